"""The hosts that the pages and the scripted answers are on: all of them loopback."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Site:
    """Origins, which one server answers on two ports.

    Browsers resolve every name below ``localhost`` to the machine itself, and take
    ``localhost`` for a public suffix.
    """

    port: int
    other_port: int

    @property
    def page(self) -> str:
        """Where the page is that asks."""
        return f"http://page.localhost:{self.port}"

    @property
    def page_on_other_port(self) -> str:
        """Another origin, of the page's site."""
        return f"http://page.localhost:{self.other_port}"

    @property
    def api(self) -> str:
        """Another site."""
        return f"http://api.localhost:{self.port}"

    @property
    def third(self) -> str:
        """A third site."""
        return f"http://third.localhost:{self.port}"

    @property
    def sibling(self) -> str:
        """Another origin, of the page's site."""
        return f"http://api.page.localhost:{self.port}"

    @property
    def others(self) -> tuple[str, ...]:
        """Every origin but the page's."""
        return self.page_on_other_port, self.api, self.third, self.sibling

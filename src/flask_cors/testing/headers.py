"""The headers of a response that a page can read."""

from __future__ import annotations

import collections.abc as cabc

from ..sansio import fetch


class PageHeaders(cabc.Mapping[str, str]):
    """What a page finds in ``response.headers``: names in lower case, found in any.

    The values of a header that was sent more than once are joined.

    :param readable: their names in lower case.
    :param sent: the names of all that the response has.
    """

    __slots__ = ("_readable", "_sent")

    def __init__(
        self, readable: cabc.Mapping[str, str], sent: cabc.Iterable[str] = ()
    ) -> None:
        self._readable = dict(readable)
        self._sent = frozenset(name.lower() for name in sent)

    def __getitem__(self, name: str) -> str:
        value = self._readable.get(name.lower())

        if value is None:
            raise KeyError(f"{name} {self.lack(name)}")

        return value

    def __iter__(self) -> cabc.Iterator[str]:
        return iter(self._readable)

    def __len__(self) -> int:
        return len(self._readable)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name.lower() in self._readable

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._readable!r})"

    @property
    def hidden(self) -> frozenset[str]:
        """The names of those that were sent, and that the page cannot read."""
        return self._sent - self._readable.keys()

    def lack(self, name: str) -> str:
        """Say why a header is not among them, as what follows its name."""
        lowered = name.lower()

        if lowered in fetch.FORBIDDEN_RESPONSE_HEADERS:
            return "is a header that no page can read."

        if lowered not in self._sent:
            return "is not among the headers of the response."

        return "was sent, but the page cannot read it: name it in expose_headers."

"""Which origins are allowed, the naive way: slow, short, and with nothing of this
package.

Each kind of entry knows how it is written, and which origins it stands for.
"""

import collections.abc as cabc
import re
import typing as t
from dataclasses import dataclass

from .grammar import is_serialized

DEFAULT_PORTS: t.Final = {"http": 80, "https": 443}


def serialized(scheme: str, host: str, port: int | None) -> str:
    """https://html.spec.whatwg.org/#ascii-serialisation-of-an-origin"""
    is_default = port in (None, DEFAULT_PORTS.get(scheme))
    return f"{scheme}://{host}" + ("" if is_default else f":{port}")


class Entry(t.Protocol):
    """One entry of ``origins``."""

    @property
    def written(self) -> object:
        """The entry, as it is written in a configuration."""

    @property
    def example(self) -> str:
        """An origin that it stands for."""

    def allows(self, origin: str) -> bool:
        """Tell whether it stands for ``origin``, a text of any kind."""


@dataclass(frozen=True, slots=True)
class Literal:
    """One origin."""

    written: str

    @property
    def example(self) -> str:
        return self.written

    def allows(self, origin: str) -> bool:
        # Browsers send lower case, some tools what somebody has typed.
        return origin.isascii() and origin.lower() == self.written


@dataclass(frozen=True, slots=True)
class Null:
    """``null``, listed to the letter."""

    written: str = "null"
    example: str = "null"

    def allows(self, origin: str) -> bool:
        return origin == "null"


@dataclass(frozen=True, slots=True)
class Anyone:
    """``*``."""

    written: str = "*"
    example: str = "https://anybody.example"

    def allows(self, origin: str) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class Wildcard:
    """A pattern as the documents describe it."""

    scheme: str
    host: str
    below: bool
    any_port: bool
    port: int | None = None

    @property
    def written(self) -> str:
        host = f"*.{self.host}" if self.below else self.host
        port = None if self.any_port else self.port
        return serialized(self.scheme, host, port) + (":*" if self.any_port else "")

    @property
    def example(self) -> str:
        host = f"a.{self.host}" if self.below else self.host
        return serialized(self.scheme, host, 3000 if self.any_port else self.port)

    def allows(self, origin: str) -> bool:
        scheme, _, rest = origin.lower().partition("://")
        host, colon, port = rest.partition(":")
        labels, own = host.split("."), self.host.split(".")
        above = labels[: -len(own)]
        is_host = labels[-len(own) :] == own and bool(above) is self.below
        return (
            scheme == self.scheme
            and is_host
            and all(re.fullmatch("[a-z0-9_-]+", label) for label in above)
            and self._allows_port(colon, port)
        )

    def _allows_port(self, colon: str, port: str) -> bool:
        if self.any_port:
            return colon == "" or re.fullmatch("[0-9]{1,5}", port) is not None

        own = serialized(self.scheme, "", self.port)
        return own == f"{self.scheme}://{colon}{port}"


@dataclass(frozen=True, slots=True)
class Loopback:
    """A host of one's own machine, without a scheme."""

    written: str = "localhost"
    example: str = "http://localhost:3000"

    def allows(self, origin: str) -> bool:
        return any(
            Wildcard(scheme, self.written, below=False, any_port=True).allows(origin)
            for scheme in ("http", "https")
        )


@dataclass(frozen=True, slots=True)
class Regex:
    """A regex that has to match the whole origin.

    :param meaning: the regex, where ``written`` is an abbreviation of it.
    """

    written: str | re.Pattern[str]
    example: str
    meaning: str = ""

    def allows(self, origin: str) -> bool:
        pattern = self.written

        if isinstance(pattern, str):
            pattern = re.compile(self.meaning or pattern, re.IGNORECASE)

        return origin != "null" and pattern.fullmatch(origin) is not None


@dataclass(frozen=True, slots=True)
class Check:
    """A function that is asked about origins."""

    written: cabc.Callable[[str], object]
    example: str

    def allows(self, origin: str) -> bool:
        try:
            return origin != "null" and bool(self.written(origin))
        except Exception:
            return False


def is_outside(entries: cabc.Iterable[Entry], origin: str) -> bool:
    """Tell whether no entry stands for ``origin``: then nobody may allow it."""
    return not any(entry.allows(origin) for entry in entries)


def is_inside(entries: cabc.Iterable[Entry], origin: str) -> bool:
    """Tell whether an entry stands for ``origin``, and a browser would send it."""
    is_sent = origin == "null" or is_serialized(origin)
    return is_sent and not is_outside(entries, origin)

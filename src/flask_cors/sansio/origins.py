"""Origins: what a request's is, and the set of those that are allowed.

An allowed origin is written strictly and parsed once; a request's is compared with one
set lookup, then with a walk over its host's labels, then with regexes.

https://fetch.spec.whatwg.org/#origin-header
"""

from __future__ import annotations

import collections.abc as cabc
import re
import typing as t
from dataclasses import dataclass
from dataclasses import field

from .fetch import is_origin_text

Check: t.TypeAlias = cabc.Callable[[str], object]

NULL: t.Final = "null"

#: https://url.spec.whatwg.org/#default-port: never written in a serialized origin.
DEFAULT_PORTS: t.Final = {"http": "80", "https": "443", "ws": "80", "wss": "443"}

_SCHEME = r"([a-z][a-z0-9+.\-]*)://"
_HOST = r"(\[[0-9a-f:.]+\]|[a-z0-9_\-]+(?:\.[a-z0-9_\-]+)*\.?)"

_ORIGIN = re.compile(rf"{_SCHEME}{_HOST}(?::([0-9]{{1,5}}))?")
_PATTERN = re.compile(rf"{_SCHEME}(\*\.)?{_HOST}(?::([0-9]{{1,5}}|\*))?")

# A regex may have been written for origins without a scheme, as tools send them.
# Beyond that it sees nothing that is not a host and a port: no path, no user name.
_HOST_SHAPED = re.compile(rf"(?:{_SCHEME})?{_HOST}(?::[0-9]{{1,5}})?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OriginPattern:
    """An allowed origin, or many: ``https://*.example.com``, ``http://localhost:*``.

    :param subdomains: whether it stands for one or more labels before ``host``, and
        not for ``host`` itself.
    :param port: absent for the scheme's own; ``*`` for any, or none.
    """

    scheme: str
    host: str
    subdomains: bool = False
    port: str | None = None

    @classmethod
    def parse(cls, text: str) -> t.Self | None:
        """Parse ``text``, whose case does not matter, or return nothing.

        The port that belongs to the scheme is left out, as browsers do.
        """
        match = _PATTERN.fullmatch(text.lower())

        if match is None:
            return None

        scheme, subdomains, host, port = match.groups()

        if port is not None and port != "*" and not _is_port(port):
            return None

        if port == DEFAULT_PORTS.get(scheme):
            port = None

        return cls(scheme, host, subdomains is not None, port)

    @property
    def is_literal(self) -> bool:
        """Whether it stands for one origin only."""
        return not self.subdomains and self.port != "*"

    def __str__(self) -> str:
        host = f"*.{self.host}" if self.subdomains else self.host
        return _serialized(self.scheme, host, self.port)


def _is_port(text: str) -> bool:
    return text[0] != "0" and int(text) <= 65535


def _serialized(scheme: str, host: str, port: str | None) -> str:
    return f"{scheme}://{host}" if port is None else f"{scheme}://{host}:{port}"


@dataclass(frozen=True, slots=True)
class AllowedOrigins:
    """The compiled set of allowed origins.

    :param any: whether ``*`` is among them.
    :param literals: serialized origins, and ``null`` where it is listed.
    :param wildcards: patterns in their serialized form.
    :param regexes: matched against the whole of an origin.
    :param checks: functions that are asked about an origin that nothing else allows.
    """

    any: bool = False
    literals: frozenset[str] = frozenset()
    wildcards: frozenset[str] = frozenset()
    regexes: tuple[re.Pattern[str], ...] = ()
    checks: tuple[Check, ...] = ()
    sole: str | None = field(init=False)
    """The only origin there can be: a constant answer, with or without an Origin."""

    def __post_init__(self) -> None:
        only_literals = not (self.any or self.wildcards or self.regexes or self.checks)
        sole = min(self.literals) if only_literals and len(self.literals) == 1 else None
        object.__setattr__(self, "sole", sole)

    @property
    def is_empty(self) -> bool:
        """Whether nobody is allowed."""
        return not (
            self.any or self.literals or self.wildcards or self.regexes or self.checks
        )

    def permit(self, origin: str) -> bool:
        """Tell whether ``origin`` is one of the literals, wildcards or regexes."""
        if origin in self.literals:
            return True

        if not is_origin_text(origin) or origin == NULL:
            return False

        lowered = origin.lower()

        return (
            lowered in self.literals
            or (bool(self.wildcards) and self._permit_wildcard(lowered))
            or (bool(self.regexes) and self._permit_regex(origin))
        )

    def _permit_wildcard(self, origin: str) -> bool:
        match = _ORIGIN.fullmatch(origin)

        if match is None:
            return False

        scheme, host, port = match.groups()

        if _serialized(scheme, host, "*") in self.wildcards:
            return True

        _, dot, parent = host.partition(".")

        while dot:
            below = f"*.{parent}"

            if (
                _serialized(scheme, below, port) in self.wildcards
                or _serialized(scheme, below, "*") in self.wildcards
            ):
                return True

            _, dot, parent = parent.partition(".")

        return False

    def _permit_regex(self, origin: str) -> bool:
        if _HOST_SHAPED.fullmatch(origin) is None:
            return False

        return any(regex.fullmatch(origin) is not None for regex in self.regexes)

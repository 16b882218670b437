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

from . import hosts
from . import schemes
from .fetch import is_origin_text
from .schemes import DEFAULT_PORTS

Check: t.TypeAlias = cabc.Callable[[str], object]

NULL: t.Final = "null"

_SCHEME = r"([a-z][a-z0-9+.\-]*)://"
_HOST = r"(\[[0-9a-f:.]+\]|[a-z0-9_\-]+(?:\.[a-z0-9_\-]+)*\.?)"

_ORIGIN = re.compile(rf"{_SCHEME}{_HOST}(?::([0-9]{{1,5}}))?")

# Programs that serve pages from a scheme of their own may have a dot for a host.
_PATTERN = re.compile(rf"{_SCHEME}(\*\.)?({_HOST}|\.)(?::([0-9]{{1,5}}|\*))?")

# What nearly all are, so that a long list of them is read at once: a web page's, of
# letters, digits and hyphens, with nothing in it to look at any closer.
_LABEL = r"[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?"
_ORDINARY = re.compile(
    rf"https?://(?:(?!xn--){_LABEL}\.)*(?!xn--)(?![0-9]){_LABEL}"
    r"(?::(?!80$|443$)[1-9][0-9]{0,3})?"
)
_ORDINARY_LENGTH = 200

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
        # Some letters outside of ASCII have a lower case inside of it.
        match = _PATTERN.fullmatch(text.lower()) if text.isascii() else None

        if match is None:
            return None

        scheme, subdomains, host, _, port = match.groups()

        if port is not None and port != "*" and not is_port(port):
            return None

        if not _is_scheme(scheme) or not _is_host(scheme, host, subdomains):
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


def is_ordinary(text: str) -> bool:
    """Tell whether ``text`` is an origin of the plainest kind, just as it is sent."""
    return len(text) <= _ORDINARY_LENGTH and _ORDINARY.fullmatch(text) is not None


def is_port(text: str) -> bool:
    """Tell whether ``text``, of up to five digits, is a port that pages can have."""
    return text[0] != "0" and int(text) <= 65535


def _is_scheme(text: str) -> bool:
    return text in schemes.SPECIAL or schemes.misspelling(text) is None


def _is_host(scheme: str, host: str, subdomains: str | None) -> bool:
    if scheme not in schemes.SPECIAL and not host.startswith("["):
        return host != "." or not subdomains

    # A pattern of subdomains needs room for one, and that their host can have one.
    return hosts.misspelling(f"a.{host}" if subdomains else host) is None


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

    _depths: tuple[int, ...] = field(init=False, repr=False, compare=False)
    """The numbers of labels that wildcards have."""

    def __post_init__(self) -> None:
        only_literals = not (self.any or self.wildcards or self.regexes or self.checks)
        sole = min(self.literals) if only_literals and len(self.literals) == 1 else None
        object.__setattr__(self, "sole", sole)
        hosts = (wildcard.partition("://*.")[2] for wildcard in self.wildcards)
        depths = {host.count(".") + 1 for host in hosts if host}
        object.__setattr__(self, "_depths", tuple(sorted(depths)))

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

        if not is_origin_text(origin):
            return False

        lowered = origin.lower()

        # It is told by its one spelling alone.
        if lowered == NULL:
            return False

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

        # A host may have a hundred labels: only so many of them are looked at as some
        # wildcard has.
        for depth in self._depths:
            first, *labels = host.rsplit(".", depth)

            if len(labels) < depth:
                break

            below = f"*.{host[len(first) + 1 :]}"

            if (
                _serialized(scheme, below, port) in self.wildcards
                or _serialized(scheme, below, "*") in self.wildcards
            ):
                return True

        return False

    def _permit_regex(self, origin: str) -> bool:
        if _HOST_SHAPED.fullmatch(origin) is None:
            return False

        return any(regex.fullmatch(origin) is not None for regex in self.regexes)

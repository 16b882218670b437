"""Origins: what a request's is, and the set of those that are allowed.

An allowed origin is written strictly and parsed once; a request's is compared with one
set lookup, then with a walk over its host's labels, then with regexes.

https://fetch.spec.whatwg.org/#origin-header
"""

from __future__ import annotations

import collections.abc as cabc
import functools
import re
import typing as t
from dataclasses import dataclass
from dataclasses import field

from .fetch import is_origin_text
from .fetch import MAX_ORIGIN_LENGTH
from .option_types import Check

NULL: t.Final = "null"

#: Origins that nobody has: whatever lets one of them in lets in everybody.
PROBES: t.Final = ("https://cors-probe.invalid", "http://cors-probe.invalid")

#: As many regexes are sorted out before they are tried.
_MANY: t.Final = 16

#: The parts of a regex for an origin in lower case.
SCHEME: t.Final = r"([a-z][a-z0-9+.\-]*)://"
HOST: t.Final = r"(\[[0-9a-f:.]+\]|[a-z0-9_\-]+(?:\.[a-z0-9_\-]+)*\.?)"

# What nearly all are, so that a long list of them is read at once: a web page's, with
# nothing in it to look at any closer. No character is looked at twice, and in so few
# of them no label is too long.
_LABEL = r"[a-z0-9]++(?:-[a-z0-9]++)*+"
_ORDINARY = re.compile(
    rf"https?://(?:{_LABEL}\.)*+(?![0-9]){_LABEL}(?::(?!80$|443$)[1-9][0-9]{{0,3}})?"
)
_ORDINARY_LENGTH = len("https://") + 63


def is_ordinary(text: str) -> bool:
    """Tell whether ``text`` is an origin of the plainest kind, just as it is sent."""
    return are_ordinary((text,))


def are_ordinary(texts: cabc.Collection[str]) -> bool:
    """The same of many, in two thirds of the time."""
    is_short = max(map(len, texts), default=0) <= _ORDINARY_LENGTH
    return is_short and all(map(_ORDINARY.fullmatch, texts))


@functools.cache
def _origin() -> re.Pattern[str]:
    """An origin's parts. Few configurations have a wildcard that needs them."""
    return re.compile(rf"{SCHEME}{HOST}(?::([0-9]{{1,5}}))?")


@functools.cache
def _host_shaped() -> re.Pattern[str]:
    """A regex may have been written for origins without a scheme, as tools send them.
    Beyond that it sees nothing that is not a host and a port: no path, no user name.
    """
    return re.compile(rf"(?:{SCHEME})?{HOST}(?::[0-9]{{1,5}})?", re.IGNORECASE)


def serialized(scheme: str, host: str, port: str | None) -> str:
    """Write an origin as browsers do."""
    return f"{scheme}://{host}" if port is None else f"{scheme}://{host}:{port}"


def _long(origins: frozenset[str]) -> frozenset[str]:
    if max(map(len, origins), default=0) <= MAX_ORIGIN_LENGTH:
        return frozenset()

    return frozenset(o for o in origins if len(o) > MAX_ORIGIN_LENGTH)


def _matcher(regexes: tuple[re.Pattern[str], ...]) -> Check:
    if len(regexes) >= _MANY:
        from .regexes.closings import Closings

        return Closings(regexes).match

    return lambda origin: any(regex.fullmatch(origin) for regex in regexes)


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

    long_literals: frozenset[str] = field(init=False, repr=False, compare=False)
    """Those of the literals that are longer than any origin of the web."""

    _depths: tuple[int, ...] = field(init=False, repr=False, compare=False)
    """The numbers of labels that wildcards have."""

    _matches: Check = field(init=False, repr=False, compare=False)
    """Tells whether one of the regexes matches an origin."""

    def __post_init__(self) -> None:
        only_literals = not (self.any or self.wildcards or self.regexes or self.checks)
        sole = min(self.literals) if only_literals and len(self.literals) == 1 else None
        object.__setattr__(self, "sole", sole)
        object.__setattr__(self, "long_literals", _long(self.literals))
        hosts = (wildcard.partition("://*.")[2] for wildcard in self.wildcards)
        depths = {host.count(".") + 1 for host in hosts if host}
        object.__setattr__(self, "_depths", tuple(sorted(depths)))
        object.__setattr__(self, "_matches", _matcher(self.regexes))

    @property
    def is_open(self) -> bool:
        """Whether every origin is allowed, as far as can be seen without asking
        functions.
        """
        return self.any or any(map(self.permit, PROBES))

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

    def lists(self, origin: str) -> bool:
        """Tell whether ``origin`` is one of the literals or wildcards, of which there
        may be any number.

        :param origin: as browsers write it, in lower case.
        """
        return origin in self.literals or self._permit_wildcard(origin)

    def _permit_wildcard(self, origin: str) -> bool:
        match = _origin().fullmatch(origin)

        if match is None:
            return False

        scheme, host, port = match.groups()

        if serialized(scheme, host, "*") in self.wildcards:
            return True

        # A host may have a hundred labels: only so many of them are looked at as some
        # wildcard has.
        for depth in self._depths:
            first, *labels = host.rsplit(".", depth)

            if len(labels) < depth:
                break

            below = f"*.{host[len(first) + 1 :]}"

            if (
                serialized(scheme, below, port) in self.wildcards
                or serialized(scheme, below, "*") in self.wildcards
            ):
                return True

        return False

    def _permit_regex(self, origin: str) -> bool:
        is_shaped = _host_shaped().fullmatch(origin) is not None
        return is_shaped and bool(self._matches(origin))

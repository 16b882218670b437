"""Neighbours: origins that a pattern should not match, made from those that it does.

The names are those of RFC 2606: nobody has them, and anybody could have their like.
https://www.rfc-editor.org/rfc/rfc2606#section-3
"""

from __future__ import annotations

import collections.abc as cabc
import re
import typing as t
from dataclasses import dataclass

from .witnesses import DOT
from .witnesses import FIXED
from .witnesses import STRAY
from .witnesses import VARIED
from .witnesses import Witness
from .witnesses import witnesses

#: A host that is not the user's, and one for where the user's is below ``example``.
STRANGER: t.Final = "attacker.example"
_OTHER_STRANGER: t.Final = "attacker.test"

#: So many origins of a pattern are looked at, and no more.
_LOOKED_AT: t.Final = 12

_ORIGIN = re.compile(
    r"(?P<scheme>[a-z][a-z0-9+.\-]*)://"
    r"(?P<host>\[[0-9a-f:.]+\]|[a-z0-9_\-]+(?:\.[a-z0-9_\-]+)*)"
    r"(?P<port>:[0-9]{1,5})?",
    re.IGNORECASE,
)
_RUN = re.compile(f"[^{VARIED}{STRAY}]+")
_ADDRESS = re.compile(r"[0-9.]+|\[.*\]")
_LOOPBACK = re.compile(r"(?:.*\.)?localhost|127\.[0-9.]+|\[::1\]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Site:
    """An origin that a pattern matches.

    :param port: with its colon; empty where there is none.
    :param marks: how each character of the host stands in the pattern.
    :param start: where in the host its last fixed part begins.
    :param end: where that ends.
    :param is_scheme_named: whether the pattern names the scheme.
    :param is_port_named: whether it names a port, or that there may be one.
    """

    scheme: str
    host: str
    port: str
    marks: str
    start: int
    end: int
    is_scheme_named: bool
    is_port_named: bool

    @classmethod
    def of(cls, witness: Witness) -> t.Self | None:
        """The origin that ``witness`` is, if it is one."""
        match = _ORIGIN.fullmatch(witness.text)

        if match is None:
            return None

        start, end = match.span("host")
        marks = witness.marks[start:end]
        runs = [run.span() for run in _RUN.finditer(marks)]
        last = runs[-1] if runs else (end - start, end - start)
        port = match["port"] or ""
        return cls(
            match["scheme"],
            match["host"],
            port,
            marks,
            *last,
            VARIED not in witness.marks[:start],
            bool(port) and witness.marks[end] != VARIED,
        )

    def __str__(self) -> str:
        return f"{self.scheme}://{self.host}{self.port}"

    @property
    def is_named(self) -> bool:
        """Whether the pattern names any of the host."""
        return any(
            char.isalnum() and mark in (FIXED, DOT)
            for char, mark in zip(self.host, self.marks, strict=True)
        )

    @property
    def base(self) -> str:
        """The fixed part that the host ends with, without a dot before it."""
        return self.host[self.start :].lstrip(".") if self.is_closed else ""

    @property
    def is_closed(self) -> bool:
        """Whether the host ends as the pattern has it."""
        return self.start < self.end == len(self.host)

    @property
    def is_proper(self) -> bool:
        """Whether the host is the one that the pattern names, or below that, as far
        as can be told: what varies is a label of its own, or within one.
        """
        if not self.is_named:
            return False

        before = self.host[max(self.start - 1, 0) : self.start + 1]
        after = self.host[self.end - 1 : self.end + 1]
        is_apart = self.start == 0 or not before.isalnum()
        ends = self.is_closed or (after[0] == "." and after[1:].isdigit())
        return is_apart and ends

    @property
    def is_loopback(self) -> bool:
        """Whether the host is this machine."""
        return _LOOPBACK.fullmatch(self.host) is not None

    @property
    def stranger(self) -> str:
        """A host that is not below the part that the pattern names."""
        is_below = bool(self.base) and STRANGER.endswith(f".{self.base}")
        return _OTHER_STRANGER if is_below else STRANGER

    def at(self, host: str) -> str:
        """The same origin, with another host."""
        return f"{self.scheme}://{host}{self.port}"


def sites(regex: re.Pattern[str]) -> tuple[Site, ...]:
    """Origins that ``regex`` matches, those first that seem to be meant."""
    found: dict[str, Site] = {}

    for witness in witnesses(regex):
        site = Site.of(witness)

        if site is not None:
            found.setdefault(str(site), site)

        if len(found) == _LOOKED_AT:
            break

    return tuple(sorted(found.values(), key=_oddness))


def _oddness(site: Site) -> tuple[bool, bool, bool]:
    return not site.is_proper, STRAY in site.marks, bool(site.port)


def named_schemes(regex: re.Pattern[str]) -> frozenset[str]:
    """The schemes that ``regex`` names."""
    found = (Site.of(witness) for witness in witnesses(regex))
    return frozenset(site.scheme for site in found if site and site.is_scheme_named)


def after(site: Site) -> cabc.Iterator[str]:
    """A stranger's host that begins as the pattern has it."""
    if not site.is_named:
        return

    fixed = site.host[: site.end]
    yield site.at(f"{fixed}.{site.stranger}")
    yield site.at(f"{fixed}{site.stranger}")

    # The name is the user's, and below another top-level domain it is not.
    if fixed.endswith("."):
        yield site.at(f"{fixed}xyz")


def before(site: Site) -> cabc.Iterator[str]:
    """A stranger's host that ends as the pattern has it."""
    if "." in site.base:
        yield site.at(f"attacker{site.base}")
        yield site.at(f"attacker-{site.base}")


def disguised(site: Site) -> cabc.Iterator[str]:
    """What looks like an origin of the user's, and is none.

    A regex never comes to see these, whatever it would match.
    """
    yield f"{site}@{site.stranger}"
    yield f"{site.scheme}://{site.stranger}/{site.host}"
    yield f"{site.scheme}://{site.stranger}?{site.host}"
    yield f"{site.scheme}://{site.stranger}#{site.host}"
    yield f"{site.scheme}://{site.stranger},{site}"
    yield f"{site.scheme}://{site.stranger} {site}"
    yield f"{site},{site.scheme}://{site.stranger}"
    yield "null"


def undotted(site: Site) -> cabc.Iterator[str]:
    """The host with letters for those dots that are not escaped: first such a name as
    can be registered, then any.
    """
    dots = [place for place, mark in enumerate(site.marks) if mark == DOT]
    dots = [place for place in dots if site.host[place] == "."]
    last = site.host.rfind(".")
    is_address = _ADDRESS.fullmatch(site.host) is not None

    if not is_address and dots != [last]:
        yield site.at(_replaced(site.host, [place for place in dots if place != last]))

    yield site.at(_replaced(site.host, dots))


def _replaced(host: str, places: cabc.Collection[int]) -> str:
    return "".join("x" if place in places else c for place, c in enumerate(host))


def with_other_schemes(site: Site, named: cabc.Container[str]) -> cabc.Iterator[str]:
    """The host, as anybody between browser and server could forge it."""
    for scheme in ("http", "https", "ws", "app"):
        if scheme not in named:
            yield f"{scheme}://{site.host}{site.port}"


def with_another_port(site: Site) -> str:
    """The host, with what else runs on that machine."""
    return f"{site.scheme}://{site.host}:8443"


def beginning_with(site: Site) -> cabc.Iterator[str]:
    """A stranger's origin that begins with the whole of this one."""
    if site.port:
        yield f"{site}0"
    else:
        yield f"{site}.{site.stranger}"

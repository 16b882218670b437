"""Judges of credentials for all names below a domain, where that is anybody's.

https://publicsuffix.org/learn/
"""

from __future__ import annotations

import collections.abc as cabc
import re
from dataclasses import dataclass

from ..findings import Fault
from ..findings import Finding
from ..origin_patterns import OriginPattern
from ..origins import AllowedOrigins
from ..policy import Policy
from .entries import and_others
from .entries import entries_of
from .instruments import Instruments
from .samples import after_scheme
from .samples import samples
from .subject import is_open
from .subject import of_option

# Names of other schemes are not registered anywhere.
_SCHEMES = frozenset({"ftp", "http", "https"})


@dataclass(frozen=True, slots=True)
class _Below:
    """What lets in all names below a domain.

    :param value: the entry, or the regex.
    :param own: what might be somebody's own name there.
    :param is_apart: whether a dot stands before the domain. Where a regex lacks it,
        names are let in that end alike, and other rules tell that.
    """

    value: str
    domain: str
    own: str
    is_apart: bool = True


def public_suffix_with_credentials(
    policy: Policy, instruments: Instruments
) -> cabc.Iterator[Finding]:
    """Anybody may get a name that is let in."""
    source = policy.settings["supports_credentials"].source

    for below in _below(policy):
        if below.is_apart and instruments.is_public_suffix(below.domain):
            yield of_option(
                policy,
                "origins",
                Fault.PUBLIC_SUFFIX_WITH_CREDENTIALS,
                f"anybody can have a name below {below.domain!r}, and with "
                f"supports_credentials, from {source}, may then read what its "
                f"visitors' cookies show.",
                f"Name your own, such as {below.own!r}.",
                value=below.value,
            )


def public_suffixes_unknown(
    policy: Policy, instruments: Instruments
) -> cabc.Iterator[Finding]:
    """Whether anybody may get such a name is for the library to say."""
    unknown = [
        below
        for below in _below(policy)
        if instruments.is_public_suffix(below.domain) is None
    ]

    if unknown:
        first, *others = unknown
        source = policy.settings["supports_credentials"].source
        yield of_option(
            policy,
            "origins",
            Fault.PUBLIC_SUFFIXES_UNKNOWN,
            f"not compared with the public suffixes, below which anybody can have a "
            f"name: their list is not installed, and supports_credentials, from "
            f"{source}, is on.{and_others([below.value for below in others])}",
            'Install the list: pip install "flask-cors[audit]".',
            value=first.value,
        )


def _below(policy: Policy) -> cabc.Iterator[_Below]:
    if not policy.credentialed or is_open(policy):
        return

    if policy.origins.wildcards:
        for entry in entries_of(policy):
            for pattern in entry.patterns:
                if pattern.subdomains and pattern.scheme in _SCHEMES:
                    yield _Below(entry.written, pattern.host, _named(pattern))

    for regex in policy.origins.regexes:
        for domain, is_apart in dict.fromkeys(_domains(regex)):
            own = f"https://your-name.{domain}"
            yield _Below(regex.pattern, domain, own, is_apart)


def _named(pattern: OriginPattern) -> str:
    return str(pattern).replace("*", "your-name", 1).removesuffix(":*")


def _domains(regex: re.Pattern[str]) -> cabc.Iterator[tuple[str, bool]]:
    """The domains below which ``regex`` lets in more names than it names, and whether
    any name will do there.
    """
    allowed = AllowedOrigins(regexes=(regex,))

    for pair in samples(regex):
        for scheme in ("https", "http"):
            one, other = (f"{scheme}://{after_scheme(text)}".lower() for text in pair)

            if allowed.permit(one) and allowed.permit(other):
                yield from _shared(one, other)


def _shared(one: str, other: str) -> cabc.Iterator[tuple[str, bool]]:
    """The domain that two origins share, if it is not all of their hosts, and whether
    the names before it differ to the end.
    """
    parsed = OriginPattern.parse(one), OriginPattern.parse(other)

    if None in parsed:
        return

    hosts = [pattern.host.split(".") for pattern in parsed if pattern is not None]
    shared: list[str] = []

    # An address has no domain.
    if hosts[0][-1].isdigit():
        return

    for label, same in zip(*map(reversed, hosts), strict=False):
        if label != same:
            break

        shared.insert(0, label)

    if shared and hosts[0] != hosts[1]:
        ends = {".".join(host[: -len(shared)])[-1:] for host in hosts}
        yield ".".join(shared), len(ends) == 2

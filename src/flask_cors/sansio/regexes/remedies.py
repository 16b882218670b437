"""Remedies: what to write instead of a pattern that lets in too much.

Each is tried out before it is named: it lets in what was meant, and no neighbour.
"""

from __future__ import annotations

import collections.abc as cabc
import itertools
import re

from ..origin_patterns import OriginPattern
from ..origins import AllowedOrigins
from . import spellings
from .neighbours import Site
from .openings import Examined
from .openings import examined
from .openings import is_clean
from .openings import IsPublicSuffix
from .tree import parsed
from .witnesses import samples

# Of the texts that a pattern may match so many are looked at.
_LOOKED_AT = 32


def remedies(
    pattern: Examined, written: str, is_public_suffix: IsPublicSuffix
) -> tuple[str, ...]:
    """Values to write instead of ``pattern``, the simplest first; often none.

    :param written: its text, as a user writes it.
    """
    meant = _meant(pattern)

    if not meant:
        return ()

    plain = next(_plain(pattern, meant), None)

    if plain is not None:
        return (plain,)

    for text in dict.fromkeys(spellings.respelled(written, meant[0].scheme)):
        if _is_right(text, pattern, meant, is_public_suffix):
            return (text,)

    return ()


def _meant(pattern: Examined) -> tuple[Site, ...]:
    """The origins that are let in, and should be."""
    proper = pattern.proper
    named = [site for site in proper if site.is_scheme_named]

    if not named:
        named = [site for site in proper if site.scheme == "https"]

    return tuple(
        site
        for site in named
        if not site.port or site.is_port_named or site.is_loopback
    )


def _plain(pattern: Examined, meant: tuple[Site, ...]) -> cabc.Iterator[str]:
    """An origin, or a wildcard pattern, that says the same."""
    scheme, base = meant[0].scheme, meant[0].base

    for host in (base, f"*.{base}"):
        for port in ("", ":*"):
            text = f"{scheme}://{host}{port}"
            parsed = OriginPattern.parse(text)

            if parsed is None or not base:
                continue

            if _is_within(pattern, text) and _permits(_allowed(parsed), meant):
                yield str(parsed)


def _is_within(pattern: Examined, text: str) -> bool:
    """Tell whether what a wildcard pattern allows, ``pattern`` allows as well."""
    host = text.replace("*.", "a-1.b2.", 1).removesuffix(":*")
    ports = ("", ":1", ":65535") if text.endswith(":*") else ("",)
    return all(pattern.permit(f"{host}{port}") for port in ports)


def _allowed(pattern: OriginPattern) -> AllowedOrigins:
    texts = frozenset({str(pattern)})

    if pattern.is_literal:
        return AllowedOrigins(literals=texts)

    return AllowedOrigins(wildcards=texts)


def _is_right(
    text: str,
    pattern: Examined,
    meant: tuple[Site, ...],
    is_public_suffix: IsPublicSuffix,
) -> bool:
    try:
        better = examined(re.compile(text, re.IGNORECASE))
    except re.error:
        return False

    return (
        _permits(better.allowed, meant)
        and _permits(pattern.allowed, better.sites)
        and is_clean(better, is_public_suffix)
    )


def _permits(allowed: AllowedOrigins, meant: tuple[Site, ...]) -> bool:
    return all(allowed.permit(str(site)) for site in meant)


def ended(
    pattern: Examined, written: str, is_public_suffix: IsPublicSuffix
) -> tuple[str, ...]:
    """The text of ``pattern`` with an end, where that is all that it lacks."""
    text = spellings.ended(written)

    if _is_right(text, pattern, pattern.proper, is_public_suffix):
        return (text,)

    return remedies(pattern, written, is_public_suffix)


def wildcard_near(regex: re.Pattern[str]) -> str | None:
    """A wildcard pattern for the host that ``regex`` seems to be about, without a
    look at what it matches.
    """
    root = parsed(regex)

    if root is None:
        return None

    found = filter(None, map(Site.of, itertools.islice(samples(root), _LOOKED_AT)))
    named = (site for site in found if site.is_proper and "." in site.base)
    site = next(named, None)

    if site is None:
        return None

    return str(OriginPattern(site.scheme, site.base, subdomains=True))

"""Openings: the neighbours that a pattern lets in."""

from __future__ import annotations

import collections.abc as cabc
import functools
import re
import typing as t
from dataclasses import dataclass

from ..origins import AllowedOrigins
from . import neighbours
from . import spellings
from .neighbours import Site
from .neighbours import sites
from .witnesses import DOT
from .witnesses import STRAY

IsPublicSuffix: t.TypeAlias = cabc.Callable[[str], bool | None]

# The best known of the domains below which anybody can have a name, for where there is
# no list of all. https://publicsuffix.org/list/public_suffix_list.dat
_SHARED: t.Final = frozenset(
    {"amplifyapp.com", "appspot.com", "azurestaticapps.net", "azurewebsites.net"}
    | {"cloudfront.net", "firebaseapp.com", "fly.dev", "github.io", "gitlab.io"}
    | {"glitch.me", "herokuapp.com", "netlify.app", "ngrok-free.app", "ngrok.io"}
    | {"onrender.com", "pages.dev", "run.app", "a.run.app", "surge.sh"}
    | {"trycloudflare.com", "up.railway.app", "vercel.app", "web.app", "workers.dev"}
)
_SECOND_LEVEL = re.compile(r"(?:ac|co|com|edu|go|gov|ne|net|or|org)\.[a-z]{2}")


@dataclass(frozen=True, slots=True)
class Examined:
    """A pattern, and origins that it matches.

    :param allowed: the pattern as requests meet it.
    """

    regex: re.Pattern[str]
    allowed: AllowedOrigins
    sites: tuple[Site, ...]

    @property
    def proper(self) -> tuple[Site, ...]:
        """Those of the origins that seem to be meant."""
        proper = [site for site in self.sites if site.is_proper]
        named = [site for site in proper if STRAY not in site.marks]
        return tuple(named or proper)

    @property
    def without_dots(self) -> Examined | None:
        """The same pattern with its dots escaped, where that makes a difference."""
        text = spellings.escaped(self.regex.pattern)

        if text == self.regex.pattern:
            return None

        return examined(re.compile(text, self.regex.flags))

    def permit(self, origin: str) -> bool:
        """Tell whether ``origin`` is let in, by all that it has to pass."""
        return self.allowed.permit(origin)

    def first(self, origins: cabc.Iterable[str]) -> str | None:
        """The first of ``origins`` that is let in."""
        return next((origin for origin in origins if self.permit(origin)), None)


# The same pattern is asked about by every rule, and for every path of a table.
@functools.lru_cache(maxsize=1024)
def examined(regex: re.Pattern[str]) -> Examined:
    """Look at a pattern."""
    return Examined(regex, AllowedOrigins(regexes=(regex,)), sites(regex))


def hostile(examined: Examined, is_public_suffix: IsPublicSuffix) -> str | None:
    """A stranger's origin that is let in, and would be with the dots escaped."""
    found = _stranger(examined, is_public_suffix)
    escaped = examined.without_dots

    if found is None or escaped is None:
        return found

    return _stranger(escaped, is_public_suffix)


def undotted(examined: Examined, is_public_suffix: IsPublicSuffix) -> str | None:
    """An origin that is let in as a dot stands for any character: a stranger's where
    there is one.
    """
    found = examined.first(
        origin
        for site in examined.sites
        if DOT in site.marks
        for origin in neighbours.undotted(site)
    )

    if found is None or hostile(examined, is_public_suffix) is not None:
        return found

    return _stranger(examined, is_public_suffix) or found


def _stranger(examined: Examined, is_public_suffix: IsPublicSuffix) -> str | None:
    found = examined.first(
        origin for first in examined.sites[:1] for origin in neighbours.disguised(first)
    ) or examined.first(
        origin for site in examined.sites for origin in neighbours.after(site)
    )

    if found is not None:
        return found

    for site in examined.sites:
        found = examined.first(neighbours.before(site))

        if found is not None and _is_anybodys(_parent(site), is_public_suffix):
            return found

    return None


def anybodys(examined: Examined) -> str | None:
    """An origin that is let in as the pattern names no host."""
    return examined.first(
        site.at(neighbours.STRANGER) for site in examined.sites if not site.is_named
    )


def other_scheme(examined: Examined) -> str | None:
    """An origin that is let in with a scheme that the pattern does not name."""
    named = neighbours.named_schemes(examined.regex)
    return examined.first(
        origin
        for site in examined.proper
        if not site.is_loopback
        for origin in neighbours.with_other_schemes(site, named)
    )


def other_port(examined: Examined) -> str | None:
    """An origin that is let in with a port, of which the pattern says nothing."""
    text = examined.regex.pattern.replace("://", "").replace("(?:", "")

    if ":" in text:
        return None

    return examined.first(
        neighbours.with_another_port(site)
        for site in examined.proper
        if not site.port and not site.is_loopback
    )


def former(examined: Examined) -> str | None:
    """An origin that flask-cors 6 let in, and this version does not: it matched from
    the start, and looked no further than the pattern.
    """
    for site in examined.proper:
        for origin in neighbours.beginning_with(site):
            if examined.regex.match(origin) and not examined.permit(origin):
                return origin

    return None


def is_clean(examined: Examined, is_public_suffix: IsPublicSuffix) -> bool:
    """Tell whether nothing is let in, or was, that should not be."""
    return not (
        _stranger(examined, is_public_suffix)
        or undotted(examined, is_public_suffix)
        or other_scheme(examined)
        or other_port(examined)
        or former(examined)
    )


def is_registrable(origin: str, is_public_suffix: IsPublicSuffix) -> bool:
    """Tell whether anybody can have the host of ``origin``."""
    _, _, parent = origin.rpartition("://")[2].partition(".")
    return bool(parent) and _is_anybodys(parent.partition(":")[0], is_public_suffix)


def _parent(site: Site) -> str:
    return site.base.partition(".")[2].lower()


def _is_anybodys(domain: str, is_public_suffix: IsPublicSuffix) -> bool:
    """Tell whether anybody can have a name below ``domain``."""
    if domain in _SHARED or _SECOND_LEVEL.fullmatch(domain):
        return True

    known = is_public_suffix(domain)
    return "." not in domain if known is None else known

"""Sites: whose pages the origins of a policy are, as far as their text shows.

A site is a registrable domain with all that is below it: ``app.example.com`` and
``api.example.com`` are of one site. A port makes no difference.

https://html.spec.whatwg.org/multipage/browsers.html#sites
"""

from __future__ import annotations

import collections.abc as cabc
import re

from ..judges.subject import is_open
from ..origin_patterns import OriginPattern
from ..policy import Policy

_LOOPBACK = re.compile(r"(?:[a-z0-9\-]+\.)*localhost|127(?:\.[0-9]{1,3}){3}|\[::1\]")

_REGEX_ESCAPE = re.compile(r"\\(.)")
_HOST_IN_REGEX = re.compile(r"[a-z0-9\-]+(?:\.[a-z0-9\-]+)+|localhost")


def is_loopback(host: str) -> bool:
    """Tell whether ``host`` is the visitor's own machine."""
    return _LOOPBACK.fullmatch(host) is not None


def is_for_development(policy: Policy) -> bool:
    """Tell whether all that ``policy`` lets in is the visitor's own machine."""
    if is_open(policy) or policy.origins.checks:
        return False

    hosts = [host for _, host in _named(policy)]
    return bool(hosts) and all(map(is_loopback, hosts))


def foreign(policy: Policy, site: str | None) -> str | None:
    """An origin of another site that ``policy`` lets in; ``*`` where it lets in all.

    Nothing where none is known: a function may let in any origin, or none. Origins of
    loopback hosts are for development, and do not count, unless the application's own
    host is one.

    :param site: the application's own; where it is not known, every other may be.
    """
    if is_open(policy):
        return "*"

    is_local = site is not None and is_loopback(site)

    for origin, host in _named(policy):
        if (is_local or not is_loopback(host)) and not _is_of(host, site):
            return origin

    return None


def _is_of(host: str, site: str | None) -> bool:
    return site is not None and (host == site or host.endswith(f".{site}"))


def _named(policy: Policy) -> cabc.Iterator[tuple[str, str]]:
    """The origins that are written out, each with its host."""
    origins = policy.origins

    for text in sorted(origins.literals | origins.wildcards):
        pattern = OriginPattern.parse(text)

        if pattern is not None and pattern.scheme in ("http", "https"):
            yield text, pattern.host

    for regex in origins.regexes:
        text = _REGEX_ESCAPE.sub(r"\1", regex.pattern.lower())
        yield from ((regex.pattern, host) for host in _HOST_IN_REGEX.findall(text))

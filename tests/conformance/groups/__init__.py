"""The cases, in groups by what they are about."""

from __future__ import annotations

import collections.abc as cabc
import typing as t

from ..cases import Case
from ..site import Site
from . import allow_credentials
from . import allow_lists
from . import allow_origin
from . import caching
from . import cookies
from . import exposing
from . import locations
from . import methods
from . import mixtures
from . import modes
from . import page_headers
from . import redirects
from . import safelisted
from . import statuses

Making: t.TypeAlias = cabc.Callable[[Site], cabc.Iterable[Case]]

_GROUPS: t.Final[dict[str, Making]] = {
    "allow-origin": allow_origin.cases,
    "allow-credentials": allow_credentials.cases,
    "allow-methods": allow_lists.of_methods,
    "allow-headers": allow_lists.of_headers,
    "expose-headers": exposing.cases,
    "statuses of preflights": statuses.of_preflights,
    "statuses": statuses.of_answers,
    "max-age": caching.cases,
    "methods": methods.cases,
    "safelisted headers": safelisted.cases,
    "headers of the page": page_headers.cases,
    "redirects": redirects.cases,
    "locations": locations.cases,
    "modes": modes.cases,
    "cookies": cookies.cases,
    "mixtures": mixtures.cases,
}

NAMES: t.Final = tuple(_GROUPS)


def group(name: str, site: Site) -> list[Case]:
    """The cases of a group; each of them once."""
    return list({case.key: case for case in _GROUPS[name](site)}.values())

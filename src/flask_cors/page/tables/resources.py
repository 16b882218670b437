"""Tables of paths as data, in the order in which their entries are tried."""

from __future__ import annotations

import re
import typing as t

from ...sansio.paths import PathPattern
from ...sansio.paths import Reach
from ...sansio.resources import Resources
from ...scopes import Scope
from . import origins
from . import policies
from . import remedies
from .policies import Policies

Document: t.TypeAlias = dict[str, t.Any]

#: Servers let through a path of 8,000 characters, and more; few have as many as this.
LONGEST_PATH: t.Final = 2048


def table(resources: Resources, known: Policies) -> Document:
    """A table of paths."""
    entries = [
        {**_pattern(entry.pattern), "policy": known.number(entry.policy)}
        for entry in resources.entries
    ]
    return {"entries": entries, "beyond": policies.protection(resources.beyond)}


def scope(found: Scope, known: Policies) -> Document:
    """What governs the paths of a blueprint."""
    return {
        "name": found.name,
        "prefix": _regex(found.prefix),
        "subdomain": _regex(found.subdomain),
        **table(found.resources, known),
    }


def _pattern(pattern: PathPattern) -> Document:
    is_regex = pattern.reach is Reach.REGEX
    return {
        "text": pattern.text,
        "kind": pattern.reach.name.lower(),
        "identity": list(pattern.identity),
        "specificity": list(pattern.specificity),
        "stem": pattern.stem,
        "regex": _regex(pattern.regex) if is_regex else None,
        **remedies.path_pattern(pattern),
    }


def _regex(regex: re.Pattern[str] | None) -> Document | None:
    return None if regex is None else origins.pattern(regex, LONGEST_PATH)

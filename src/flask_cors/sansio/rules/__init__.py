"""The table of rules: every mistake in a configuration that is looked for.

A rule is a row here, in the module of what it looks at, and a piece of code that finds
it: where a value is read (:mod:`..forms`, :mod:`..origin_forms`, :mod:`..grants`), or a
judge of what the values make together (:mod:`..judges`, :mod:`..audit`).
"""

from __future__ import annotations

import collections.abc as cabc
import types
import typing as t

from ..findings import Fault
from . import applications
from . import grants
from . import names
from . import origins
from . import regexes
from . import resources
from . import spellings
from .rule import Rule

RULES: t.Final[tuple[Rule, ...]] = (
    *names.RULES,
    *spellings.RULES,
    *origins.RULES,
    *regexes.RULES,
    *grants.RULES,
    *resources.RULES,
    *applications.RULES,
)

BY_FAULT: t.Final[cabc.Mapping[Fault, Rule]] = types.MappingProxyType(
    {rule.fault: rule for rule in RULES}
)

BY_ID: t.Final[cabc.Mapping[str, Rule]] = types.MappingProxyType(
    {rule.id: rule for rule in RULES}
)

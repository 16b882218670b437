"""Reports: what an audit says, in the formats that people and programs read.

To add a format, write its module and name it here.
"""

from __future__ import annotations

import collections.abc as cabc
import types
import typing as t

from ..sansio.audit.outcome import Audit
from . import document
from . import sarif
from . import terminal
from .surroundings import Surroundings as Surroundings
from .terminal import summary as summary

Render: t.TypeAlias = cabc.Callable[[Audit, Surroundings], str]

FORMATS: t.Final[cabc.Mapping[str, Render]] = types.MappingProxyType(
    {"text": terminal.render, "json": document.render, "sarif": sarif.render}
)

"""The effective configuration: what is in force, as plain values that can be given
again.
"""

from __future__ import annotations

import collections.abc as cabc
import re

from .layers import Setting
from .layers import Settings
from .layers import settled
from .options import OPTIONS
from .options import RESOURCE_OPTIONS
from .policy import Policy
from .resources import Resource

#: Those of a single policy, in the order of the documentation.
OF_POLICY: tuple[str, ...] = tuple(n for n in OPTIONS if n in RESOURCE_OPTIONS)


def config(settings: Settings, entries: cabc.Iterable[Resource]) -> dict[str, object]:
    """All options as they were written, wherever that was.

    :param settings: those that count outside of single resources.
    :param entries: the entries that were made from them.
    """
    values = {name: setting.written for name, setting in settings.items()}
    values["resources"] = {_path(entry): _of_path(entry) for entry in entries}
    return settled(values)


def options(policy: Policy) -> dict[str, object]:
    """The options of one policy as they were written."""
    return settled({name: policy.settings[name].written for name in OF_POLICY})


def _of_path(entry: Resource) -> object:
    """The options of a path; a list of them, where the origin decides which count."""
    several = [options(policy) for policy in entry.policy.each]
    return several if len(several) > 1 else several[0]


def _path(entry: Resource) -> str | re.Pattern[str]:
    """A pattern as it was written: compiled, if it was."""
    regex = entry.pattern.regex
    table = entry.policy.settings["resources"]
    is_compiled = regex is not None and regex in _compiled(table)
    return regex if regex is not None and is_compiled else entry.pattern.text


def _compiled(table: Setting) -> cabc.Iterator[re.Pattern[str]]:
    """The compiled patterns among the paths of a table."""
    written = table.written
    paths = written if isinstance(written, cabc.Iterable) else (written,)
    return (path for path in paths if isinstance(path, re.Pattern))

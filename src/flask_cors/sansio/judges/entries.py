"""The entries of ``origins``, as they are written."""

from __future__ import annotations

import collections.abc as cabc
import re
import typing as t
from dataclasses import dataclass

from .. import forms
from ..forms import Note
from ..origin_patterns import OriginPattern
from ..origins import NULL
from ..policy import Policy

#: How every origin is written.
ANY: t.Final = ("*", ".*")

# So many are named; of more than these it is said how many there are.
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry that allows somebody.

    :param patterns: the origins that it stands for: two of ``localhost``, none where it
        is a regex, a function, ``*`` or ``null``.
    """

    written: t.Any
    patterns: tuple[OriginPattern, ...] = ()

    @property
    def key(self) -> object:
        """What is the same for two entries that say the same."""
        if self.patterns:
            return self.patterns

        is_value = isinstance(self.written, (str, re.Pattern))
        return self.written if is_value else id(self.written)


def entries_of(policy: Policy) -> cabc.Iterator[Entry]:
    """The entries in the order in which they are written."""
    setting = policy.settings["origins"]
    patterns = policy.origins.literals | policy.origins.wildcards
    regexes = {regex.pattern for regex in policy.origins.regexes}

    # What is wrong with them was written down when they were first read.
    note = Note("origins", setting.source, [])

    for written in forms.entries(setting.written, note, "", ""):
        if not isinstance(written, str):
            is_one = isinstance(written, re.Pattern) or callable(written)
            yield from [Entry(written)] if is_one else ()
        elif parsed := tuple(_parsed(written, patterns)):
            yield Entry(written, parsed)
        elif written in regexes or written in (*ANY, NULL):
            yield Entry(written)


def _parsed(text: str, allowed: frozenset[str]) -> cabc.Iterator[OriginPattern]:
    """The origins that ``text`` stands for, of those that are allowed."""
    for meant in (text, f"http://{text}:*", f"https://{text}:*"):
        pattern = OriginPattern.parse(meant)

        if pattern is not None and str(pattern) in allowed:
            yield pattern

            # A host without a scheme is more than one origin.
            if meant is text:
                return


def and_others(entries: cabc.Sequence[object]) -> str:
    """Words for ``entries`` beside one that has been named, if there are any."""
    if not entries:
        return ""

    named = [repr(entry) for entry in entries[:_NAMED]]
    left = len(entries) - len(named)
    words = [*named, f"{left} more"] if left else named
    return f" So {'is' if len(entries) == 1 else 'are'} {listed(words)}."


def listed(words: cabc.Sequence[str]) -> str:
    """Words with commas between them, and one "and"."""
    if len(words) < 2:
        return "".join(words)

    return f"{', '.join(words[:-1])} and {words[-1]}"

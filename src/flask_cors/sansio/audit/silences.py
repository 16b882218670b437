"""Silences: the rules that an application leaves out of its audit, and why.

They are written as ``CORS_AUDIT_IGNORE``: a dict of ids and reasons, or text with a
colon between them, as environment variables have it.
"""

from __future__ import annotations

import collections.abc as cabc
import difflib
import re
import typing as t
from dataclasses import dataclass

from .. import rules
from .. import ruling
from ..findings import Fault
from ..findings import Finding
from ..findings import Findings
from ..findings import Place
from ..findings import Source
from ..layers import AUDIT_IGNORE

_SOURCE: t.Final = Source(Place.CONFIG, f"app.config[{AUDIT_IGNORE!r}]")

_FORM: t.Final = "Write {'CORS402': 'the reason'}, or 'CORS402: the reason'."

# A reason may have commas of its own.
_NEXT_ENTRY = re.compile(r",(?=\s*(?:[A-Za-z]+[0-9]+\b|[\w-]+\s*:))")


@dataclass(frozen=True, slots=True)
class Silences:
    """What ``CORS_AUDIT_IGNORE`` says.

    :param reasons: why a rule is left out, by its id.
    :param findings: what is wrong with the entries that leave nothing out.
    """

    reasons: cabc.Mapping[str, str]
    findings: Findings

    @classmethod
    def read(cls, value: object) -> Silences:
        """Read the value, as the configuration has it."""
        reasons: dict[str, str] = {}
        findings: list[Finding] = []

        for id, reason in _entries(value):
            found = _wrong(id, reason)

            if found is None:
                reasons[str(id).strip()] = str(reason).strip()
            else:
                findings.append(found)

        return cls(reasons, tuple(findings))


def _entries(value: object) -> cabc.Iterator[tuple[object, object]]:
    """The ids and reasons; each as it is written where it is none."""
    if value is None:
        return

    if isinstance(value, cabc.Mapping):
        yield from value.items()
    elif isinstance(value, str):
        parts = (part.strip(" ,") for part in _NEXT_ENTRY.split(value))
        yield from (_pair(part) for part in parts if part)
    elif isinstance(value, (list, tuple, set, frozenset)):
        for entry in value:
            yield from _entries(entry)
    else:
        yield value, None


def _pair(text: str) -> tuple[str, str]:
    id, _, reason = text.partition(":")
    return id, reason


def _wrong(id: object, reason: object) -> Finding | None:
    """What is wrong with an entry, if it leaves nothing out."""
    if not isinstance(id, str):
        return _finding(id, "not the id of a rule, and silences nothing.", _FORM)

    if id.strip() not in rules.BY_ID:
        close = _close_ids(id.strip())
        fix = f"Did you mean {close[0]!r}?" if close else "Remove it."
        return _finding(
            id.strip(), "no rule has this id: it silences nothing.", fix, *close
        )

    if not isinstance(reason, str) or not reason.strip():
        return _finding(
            id.strip(),
            "silences nothing without a reason.",
            f"Write {{{id.strip()!r}: 'the reason'}}.",
        )

    return None


def _finding(value: object, message: str, fix: str, *suggestions: str) -> Finding:
    return ruling.finding(
        Fault.UNKNOWN_IGNORED_RULE,
        AUDIT_IGNORE,
        value,
        _SOURCE,
        message,
        fix,
        *suggestions,
    )


def _close_ids(text: str) -> tuple[str, ...]:
    """The ids that ``text`` may mean: nearly one of them, or a kind of fault."""
    meant = {rule.fault.value: rule.id for rule in rules.RULES}
    meant |= {rule.fault.name.lower(): rule.id for rule in rules.RULES}
    meant |= {str(int(id.removeprefix("CORS"))): id for id in rules.BY_ID}
    name = text.lower().removeprefix("cors").lstrip("-_0 ")

    if name in meant:
        return (meant[name],)

    return tuple(difflib.get_close_matches(text.upper(), rules.BY_ID, 3, 0.8))

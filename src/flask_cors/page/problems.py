"""Problems: the findings of the audit as the page lists them, by their rules."""

from __future__ import annotations

import collections.abc as cabc
import itertools
from dataclasses import dataclass

from ..reports.wording import cut
from ..reports.wording import written
from ..sansio import rules
from ..sansio.audit.outcome import Audit
from ..sansio.findings import Finding
from ..sansio.findings import Remark
from ..sansio.findings import Severity
from ..sansio.rules.rule import Rule
from .linking import linked
from .matrix import Matrix
from .places import Places


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding.

    :param number: counted from 1, the worst first.
    :param subject: the value that it is about; absent where the message names it.
    :param place: where that is written.
    :param rows: those that it is about; none where it is about the whole.
    :param silenced: why it is not counted, in the words of who silenced it.
    """

    number: int
    finding: Finding
    subject: str | None
    place: str | None
    rows: Matrix
    silenced: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one rule."""

    rule: Rule
    severity: Severity
    problems: tuple[Problem, ...]


def problems(audit: Audit, matrix: Matrix, places: Places) -> tuple[Problem, ...]:
    """All that was found, also what is silenced."""
    reasons = (*(None for _ in audit.findings), *(s.reason for s in audit.silenced))
    findings = (*audit.findings, *(silenced.finding for silenced in audit.silenced))
    rows = linked(findings, matrix)
    return tuple(
        Problem(
            number,
            finding,
            _subject(finding),
            places.named(finding.source),
            about,
            reason,
        )
        for number, (finding, about, reason) in enumerate(
            zip(findings, rows, reasons, strict=True), start=1
        )
    )


def grouped(found: cabc.Iterable[Problem]) -> tuple[Group, ...]:
    """Those of one rule together, in the same order."""
    by_rule = itertools.groupby(found, _kind)
    return tuple(
        Group(rules.BY_ID[rule], severity, tuple(group))
        for (rule, severity), group in by_rule
    )


def _kind(problem: Problem) -> tuple[str, Severity]:
    return problem.finding.rule, problem.finding.severity


def of_rows(found: cabc.Iterable[Problem]) -> dict[int, list[Problem]]:
    """What there is of each row, by its number, without what is silenced."""
    rv: dict[int, list[Problem]] = {}

    for problem in found:
        if problem.silenced is None:
            for row in problem.rows:
                rv.setdefault(row.number, []).append(problem)

    return rv


def _subject(finding: Finding) -> str | None:
    if isinstance(finding, Remark):
        return None

    return f"{finding.option}={cut(written(finding.value))}"

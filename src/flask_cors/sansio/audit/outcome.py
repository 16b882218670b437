"""What comes of an audit: what was found, what is silenced, and what was looked at."""

from __future__ import annotations

import collections.abc as cabc
from dataclasses import dataclass

from ..findings import Finding
from ..findings import Findings
from ..findings import Location
from ..findings import Severity

#: The worst first.
SEVERITIES = tuple(Severity)


@dataclass(frozen=True, slots=True)
class Silenced:
    """A finding that is left out, and why, in the words of who left it out."""

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True)
class Extent:
    """How much an audit has looked at.

    :param routes: of the URL map.
    :param policies: the entries of all tables, and the views that have their own.
    :param rules: that were asked.
    """

    routes: int
    policies: int
    rules: int


@dataclass(frozen=True, slots=True)
class Audit:
    """All that an audit says.

    :param findings: the worst first.
    :param extent: absent where the application did not start, and nothing but its
        mistakes is known.
    :param program: where the application is written, for findings that have no line.
    """

    findings: Findings
    silenced: tuple[Silenced, ...] = ()
    extent: Extent | None = None
    program: Location | None = None

    @classmethod
    def of(
        cls,
        findings: cabc.Iterable[Finding],
        reasons: cabc.Mapping[str, str],
        extent: Extent,
        program: Location | None,
    ) -> Audit:
        """Tell what is left out from what is not.

        :param reasons: why a rule is left out, by its id.
        """
        ordered = worst_first(findings)
        kept = tuple(f for f in ordered if f.rule not in reasons)
        silenced = (Silenced(f, reasons[f.rule]) for f in ordered if f.rule in reasons)
        return cls(kept, tuple(silenced), extent, program)

    def count(self, severity: Severity) -> int:
        """How many findings are of ``severity``."""
        return sum(finding.severity is severity for finding in self.findings)

    def reaches(self, severity: Severity) -> bool:
        """Tell whether a finding is as bad as ``severity``, or worse."""
        worse = SEVERITIES[: SEVERITIES.index(severity) + 1]
        return any(finding.severity in worse for finding in self.findings)


def worst_first(findings: cabc.Iterable[Finding]) -> Findings:
    """Each finding once, in the order of its severity and its rule."""
    distinct = {(str(found), found.source.location): found for found in findings}
    return tuple(sorted(distinct.values(), key=_badness))


def _badness(finding: Finding) -> tuple[int, str]:
    return SEVERITIES.index(finding.severity), finding.rule

"""The report for programs: JSON, whose shape :doc:`/audit` documents."""

from __future__ import annotations

import json
import typing as t
from dataclasses import asdict

from ..sansio.audit.outcome import Audit
from ..sansio.audit.outcome import SEVERITIES
from ..sansio.audit.outcome import Silenced
from ..sansio.findings import Finding
from ..version import __version__
from .surroundings import Surroundings
from .wording import written

#: Raised where something is taken away or renamed; what is added leaves it as it is.
VERSION: t.Final = 1


def render(audit: Audit, surroundings: Surroundings) -> str:
    """Write what an audit says as JSON."""
    counts = {severity.value: audit.count(severity) for severity in SEVERITIES}
    shown = {
        "version": VERSION,
        "tool": {"name": "Flask-CORS", "version": __version__},
        "summary": {**counts, "silenced": len(audit.silenced)},
        "looked_at": audit.extent and asdict(audit.extent),
        "findings": [_finding(finding, surroundings) for finding in audit.findings],
        "silenced": [_silenced(each, surroundings) for each in audit.silenced],
    }
    return json.dumps(shown, indent=2)


def _finding(finding: Finding, surroundings: Surroundings) -> dict[str, t.Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "fault": finding.fault.value,
        "option": finding.option,
        "value": written(finding.value),
        "message": finding.message,
        "fix": finding.fix,
        "suggestions": finding.suggestions,
        "source": surroundings.placed(finding.source),
    }


def _silenced(silenced: Silenced, surroundings: Surroundings) -> dict[str, t.Any]:
    return {**_finding(silenced.finding, surroundings), "reason": silenced.reason}

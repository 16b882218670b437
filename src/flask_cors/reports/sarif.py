"""The report for code scanning: SARIF 2.1.0.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import hashlib
import json
import typing as t

from ..sansio import rules
from ..sansio.audit.outcome import Audit
from ..sansio.findings import Finding
from ..sansio.findings import Location
from ..sansio.findings import Severity
from ..sansio.rules.rule import Rule
from ..version import __version__
from .surroundings import is_file
from .surroundings import Surroundings
from .wording import markdown
from .wording import plain
from .wording import written

_SCHEMA: t.Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
    "sarif-schema-2.1.0.json"
)

_LEVELS: t.Final = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.ADVICE: "note",
}

_INDEX: t.Final = {rule.id: index for index, rule in enumerate(rules.RULES)}


def render(audit: Audit, surroundings: Surroundings) -> str:
    """Write what an audit says as a SARIF log."""
    # Either all results have suppressions or none has (section 3.27.23).
    results = [
        *(_result(f, [], audit, surroundings) for f in audit.findings),
        *(
            _result(s.finding, [_suppression(s.reason)], audit, surroundings)
            for s in audit.silenced
        ),
    ]
    run = {
        "tool": {"driver": _driver()},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _driver() -> dict[str, t.Any]:
    return {
        "name": "Flask-CORS",
        "version": __version__,
        "rules": [_rule(rule) for rule in rules.RULES],
    }


def _rule(rule: Rule) -> dict[str, t.Any]:
    described: dict[str, t.Any] = {
        "id": rule.id,
        "name": rule.fault.value.title().replace("-", ""),
        "shortDescription": _message(f"{rule.title}."),
        "fullDescription": _message(plain(rule.why)),
        "help": {**_message(_help(rule)), "markdown": _escaped(_marked_help(rule))},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": ["security", "cors"]},
    }

    if rule.standard:
        described["helpUri"] = rule.standard

    return described


def _help(rule: Rule) -> str:
    return f"{plain(rule.why)}\n\n{plain(rule.fix)}\n\nFor example: {rule.example}"


def _marked_help(rule: Rule) -> str:
    example = f"```python\n{rule.example}\n```"
    return f"{markdown(rule.why)}\n\n{markdown(rule.fix)}\n\nFor example:\n\n{example}"


def _result(
    finding: Finding,
    suppressions: list[dict[str, str]],
    audit: Audit,
    surroundings: Surroundings,
) -> dict[str, t.Any]:
    return {
        "ruleId": finding.rule,
        "ruleIndex": _INDEX[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": _message(str(finding).removesuffix(f" [{finding.rule}]")),
        "locations": _locations(finding, audit.program, surroundings),
        "partialFingerprints": {"flaskCorsFinding/v1": _fingerprint(finding)},
        "suppressions": suppressions,
    }


def _locations(
    finding: Finding, program: Location | None, surroundings: Surroundings
) -> list[dict[str, t.Any]]:
    """Where it was found, or the application: GitHub shows nothing that has no line."""
    known = (finding.source.location, program)
    location = next((each for each in known if each and is_file(each)), None)

    if location is None:
        return []

    physical = {
        "artifactLocation": surroundings.artifact(location),
        "region": {"startLine": location.line},
    }
    return [{"physicalLocation": physical}]


def _suppression(reason: str) -> dict[str, str]:
    return {"kind": "external", "status": "accepted", "justification": reason}


def _fingerprint(finding: Finding) -> str:
    """What tells a finding from others, wherever its line has moved."""
    said = (
        finding.rule,
        finding.option,
        written(finding.value),
        finding.source.place.value,
        finding.source.name,
        finding.message,
    )
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


def _message(text: str) -> dict[str, str]:
    return {"text": _escaped(text)}


def _escaped(text: str) -> str:
    # Single braces are for placeholders (section 3.11.5).
    return text.replace("{", "{{").replace("}", "}}")

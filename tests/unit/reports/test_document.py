"""The report for programs: the shape that the documentation promises."""

import json
import typing as t

import jsonschema

from flask_cors import Fault
from flask_cors import Severity
from flask_cors.reports import FORMATS
from flask_cors.sansio.audit.outcome import Audit
from flask_cors.sansio.findings import Place
from flask_cors.version import __version__

from . import audits


def closed(**properties: t.Any) -> dict[str, t.Any]:
    """An object that has these properties, and no others."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


TEXT = {"type": "string"}
COUNT = {"type": "integer", "minimum": 0}

SOURCE = closed(
    place={"enum": [place.value for place in Place]},
    name=TEXT,
    file={"type": ["string", "null"]},
    line={"type": ["integer", "null"], "minimum": 1},
)

FINDING: dict[str, t.Any] = {
    "rule": {"type": "string", "pattern": "^CORS[0-9]{3}$"},
    "severity": {"enum": [severity.value for severity in Severity]},
    "fault": {"enum": [fault.value for fault in Fault]},
    "option": TEXT,
    "value": TEXT,
    "message": TEXT,
    "fix": TEXT,
    "suggestions": {"type": "array", "items": TEXT},
    "source": SOURCE,
}

SHAPE = closed(
    version={"const": 1},
    tool=closed(name={"const": "Flask-CORS"}, version={"const": __version__}),
    summary=closed(error=COUNT, warning=COUNT, advice=COUNT, silenced=COUNT),
    looked_at={
        "oneOf": [
            {"type": "null"},
            closed(routes=COUNT, policies=COUNT, rules=COUNT),
        ]
    },
    findings={"type": "array", "items": closed(**FINDING)},
    silenced={"type": "array", "items": closed(**FINDING, reason=TEXT)},
)


def shown(audit: Audit) -> t.Any:
    document = json.loads(FORMATS["json"](audit, audits.HERE))
    jsonschema.validate(document, SHAPE)
    return document


def test_a_finding_has_all_that_is_known_of_it() -> None:
    document = shown(audits.audit(audits.with_path(audits.called())))
    assert document["findings"] == [
        {
            "rule": "CORS106",
            "severity": "warning",
            "fault": "origin-with-path",
            "option": "origins",
            "value": "'https://a.example/'",
            "message": "an origin has no path: it allows nobody.",
            "fix": "Write 'https://a.example'.",
            "suggestions": ["https://a.example"],
            "source": {
                "place": "keyword",
                "name": "CORS()",
                "file": "shop/app.py",
                "line": 12,
            },
        }
    ]


def test_a_value_that_no_line_gave_has_no_file() -> None:
    (finding,) = shown(audits.audit(audits.with_path()))["findings"]
    assert finding["source"] == {
        "place": "config",
        "name": "app.config['CORS_ORIGINS']",
        "file": None,
        "line": None,
    }


def test_the_summary_counts() -> None:
    document = shown(audits.MIXED)
    assert document["summary"] == {
        "error": 1,
        "warning": 2,
        "advice": 1,
        "silenced": 1,
    }
    assert document["looked_at"] == {"routes": 12, "policies": 3, "rules": 79}


def test_what_is_silenced_has_its_reason() -> None:
    (silenced,) = shown(audits.MIXED)["silenced"]
    assert silenced["value"] == "'https://c.example/'"
    assert silenced["reason"] == "a fixture"


def test_nothing_was_looked_at_in_an_application_that_does_not_start() -> None:
    assert shown(audits.audit(audits.unknown(), extent=None))["looked_at"] is None


def test_the_document_is_of_ascii_alone() -> None:
    audit = audits.audit(audits.with_path(value="https://bücher.example/\x1b[31m"))
    assert FORMATS["json"](audit, audits.HERE).isascii()


def test_a_function_reads_the_same_in_every_run() -> None:
    audit = audits.audit(audits.with_path(value=shown))
    assert shown(audit)["findings"][0]["value"] == "<function shown>"

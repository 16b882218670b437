"""The report for code scanning, by the sections of the SARIF 2.1.0 standard.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

import json
import typing as t
from dataclasses import replace
from urllib.parse import urlsplit

import jsonschema
import pytest

from flask_cors.reports import FORMATS
from flask_cors.sansio.audit.outcome import Audit
from flask_cors.sansio.findings import Finding
from flask_cors.sansio.findings import Location
from flask_cors.sansio.rules import BY_ID
from flask_cors.sansio.rules import RULES
from flask_cors.version import __version__

from . import audits


def closed(
    required: dict[str, t.Any], optional: t.Mapping[str, t.Any] | None = None
) -> dict[str, t.Any]:
    """An object of the standard, as far as it is used: nothing else may be in it."""
    return {
        "type": "object",
        "properties": {**required, **(optional or {})},
        "required": list(required),
        "additionalProperties": False,
    }


TEXT = {"type": "string", "minLength": 1}
MAYBE_TEXT = {"type": "string"}
LEVEL = {"enum": ["none", "note", "warning", "error"]}

MESSAGE = closed({"text": TEXT})  # 3.11
MULTIFORMAT = closed({"text": MAYBE_TEXT}, {"markdown": MAYBE_TEXT})  # 3.12

# 3.4: relative references have a base, absolute URIs have none.
ARTIFACT = {
    "oneOf": [
        closed(
            {
                "uri": {**TEXT, "pattern": "^[^/:][^:]*$"},
                "uriBaseId": {"const": "%SRCROOT%"},
            }
        ),
        closed({"uri": {**TEXT, "pattern": "^file:///"}}),
    ]
}

LOCATION = closed(  # 3.28
    {
        "physicalLocation": closed(  # 3.29
            {
                "artifactLocation": ARTIFACT,
                "region": closed(  # 3.30
                    {"startLine": {"type": "integer", "minimum": 1}}
                ),
            }
        )
    }
)

SUPPRESSION = closed(  # 3.35
    {
        "kind": {"enum": ["inSource", "external"]},
        "status": {"enum": ["accepted", "underReview", "rejected"]},
        "justification": TEXT,
    }
)

RESULT = closed(  # 3.27
    {
        "ruleId": {"enum": [rule.id for rule in RULES]},
        "ruleIndex": {"type": "integer", "minimum": 0, "maximum": len(RULES) - 1},
        "level": LEVEL,
        "message": MESSAGE,
        "locations": {"type": "array", "items": LOCATION, "maxItems": 1},
        "partialFingerprints": {
            "type": "object",
            "patternProperties": {"^[A-Za-z]+/v[1-9]$": TEXT},
            "additionalProperties": False,
            "minProperties": 1,
        },
        "suppressions": {"type": "array", "items": SUPPRESSION, "uniqueItems": True},
    }
)

RULE = closed(  # 3.49
    {
        "id": {"type": "string", "pattern": "^CORS[0-9]{3}$"},
        "name": {"type": "string", "pattern": "^[A-Z][A-Za-z0-9]+$"},
        "shortDescription": MULTIFORMAT,
        "fullDescription": MULTIFORMAT,
        "help": MULTIFORMAT,
        "defaultConfiguration": closed({"level": LEVEL}),  # 3.50
        "properties": closed({"tags": {"type": "array", "items": TEXT}}),  # 3.8
    },
    {"helpUri": {"type": "string", "pattern": "^https://"}},
)

DRIVER = closed(  # 3.19
    {
        "name": TEXT,
        "version": TEXT,
        "rules": {"type": "array", "items": RULE, "uniqueItems": True},
    }
)

RUN = closed(  # 3.14
    {
        "tool": closed({"driver": DRIVER}),  # 3.18
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
        "results": {"type": "array", "items": RESULT},
    }
)

LOG = closed(  # 3.13
    {
        "$schema": {"type": "string", "pattern": "^https://.*sarif-schema-2.1.0.json$"},
        "version": {"const": "2.1.0"},
        "runs": {"type": "array", "items": RUN, "minItems": 1, "maxItems": 1},
    }
)


def run_of(audit: Audit) -> t.Any:
    log = json.loads(FORMATS["sarif"](audit, audits.HERE))
    jsonschema.validate(log, LOG)
    return log["runs"][0]


def result_of(finding: Finding, **changes: t.Any) -> t.Any:
    (result,) = run_of(audits.audit(finding, **changes))["results"]
    return result


def physical(result: t.Any) -> t.Any:
    (location,) = result["locations"]
    return location["physicalLocation"]


def fingerprint(finding: Finding) -> str:
    (value,) = result_of(finding)["partialFingerprints"].values()
    return t.cast(str, value)


def test_the_tool_says_its_name_and_version() -> None:
    driver = run_of(audits.MIXED)["tool"]["driver"]
    assert driver["name"] == "Flask-CORS"
    assert driver["version"] == __version__


def test_all_rules_are_listed_where_nothing_is_found_as_well() -> None:
    run = run_of(audits.audit())
    assert run["results"] == []
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == list(BY_ID)


def test_a_rule_is_described() -> None:
    rules = run_of(audits.audit())["tool"]["driver"]["rules"]
    (rule,) = [rule for rule in rules if rule["id"] == "CORS013"]
    assert rule["name"] == "NotAnApplication"
    assert rule["shortDescription"]["text"] == (
        "CORS() of something that it cannot serve."
    )
    assert rule["fullDescription"]["text"].startswith("CORS() decides by the routes")
    assert "flask_cors.CORSMiddleware" in rule["help"]["text"]
    assert "`flask_cors.CORSMiddleware`" in rule["help"]["markdown"]
    assert "```python\nCORS(object())\n```" in rule["help"]["markdown"]
    assert rule["defaultConfiguration"] == {"level": "error"}


def test_a_rule_leads_to_the_standard_that_it_is_of() -> None:
    rules = run_of(audits.audit())["tool"]["driver"]["rules"]
    linked = {rule["id"]: rule.get("helpUri") for rule in rules}
    assert linked == {rule.id: rule.standard for rule in RULES}
    assert all(urlsplit(uri).netloc for uri in linked.values() if uri)


def test_a_result_points_to_its_rule() -> None:
    run = run_of(audits.MIXED)
    rules = run["tool"]["driver"]["rules"]
    assert [result["ruleId"] for result in run["results"]] == [
        rules[result["ruleIndex"]]["id"] for result in run["results"]
    ]


def test_severities_are_levels() -> None:
    levels = [result["level"] for result in run_of(audits.MIXED)["results"]]
    assert levels == ["error", "warning", "warning", "note", "warning"]


def test_a_message_is_what_is_said_anywhere_else_without_the_id() -> None:
    assert result_of(audits.with_path())["message"]["text"] == (
        "origins='https://a.example/' (app.config['CORS_ORIGINS']): an origin has no "
        "path: it allows nobody. Write 'https://a.example'."
    )


def test_braces_are_no_placeholders() -> None:
    """Section 3.11.5."""
    finding = audits.with_path(value="https://a{1,3}.example/")
    text = result_of(finding)["message"]["text"]
    assert text.startswith("origins='https://a{{1,3}}.example/' ")


def test_a_result_is_shown_at_its_line() -> None:
    assert physical(result_of(audits.with_path(audits.called()))) == {
        "artifactLocation": {"uri": "shop/app.py", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 12},
    }


@pytest.mark.parametrize(
    "source",
    [audits.NOWHERE, audits.called("<stdin>")],
    ids=["configuration", "no file"],
)
def test_what_no_line_gave_is_shown_at_the_application(source: t.Any) -> None:
    assert physical(result_of(audits.with_path(source))) == {
        "artifactLocation": {"uri": "shop/app.py", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 1},
    }


@pytest.mark.parametrize("program", [None, Location("<stdin>", 1)])
def test_an_application_in_no_file_has_no_location(program: Location | None) -> None:
    assert result_of(audits.with_path(), program=program)["locations"] == []


def test_a_silenced_result_says_why() -> None:
    """Either all results have suppressions or none has: section 3.27.23."""
    results = run_of(audits.MIXED)["results"]
    assert [result["suppressions"] for result in results] == [
        *([[]] * 4),
        [{"kind": "external", "status": "accepted", "justification": "a fixture"}],
    ]


def test_a_finding_keeps_its_fingerprint_where_its_line_moves() -> None:
    here, there = audits.called(line=12), audits.called(line=99)
    assert fingerprint(audits.with_path(here)) == fingerprint(audits.with_path(there))


def test_a_function_keeps_its_fingerprint_wherever_it_is_in_memory() -> None:
    one, other = (audits.with_path(value=function()) for function in (maker, maker))
    assert fingerprint(one) == fingerprint(other)


def maker() -> t.Callable[[], None]:
    def check() -> None: ...

    return check


@pytest.mark.parametrize(
    "other",
    [
        audits.with_path(value="https://b.example/"),
        audits.with_path(audits.called()),
        replace(audits.with_path(), rule="CORS102"),
        replace(audits.with_path(), option="origin"),
        replace(audits.with_path(), message="another message."),
    ],
    ids=["value", "source", "rule", "option", "message"],
)
def test_another_finding_has_another_fingerprint(other: Finding) -> None:
    assert fingerprint(other) != fingerprint(audits.with_path())

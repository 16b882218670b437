"""What comes of an audit: the order, the count, and what is left out."""

import pytest

from flask_cors import Fault
from flask_cors import Finding
from flask_cors import Severity
from flask_cors.sansio import ruling
from flask_cors.sansio.audit.outcome import Audit
from flask_cors.sansio.audit.outcome import Extent
from flask_cors.sansio.findings import Place
from flask_cors.sansio.findings import Source

EXTENT = Extent(routes=1, policies=1, rules=1)


def found(fault: Fault, value: str = "x") -> Finding:
    source = Source(Place.KEYWORD, "CORS()")
    return ruling.finding(fault, "origins", value, source, "a message.", "A fix.")


ERROR = found(Fault.WRONG_TYPE)
WARNING = found(Fault.ORIGIN_WITH_PATH)
ADVICE = found(Fault.DEPRECATED_NAME)


def audit(*findings: Finding, **reasons: str) -> Audit:
    return Audit.of(findings, reasons, EXTENT, None)


def test_the_worst_comes_first() -> None:
    assert audit(ADVICE, WARNING, ERROR).findings == (ERROR, WARNING, ADVICE)


def test_findings_of_one_severity_are_in_the_order_of_their_ids() -> None:
    other = found(Fault.NO_SCHEME)
    assert audit(WARNING, other).findings == (other, WARNING)


def test_what_is_found_twice_is_said_once() -> None:
    assert audit(WARNING, WARNING).findings == (WARNING,)


def test_a_silenced_rule_is_left_out_with_the_reason() -> None:
    rv = audit(ERROR, WARNING, found(Fault.ORIGIN_WITH_PATH, "y"), CORS106="a fixture")
    assert rv.findings == (ERROR,)
    assert [each.reason for each in rv.silenced] == ["a fixture", "a fixture"]
    assert [each.finding.value for each in rv.silenced] == ["x", "y"]


def test_findings_are_counted_by_their_severity() -> None:
    rv = audit(ERROR, WARNING, found(Fault.NO_SCHEME))
    assert [rv.count(severity) for severity in Severity] == [1, 2, 0]


@pytest.mark.parametrize(
    ("finding", "reached"),
    [
        (ERROR, {Severity.ERROR, Severity.WARNING, Severity.ADVICE}),
        (WARNING, {Severity.WARNING, Severity.ADVICE}),
        (ADVICE, {Severity.ADVICE}),
    ],
    ids=["error", "warning", "advice"],
)
def test_a_finding_reaches_its_own_severity_and_the_milder_ones(
    finding: Finding, reached: set[Severity]
) -> None:
    assert {each for each in Severity if audit(finding).reaches(each)} == reached


def test_what_is_silenced_reaches_nothing() -> None:
    assert not audit(WARNING, CORS106="a fixture").reaches(Severity.ADVICE)

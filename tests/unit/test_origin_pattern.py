"""One value of ``origins``, checked before it is stored."""

import doctest
import typing as t

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from flask_cors import check_origin_pattern
from flask_cors import Fault
from flask_cors import origin_pattern
from flask_cors import Severity

APP = "https://app.example.com"


@pytest.mark.parametrize("text", [APP, "https://*.example.com", "http://localhost:*"])
def test_nothing_is_found_where_nothing_is_wrong(text: str) -> None:
    assert check_origin_pattern(text) == []
    assert check_origin_pattern(text, supports_credentials=True) == []


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("app.example.com", [Fault.NO_SCHEME]),
        ("https://App.example.com", [Fault.UPPER_CASE]),
        (f"{APP}, https://b.example/", [Fault.ORIGIN_WITH_PATH]),
        ("(", [Fault.INVALID_REGEX]),
        ("", [Fault.ALLOWS_NOBODY]),
        (f"{APP}, {APP}", [Fault.REPEATED_ORIGIN]),
        ("null", [Fault.NULL_ORIGIN]),
    ],
)
def test_what_is_found_at_set_up_and_by_an_audit_is_found(
    text: str, faults: list[Fault]
) -> None:
    assert [finding.fault for finding in check_origin_pattern(text)] == faults


def test_the_worst_is_found_first() -> None:
    found = check_origin_pattern("https://App.example.com, https://a.example/, *.b")
    assert [finding.severity for finding in found] == [
        Severity.ERROR,
        Severity.WARNING,
        Severity.ADVICE,
    ]


def test_credentials_are_judged_too() -> None:
    assert check_origin_pattern("*") == []
    (found,) = check_origin_pattern("*", supports_credentials=True)
    assert found.fault is Fault.ANY_ORIGIN_WITH_CREDENTIALS


def test_a_finding_names_the_function_that_found_it() -> None:
    (found,) = check_origin_pattern("app.example.com")
    assert str(found) == (
        "origins='app.example.com' (check_origin_pattern()): an origin needs a scheme: "
        "no browser's Origin equals it, and it allows nobody. Write "
        "'https://app.example.com'. [CORS103]"
    )


@pytest.mark.parametrize("value", [None, 1, b"https://a.example", [APP], bool, {}])
def test_what_is_no_text_is_found_and_not_raised(value: t.Any) -> None:
    (found,) = check_origin_pattern(value)
    assert (found.fault, found.value) == (Fault.WRONG_TYPE, value)


@settings(max_examples=200)
@given(st.text(max_size=80) | st.text("htps:/.*a[]()|+?{}\\^$-,x1", max_size=40))
def test_nothing_is_raised_whatever_the_text(text: str) -> None:
    for finding in check_origin_pattern(text, supports_credentials=True):
        assert str(finding)


def test_the_example_in_its_documentation_runs() -> None:
    assert doctest.testmod(origin_pattern).failed == 0
    assert doctest.testmod(origin_pattern).attempted > 0

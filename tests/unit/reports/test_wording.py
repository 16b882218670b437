"""How values, counts and reStructuredText read in a report."""

import pytest

from flask_cors.reports import wording
from flask_cors.sansio.rules import RULES
from flask_cors.sansio.rules.rule import Rule


class Unwritable:
    def __repr__(self) -> str:
        raise ValueError


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("a", "'a'"),
        (["a", 1], "['a', 1]"),
        (object(), "<object object>"),
        (Unwritable(), "<Unwritable>"),
        (10**5000, "<int>"),
    ],
    ids=["text", "list", "object", "unwritable", "5,000 digits"],
)
def test_a_value_is_written_as_in_python(value: object, text: str) -> None:
    assert wording.written(value) == text


def test_a_long_text_is_cut() -> None:
    assert wording.cut("a" * 120) == "a" * 120
    assert wording.cut("a" * 121) == "a" * 117 + "..."


def test_one_is_counted_as_one() -> None:
    counts = [wording.counted(number, "route", "routes") for number in range(3)]
    assert counts == ["0 routes", "1 route", "2 routes"]


@pytest.mark.parametrize(
    ("text", "plain", "marked"),
    [
        ("as it is", "as it is", "as it is"),
        ("``*`` here", "* here", "`*` here"),
        (
            ":func:`~flask_cors.audit` now",
            "flask_cors.audit now",
            "`flask_cors.audit` now",
        ),
        (
            ":doc:`/config`",
            "the page config of the documentation",
            "the page config of the documentation",
        ),
        (":doc:`that page </config>`", "that page", "`that page`"),
        (":ref:`that page <config>`", "that page", "`that page`"),
        (
            "`the standard <https://fetch.spec.whatwg.org>`__.",
            "the standard.",
            "[the standard](https://fetch.spec.whatwg.org).",
        ),
        (r"``a\.b`` and ``c``", r"a\.b and c", r"`a\.b` and `c`"),
    ],
)
def test_restructured_text_loses_its_marks(text: str, plain: str, marked: str) -> None:
    assert wording.plain(text) == plain
    assert wording.markdown(text) == marked


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_no_rule_has_marks_that_a_report_would_show(rule: Rule) -> None:
    text = wording.plain(f"{rule.why} {rule.fix}")
    assert "`" not in text

"""The report for people."""

from dataclasses import replace

import click
import pytest

from flask_cors.reports import FORMATS
from flask_cors.reports import summary
from flask_cors.sansio.audit.outcome import Audit
from flask_cors.sansio.audit.outcome import Extent
from flask_cors.sansio.audit.outcome import Silenced
from flask_cors.sansio.findings import Location
from flask_cors.sansio.findings import Place
from flask_cors.sansio.findings import Source
from flask_cors.sansio.rules import BY_ID

from . import audits


def shown(audit: Audit, width: int = 80) -> str:
    return click.unstyle(FORMATS["text"](audit, replace(audits.HERE, width=width)))


def test_findings_are_grouped_by_severity_then_by_rule() -> None:
    lines = [line for line in shown(audits.MIXED).splitlines() if line[:1].strip()]
    assert lines == [
        "ERRORS",
        f"CORS001  {BY_ID['CORS001'].title}",
        "WARNINGS",
        f"CORS106  {BY_ID['CORS106'].title}",
        "ADVICE",
        f"CORS003  {BY_ID['CORS003'].title}",
        "SILENCED",
        f"CORS106  {BY_ID['CORS106'].title}",
        "1 error, 2 warnings, 1 advice; 1 silenced.",
        "Looked at 12 routes and 3 policies, by 79 rules.",
        "The page of rules in the documentation explains each id.",
    ]


def test_a_finding_has_its_value_its_source_the_message_and_the_fix() -> None:
    text = shown(audits.audit(audits.with_path(audits.called())))
    assert (
        "  origins='https://a.example/'\n"
        "    shop/app.py:12, CORS()\n"
        "    an origin has no path: it allows nobody.\n"
        "    Write 'https://a.example'.\n"
    ) in text


def test_a_remark_names_its_subject_and_has_no_value_before_it() -> None:
    text = shown(audits.audit(audits.unknown(audits.called())))
    assert "\n  shop/app.py:12, CORS()\n    No such CORS option: 'orgins'.\n" in text


def test_a_value_that_no_line_gave_is_named_by_its_key() -> None:
    text = shown(audits.audit(audits.with_path()))
    assert "\n    app.config['CORS_ORIGINS']\n" in text


def test_what_the_application_has_is_named_by_its_line_alone() -> None:
    location = Location("/srv/shop/shop/hooks.py", 3)
    source = Source(Place.APPLICATION, "hooks.py, line 3", location)
    text = shown(audits.audit(audits.unknown(source)))
    assert "\n  shop/hooks.py:3\n    No such CORS option: 'orgins'.\n" in text


def test_a_silenced_finding_is_shown_with_the_reason() -> None:
    text = shown(audits.MIXED).partition("SILENCED")[2]
    assert "  origins='https://c.example/'\n" in text
    assert "    Silenced: a fixture\n" in text


def test_nothing_found_says_what_was_looked_at() -> None:
    assert shown(audits.audit()) == (
        "Nothing found.\nLooked at 12 routes and 3 policies, by 79 rules."
    )


def test_an_application_without_cors_is_told_so() -> None:
    assert shown(audits.audit(extent=Extent(1, 0, 79)), 100) == (
        "Nothing found.\n"
        "Looked at 1 route and 0 policies, by 79 rules: no page of another origin can "
        "read anything."
    )


def test_an_application_that_does_not_start_was_not_looked_at() -> None:
    text = shown(audits.audit(audits.unknown(), extent=None))
    assert "Looked at" not in text
    assert "The application does not start with these mistakes" in text


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_lines_fit_the_width(width: int) -> None:
    text = shown(
        audits.audit(audits.with_path(value=["https://a.example/"] * 5)), width
    )
    assert max(len(line) for line in text.splitlines() if "See" not in line) <= width


def test_a_word_that_is_longer_than_the_line_stays_whole() -> None:
    origin = f"https://{'a' * 60}.example/"
    assert repr(origin) in shown(audits.audit(audits.with_path(value=origin)), 40)


def test_a_long_value_is_cut() -> None:
    text = shown(audits.audit(audits.with_path(value="a" * 1000)), 400)
    assert f"  origins='{'a' * 116}...\n" in text


def test_colours_are_for_a_terminal_to_show() -> None:
    assert "\x1b[" in FORMATS["text"](audits.MIXED, audits.HERE)


@pytest.mark.parametrize(
    ("audit", "said"),
    [
        (audits.audit(), "Nothing found"),
        (audits.audit(audits.unknown()), "1 error"),
        (audits.audit(audits.unknown(), audits.unknown()), "2 errors"),
        (audits.audit(audits.with_path(), audits.old()), "1 warning, 1 advice"),
        (
            audits.audit(silenced=(Silenced(audits.old(), "a reason"),)),
            "Nothing found; 1 silenced",
        ),
        (audits.MIXED, "1 error, 2 warnings, 1 advice; 1 silenced"),
    ],
)
def test_the_summary_counts(audit: Audit, said: str) -> None:
    assert summary(audit) == said

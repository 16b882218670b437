"""What an audit says of an application that does not start."""

import typing as t

import pytest
from flask import Flask

from flask_cors import CORS
from flask_cors import CORSConfigError
from flask_cors import Severity
from flask_cors.refusals import audited
from flask_cors.sansio.audit.outcome import Audit
from flask_cors.sansio.findings import Location

APP = "https://app.example.com"


def refused(**options: t.Any) -> Audit:
    app = Flask("refused")

    with pytest.raises(CORSConfigError) as caught:
        CORS(app, **options)

    return audited(caught.value)


def test_every_mistake_is_a_finding() -> None:
    audit = refused(orgins=APP, max_age="soon")
    assert [finding.rule for finding in audit.findings] == ["CORS001", "CORS231"]


def test_a_warning_that_strict_raises_is_an_error() -> None:
    (finding,) = refused(origins=f"{APP}/", strict=True).findings
    assert finding.rule == "CORS106"
    assert finding.severity is Severity.ERROR


def test_the_program_is_the_last_line_outside_of_flask() -> None:
    line = refused.__code__.co_firstlineno + 4
    assert refused(orgins=APP).program == Location(__file__, line)


def test_an_error_that_nothing_raised_has_no_line() -> None:
    with pytest.raises(CORSConfigError) as caught:
        CORS(Flask("refused"), max_age="soon")

    assert audited(caught.value.with_traceback(None)).program is None

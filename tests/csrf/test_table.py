"""Each request through a Flask application and a plain WSGI one, in every mode."""

import logging
import typing as t

import pytest

from . import algorithm
from . import writers
from .case import Case
from .case import flask_app
from .case import Options
from .case import wrapped_app

CASES = (*algorithm.CASES, *writers.CASES)

each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
each_way = pytest.mark.parametrize(
    "build", [flask_app, wrapped_app], ids=["Flask", "WSGI"]
)
Build = t.Callable[[Options], t.Any]


def warned(caplog: pytest.LogCaptureFixture) -> int:
    """The number of warnings in the log."""
    levels = [record.levelno for record in caplog.records]
    return levels.count(logging.WARNING)


def wrote(build: Build, case: Case, mode: Options) -> bool:
    response = case.request.sent(build({**case.options, **mode}))
    is_refused = response.status_code == 403
    assert is_refused or response.status_code == 200
    return not is_refused


@each_case
@each_way
def test_it_is_refused_where_it_may_not_write(
    build: Build, case: Case, caplog: pytest.LogCaptureFixture
) -> None:
    assert wrote(build, case, {"csrf_protect": True}) is case.may_write
    assert warned(caplog) == (0 if case.may_write else 1)


@each_case
@each_way
def test_it_is_only_reported_in_the_mode_report(
    build: Build, case: Case, caplog: pytest.LogCaptureFixture
) -> None:
    assert wrote(build, case, {"csrf_protect": "report"})
    assert warned(caplog) == (0 if case.may_write else 1)


@each_case
@each_way
@pytest.mark.parametrize("mode", [{}, {"csrf_protect": False}], ids=["unset", "False"])
def test_it_passes_without_protection(
    build: Build, mode: Options, case: Case, caplog: pytest.LogCaptureFixture
) -> None:
    assert wrote(build, case, mode)
    assert warned(caplog) == 0

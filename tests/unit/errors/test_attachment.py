"""What is said of a call that cannot be, and which call an error names."""

import typing as t

import pytest
from flask import Flask

from flask_cors import AttachmentError
from flask_cors import CORS
from flask_cors import CORSMiddleware
from flask_cors import cross_origin
from flask_cors import InvalidValueError

from .mistake import APP
from .mistake import SECONDS


@pytest.mark.parametrize(
    ("attached", "source"),
    [
        (lambda: CORS(Flask("errors"), max_age=-1), "CORS()"),
        (lambda: CORS().init_app(Flask("errors"), max_age=-1), "init_app()"),
        (lambda: CORS(max_age=-1).init_app(Flask("errors")), "CORS()"),
        (lambda: cross_origin(max_age=-1), "@cross_origin()"),
        (lambda: CORSMiddleware(Flask("errors"), max_age=-1), "CORSMiddleware()"),
    ],
    ids=["CORS", "init_app", "constructor", "cross_origin", "CORSMiddleware"],
)
def test_the_source_is_the_call(attached: t.Any, source: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        attached()

    assert str(caught.value) == f"max_age=-1 ({source}): {SECONDS} [CORS231]"


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (
            lambda: CORS(t.cast(t.Any, "app")),
            "CORS() takes a Flask application or a Blueprint, not str. Write "
            "CORS(app). (CORS()) [CORS013]",
        ),
        (
            lambda: CORS().init_app(t.cast(t.Any, None)),
            "CORS() takes a Flask application or a Blueprint, not NoneType. Write "
            "CORS(app). (CORS()) [CORS013]",
        ),
        (
            lambda: cross_origin(t.cast(t.Any, Flask("errors"))),
            "cross_origin() decorates a view. For a whole application or blueprint, "
            "write CORS(app). (@cross_origin()) [CORS013]",
        ),
    ],
    ids=["CORS of text", "init_app of nothing", "cross_origin of an application"],
)
def test_what_cannot_be_attached_is_told(wrong: t.Any, message: str) -> None:
    with pytest.raises(AttachmentError) as caught:
        wrong()

    assert str(caught.value) == message
    assert caught.value.errors == (caught.value,)


@pytest.mark.parametrize("name", ["origins", "origin"])
def test_origins_given_twice_are_a_type_error(name: str) -> None:
    options: t.Any = {name: APP}

    with pytest.raises(TypeError) as caught:
        cross_origin(APP, **options)

    assert str(caught.value) == (
        f"cross_origin() got the origins twice: as {name!r} too"
    )

"""Values of options: what makes no sense is told, all at once, at set-up."""

import typing as t
from datetime import timedelta

import pytest

from flask_cors import CORS
from flask_cors import CORSConfigError
from flask_cors import CORSMiddleware
from flask_cors import cross_origin

from .page import application
from .page import cors_headers
from .page import GOOD
from .page import Page


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("max_age", -1),
        ("max_age", 3600.5),
        ("max_age", True),
        ("max_age", "soon"),
        ("max_age", timedelta(seconds=-1)),
        ("methods", ["Fo o"]),
        ("methods", 7),
        ("methods", ["GET\r\nX: y"]),
        ("expose_headers", ["X One"]),
        ("expose_headers", ["X-One\r\nX: y"]),
        ("allow_headers", ["X One"]),
        ("allow_headers", 7),
        ("origins", "https://(unclosed"),
        ("send_wildcard", "perhaps"),
        ("always_send", "perhaps"),
        ("vary_header", 7),
        ("allow_private_network", "perhaps"),
        ("intercept_exceptions", "perhaps"),
    ],
)
def test_a_value_that_makes_no_sense_is_an_error(option: str, value: object) -> None:
    app = application()

    with pytest.raises(CORSConfigError, match=option):
        CORS(app, **{option: value})

    assert cors_headers(Page(app).fetch()) == set()


def test_all_mistakes_are_told_at_once() -> None:
    with pytest.raises(CORSConfigError) as caught:
        CORS(
            application(),
            max_age=-1,
            methods=["Fo o"],
            resources={"/api/*": {"orgins": GOOD, "origins": "https://(unclosed"}},
        )

    message = str(caught.value)
    assert len(caught.value.errors) == 4
    assert [
        name
        for name in ("max_age", "methods", "orgins", "(unclosed")
        if name not in message
    ] == []


def test_a_mistake_of_a_view_is_told_where_it_is_decorated() -> None:
    with pytest.raises(CORSConfigError, match="origins"):
        cross_origin(origins="https://(unclosed")(lambda: "ok")


def test_a_configuration_error_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="max_age"):
        CORS(application(), max_age=-1)


def test_the_options_types_are_importable_at_run_time() -> None:
    assert "options" in t.get_type_hints(CORS.__init__)
    assert "options" in t.get_type_hints(CORS.init_app)
    assert "options" in t.get_type_hints(CORSMiddleware.__init__)
    assert "options" in t.get_type_hints(cross_origin)

"""Other options for the layer around any WSGI application."""

import typing as t

import pytest
from werkzeug.wrappers import Response

from flask_cors import ContradictionError
from flask_cors import CORSConfigError
from flask_cors import CORSMiddleware

from ...users.page import ADMIN
from ...users.page import allow_origin
from ...users.page import EVIL
from ...users.page import GOOD
from ...users.page import Page
from ...users.page import readers


@pytest.mark.parametrize("method", ["GET", "OPTIONS"])
@pytest.mark.parametrize("has_served", [False, True])
def test_new_origins_count_at_once_and_old_ones_no_more(
    method: str, has_served: bool
) -> None:
    layer = CORSMiddleware(Response("ok"), origins=GOOD)
    assert not has_served or readers(layer, "/", method) == [GOOD]
    layer.reconfigure(origins=[ADMIN])
    assert readers(layer, "/", method) == [ADMIN]


def test_nothing_remains_of_the_old_options() -> None:
    layer = CORSMiddleware(Response("ok"), origins=GOOD, max_age=5)
    assert Page(layer).preflight().headers["Access-Control-Max-Age"] == "5"
    layer.reconfigure(resources={"/new": GOOD})
    assert readers(layer, "/") == []
    assert readers(layer, "/new") == [GOOD]
    assert "Access-Control-Max-Age" not in Page(layer).preflight("/new").headers


@pytest.mark.parametrize("resources", ["/*", ["/", "/other"]], ids=["one", "some"])
def test_a_request_that_was_under_way_is_answered_as_it_began(
    resources: t.Any,
) -> None:
    def app(environ: t.Any, start_response: t.Any) -> list[bytes]:
        layer.reconfigure(origins=ADMIN)
        start_response("200 OK", [])
        return []

    layer = CORSMiddleware(app, origins=GOOD, resources=resources)
    assert allow_origin(Page(layer).fetch()) == GOOD
    assert allow_origin(Page(layer).fetch()) is None


@pytest.mark.parametrize(
    ("options", "kind", "message"),
    [
        (
            {"origins": EVIL, "max_age": "soon"},
            CORSConfigError,
            "max_age='soon' (reconfigure()): not a number of seconds, 0 or more. Write "
            "max_age=600, or a timedelta. [CORS231]",
        ),
        (
            {"origins": EVIL, "methods": "auto"},
            ContradictionError,
            "methods='auto' (reconfigure()): only a Flask application can say which "
            "methods it offers. Name the methods: methods=['GET', 'PUT']. [CORS205]",
        ),
    ],
    ids=["a wrong value", "no routes"],
)
def test_what_is_wrong_changes_nothing(
    options: dict[str, t.Any], kind: type[CORSConfigError], message: str
) -> None:
    layer = CORSMiddleware(Response("ok"), origins=GOOD)

    with pytest.raises(kind) as caught:
        layer.reconfigure(**options)

    assert str(caught.value) == message
    assert readers(layer, "/") == readers(layer, "/", "OPTIONS") == [GOOD]


def test_what_is_insecure_warns_at_the_line_that_says_it() -> None:
    layer = CORSMiddleware(Response("ok"), origins=GOOD)

    with pytest.warns(UserWarning, match="every site may read") as caught:
        layer.reconfigure(supports_credentials=True)

    assert [warning.filename for warning in caught] == [__file__]
    assert readers(layer, "/") == [GOOD, ADMIN, EVIL]

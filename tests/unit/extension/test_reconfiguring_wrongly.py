"""A configuration that is wrong does not take the place of another, nor part of it."""

import threading
import typing as t
import warnings

import pytest
from flask import Blueprint
from flask import Flask

from flask_cors import AttachmentError
from flask_cors import ContradictionError
from flask_cors import CORS
from flask_cors import CORSConfigError
from flask_cors import CORSWarning
from flask_cors import cross_origin
from flask_cors import UnsafeValueError
from flask_cors.state import State

from ...users.page import ADMIN
from ...users.page import application
from ...users.page import EVIL
from ...users.page import GOOD
from ...users.page import Page
from ...users.page import readers
from ..state.full import full_application


@pytest.fixture(params=[False, True], ids=["before it serves", "while it serves"])
def app(request: pytest.FixtureRequest) -> Flask:
    app = application()
    app.extensions["cors under test"] = CORS(app, origins=GOOD)
    assert not request.param or readers(app, "/") == [GOOD]
    return app


@pytest.fixture
def cors(app: Flask) -> CORS:
    rv: CORS = app.extensions["cors under test"]
    return rv


def test_the_old_configuration_stays_in_force(app: Flask, cors: CORS) -> None:
    wrong: t.Any = {"origins": ADMIN, "max_age": "soon", "orgins": "*"}

    with pytest.raises(CORSConfigError) as caught:
        cors.reconfigure(app, **wrong)

    assert str(caught.value) == (
        "2 mistakes in the CORS configuration:\n"
        "  1. max_age='soon' (reconfigure()): not a number of seconds, 0 or more. "
        "Write max_age=600, or a timedelta. [CORS231]\n"
        "  2. No such CORS option: 'orgins'. Did you mean 'origins'? As it stands, "
        "origins is 'https://admin.example.com', from reconfigure(). (reconfigure()) "
        "[CORS001]"
    )
    assert readers(app, "/") == readers(app, "/", "OPTIONS") == [GOOD]


def test_so_it_does_where_the_mistake_is_in_the_configuration(
    app: Flask, cors: CORS
) -> None:
    assert readers(app, "/") == [GOOD]
    app.config["CORS_MAX_AGE"] = "soon"

    with pytest.raises(CORSConfigError, match=r"app\.config\['CORS_MAX_AGE'\]"):
        cors.reconfigure(app, origins=ADMIN)

    assert readers(app, "/") == readers(app, "/", "OPTIONS") == [GOOD]


def test_so_it_does_where_the_mistake_is_in_a_view() -> None:
    app = application()
    app.config["CORS_ORIGINS"] = GOOD
    cors = CORS(app)
    view = cross_origin(supports_credentials=True)(lambda: "ok")
    app.add_url_rule("/view", "view", view)
    assert readers(app, "/view") == [GOOD]
    app.config.update(CORS_ORIGINS="*", CORS_SEND_WILDCARD=True)

    with pytest.raises(ContradictionError, match=r"from @cross_origin\(\), allows"):
        cors.reconfigure(app, origins=ADMIN)

    assert readers(app, "/") == readers(app, "/view") == [GOOD]


def test_what_is_insecure_warns_at_the_line_that_says_it(
    app: Flask, cors: CORS
) -> None:
    with pytest.warns(CORSWarning, match="every site may read") as caught:
        cors.reconfigure(app, supports_credentials=True)

    assert [warning.filename for warning in caught] == [__file__]
    assert readers(app, "/") == [GOOD, ADMIN, EVIL]


def test_a_warning_that_is_an_error_keeps_the_old_configuration(
    app: Flask, cors: CORS
) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")

        with pytest.raises(CORSWarning, match="every site may read"):
            cors.reconfigure(app, supports_credentials=True)

    assert readers(app, "/") == [GOOD]


def test_with_strict_a_warning_is_a_mistake(app: Flask, cors: CORS) -> None:
    with pytest.raises(UnsafeValueError, match="every site may read"):
        cors.reconfigure(app, supports_credentials=True, strict=True)

    assert readers(app, "/") == [GOOD]


def test_what_others_were_told_is_not_told_again() -> None:
    app = application("/a", "/b")

    with pytest.warns(CORSWarning, match="every site may read"):
        CORS(app, resources="/a", supports_credentials=True)

    cors = CORS(app, resources="/b", origins=GOOD)
    Page(app).fetch("/a")
    cors.reconfigure(app, resources="/b", origins=ADMIN)
    cors.reconfigure(app, resources="/b", origins=EVIL)
    assert readers(app, "/b") == [EVIL]


def test_what_was_told_is_not_told_again_by_the_first_request() -> None:
    app = application()
    cors = CORS(app, origins=GOOD)

    with pytest.warns(CORSWarning, match="every site may read"):
        cors.reconfigure(app, supports_credentials=True)

    app.config["CORS_MAX_AGE"] = 5
    assert Page(app).preflight().headers["Access-Control-Max-Age"] == "5"


def test_where_a_mistake_allows_nobody_reconfiguring_without_it_allows_again() -> None:
    app = full_application()
    cors = CORS(app, resources="/mine")
    app.add_url_rule("/mine", "mine", lambda: "ok")
    app.config["CORS_MAX_AGE"] = "soon"
    paths = ("/path", "/api/items", "/api/missing", "/view", "/mine")
    assert [readers(app, path) for path in paths] == [[]] * 5

    with pytest.raises(CORSConfigError, match="max_age='soon'"):
        cors.reconfigure(app, resources="/mine", origins=GOOD, max_age=3)

    assert [readers(app, path) for path in paths] == [[]] * 5
    app.config.update(CORS_MAX_AGE=7, CORS_ORIGINS=ADMIN)
    cors.reconfigure(app, resources="/mine", origins=GOOD)
    assert [readers(app, path) for path in paths] == [[ADMIN]] * 4 + [[GOOD]]
    assert (
        Page(app, ADMIN).preflight("/view", "GET").headers["Access-Control-Max-Age"]
        == "7"
    )


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (
            Flask("shop"),
            "reconfigure() was called with the application 'shop', which this CORS has "
            "not been given. Call init_app(app) of the same CORS first, where the "
            "application is created. (reconfigure()) [CORS013]",
        ),
        (
            Blueprint("api", "shop"),
            "reconfigure() was called with the blueprint 'api', whose policy is "
            "settled when it is registered. Give its paths to CORS(app, "
            "resources=...), and reconfigure the application. (reconfigure()) "
            "[CORS013]",
        ),
        (
            None,
            "reconfigure() takes a Flask application, not NoneType. Write "
            "reconfigure(app). (reconfigure()) [CORS013]",
        ),
        (
            type("ShopAPI", (), {"app": Flask("shop")})(),
            "reconfigure() takes a Flask application, not ShopAPI. Write "
            "reconfigure(shop_api.app). (reconfigure()) [CORS013]",
        ),
    ],
    ids=["another application", "blueprint", "nothing", "API"],
)
def test_what_cannot_be_reconfigured_is_told_word_for_word(
    wrong: t.Any, message: str
) -> None:
    with pytest.raises(AttachmentError) as caught:
        CORS().reconfigure(wrong)

    assert str(caught.value) == message


def test_the_application_of_another_extension_is_not_reconfigured() -> None:
    app = application()
    CORS(app, origins=GOOD)

    with pytest.raises(AttachmentError, match="which this CORS has not been given"):
        CORS().reconfigure(app, origins=EVIL)

    assert readers(app, "/") == [GOOD]


def test_two_threads_that_reconfigure_do_not_undo_each_other() -> None:
    app = application("/a", "/b")
    one, other = (CORS(app, resources={path: GOOD}) for path in ("/a", "/b"))
    Page(app).fetch("/a")
    thread = threading.Thread(
        target=one.reconfigure, args=(app,), kwargs={"resources": {"/a": ADMIN}}
    )

    with State.of(app).turn:
        thread.start()
        thread.join(timeout=0.1)
        assert thread.is_alive()
        other.reconfigure(app, resources={"/b": ADMIN})

    thread.join(timeout=10)
    assert [readers(app, path) for path in ("/a", "/b")] == [[ADMIN], [ADMIN]]

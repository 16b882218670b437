"""When the page is there: in debug mode, and only if it is asked for."""

import pytest
from flask import Blueprint
from flask import Flask

from flask_cors import audit
from flask_cors import CORS
from flask_cors import CORSConfigError
from flask_cors import CORSWarning
from flask_cors import cross_origin
from flask_cors import UnknownOptionError
from flask_cors.state import State

from .shop import get
from .shop import PATH


@pytest.mark.parametrize(
    ("is_debugged", "wanted", "status"),
    [
        (True, True, 200),
        (True, "1", 200),
        (True, "true", 200),
        (True, False, 404),
        (True, "0", 404),
        (True, "false", 404),
        (True, None, 404),
        (False, True, 404),
        (False, False, 404),
    ],
)
def test_it_takes_debug_mode_and_the_key(
    is_debugged: bool, wanted: object, status: int
) -> None:
    app = Flask("shop")
    app.config.update(DEBUG=is_debugged, CORS_DEBUG_PAGE=wanted)
    CORS(app)
    assert get(app).status_code == status


def test_debug_mode_alone_does_not_open_it() -> None:
    app = Flask("shop")
    app.debug = True
    CORS(app)
    assert get(app).status_code == 404


def test_an_environment_variable_opens_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLASK_CORS_DEBUG_PAGE", "1")
    app = Flask("shop")
    app.debug = True
    app.config.from_prefixed_env()
    CORS(app)
    assert get(app).status_code == 200


def test_debug_mode_and_the_key_may_come_after_cors() -> None:
    app = Flask("shop")
    CORS(app)
    app.config["CORS_DEBUG_PAGE"] = True
    app.debug = True
    assert get(app).status_code == 200


def test_what_comes_after_the_first_request_comes_too_late() -> None:
    app = Flask("shop")
    CORS(app)
    assert get(app).status_code == 404
    app.config.update(DEBUG=True, CORS_DEBUG_PAGE=True)
    assert get(app).status_code == 404


def test_it_is_closed_where_debug_mode_ends() -> None:
    app = Flask("shop")
    app.config.update(DEBUG=True, CORS_DEBUG_PAGE=True)
    CORS(app)
    assert get(app).status_code == 200
    app.debug = False
    assert get(app).status_code == 404


def test_a_preflight_that_comes_first_does_not_keep_it_away() -> None:
    app = Flask("shop")
    app.config.update(DEBUG=True, CORS_DEBUG_PAGE=True)
    CORS(app)
    asked = {
        "Origin": "https://app.example.com",
        "Access-Control-Request-Method": "PUT",
    }
    assert app.test_client().options("/orders", headers=asked).status_code == 200
    assert get(app).status_code == 200


@pytest.mark.parametrize(
    ("is_debugged", "wanted"),
    [(False, False), (False, True), (True, False), (True, "0")],
)
def test_where_it_is_not_there_no_request_but_the_first_passes_anything_of_it(
    is_debugged: bool, wanted: object
) -> None:
    app = Flask("shop")
    inner = app.wsgi_app
    app.config.update(DEBUG=is_debugged, CORS_DEBUG_PAGE=wanted)
    CORS(app)
    get(app, "/")
    layer = State.of(app).layer
    assert layer is not None
    assert layer.app == inner


def test_the_cors_of_a_blueprint_is_enough() -> None:
    app = Flask("shop")
    app.config.update(DEBUG=True, CORS_DEBUG_PAGE=True)
    blueprint = Blueprint("api", "shop", url_prefix="/api")
    CORS(blueprint)
    app.register_blueprint(blueprint)
    assert get(app).status_code == 200


def test_a_decorator_is_not() -> None:
    app = Flask("shop")
    app.config.update(DEBUG=True, CORS_DEBUG_PAGE=True)
    app.add_url_rule("/", view_func=cross_origin(lambda: "shop"))
    assert get(app, "/").status_code == 200
    assert get(app).status_code == 404


@pytest.mark.parametrize("value", ["maybe", 2, []])
def test_a_value_that_is_neither_true_nor_false_is_an_error(value: object) -> None:
    app = Flask("shop")
    app.config["CORS_DEBUG_PAGE"] = value

    with pytest.raises(CORSConfigError) as raised:
        CORS(app)

    assert str(raised.value) == (
        f"CORS_DEBUG_PAGE={value!r} (app.config['CORS_DEBUG_PAGE']): neither true nor "
        f"false. Write True or False. [CORS005]"
    )


def test_it_is_no_option_of_cors() -> None:
    with pytest.raises(UnknownOptionError) as raised:
        CORS(debug_page=True)  # type: ignore[call-arg]

    assert str(raised.value) == (
        "'debug_page' is no option, but a key of the configuration. Set "
        "app.config['CORS_DEBUG_PAGE']. (CORS()) [CORS001]"
    )


def test_a_mistyped_key_is_told_what_is_meant() -> None:
    app = Flask("shop")
    app.config["CORS_DEBUGPAGE"] = True

    with pytest.warns(CORSWarning) as warned:
        CORS(app)

    assert [str(warning.message) for warning in warned] == [
        "'CORS_DEBUGPAGE' is no key of Flask-CORS, and has no effect. Did you mean "
        "'CORS_DEBUG_PAGE'? (app.config['CORS_DEBUGPAGE']) [CORS002]"
    ]


def test_an_audit_has_nothing_to_say_of_it() -> None:
    findings = []

    for wanted in (True, None):
        app = Flask("shop")
        app.config["CORS_DEBUG_PAGE"] = wanted
        CORS(app, origins="https://app.example.com")
        app.add_url_rule("/", view_func=lambda: "shop")
        findings.append([finding.rule for finding in audit(app)])

    assert findings[0] == findings[1]


def test_the_layer_is_passed_by_the_first_request_as_by_any_other() -> None:
    app = Flask("shop")
    CORS(app, origins="https://app.example.com")
    app.add_url_rule("/", view_func=lambda: "shop")
    client = app.test_client()
    asked = {"Origin": "https://app.example.com"}
    first, second = (client.get("/", headers=asked) for _ in range(2))
    assert [*first.headers] == [*second.headers]
    assert client.get(PATH).status_code == 404

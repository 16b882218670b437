"""From raw options to what serves: strictness, and where warnings point."""

import typing as t
import warnings

import pytest
from flask import Blueprint
from flask import Flask

from flask_cors import CORS
from flask_cors import CORSConfigError
from flask_cors import CORSMiddleware
from flask_cors import CORSWarning
from flask_cors import cross_origin
from flask_cors.configuration import compile_resources
from flask_cors.configuration import compile_view
from flask_cors.sansio.findings import Place
from flask_cors.sansio.findings import Severity
from flask_cors.sansio.layers import Layer

APP = "https://app.example.com"

UNKNOWN: dict[str, t.Any] = {"xyzzy": True}
OPEN: dict[str, t.Any] = {"supports_credentials": True}
OLD: dict[str, t.Any] = {"origin": APP}
WRONG: dict[str, t.Any] = {"max_age": -1}

FORMS = {
    True: [True, "true", "True", "1", "yes", "on"],
    False: [False, "false", "FALSE", "0", "no", "off", ""],
    None: [None],
}

Outcome = type[Warning] | type[Exception] | None


def outcome(options: dict[str, t.Any], **config: t.Any) -> Outcome:
    """What attaching ends with: an error, a warning, or nothing."""
    app = Flask("strict")
    app.config.update(config)

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")

        try:
            CORS(app, **options)
        except CORSConfigError:
            return CORSConfigError

    return caught[0].category if caught else None


@pytest.mark.parametrize(
    ("tier", "options", "expected"),
    [
        (None, UNKNOWN, CORSConfigError),
        (True, UNKNOWN, CORSConfigError),
        (False, UNKNOWN, CORSWarning),
        (None, OPEN, CORSWarning),
        (True, OPEN, CORSConfigError),
        (False, OPEN, CORSWarning),
        (None, OLD, DeprecationWarning),
        (True, OLD, DeprecationWarning),
        (False, OLD, DeprecationWarning),
        (None, WRONG, CORSConfigError),
        (True, WRONG, CORSConfigError),
        (False, WRONG, CORSConfigError),
        (True, {"origins": APP}, None),
    ],
)
def test_strict_decides_what_a_finding_does(
    tier: bool | None, options: dict[str, t.Any], expected: Outcome
) -> None:
    for written in FORMS[tier]:
        assert outcome({**options, "strict": written}) == expected
        assert outcome(options, CORS_STRICT=written) == expected


@pytest.mark.parametrize(
    ("keyword", "key", "expected"),
    [
        (True, False, CORSConfigError),
        (False, True, CORSWarning),
        (None, True, CORSConfigError),
        (None, False, CORSWarning),
    ],
)
def test_a_keyword_beats_the_key_unless_it_is_none(
    keyword: bool | None, key: bool, expected: Outcome
) -> None:
    options = {"supports_credentials": True, "strict": keyword}
    assert outcome(options, CORS_STRICT=key) == expected


def test_a_lenient_table_is_lenient_about_its_paths() -> None:
    with pytest.warns(CORSWarning, match="No such CORS option: 'xyzzy'"):
        CORS(Flask("strict"), strict=False, resources={"/": {"xyzzy": 1}})


def test_a_lenient_view_ignores_an_unknown_option() -> None:
    options: t.Any = {"strict": "false", "xyzzy": True}

    with pytest.warns(CORSWarning, match="No such CORS option: 'xyzzy'"):
        cross_origin(APP, **options)


def test_a_strict_view_refuses_what_it_would_warn_about() -> None:
    with pytest.raises(CORSConfigError, match="allows nobody"):
        cross_origin([], strict=True)


def build(name: str) -> None:
    """Attach with a warning, in each of the ways."""
    app = Flask("strict")

    if name == "CORS":
        CORS(app, origins=[])
    elif name == "init_app":
        CORS(origins=[]).init_app(app)
    elif name == "cross_origin":
        cross_origin(origins=[])
    elif name == "bare cross_origin":
        cross_origin([])(lambda: "ok")
    else:
        CORSMiddleware(app, origins=[])


@pytest.mark.parametrize(
    "name", ["CORS", "init_app", "cross_origin", "bare cross_origin", "CORSMiddleware"]
)
def test_a_warning_points_to_the_line_that_is_its_cause(name: str) -> None:
    with pytest.warns(CORSWarning, match="allows nobody") as caught:
        build(name)

    assert [warning.filename for warning in caught] == [__file__]


def test_a_warning_needs_no_module_around_the_call() -> None:
    code = "from flask_cors import CORSMiddleware\nCORSMiddleware(None, origins=[])"

    with pytest.warns(CORSWarning, match="allows nobody"):
        exec(code, {})


def test_a_blueprint_warns_once_for_each_registration() -> None:
    blueprint = Blueprint("api", __name__)
    CORS(blueprint, origins=[])

    with pytest.warns(CORSWarning, match="allows nobody") as caught:
        Flask("strict").register_blueprint(blueprint)

    assert len(caught) == 1


def test_what_is_read_keeps_what_is_wrong_apart_from_what_is_judged() -> None:
    layer = Layer(Place.KEYWORD, "CORS()", {"methods": "patch", **OPEN})
    compiled = compile_resources([layer])
    assert [f.option for f in compiled.read] == ["methods"]
    assert [f.option for f in compiled.judged] == ["origins"]
    assert compiled.findings == (*compiled.read, *compiled.judged)
    assert compiled.fatal == {Severity.ERROR}


def test_a_view_has_a_policy_and_no_table() -> None:
    layer = Layer(Place.KEYWORD, "@cross_origin()", {"max_age": 5})
    policy, compiled = compile_view(
        [layer], {"CORS_RESOURCES": "/x", "CORS_ORIGINS": APP}
    )
    assert (policy.max_age, policy.origins.sole) == ("5", APP)
    assert (compiled.resources, compiled.findings) == ((), ())


REGISTERED = [
    ({"max_age": -1}, {}),
    ({"xyzzy": 1}, {}),
    ({"origins": [], "strict": True}, {}),
    ({}, {"CORS_METHODS": "P UT"}),
    ({"resources": {"/ok": {}, "/bad": {"max_age": -1}}}, {}),
]


@pytest.mark.parametrize(("options", "config"), REGISTERED)
def test_a_wrong_configuration_registers_nothing(
    options: dict[str, t.Any], config: dict[str, t.Any]
) -> None:
    app = Flask("strict")
    app.add_url_rule("/ok", view_func=lambda: "ok")
    app.config.update(config)

    with pytest.raises(CORSConfigError):
        CORS(app, **options)

    assert "wsgi_app" not in vars(app)
    response = app.test_client().get("/ok", headers={"Origin": APP})
    assert not {name for name, _ in response.headers if name.startswith("Access")}
    assert "Vary" not in response.headers


def test_a_right_configuration_may_follow_a_wrong_one() -> None:
    app = Flask("strict")

    with pytest.raises(CORSConfigError):
        CORS(app, origins="https://b.example", max_age=-1)

    CORS(app, origins=APP)
    response = app.test_client().get("/", headers={"Origin": APP})
    assert response.headers["Access-Control-Allow-Origin"] == APP


def test_a_mistake_of_a_blueprint_is_told_where_it_is_made() -> None:
    with pytest.raises(CORSConfigError, match="max_age=-1"):
        CORS(Blueprint("api", __name__), max_age=-1)


def test_a_wrong_configuration_of_a_blueprint_registers_no_layer() -> None:
    app = Flask("strict")
    app.config["CORS_MAX_AGE"] = "soon"
    blueprint = Blueprint("api", __name__)
    CORS(blueprint)

    with pytest.raises(CORSConfigError, match="max_age='soon'"):
        app.register_blueprint(blueprint)

    assert "wsgi_app" not in vars(app)

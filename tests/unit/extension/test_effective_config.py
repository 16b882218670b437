"""The options in force, wherever they were given, in a form to be given again."""

import re
import typing as t
import warnings
from datetime import timedelta

import pytest
from flask import Blueprint
from flask import Flask
from werkzeug.wrappers import Response

from flask_cors import AttachmentError
from flask_cors import CORS
from flask_cors import CORSConfigError
from flask_cors import CORSMiddleware
from flask_cors import CORSWarning
from flask_cors.sansio.options import OPTIONS
from flask_cors.state import State

from ...users.page import ADMIN
from ...users.page import application
from ...users.page import EVIL
from ...users.page import GOOD
from ...users.page import Page
from ...users.page import readers

TOLD = "every site may read|a cache that is not told so|keeps an answer for so long"
VERSIONS = re.compile(r"/v\d", re.IGNORECASE)


def allows(origin: str) -> bool:
    return origin == GOOD


def test_where_nothing_is_given_all_options_have_their_defaults() -> None:
    app = application()
    config = CORS(app).config(app)
    of_path = config.pop("resources")
    defaults = {name: option.default for name, option in OPTIONS.items()}
    assert config == {n: v for n, v in defaults.items() if n != "resources"}
    del config["strict"]
    assert of_path == {"/*": config}


def test_each_option_has_the_value_of_the_strongest_place_that_gives_it() -> None:
    app = application()
    everywhere = {"methods": "GET", "max_age": 1, "vary_header": "no", "strict": False}
    app.config.update({f"CORS_{n.upper()}": v for n, v in everywhere.items()})
    app.config["CORS_EXPOSE_HEADERS"] = None
    cors = CORS(methods="PUT", max_age=2, expose_headers="X-A,X-B")
    resources = {"/a": {"max_age": 4}, VERSIONS: [GOOD, ADMIN]}

    with pytest.warns(CORSWarning, match="a cache that is not told so"):
        cors.init_app(app, max_age=timedelta(seconds=3), resources=resources)

    config = cors.config(app)
    names = ("methods", "max_age", "vary_header", "expose_headers", "origins")
    assert [config[name] for name in names] == [
        "PUT",
        timedelta(seconds=3),
        "no",
        "X-A,X-B",
        "*",
    ]
    assert config["strict"] is False
    assert [*config["resources"]] == ["/a", VERSIONS]
    found = [[of[name] for name in names] for of in config["resources"].values()]
    assert found == [
        ["PUT", 4, "no", "X-A,X-B", "*"],
        ["PUT", timedelta(seconds=3), "no", "X-A,X-B", [GOOD, ADMIN]],
    ]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (f"{GOOD},{ADMIN}", f"{GOOD},{ADMIN}"),
        ((origin for origin in (GOOD, ADMIN)), [GOOD, ADMIN]),
        ({GOOD}, {GOOD}),
        (allows, allows),
        ([allows, re.compile("https://a")], [allows, re.compile("https://a")]),
    ],
    ids=["text", "a generator", "a set", "a function", "a mixture"],
)
def test_values_are_as_they_are_written(given: t.Any, expected: t.Any) -> None:
    app = application()
    assert CORS(app, origins=given).config(app)["origins"] == expected


@pytest.mark.parametrize("origins", [[GOOD], {GOOD}], ids=["a list", "a set"])
def test_they_are_copies(origins: t.Any) -> None:
    app = application()
    cors = CORS(app, resources={"/": {"origins": origins}})
    config = cors.config(app)
    config["resources"]["/"]["origins"].clear()
    config["resources"].clear()
    assert cors.config(app)["resources"]["/"]["origins"] == origins
    assert origins


def test_several_policies_for_one_path_are_a_list() -> None:
    app = application()
    several = [{"origins": GOOD, "max_age": 5}, {"origins": "*", "methods": "GET"}]
    cors = CORS(app, resources={"/": several, "/a": [several[0]]})
    resources = cors.config(app)["resources"]
    first, second = resources["/"]
    assert (first["origins"], first["max_age"]) == (GOOD, 5)
    assert (second["origins"], second["methods"], second["max_age"]) == (
        "*",
        "GET",
        None,
    )
    assert resources["/a"] == first
    assert cors.reconfigure(app, **cors.config(app)) == ()


def test_with_a_part_of_it_changed_the_rest_stays() -> None:
    app = application("/a", "/b")
    cors = CORS(app, resources={"/a": GOOD, "/b": GOOD}, max_age=5)
    options = cors.config(app)
    options["resources"]["/a"]["origins"] = ADMIN
    (change,) = cors.reconfigure(app, **options)
    assert (change.path, change.option) == ("/a", "origins")
    assert [readers(app, path) for path in ("/a", "/b")] == [[ADMIN], [GOOD]]
    assert Page(app).preflight("/b").headers["Access-Control-Max-Age"] == "5"


def test_another_application_is_configured_alike_by_it() -> None:
    app, other = application("/a", "/b"), application("/a", "/b")
    cors = CORS(app, resources={"/a": GOOD, "/b": {"origins": ADMIN, "max_age": 5}})
    copied = CORS(other, **cors.config(app))
    assert [readers(other, path) for path in ("/a", "/b")] == [[GOOD], [ADMIN]]
    assert copied.config(other) == cors.config(app)


def test_what_others_were_given_is_left_out() -> None:
    app = application("/a", "/b")
    one = CORS(app, resources={"/a": GOOD})
    other = CORS(app, resources={"/b": ADMIN})
    assert [*one.config(app)["resources"]] == ["/a"]
    assert [*other.config(app)["resources"]] == ["/b"]


def test_what_was_attached_twice_is_one() -> None:
    app = application("/a", "/b", "/c")
    cors = CORS(app, resources={"/a": GOOD, "/b": GOOD}, strict=True)
    other = CORS()

    with pytest.warns(CORSWarning, match="replaces an earlier policy"):
        other.init_app(app, resources={"/b": ADMIN, "/d": ADMIN})

    cors.init_app(app, resources={"/c": EVIL}, strict=False)
    config = cors.config(app)
    assert [*config["resources"]] == ["/a", "/c"]
    assert config["strict"] is False
    assert cors.reconfigure(app, **config) == ()
    assert [readers(app, p) for p in ("/a", "/b", "/c")] == [[GOOD], [ADMIN], [EVIL]]


@pytest.mark.parametrize(
    ("calls", "expected"),
    [
        ([{"csrf_protect": True}, {}], (True, None)),
        ([{"csrf_protect": "report"}, {"csrf_protect": False}], ("report", None)),
        ([{"csrf_origins": GOOD}, {"csrf_protect": True}], (True, GOOD)),
        ([{"csrf_origins": GOOD}, {"csrf_origins": ADMIN}], (None, ADMIN)),
    ],
    ids=["one protects", "the stricter mode", "one names writers", "the later writers"],
)
def test_so_is_how_it_protects(calls: t.Any, expected: tuple[object, ...]) -> None:
    app = application()
    cors = CORS()

    for number, options in enumerate(calls):
        cors.init_app(app, resources=f"/{number}", **options)

    config = cors.config(app)
    assert (config["csrf_protect"], config["csrf_origins"]) == expected
    assert cors.reconfigure(app, **config) == ()


def test_it_is_of_the_configuration_that_is_in_force() -> None:
    app = application()
    app.config["CORS_MAX_AGE"] = 5
    cors = CORS(app, origins=GOOD)
    app.config["CORS_MAX_AGE"] = 6
    assert cors.config(app)["max_age"] == 6
    Page(app).fetch()
    app.config["CORS_MAX_AGE"] = 7
    assert cors.config(app)["max_age"] == 6
    cors.reconfigure(app, origins=GOOD)
    assert cors.config(app)["max_age"] == 7


@pytest.mark.parametrize("has_served", [False, True])
def test_given_again_nothing_is_said_that_was_said_before(has_served: bool) -> None:
    app = application()
    insecure: t.Any = {"supports_credentials": True, "vary_header": False}

    with pytest.warns(CORSWarning, match=TOLD):
        cors = CORS(app, resources={"/a": {}, "/b": {"max_age": 90_000}}, **insecure)

    with pytest.warns(CORSWarning, match=TOLD):
        layer = CORSMiddleware(Response("ok"), **insecure)

    assert not has_served or Page(app).fetch().status_code == 200
    assert cors.reconfigure(app, **cors.config(app)) == ()
    assert layer.reconfigure(**layer.config()) == ()


def test_of_a_path_that_changes_it_is_said_again_and_of_others_it_is_not() -> None:
    app = application()
    insecure: t.Any = {"origins": "*", "supports_credentials": True}

    with pytest.warns(CORSWarning):
        cors = CORS(app, resources={"/a": insecure, "/b": insecure})

    options = cors.config(app)
    options["resources"]["/b"]["max_age"] = 5
    options["resources"]["/c"] = {**options["resources"]["/b"]}

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        cors.reconfigure(app, **options)

    told = {str(warning.message).partition(":")[0] for warning in caught}
    assert told == {f"origins='*' (resources['/{n}'] of reconfigure())" for n in "bc"}


def test_a_value_that_means_the_same_and_is_told_of_is_told() -> None:
    app = application()
    cors = CORS(app, expose_headers=["X-A"], allow_headers="X-A")

    with pytest.warns(CORSWarning, match="no script set this header"):
        cors.reconfigure(app, expose_headers=["X-A"], allow_headers="X-A,Cookie")


def test_of_a_mistake_that_allows_nobody_it_has_what_was_given() -> None:
    app = application()
    cors = CORS(app, origins=GOOD)
    app.config["CORS_MAX_AGE"] = "soon"
    assert readers(app, "/") == []
    options = cors.config(app)
    assert options["max_age"] == "soon"

    with pytest.raises(CORSConfigError, match="max_age='soon'"):
        cors.reconfigure(app, **options)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (
            Flask("shop"),
            "config() was called with the application 'shop', which this CORS has not "
            "been given. Call init_app(app) of the same CORS first, where the "
            "application is created. (config()) [CORS013]",
        ),
        (
            Blueprint("api", "shop"),
            "config() was called with the blueprint 'api', whose policy is settled "
            "when it is registered. Ask for that of the application. (config()) "
            "[CORS013]",
        ),
        (
            None,
            "config() takes a Flask application, not NoneType. Write config(app). "
            "(config()) [CORS013]",
        ),
    ],
    ids=["another application", "blueprint", "nothing"],
)
def test_what_has_no_configuration_is_told_word_for_word(
    wrong: t.Any, message: str
) -> None:
    with pytest.raises(AttachmentError) as caught:
        CORS().config(wrong)

    assert str(caught.value) == message


@pytest.mark.parametrize("call", ["config", "reconfigure"])
def test_the_layer_of_an_application_is_left_to_its_extension(call: str) -> None:
    app = application()
    CORS(app, origins=GOOD)

    with pytest.raises(AttachmentError) as caught:
        getattr(State.of(app).layer, call)()

    assert str(caught.value) == (
        f"{call}() was called on the layer of a Flask application, which belongs to "
        f"its CORS. Call {call}(app) of that. ({call}()) [CORS013]"
    )
    assert readers(app, "/") == [GOOD]

"""The tables that a page embeds: data, the same for each application that is alike."""

import json
import re
import types
import typing as t

import pytest
from flask import Blueprint
from flask import Flask
from flask import Response
from werkzeug.routing import BaseConverter

from flask_cors import CORS
from flask_cors import cors_exempt
from flask_cors import cross_origin
from flask_cors import csrf_exempt
from flask_cors.page.tables import tables

APP: t.Final = "https://app.example.com"
OTHER: t.Final = "https://other.example"


def application(**options: t.Any) -> Flask:
    app = Flask("tables")
    app.add_url_rule("/items", "items", list, methods=["GET", "PUT"])
    CORS(app, **options)
    return app


def policy(**options: t.Any) -> dict[str, t.Any]:
    found: dict[str, t.Any] = tables(application(**options))["policies"][0]
    return found


def test_they_are_values_that_json_has() -> None:
    found = tables(application(origins={APP, OTHER}))
    assert json.loads(json.dumps(found))["policies"][0]["origins"]["literals"] == [
        APP,
        OTHER,
    ]


def test_they_are_the_same_again() -> None:
    apps = [application(origins={APP, OTHER, "null"}) for _ in range(2)]
    assert tables(apps[0]) == tables(apps[1])


def test_the_application_has_not_begun() -> None:
    app = application(origins=APP)
    tables(app)
    CORS(app, origins=OTHER, resources="/more")
    assert len(tables(app)["resources"]["entries"]) == 2


def test_no_function_that_checks_origins_is_asked() -> None:
    def never(origin: str) -> bool:
        raise AssertionError(origin)

    origins = policy(origins=never)["origins"]
    assert origins["checks"] == [
        "test_no_function_that_checks_origins_is_asked.<locals>.never()"
    ]


def test_each_policy_of_a_path_has_a_number() -> None:
    found = tables(
        application(resources={"/items": [{"origins": APP}, {"origins": OTHER}]})
    )
    entry = found["resources"]["entries"][0]
    first = found["policies"][entry["policy"]]
    (second,) = (found["policies"][number] for number in first["alternatives"])
    assert [first["origins"]["sole"], second["origins"]["sole"]] == [APP, OTHER]


def test_policies_whose_preflights_grant_the_same_are_told() -> None:
    several = {"/a": APP, "/b": {"origins": APP, "max_age": 600}, "/c": OTHER}
    found = tables(application(resources=several))
    numbers = {each["text"]: each["policy"] for each in found["resources"]["entries"]}
    alike = {text: found["policies"][n]["alike"] for text, n in numbers.items()}
    assert alike["/a"] == alike["/b"] == numbers["/a"]
    assert alike["/c"] == numbers["/c"]


def test_a_path_regex_is_translated() -> None:
    found = tables(application(resources={r"/v[0-9]+/": APP}))
    assert found["resources"]["entries"][0]["regex"] == {
        "shown": "'/v[0-9]+/'",
        "source": r"\x2fv(?:[0-9]){1,}\x2f",
        "flags": "u",
        "is_of_ascii": False,
    }


@pytest.mark.parametrize(
    ("regex", "shown"),
    [
        (r"https://(a)\.\1\.example", r"'https://(a)\\.\\1\\.example'"),
        (r"https://(me:secret@)?a\.example", r"'https://(me:***@)?a\\.example'"),
    ],
    ids=["no equal in JavaScript", "perhaps a password"],
)
@pytest.mark.filterwarnings("ignore::flask_cors.CORSWarning")
def test_of_some_regexes_no_more_than_the_text_is_told(regex: str, shown: str) -> None:
    origins = policy(origins=re.compile(regex))["origins"]
    assert origins["regexes"] == [{"shown": shown, "source": None}]


def test_a_list_is_told_with_what_stands_around_it() -> None:
    entries = policy(origins=[APP, re.compile("a")])["change"]["entries"]["origins"]
    assert entries["shown"] == [[APP, f"'{APP}'"], [None, "re.compile('a')"]]
    assert entries["around"] == ["CORS(app, origins=", ")"]


def test_of_a_long_list_no_entry_is_told() -> None:
    origins = [f"https://a{number}.example" for number in range(65)]
    assert policy(origins=origins)["change"]["entries"]["origins"]["shown"] is None


@pytest.mark.filterwarnings("ignore::flask_cors.CORSWarning")
def test_entries_that_never_match_are_told_with_whom_they_were_meant_for() -> None:
    origins = [APP, f"{OTHER}/", "https://a b", "x" * 20_001, re.compile("a")]
    (found,) = policy(origins=origins)["change"]["misspelled"]
    assert found["lowered"] == f"{OTHER}/"
    assert found["words"].startswith(f"'{OTHER}/' never matches, as ")
    assert found["meant"]["literals"] == [OTHER]


def test_a_table_of_paths_is_told_with_one_more() -> None:
    change = policy(resources={"/items": {"origins": [APP]}})["change"]["resources"]
    path = "'/sample/path': {'origins': ['https://sample.example']}"
    named = f"{{'/items': {{'origins': ['{APP}']}}, {path}}}"
    assert change == {"named": f"CORS(app, resources={named})", "shared": None}


def test_a_list_of_paths_is_told_in_two_ways() -> None:
    change = policy(origins=APP, resources=["/items"])["change"]["resources"]
    path = "'/sample/path': {'origins': ['https://sample.example']}"
    assert change["named"] == f"CORS(app, ..., resources={{'/items': {{}}, {path}}})"
    assert change["shared"] == "CORS(app, ..., resources=['/items', '/sample/path'])"


class Odd(BaseConverter):
    """Refuses what nobody can foresee."""

    def to_python(self, value: str) -> t.Any:
        raise AssertionError(value)


def test_converters_are_told_by_what_they_refuse() -> None:
    app = Flask("converters", static_folder=None)
    app.url_map.converters["odd"] = Odd
    rules = ("/<int(min=3):a>", "/<float:a>", "/<uuid:a>", "/<path:a>", "/<odd:a>")

    for number, rule in enumerate(rules):
        app.add_url_rule(f"/{number}{rule}", f"{number}", list)

    found = [rule["converters"][0] for rule in tables(app)["routing"]["rules"]]
    assert [each["kind"] for each in found] == ["int", "float", "any", "any", "unknown"]
    assert found[0]["min"] == 3
    assert found[4]["name"] == "Odd"


@pytest.mark.parametrize(
    ("first", "second", "redirects"),
    [
        ({"defaults": {"a": "x"}}, {}, [False, True]),
        ({"redirect_to": "/elsewhere"}, {}, [True, False]),
        ({"alias": True}, {}, [True, False]),
        ({}, {}, [False, False]),
    ],
    ids=["defaults", "redirect_to", "alias", "none"],
)
def test_a_rule_that_may_redirect_is_told(
    first: dict[str, t.Any], second: dict[str, t.Any], redirects: list[bool]
) -> None:
    app = Flask("redirects", static_folder=None)
    is_default = "defaults" in first
    app.add_url_rule("/a" if is_default else "/a/<a>", "a", list, **first)
    app.add_url_rule("/b/<a>", "a", list, **second)
    found = {r["rule"]: r["redirects"] for r in tables(app)["routing"]["rules"]}
    assert [found[rule] for rule in sorted(found)] == redirects


def test_where_werkzeug_finds_rules_in_another_way_there_are_no_states() -> None:
    app = Flask("other")
    unknown: t.Any = types.SimpleNamespace(update=list, merge_slashes=True)
    app.url_map._matcher = unknown
    assert tables(app)["routing"]["states"] is None


def test_an_adapter_of_ones_own_is_told() -> None:
    class Own(Flask):
        def create_url_adapter(self, request: t.Any) -> t.Any:
            return super().create_url_adapter(request)

    assert tables(Own("own"))["routing"]["is_usual"] is False
    assert tables(Flask("usual"))["routing"]["is_usual"] is True


def test_trusted_hosts_are_told() -> None:
    app = Flask("trusting")
    app.config["TRUSTED_HOSTS"] = ["shop.example"]
    is_known = "TRUSTED_HOSTS" in Flask.default_config
    trusted = ["shop.example"] if is_known else None
    assert tables(app)["routing"]["trusted_hosts"] == trusted


def by_hand(response: Response) -> Response:
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def opened() -> Response:
    return by_hand(Response())


def spoken() -> tuple[str, dict[str, str]]:
    return "", {"Access-Control-Allow-Origin": "*"}


def login_required() -> None:
    """Lets in only who is logged in, by its name."""


def test_what_stands_around_a_view_is_told() -> None:
    app = Flask("around")
    blueprint = Blueprint("shop", __name__)
    blueprint.after_request(by_hand)
    blueprint.before_request(login_required)
    blueprint.add_url_rule("/", "index", list)
    app.register_blueprint(blueprint, url_prefix="/shop")
    app.add_url_rule("/spoken", "spoken", spoken)
    endpoints = tables(app)["endpoints"]
    (layer,) = endpoints["shop.index"]["layers"]
    assert layer.startswith("after_request function 'by_hand'")
    assert endpoints["shop.index"]["gates"] == ("login_required",)
    assert endpoints["shop.index"]["before"] == ["login_required"]
    assert endpoints["static"]["layers"] == []
    (own,) = endpoints["spoken"]["layers"]
    assert own == "code of the view 'spoken'"
    assert endpoints[""] == {"layers": [], "gates": (), "before": []}


def test_what_is_said_of_a_view_is_told_for_each_method() -> None:
    app = Flask("views")
    view = cross_origin(origins=[APP])(csrf_exempt(list))
    app.add_url_rule("/own", "own", view, methods=["GET", "POST"])
    app.add_url_rule("/bare", "bare", methods=["GET"])
    app.add_url_rule("/exempt", "exempt", cors_exempt(list))
    found = tables(app)
    own = found["endpoints"]["own"]
    assert found["policies"][own["views"]["POST"]["policy"]]["origins"]["sole"] == APP
    assert own["views"]["GET"]["is_exempt"] is False
    assert own["csrf_exempt"] == ["?", "GET", "HEAD", "OPTIONS", "POST"]
    assert found["endpoints"]["bare"]["views"]["GET"] is None
    assert found["endpoints"]["exempt"]["views"]["GET"] == {
        "is_exempt": True,
        "policy": None,
        "answers_options": False,
    }


def test_a_blueprint_is_told_with_its_prefix() -> None:
    app = Flask("blueprints", subdomain_matching=True)
    blueprint = Blueprint("shop", __name__, subdomain="<name>")
    CORS(blueprint, origins=APP)
    app.register_blueprint(blueprint, url_prefix="/shop/<int:id>")
    (scope,) = tables(app)["scopes"]
    assert scope["name"] == "shop"
    assert scope["prefix"]["source"].startswith(r"\x2fshop\x2f(?:[^\x2f]){1,}(?:(?=")
    assert scope["subdomain"]["source"].startswith(r"(?:[^\x2e]){1,}")


def test_protection_is_told_with_its_writers() -> None:
    found = policy(origins="*", csrf_protect=True, csrf_origins=[APP])
    assert found["protection"]["mode"] == "on"
    assert found["protection"]["writers"]["literals"] == [APP]

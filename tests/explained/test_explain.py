"""``flask_cors.explain()``: what a browser will do with a request, and why."""

import functools
import re
import typing as t

import pytest
from flask import abort
from flask import Blueprint
from flask import current_app
from flask import Flask
from flask import request
from flask import Response
from flask.typing import ResponseReturnValue
from flask.views import MethodView
from werkzeug.routing import BaseConverter
from werkzeug.routing import Rule

from flask_cors import CORS
from flask_cors import cors_exempt
from flask_cors import CORSWarning
from flask_cors import cross_origin
from flask_cors import explain
from flask_cors import Explanation
from flask_cors.sansio.browser.refusals import BlockReason
from flask_cors.sansio.browser.verdicts import Ruling

APP = "https://app.example.com"
OTHER = "https://other.example"


def never() -> ResponseReturnValue:
    raise AssertionError("a view has run")


def application(**options: t.Any) -> Flask:
    app = Flask(__name__)
    app.add_url_rule("/items", view_func=never, methods=["GET", "POST"])
    app.add_url_rule("/items/<int:id>", "item", view_func=never, methods=["PUT"])
    app.add_url_rule("/folder/", "folder", view_func=never, methods=["PUT"])
    CORS(app, **options)
    return app


def reasons(explanation: Explanation) -> set[BlockReason | None]:
    return {
        verdict.refusal and verdict.refusal.reason for verdict in explanation.verdicts
    }


def test_a_request_that_is_allowed_has_no_cause() -> None:
    found = explain(application(origins=APP), "GET", "/items", origin=APP)
    assert found.is_allowed
    assert found.causes == ()
    assert [verdict.sentence for verdict in found.verdicts] == [None, None]


def test_no_view_and_no_hook_runs() -> None:
    app = application(origins=APP)
    app.before_request(lambda: abort(401))
    found = explain(app, "PUT", "/items/1", origin=APP)
    assert [e.answer.status for e in found.exchanges] == [200, 200]


def test_nothing_of_the_application_is_changed() -> None:
    app = application(origins=APP)
    explain(app, "GET", "/items", origin=APP)
    CORS(app, resources="/more", origins=OTHER)
    assert explain(app, "GET", "/more", origin=OTHER).governing.pattern == "/more"


def test_it_tells_each_reason_for_a_preflight() -> None:
    found = explain(
        application(origins=APP),
        "PUT",
        "/items/1",
        origin=APP,
        headers=["Content-Type", "X-Token: secret", "Accept: text/csv"],
    )
    assert found.why_preflight == (
        "the method PUT is not GET, HEAD or POST",
        "Content-Type: application/json is not one that a form could send",
        "the header X-Token is not one that every page may set",
    )


def test_a_plain_request_has_no_preflight() -> None:
    found = explain(
        application(origins=APP),
        "POST",
        "/items",
        origin=APP,
        headers={"Content-Type": "text/plain"},
    )
    assert found.why_preflight == ()
    assert [e.sent.method for e in found.exchanges] == ["POST"]


def test_an_origin_that_is_not_listed_is_told_with_the_change() -> None:
    found = explain(application(origins=APP), "GET", "/items", origin=OTHER)
    assert reasons(found) == {BlockReason.ALLOW_ORIGIN_MISSING}
    (cause,) = found.causes
    assert cause.option == "origins"
    assert cause.change is not None
    assert cause.change.value == [APP, OTHER]
    assert cause.source.location is not None
    assert cause.source.location.file == __file__


def test_everything_that_stands_in_the_way_is_told_at_once() -> None:
    app = application(origins=APP, methods="GET", allow_headers="X-A")
    found = explain(
        app, "PUT", "/items/1", origin=OTHER, headers=["X-B"], credentials=True
    )
    assert [cause.option for cause in found.causes] == [
        "origins",
        "methods",
        "allow_headers",
        "supports_credentials",
    ]


def test_after_every_change_the_request_is_allowed() -> None:
    given: dict[str, t.Any] = {"origins": APP, "methods": "GET", "allow_headers": "X-A"}
    asked: dict[str, t.Any] = {"origin": OTHER, "headers": ["X-B"], "credentials": True}
    found = explain(application(**given), "PUT", "/items/1", **asked)

    for cause in found.causes:
        assert cause.change is not None
        given[cause.change.option] = cause.change.value

    assert explain(application(**given), "PUT", "/items/1", **asked).is_allowed


def test_a_path_that_no_entry_governs_is_told() -> None:
    app = application(origins=APP, resources="/api/*")
    found = explain(app, "GET", "/items", origin=APP)
    assert str(found.governing) == "none"
    assert [cause.option for cause in found.causes] == ["resources"]


def test_an_exempt_view_is_told() -> None:
    app = application(origins=APP)
    app.add_url_rule("/own", "own", view_func=cors_exempt(never))
    found = explain(app, "GET", "/own", origin=APP)
    assert str(found.governing) == "exempt"
    assert [cause.option for cause in found.causes] == ["cors_exempt"]


def test_the_policy_of_a_view_governs_it() -> None:
    app = application(origins=APP)
    app.add_url_rule("/own", "own", view_func=cross_origin(OTHER)(never))
    assert str(explain(app, "GET", "/own", origin=OTHER).governing) == "view"
    assert not explain(app, "GET", "/own", origin=APP).is_allowed


def test_the_policy_of_a_blueprint_governs_its_views() -> None:
    blueprint = Blueprint("admin", __name__, url_prefix="/admin")
    blueprint.add_url_rule("/users", view_func=never)
    CORS(blueprint, origins=OTHER)
    app = application(origins=APP)
    app.register_blueprint(blueprint)
    found = explain(app, "GET", "/admin/users", origin=OTHER)
    assert str(found.governing) == "blueprint admin: /*"
    assert found.is_allowed


def test_the_policies_of_two_blueprints_are_told_apart() -> None:
    app = Flask(__name__)

    for name, origin in (("admin", APP), ("shop", OTHER)):
        blueprint = Blueprint(name, __name__, url_prefix=f"/{name}")
        blueprint.add_url_rule("/users", view_func=never)
        CORS(blueprint, origins=origin)
        app.register_blueprint(blueprint)

    found = explain(app, "GET", "/shop/users", origin=OTHER)
    assert str(found.governing) == "blueprint shop: /*"


def test_what_one_browser_blocks_is_blocked_and_told_as_it_does_it() -> None:
    app = application(origins=APP, allow_headers="X-A")
    found = explain(app, "GET", "/items", origin=APP, headers=["Accept: text/\xe9"])
    assert [verdict.is_allowed for verdict in found.verdicts] == [True, False]
    assert not found.is_allowed
    assert found.why_preflight == ("Accept: text/\xe9 has characters that need asking",)
    assert [e.sent.method for e in found.exchanges] == ["OPTIONS"]
    assert [cause.option for cause in found.causes] == ["allow_headers"]


def test_a_redirect_is_followed_with_a_preflight_for_each() -> None:
    found = explain(application(origins=APP), "PUT", "/folder", origin=APP)
    assert [(e.sent.method, e.answer.status) for e in found.exchanges] == [
        ("OPTIONS", 200),
        ("PUT", 308),
        ("OPTIONS", 200),
        ("PUT", 200),
    ]
    assert found.remarks == (
        "The application redirects http://127.0.0.1:5000/folder to "
        "http://127.0.0.1:5000/folder/: let the page ask for that one.",
    )


def test_what_a_page_reads_of_an_unknown_path_is_a_404() -> None:
    found = explain(application(origins=APP), "GET", "/nowhere", origin=APP)
    assert found.is_allowed
    assert found.remarks == ("No route serves it: what the page can read is a 404.",)


def test_a_method_that_the_route_does_not_take_is_a_405() -> None:
    found = explain(application(origins=APP), "DELETE", "/items", origin=APP)
    assert found.is_allowed
    assert found.remarks == (
        "Its route does not take this method: what the page can read is a 405.",
    )


def test_a_page_of_the_same_origin_needs_no_cors() -> None:
    app = application(origins=APP)
    found = explain(app, "PUT", "/items/1", origin="http://127.0.0.1:5000")
    assert found.is_allowed
    assert found.why_preflight == ()
    assert found.remarks == (
        "The page is of the API's own origin: CORS has no part in it.",
    )


def test_a_response_header_that_the_page_sets_is_pointed_out() -> None:
    found = explain(
        application(origins=APP),
        "GET",
        "/items",
        origin=APP,
        headers=["Access-Control-Allow-Origin: *"],
    )
    assert found.remarks == (
        "Access-Control-Allow-Origin is a header of responses: set in a request, it "
        "opens nothing, and costs a preflight.",
    )


COOKIES = (
    "The session cookie does not come along from a page of another site: that needs "
    "SESSION_COOKIE_SAMESITE='None' and SESSION_COOKIE_SECURE=True."
)


@pytest.mark.parametrize(
    ("config", "remarks"),
    [
        ({}, (COOKIES,)),
        ({"SESSION_COOKIE_SAMESITE": "None"}, (COOKIES,)),
        (
            {"SESSION_COOKIE_SAMESITE": "None", "SESSION_COOKIE_SECURE": True},
            (),
        ),
    ],
    ids=["as Flask has it", "not secure", "for other sites"],
)
def test_a_session_cookie_that_stays_at_home_is_pointed_out(
    config: dict[str, object], remarks: tuple[str, ...]
) -> None:
    app = application(origins=APP, supports_credentials=True)
    app.config.update(config)
    found = explain(app, "GET", "/items", origin=APP, credentials=True)
    assert found.is_allowed
    assert found.remarks == remarks


@pytest.mark.parametrize(
    ("origin", "url", "note"),
    [
        (
            "http://localhost:5173",
            "/items",
            "localhost and 127.0.0.1 are two sites, and the session cookie stays with "
            "one of them: let the page ask http://localhost:5000.",
        ),
        (
            "http://127.0.0.1:5173",
            "http://localhost/items",
            "127.0.0.1 and localhost are two sites, and the session cookie stays with "
            "one of them: let the page ask http://127.0.0.1.",
        ),
        ("http://localhost:5173", "http://localhost:5000/items", None),
        ("https://localhost:5173", "/items", COOKIES),
    ],
    ids=["the API elsewhere", "the page elsewhere", "the same name", "another scheme"],
)
def test_two_names_of_one_machine_are_told_apart(
    origin: str, url: str, note: str | None
) -> None:
    app = application(origins=origin, supports_credentials=True)
    found = explain(app, "GET", url, origin=origin, credentials=True)
    assert found.is_allowed
    assert found.remarks == (() if note is None else (note,))


def test_a_page_of_no_origin_is_of_another_site() -> None:
    with pytest.warns(CORSWarning, match="'null'"):
        app = application(origins="null", supports_credentials=True)

    found = explain(app, "GET", "/items", origin="null", credentials=True)
    assert found.remarks == (COOKIES,)


def test_a_cookie_for_other_sites_comes_along_from_another_name_too() -> None:
    app = application(origins="http://localhost:5173", supports_credentials=True)
    app.config.update(SESSION_COOKIE_SAMESITE="None", SESSION_COOKIE_SECURE=True)
    page = "http://localhost:5173"
    found = explain(app, "GET", "/items", origin=page, credentials=True)
    assert found.remarks == ()


@pytest.mark.parametrize(
    ("page", "config"),
    [
        ("https://app.example.com", {"SERVER_NAME": "api.example.com"}),
        (OTHER, {"SESSION_COOKIE_SAMESITE": "none", "SESSION_COOKIE_SECURE": True}),
    ],
    ids=["of the same site", "in lower case"],
)
def test_a_session_cookie_that_comes_along_is_not(
    page: str, config: dict[str, object]
) -> None:
    app = application(origins=page, supports_credentials=True)
    app.config.update(config, PREFERRED_URL_SCHEME="https")
    assert explain(app, "GET", "/items", origin=page, credentials=True).remarks == ()


def test_errors_that_are_trapped_are_answers_here() -> None:
    app = application(origins=APP)
    app.config.update(TRAP_HTTP_EXCEPTIONS=True, TESTING=True)
    found = explain(app, "GET", "/nowhere", origin=APP)
    assert found.exchanges[-1].answer.status == 404
    assert explain(app, "PUT", "/folder", origin=APP).is_allowed


def test_cookies_that_are_blocked_say_nothing_of_the_session() -> None:
    found = explain(
        application(origins=APP), "GET", "/items", origin=APP, credentials=True
    )
    assert reasons(found) == {BlockReason.ALLOW_CREDENTIALS}
    assert found.remarks == ()


def test_a_view_that_answers_options_itself_is_pointed_out() -> None:
    app = application(origins=APP)
    app.add_url_rule("/own", "own", view_func=never, methods=["PUT", "OPTIONS"])
    found = explain(app, "PUT", "/own", origin=APP)
    assert found.remarks == (
        "The view answers OPTIONS itself: it is taken to do so with success, and "
        "without CORS headers of its own.",
    )


NO_LAYER = (
    "CORS(app) has not been called: only what decorated views answer has CORS headers. "
    "CORS(app, resources=[]) has their preflights and errors answered too."
)


GATE = (
    "require_login() runs before the preflight is answered, which never carries a "
    "login: if it turns that away, the browser blocks the request."
)


def test_a_decorated_view_is_explained_without_cors_for_the_application() -> None:
    app = Flask(__name__)
    app.add_url_rule("/own", "own", view_func=cross_origin(APP)(never), methods=["PUT"])
    found = explain(app, "PUT", "/own", origin=APP)
    assert found.is_allowed
    assert found.remarks == (NO_LAYER,)


def test_a_login_before_the_preflight_is_pointed_out() -> None:
    app = Flask(__name__)
    app.add_url_rule("/own", "own", view_func=cross_origin(APP)(never), methods=["PUT"])

    @app.before_request
    def require_login() -> None:
        abort(401)

    found = explain(app, "PUT", "/own", origin=APP)
    assert found.ruling is Ruling.UNKNOWN
    assert not found.is_allowed
    assert found.remarks == (NO_LAYER,)
    assert found.doubts == (GATE,)


def test_a_login_of_the_blueprint_before_the_preflight_is_pointed_out() -> None:
    def require_login() -> None:
        abort(401)

    blueprint = Blueprint("own", __name__)
    blueprint.add_url_rule("/own", view_func=cross_origin(APP)(never), methods=["PUT"])
    blueprint.before_request(require_login)
    app = Flask(__name__)
    app.register_blueprint(blueprint)
    found = explain(app, "PUT", "/own", origin=APP)
    assert found.doubts == (GATE,)
    assert explain(app, "PUT", "/own", origin=OTHER).ruling is Ruling.BLOCKED


def test_any_function_before_the_preflight_leaves_the_verdict_open() -> None:
    app = Flask(__name__)
    app.add_url_rule("/own", "own", view_func=cross_origin(APP)(never), methods=["PUT"])
    app.before_request(slow_down)
    found = explain(app, "PUT", "/own", origin=APP)
    assert found.ruling is Ruling.UNKNOWN
    assert found.doubts[0].startswith("slow_down() runs before the preflight is ")


def test_a_login_before_a_view_without_a_layer_leaves_the_verdict_open() -> None:
    app = Flask(__name__)
    app.add_url_rule("/own", "own", view_func=cross_origin(APP)(never))

    @app.before_request
    def require_login() -> None:
        abort(401)

    assert explain(app, "GET", "/own", origin=APP).doubts == (
        "require_login() runs before the view, whose CORS headers what it answers does "
        "not have: if it turns that away, the browser blocks the request.",
    )


def own_headers(response: Response) -> Response:
    response.headers["Access-Control-Allow-Origin"] = "https://old.example"
    return response


@pytest.mark.parametrize("options", [{"origins": APP}, {"resources": []}])
def test_a_hook_that_sets_the_headers_itself_leaves_the_verdict_open(
    options: dict[str, t.Any],
) -> None:
    app = application(**options)
    app.after_request(own_headers)
    found = explain(app, "GET", "/items", origin=APP)
    assert found.ruling is Ruling.UNKNOWN
    (doubt,) = found.doubts
    assert doubt.startswith("The after_request function 'own_headers' (line ")
    assert doubt.endswith(
        ") sets Access-Control-Allow-Origin itself, and is not run here: what it says "
        "counts."
    )


def test_a_hook_of_another_blueprint_does_not() -> None:
    blueprint = Blueprint("admin", __name__, url_prefix="/admin")
    blueprint.add_url_rule("/users", view_func=never)
    blueprint.after_request(own_headers)
    app = application(origins=APP)
    app.register_blueprint(blueprint)
    assert explain(app, "GET", "/items", origin=APP).is_allowed
    assert explain(app, "GET", "/admin/users", origin=APP).ruling is Ruling.UNKNOWN


def test_a_view_that_sets_the_headers_itself_leaves_the_verdict_open() -> None:
    def view() -> ResponseReturnValue:
        return "", {"Access-Control-Allow-Origin": "*"}

    app = Flask(__name__)
    app.add_url_rule("/own", "own", view_func=view)
    assert explain(app, "GET", "/own", origin=APP).doubts == (
        "The code of the view 'own' sets Access-Control-Allow-Origin itself, and is "
        "not run here: what it says counts.",
    )


def test_a_redirect_to_another_host_is_not_followed_here() -> None:
    app = application(origins=APP)
    app.url_map.add(Rule("/logo", redirect_to="https://cdn.example/logo"))
    found = explain(app, "GET", "/logo", origin=APP)
    assert found.ruling is Ruling.UNKNOWN
    assert found.causes == ()
    assert found.doubts == (
        "The application redirects to https://cdn.example/logo, which may be another "
        "one: what is there is not known here.",
    )


class Failing(BaseConverter):
    def to_python(self, value: str) -> str:
        raise LookupError(value)


@pytest.mark.parametrize("config", [{}, {"TESTING": True}])
def test_a_converter_that_fails_leaves_the_verdict_open(
    config: dict[str, object],
) -> None:
    app = application(origins=APP)
    app.config.update(config)
    app.url_map.converters["failing"] = Failing
    app.add_url_rule("/own/<failing:own>", "own", view_func=never)
    found = explain(app, "GET", "/own/1", origin=APP)
    assert found.ruling is Ruling.UNKNOWN
    assert found.doubts == (
        "LookupError was raised on the way to http://127.0.0.1:5000/own/1.",
    )


def test_a_converter_has_what_the_extensions_of_the_application_have() -> None:
    class Stored(BaseConverter):
        def to_python(self, value: str) -> str:
            return t.cast(str, current_app.extensions["store"][value])

    app = application(origins=APP)
    app.extensions["store"] = {"1": "one"}
    app.url_map.converters["stored"] = Stored
    app.add_url_rule("/own/<stored:own>", "own", view_func=never)
    assert explain(app, "GET", "/own/1", origin=APP).is_allowed


def test_subdomains_are_told_apart() -> None:
    app = Flask(__name__, subdomain_matching=True)
    app.config["SERVER_NAME"] = "example.com"
    app.add_url_rule("/items", view_func=never, subdomain="api")
    CORS(app, origins=APP)
    found = explain(app, "GET", "http://api.example.com/items", origin=APP)
    assert found.exchanges[-1].answer.status == 200


def test_a_path_that_begins_with_two_slashes_is_no_host() -> None:
    app = application(origins=APP)
    app.url_map.merge_slashes = False
    app.add_url_rule("//items", "two", view_func=never)
    found = explain(app, "GET", "//items", origin=APP)
    assert found.exchanges[-1].sent.url == "http://127.0.0.1:5000//items"
    assert found.exchanges[-1].answer.status in (200, 308)


def test_without_any_call_the_change_is_the_call() -> None:
    app = Flask(__name__)
    app.add_url_rule("/items", view_func=never)
    found = explain(app, "GET", "/items", origin=APP)
    (cause,) = found.causes
    assert cause.message == "No policy governs '/items': CORS(app) was never called."
    assert cause.change is not None
    assert cause.change.text == f"CORS(app, origins=['{APP}'])"
    assert cause.opens == (
        f"Pages of {APP} could then read the responses of every path."
    )
    assert found.remarks == ()
    assert explain(app, "GET", "/items", origin="null").causes[0].change is None


@pytest.mark.parametrize(
    "headers", ["X-Token: 1", ["X-Token: 1"], [("X-Token", "1")], {"X-Token": "1"}]
)
def test_headers_are_written_in_several_ways(headers: t.Any) -> None:
    found = explain(
        application(origins=APP), "GET", "/items", origin=APP, headers=headers
    )
    assert found.request.headers == (("X-Token", "1"),)


def slow_down() -> None:
    raise AssertionError("a hook has run")


def test_a_decorator_outside_of_cross_origin_leaves_the_verdict_open() -> None:
    view = members_only(cross_origin(APP)(never))
    app = Flask(__name__)
    app.add_url_rule("/own", "own", view_func=view, methods=["PUT"])
    found = explain(app, "PUT", "/own", origin=APP)
    assert found.ruling is Ruling.UNKNOWN
    assert found.doubts[0].startswith("members_only() runs before the preflight is ")


class Cached:
    """A decorator that is a class."""

    def __init__(self, view: t.Any) -> None:
        functools.update_wrapper(self, view)

    def __call__(self) -> t.Any:
        raise AssertionError("a view has run")


def test_a_decorator_that_is_an_object_is_looked_through() -> None:
    app = Flask(__name__)
    view = members_only(Cached(cross_origin(APP)(never)))
    app.add_url_rule("/own", "own", view_func=view, methods=["PUT"])
    assert explain(app, "PUT", "/own", origin=APP).doubts[0].startswith("members_only")


def test_a_decorator_inside_of_cross_origin_does_not() -> None:
    app = Flask(__name__)
    view = cross_origin(APP)(members_only(never))
    app.add_url_rule("/own", "own", view_func=view, methods=["PUT"])
    assert explain(app, "PUT", "/own", origin=APP).is_allowed


def members_only(view: t.Any) -> t.Any:
    @functools.wraps(view)
    def wrapper(*args: t.Any, **kwargs: t.Any) -> t.Any:
        return abort(401) if "X-Member" not in request.headers else view()

    return wrapper


def test_a_login_before_a_view_that_answers_options_itself_is_pointed_out() -> None:
    def require_login() -> None:
        abort(401)

    app = application(origins=APP)
    app.before_request(require_login)
    app.add_url_rule("/own", "own", view_func=never, methods=["PUT", "OPTIONS"])
    assert explain(app, "PUT", "/own", origin=APP).ruling is Ruling.UNKNOWN
    assert explain(app, "PUT", "/items/1", origin=APP).ruling is Ruling.ALLOWED


def test_a_decorated_class_without_a_layer_has_no_preflight() -> None:
    class Own(MethodView):
        decorators: t.ClassVar = [cross_origin(APP)]

        def put(self) -> ResponseReturnValue:
            return never()

    app = Flask(__name__)
    app.add_url_rule("/own", view_func=Own.as_view("own"))
    found = explain(app, "PUT", "/own", origin=APP)
    assert not found.is_allowed
    assert NO_LAYER in found.remarks


def test_a_method_that_no_browser_sends_has_no_exchange() -> None:
    with pytest.raises(ValueError, match=r"^'TRACE' is a method that browsers let no "):
        explain(application(), "TRACE", "/items", origin=APP)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("items", "'items' does not begin with a slash. Write '/items'."),
        ("ftp://api/x", "'ftp://api/x' is of another scheme than http and https."),
        ("http://", "'http://' is no URL. Look at its host and its port."),
    ],
)
def test_a_path_that_is_none_is_an_error(path: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        explain(application(), "GET", path, origin=APP)


def test_an_origin_that_is_none_is_an_error_with_what_is_meant() -> None:
    with pytest.raises(ValueError, match=r"Write 'https://app\.example\.com'\.$"):
        explain(application(), "GET", "/items", origin=f"{APP}/")


def test_the_name_of_the_server_is_that_of_the_configuration() -> None:
    app = application(origins=APP)
    app.config.update(SERVER_NAME="api.example.com", PREFERRED_URL_SCHEME="https")
    found = explain(app, "GET", "/items?page=2", origin=APP)
    assert found.request.url == "https://api.example.com/items?page=2"


@pytest.mark.skipif(
    "TRUSTED_HOSTS" not in Flask.default_config, reason="Flask 3.1 has the key"
)
def test_the_host_is_one_that_the_application_trusts() -> None:
    app = application(origins=APP)
    app.config["TRUSTED_HOSTS"] = [".example.com"]
    found = explain(app, "GET", "/items", origin=APP)
    assert found.request.url == "http://example.com/items"
    assert found.remarks == ()
    found = explain(app, "GET", "http://other.example/items", origin=APP)
    assert found.remarks == (
        "The application does not trust this host: what the page can read is a 400.",
    )


def test_the_entries_of_a_blueprint_are_told_where_none_of_them_governs() -> None:
    blueprint = Blueprint("admin", __name__, url_prefix="/admin")
    blueprint.add_url_rule("/users", view_func=never)
    CORS(blueprint, origins=APP, resources="/log")
    app = application(origins=APP, resources="/api/*")
    app.register_blueprint(blueprint)
    app.debug = True
    found = explain(app, "GET", "/admin/users", origin=APP)
    answer = app.test_client().get("/admin/users/", headers={"Origin": APP})
    assert "'/log' and '/api/*'" in found.causes[0].message
    assert "'/log' and '/api/*'" in answer.headers["X-CORS-Debug"]


def test_a_path_may_have_a_url_in_its_query() -> None:
    found = explain(application(), "GET", "/items?of=https://x.example/", origin=APP)
    assert found.request.url == "http://127.0.0.1:5000/items?of=https://x.example/"


def test_a_whole_url_says_which_host_is_asked() -> None:
    app = Flask(__name__, host_matching=True, static_host="api.example.com")
    app.add_url_rule("/items", view_func=never, host="api.example.com")
    CORS(app, origins=APP)
    url = "https://api.example.com/items"
    assert explain(app, "GET", url, origin=APP).remarks == ()


def test_a_page_of_a_sandboxed_frame_has_the_origin_null() -> None:
    found = explain(application(origins=APP), "GET", "/items", origin="null")
    assert not found.is_allowed
    assert found.exchanges[0].sent.headers == (("Origin", "null"),)


def test_a_function_that_checks_origins_is_asked() -> None:
    app = application(origins=lambda origin: origin == OTHER)
    assert explain(app, "GET", "/items", origin=OTHER).is_allowed
    assert not explain(app, "GET", "/items", origin=APP).is_allowed


def test_the_headers_that_a_page_can_read_are_told() -> None:
    app = application(origins=APP, expose_headers=["X-Total", "X-Page"])
    found = explain(app, "GET", "/items", origin=APP)
    assert found.readable == ("X-Page", "X-Total")

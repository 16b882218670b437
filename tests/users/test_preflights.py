import typing as t

import pytest
from flask import Flask
from flask import redirect
from flask import request
from werkzeug.wrappers import Response

from flask_cors import CORS
from flask_cors import CORSMiddleware
from flask_cors import cross_origin

from .page import allow_headers
from .page import allow_methods
from .page import allow_origin
from .page import application
from .page import cors_headers
from .page import EVIL
from .page import GOOD
from .page import Page
from .page import REQUEST_METHOD


def api(*paths: str, **options: t.Any) -> Flask:
    app = application(*paths, methods=("GET", "PUT"))
    CORS(app, origins=GOOD, **options)
    return app


def refuse() -> tuple[str, int]:
    return "log in first", 401


def redirect_to_login() -> t.Any:
    return redirect("https://login.example.com/")


@pytest.mark.parametrize("early", [True, False], ids=["hook first", "CORS first"])
@pytest.mark.parametrize("hook", [refuse, redirect_to_login])
def test_a_preflight_never_reaches_authentication(hook: t.Any, early: bool) -> None:
    app = application(methods=("GET", "PUT"))
    seen: list[str] = []

    def before() -> t.Any:
        seen.append(request.method)
        return hook()

    if early:
        app.before_request(before)

    CORS(app, origins=GOOD)

    if not early:
        app.before_request(before)

    response = Page(app).preflight(headers="authorization")
    assert response.status_code == 200
    assert allow_origin(response) == GOOD
    assert allow_headers(response) == {"authorization"}
    assert seen == []
    assert Page(app).fetch().status_code == hook_status(hook)


def hook_status(hook: t.Any) -> int:
    return 401 if hook is refuse else 302


def test_a_preflight_to_an_unknown_path_lets_the_page_read_the_404() -> None:
    app = api()
    response = Page(app).preflight("/missing", "DELETE")
    assert response.status_code == 200
    assert allow_origin(response) == GOOD
    assert "Allow" not in response.headers
    assert Page(app).fetch("/missing", "DELETE").status_code == 404
    assert Page(app).can_read("/missing", "DELETE")


@pytest.mark.parametrize("path", ["/items", "/items/"])
def test_a_preflight_is_never_redirected(path: str) -> None:
    """users: Redirect is not allowed for a preflight request."""
    app = api("/items/")
    response = Page(app).preflight(path)
    assert response.status_code == 200
    assert allow_origin(response) == GOOD
    assert "Location" not in response.headers


def test_a_preflight_of_a_view_at_a_redirected_path_gets_the_views_policy() -> None:
    app = Flask("preflights")
    CORS(app, resources=[])
    app.add_url_rule("/items/", view_func=cross_origin(origins=GOOD)(lambda: "ok"))
    response = Page(app).preflight("/items", "GET")
    assert response.status_code == 200
    assert allow_origin(response) == GOOD
    assert cors_headers(Page(app, EVIL).preflight("/items", "GET")) == set()


def test_a_preflight_has_no_body_and_says_which_methods_there_are() -> None:
    response = Page(api()).preflight()
    assert response.status_code == 200
    assert response.data == b""
    assert response.headers["Content-Length"] == "0"
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS, PUT"


def test_a_refused_preflight_says_nothing_of_cors() -> None:
    response = Page(api(), EVIL).preflight(headers="x-one")
    assert response.status_code == 200
    assert cors_headers(response) == set()


def test_preflights_work_where_flask_provides_no_options() -> None:
    app = Flask("preflights")
    app.config["PROVIDE_AUTOMATIC_OPTIONS"] = False
    app.add_url_rule("/", view_func=lambda: "ok", methods=["PUT"])
    CORS(app, origins=GOOD)
    response = Page(app).preflight()
    assert response.status_code == 200
    assert allow_origin(response) == GOOD
    assert "PUT" in allow_methods(response)


def test_options_without_a_requested_method_reaches_the_application() -> None:
    app = api()
    seen: list[str] = []
    app.before_request(lambda: seen.append(request.method))
    response = Page(app).fetch(method="OPTIONS")
    assert seen == ["OPTIONS"]
    assert allow_origin(response) == GOOD
    assert allow_methods(response) == set()


def test_options_without_an_origin_reaches_the_application() -> None:
    app = api()
    seen: list[str] = []
    app.before_request(lambda: seen.append(request.method))
    Page(app, None).fetch(method="OPTIONS", **{REQUEST_METHOD: "PUT"})
    assert seen == ["OPTIONS"]


def test_a_view_that_handles_options_itself_gets_the_preflight() -> None:
    app = Flask("preflights")
    CORS(app, origins=GOOD)

    @app.route("/", methods=["GET", "OPTIONS"])
    def view() -> t.Any:
        return ("mine", 204) if request.method == "OPTIONS" else "ok"

    response = Page(app).preflight(method="GET")
    assert response.status_code == 204
    assert allow_origin(response) == GOOD
    assert "GET" in allow_methods(response)


def test_a_path_without_a_policy_is_left_to_the_application() -> None:
    app = api("/", "/other", resources="/")
    seen: list[str] = []
    app.before_request(lambda: seen.append(request.method))
    assert cors_headers(Page(app).preflight("/other")) == set()
    assert seen == ["OPTIONS"]


@pytest.mark.parametrize("asked", ["E", "ET", ",", "GET, PUT", ""], ids=repr)
def test_a_part_of_a_method_is_not_granted(asked: str) -> None:
    assert allow_methods(Page(api()).preflight(method=asked)) == set()


def test_a_method_in_another_case_is_another_method() -> None:
    assert allow_methods(Page(api()).preflight(method="patch")) == set()
    assert "PATCH" in allow_methods(Page(api()).preflight(method="PATCH"))


def test_any_method_sends_back_the_one_that_is_asked_for() -> None:
    response = Page(api(methods="*", max_age=600)).preflight("/", "PURGE", "x-one")
    assert response.headers["Access-Control-Allow-Methods"] == "PURGE"
    assert allow_headers(response) == {"x-one"}
    assert response.headers["Access-Control-Max-Age"] == "600"


def test_a_refused_method_keeps_the_origins_headers_and_grants_nothing() -> None:
    app = api(methods=["GET"], supports_credentials=True, max_age=600)
    assert cors_headers(Page(app).preflight("/", "PUT", "x-one")) == {
        "Access-Control-Allow-Origin",
        "Access-Control-Allow-Credentials",
    }


@pytest.mark.parametrize("method", ["QUERY", "PROPFIND"])
def test_automatic_methods_are_those_of_the_url_map(method: str) -> None:
    app = application(methods=("GET", method))
    CORS(app, origins=GOOD, methods="auto")
    assert method in allow_methods(Page(app).preflight(method=method))
    assert allow_methods(Page(app).preflight(method="DELETE")) == set()


def test_automatic_methods_are_those_of_the_path() -> None:
    app = application("/read", methods=("GET",))
    app.add_url_rule("/write", view_func=lambda: "ok", methods=["PUT"])
    CORS(app, methods="auto")
    assert allow_methods(Page(app).preflight("/read", "PUT")) == set()
    assert "PUT" in allow_methods(Page(app).preflight("/write", "PUT"))


def test_automatic_methods_join_all_views_of_a_path() -> None:
    app = Flask("preflights")
    app.add_url_rule("/", "get", lambda: "ok", methods=["GET"])
    app.add_url_rule("/", "delete", lambda: "ok", methods=["DELETE"])
    CORS(app, methods="auto")
    assert {"GET", "DELETE"} <= allow_methods(Page(app).preflight(method="DELETE"))


def test_headers_in_one_string_are_several_headers() -> None:
    app = api(allow_headers="Content-Type, Authorization")
    response = Page(app).preflight(headers="authorization,content-type,x-one")
    assert allow_headers(response) == {"authorization", "content-type"}


def test_a_trailing_star_in_a_header_is_a_prefix() -> None:
    response = Page(api(allow_headers=["X-Foo*"])).preflight(
        headers="x-foevil,x-foo,x-foobar"
    )
    assert allow_headers(response) == {"x-foo", "x-foobar"}


def test_an_age_of_zero_switches_the_cache_off() -> None:
    response = Page(api(max_age=0)).preflight()
    assert response.headers["Access-Control-Max-Age"] == "0"


def private(app: t.Any, asked: str) -> str | None:
    headers = {REQUEST_METHOD: "PUT", "Access-Control-Request-Private-Network": asked}
    response = Page(app).fetch(method="OPTIONS", **headers)
    return response.headers.get("Access-Control-Allow-Private-Network")


def test_a_private_network_is_true_or_nothing() -> None:
    open_, closed = api(allow_private_network=True), api()
    assert private(open_, "true") == "true"
    assert private(open_, "false") is None
    assert private(closed, "true") is None
    assert "Access-Control-Allow-Private-Network" not in Page(open_).preflight().headers
    assert "Access-Control-Allow-Private-Network" not in Page(open_).fetch().headers


def test_a_wrapped_wsgi_application_never_sees_a_preflight() -> None:
    seen: list[str] = []

    def wsgi_app(environ: t.Any, start_response: t.Any) -> t.Any:
        seen.append(environ["REQUEST_METHOD"])
        return Response("ok")(environ, start_response)

    app = CORSMiddleware(wsgi_app, origins=GOOD)
    assert allow_origin(Page(app).preflight()) == GOOD
    assert seen == []
    assert Page(app).can_read()
    assert seen == ["GET"]

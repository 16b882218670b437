"""What goes wrong is readable by the page that it concerns."""

import typing as t

import pytest
from flask import abort
from flask import Flask
from flask import request
from flask import Response
from werkzeug.debug import DebuggedApplication

from flask_cors import CORS
from flask_cors import cross_origin

from .page import allow_origin
from .page import cors_headers
from .page import EVIL
from .page import GOOD
from .page import Page
from .page import vary


def fail() -> t.NoReturn:
    raise LookupError("the cause of it")


def read_body() -> str:
    return request.get_data(as_text=True)


class Handled(Exception):
    """An error that the application has a handler for."""


def raise_handled() -> t.NoReturn:
    raise Handled


def routes(app: Flask, decorate: t.Callable[[t.Any], t.Any]) -> Flask:
    """Views that go wrong in every way an application knows."""
    app.config["MAX_CONTENT_LENGTH"] = 8
    app.add_url_rule("/401", "unauthorized", decorate(lambda: abort(401)))
    app.add_url_rule("/400", "handled", decorate(raise_handled))
    app.add_url_rule("/500", "failing", decorate(fail))
    app.add_url_rule("/413", "large", decorate(read_body), methods=["POST"])
    app.add_url_rule("/custom", "custom", decorate(lambda: abort(Response("no", 418))))
    app.register_error_handler(Handled, lambda error: ("handled", 400))
    return app


FAILURES = [
    ("GET", "/401", 401),
    ("GET", "/400", 400),
    ("GET", "/500", 500),
    ("POST", "/413", 413),
    ("GET", "/custom", 418),
]


def send(app: t.Any, origin: str, method: str, path: str) -> t.Any:
    page = Page(app, origin)
    return page.client.open(
        path, method=method, headers={"Origin": origin}, data="x" * 64
    )


def check_that_one_origin_reads(
    app: Flask, method: str, path: str, status: int
) -> None:
    response = send(app, GOOD, method, path)
    assert response.status_code == status
    assert allow_origin(response) == GOOD
    refused = send(app, EVIL, method, path)
    assert cors_headers(refused) == set()
    assert vary(refused) == {"Origin"}


@pytest.mark.parametrize(("method", "path", "status"), FAILURES)
def test_errors_are_readable(method: str, path: str, status: int) -> None:
    app = routes(Flask("errors"), lambda view: view)
    CORS(app, origins=GOOD)
    check_that_one_origin_reads(app, method, path, status)


@pytest.mark.parametrize(("method", "path", "status"), FAILURES)
def test_errors_of_a_decorated_view_are_readable_without_the_extension(
    method: str, path: str, status: int
) -> None:
    app = routes(Flask("errors"), cross_origin(origins=GOOD))
    check_that_one_origin_reads(app, method, path, status)


@pytest.mark.parametrize(("method", "path", "status"), FAILURES)
def test_a_strict_view_that_fails_does_not_fall_back_to_an_open_application(
    method: str, path: str, status: int
) -> None:
    app = routes(Flask("errors"), cross_origin(origins=GOOD))
    CORS(app)
    response = send(app, EVIL, method, path)
    assert response.status_code == status
    assert cors_headers(response) == set()


def test_routing_errors_are_readable() -> None:
    app = Flask("errors")
    CORS(app, origins=GOOD)
    app.add_url_rule("/", view_func=lambda: "ok")
    assert Page(app).fetch("/missing").status_code == 404
    assert Page(app).can_read("/missing")
    assert Page(app).fetch("/", "DELETE").status_code == 405
    assert Page(app).can_read("/", "DELETE")


def test_a_redirect_to_the_slash_is_readable() -> None:
    app = Flask("errors")
    CORS(app, origins=GOOD)
    app.add_url_rule("/items/", view_func=lambda: "ok")
    assert Page(app).fetch("/items").status_code == 308
    assert Page(app).can_read("/items")


def test_a_redirect_to_the_slash_has_the_policy_of_its_view() -> None:
    app = Flask("errors")
    CORS(app, resources=[])
    app.add_url_rule("/items/", view_func=cross_origin(origins=GOOD)(lambda: "ok"))
    assert Page(app).fetch("/items").status_code == 308
    assert Page(app).can_read("/items")
    assert not Page(app, EVIL).can_read("/items")


def test_an_abort_before_the_view_is_readable() -> None:
    app = Flask("errors")
    app.before_request(lambda: abort(401))
    app.add_url_rule("/", view_func=lambda: "ok")
    CORS(app, origins=GOOD)
    assert Page(app).fetch().status_code == 401
    assert Page(app).can_read()


def test_an_error_in_an_after_request_hook_is_readable() -> None:
    app = Flask("errors")
    CORS(app, origins=GOOD)
    app.after_request(lambda response: abort(500))
    app.add_url_rule("/", view_func=lambda: "ok")
    assert Page(app).fetch().status_code == 500
    assert Page(app).can_read()


def test_a_response_that_a_hook_replaces_is_readable() -> None:
    app = Flask("errors")
    app.after_request(lambda response: Response("another"))
    CORS(app, origins=GOOD)
    app.add_url_rule("/", view_func=lambda: "ok")
    assert Page(app).fetch().data == b"another"
    assert Page(app).can_read()


def test_an_unhandled_exception_can_be_left_alone() -> None:
    app = routes(Flask("errors"), lambda view: view)
    CORS(app, origins=GOOD, intercept_exceptions=False)
    response = Page(app).fetch("/500")
    assert response.status_code == 500
    assert cors_headers(response) == set()
    assert Page(app).can_read("/401")
    assert Page(app).can_read("/400")
    assert Page(app).can_read("/missing")


def test_the_applications_methods_are_not_replaced() -> None:
    app = Flask("errors")
    CORS(app)
    replaced = {"handle_exception", "handle_user_exception", "make_response"}
    assert not replaced & set(vars(app))


def test_an_exception_still_reaches_a_test() -> None:
    app = routes(Flask("errors"), lambda view: view)
    CORS(app, origins=GOOD)
    app.testing = True

    with pytest.raises(LookupError, match="the cause of it"):
        Page(app).fetch("/500")


@pytest.fixture
def debugged() -> DebuggedApplication:
    app = routes(Flask("errors"), lambda view: view)
    app.debug = True
    CORS(app, origins=GOOD)
    return DebuggedApplication(app, evalex=True)


def test_in_debug_mode_a_fetch_gets_the_traceback_as_text(
    debugged: DebuggedApplication,
) -> None:
    """users: the debugger's page hides the error behind a CORS error."""
    response = Page(debugged).fetch("/500", Sec_Fetch_Mode="cors")
    assert response.status_code == 500
    assert response.mimetype == "text/plain"
    assert allow_origin(response) == GOOD
    assert "LookupError: the cause of it" in response.text


def test_in_debug_mode_a_page_load_gets_the_debugger(
    debugged: DebuggedApplication,
) -> None:
    response = Page(debugged, None).fetch("/500")
    assert response.status_code == 500
    assert response.mimetype == "text/html"
    assert "LookupError" in response.text


def test_in_debug_mode_a_refused_origin_cannot_read_the_traceback(
    debugged: DebuggedApplication,
) -> None:
    response = Page(debugged, EVIL).fetch("/500", Sec_Fetch_Mode="cors")
    assert response.status_code == 500
    assert cors_headers(response) == set()


def test_a_stream_is_readable() -> None:
    app = Flask("errors")
    CORS(app, origins=GOOD)

    def chunks() -> t.Iterator[str]:
        yield from ("one,", "two")

    app.add_url_rule("/", view_func=lambda: chunks())
    response = Page(app).fetch()
    assert response.text == "one,two"
    assert allow_origin(response) == GOOD


def test_static_files_and_parts_of_them_are_readable(tmp_path: t.Any) -> None:
    (tmp_path / "data.txt").write_text("0123456789")
    app = Flask("errors", static_folder=str(tmp_path), static_url_path="/static")
    CORS(app, origins=GOOD)

    with Page(app).fetch("/static/data.txt", Range="bytes=2-4") as response:
        assert response.status_code == 206
        assert response.data == b"234"
        assert allow_origin(response) == GOOD

    with Page(app).fetch("/static/data.txt") as response:
        etag = response.headers["ETag"]

    with Page(app).fetch("/static/data.txt", If_None_Match=etag) as response:
        assert response.status_code == 304
        assert allow_origin(response) == GOOD

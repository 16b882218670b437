"""``csrf_exempt``: views that every page may post to."""

import functools
import typing as t

import pytest
from flask import Blueprint
from flask import Flask
from flask.views import MethodView
from flask.views import View

from flask_cors import CORS
from flask_cors import cors_exempt
from flask_cors import cross_origin
from flask_cors import csrf_exempt

from .case import APP
from .case import EVIL
from .case import OWN
from .case import Request


def answered(app: Flask, path: str = "/hook", method: str = "POST") -> tuple[int, str]:
    stranger = Request(site="cross-site", origin=EVIL, path=path, method=method)
    response = stranger.sent(app)
    return response.status_code, response.text


def protected(**options: t.Any) -> Flask:
    app = Flask("exempt")
    CORS(app, csrf_protect=True, **{"origins": APP, **options})
    app.add_url_rule("/other", "other", lambda: "done", methods=["POST"])
    return app


def hook() -> str:
    return "taken"


async def async_hook() -> str:
    return "taken"


VIEWS: dict[str, t.Any] = {
    "a part of a function": csrf_exempt(functools.partial(hook)),
    "a function": csrf_exempt(hook),
    "an async function": csrf_exempt(async_hook),
    "a lambda": csrf_exempt(lambda: "taken"),
    "above cross_origin": csrf_exempt(cross_origin(origins=APP)(hook)),
    "below cross_origin": cross_origin(origins=APP)(csrf_exempt(hook)),
    "below a cross_origin that protects": cross_origin(origins=APP, csrf_protect=True)(
        csrf_exempt(hook)
    ),
    "above cors_exempt": csrf_exempt(cors_exempt(hook)),
    "below cors_exempt": cors_exempt(csrf_exempt(hook)),
    "twice": csrf_exempt(csrf_exempt(hook)),
}


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_it_takes_what_others_refuse(view: t.Any) -> None:
    app = protected()
    app.add_url_rule("/hook", "hook", view, methods=["POST"])
    assert answered(app) == (200, "taken")
    assert answered(app, "/other")[0] == 403


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_nothing_is_logged_of_it(view: t.Any, caplog: pytest.LogCaptureFixture) -> None:
    app = protected()
    app.add_url_rule("/hook", "hook", view, methods=["POST"])
    answered(app)
    assert caplog.records == []


def test_it_keeps_the_policy_of_its_path() -> None:
    app = protected()
    app.add_url_rule("/hook", "hook", csrf_exempt(hook), methods=["POST"])
    own = Request(site="cross-site", origin=APP, path="/hook").sent(app)
    evil = Request(site="cross-site", origin=EVIL, path="/hook").sent(app)
    assert own.headers["Access-Control-Allow-Origin"] == APP
    assert "Access-Control-Allow-Origin" not in evil.headers
    assert evil.headers["Vary"] == "Origin"


def test_it_keeps_its_own_policy() -> None:
    app = protected(origins=OWN)
    view = csrf_exempt(cross_origin(origins=APP)(hook))
    app.add_url_rule("/hook", "hook", view, methods=["POST"])
    response = Request(site="cross-site", origin=APP, path="/hook").sent(app)
    assert response.headers["Access-Control-Allow-Origin"] == APP


def test_it_stays_the_function_that_it_is() -> None:
    exempted = csrf_exempt(hook)
    assert exempted.__name__ == "hook"
    assert exempted() == "taken"
    assert vars(hook) == {}


def test_a_class_is_exempt_by_its_decorators() -> None:
    class Hook(MethodView):
        decorators: t.ClassVar = [csrf_exempt]

        def post(self) -> str:
            return "taken"

        def delete(self) -> str:
            return "gone"

    app = protected()
    app.add_url_rule("/hook", view_func=Hook.as_view("hook"))
    assert answered(app) == (200, "taken")
    assert answered(app, method="DELETE") == (200, "gone")


def test_a_view_of_one_method_is_exempt_by_its_decorators() -> None:
    class Hook(View):
        methods: t.ClassVar = ["POST"]
        decorators: t.ClassVar = [csrf_exempt]

        def dispatch_request(self) -> str:
            return "taken"

    app = protected()
    app.add_url_rule("/hook", view_func=Hook.as_view("hook"))
    assert answered(app) == (200, "taken")


def test_a_method_is_exempt_and_its_neighbours_are_not() -> None:
    class Hook(MethodView):
        @csrf_exempt
        def post(self) -> str:
            return "taken"

        def delete(self) -> str:
            return "gone"

    app = protected()
    app.add_url_rule("/hook", view_func=Hook.as_view("hook"))
    assert answered(app) == (200, "taken")
    assert answered(app, method="DELETE")[0] == 403


def test_as_view_may_be_exempt() -> None:
    class Hook(MethodView):
        def post(self) -> str:
            return "taken"

    app = protected()
    app.add_url_rule("/hook", view_func=csrf_exempt(Hook.as_view("hook")))
    assert answered(app) == (200, "taken")


def test_a_view_of_a_blueprint_is_exempt() -> None:
    hooks = Blueprint("hooks", "hooks", url_prefix="/hooks")
    hooks.add_url_rule("/a", "a", csrf_exempt(hook), methods=["POST"])
    hooks.add_url_rule("/b", "b", hook, methods=["POST"])
    CORS(hooks, origins=APP)
    app = protected()
    app.register_blueprint(hooks)
    assert answered(app, "/hooks/a") == (200, "taken")
    assert answered(app, "/hooks/b")[0] == 403


def test_of_two_views_on_one_path_only_that_of_the_method_is_exempt() -> None:
    app = protected()
    app.add_url_rule("/hook", "post", csrf_exempt(hook), methods=["POST"])
    app.add_url_rule("/hook", "put", hook, methods=["PUT"])
    assert answered(app) == (200, "taken")
    assert answered(app, method="PUT")[0] == 403
    assert answered(app, method="DELETE")[0] in (403, 405)


@pytest.mark.parametrize("path", ["/hook", "/hook/../other", "/hook/x", "//hook"])
def test_no_spelling_of_its_path_reaches_another_view(path: str) -> None:
    app = protected()
    app.add_url_rule("/hook/", "hook", csrf_exempt(hook), methods=["POST"])
    status, text = answered(app, path)
    assert text not in ("taken", "done")
    assert status in (308, 403, 404)


def test_of_two_hosts_only_that_of_the_view_is_exempt() -> None:
    app = Flask("hosts", host_matching=True, static_host="static.example")
    CORS(app, csrf_protect=True, origins=APP)
    hosts = {"hooks": csrf_exempt(hook), "www": hook}

    for name, view in hosts.items():
        host = f"{name}.example.com"
        app.add_url_rule("/x", name, view, methods=["POST"], host=host)

    found = [
        Request(origin=EVIL, path="/x", own=f"https://{name}.example.com")
        for name in hosts
    ]
    assert [each.sent(app).status_code for each in found] == [200, 403]


def test_it_says_nothing_where_nothing_is_protected() -> None:
    app = Flask("unprotected")
    app.add_url_rule("/hook", "hook", csrf_exempt(hook), methods=["POST"])
    assert answered(app) == (200, "taken")


def test_what_is_no_view_is_no_view() -> None:
    with pytest.raises(TypeError, match="a view is decorated, not str"):
        csrf_exempt(t.cast("t.Any", "hook"))

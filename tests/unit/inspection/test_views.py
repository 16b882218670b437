"""Who may call a view, and what it knows its visitor by."""

import functools
import sys
import types
import typing as t

import pytest
from flask import g
from flask import request
from flask import session
from flask.views import MethodView

from flask_cors import cors_exempt
from flask_cors import cross_origin
from flask_cors.inspection import views

from .odd import plain
from .odd import VIEWS


def named(name: str, **kept: t.Any) -> t.Any:
    """A decorator of that name, as libraries write them."""
    optional = kept.get("optional")
    source = (
        f"def {name}(view):\n"
        "    @functools.wraps(view)\n"
        "    def decorated(*args):\n"
        "        return optional or view(*args)\n"
        "    return decorated\n"
    )
    outer = f"def made(optional):\n{_indented(source)}    return {name}\n"
    names: dict[str, t.Any] = {"functools": functools}
    exec(outer, names)
    return names["made"](optional)


def _indented(source: str) -> str:
    return "".join(f"    {line}\n" for line in source.splitlines())


@pytest.mark.parametrize(
    "name",
    [
        "login_required",
        "loginRequired",
        "fresh_login_required",
        "jwt_required",
        "token_required",
        "auth_token_required",
        "auth_required",
        "roles_required",
        "roles_accepted",
        "permission_required",
        "admin_required",
        "admin_only",
        "user_required",
        "scope_required",
        "requires_auth",
        "require_login",
        "check_auth",
        "verify_token",
        "authenticate",
        "authenticated",
        "authorize",
        "LoginRequiredMixin",
        "_require_login",
    ],
)
def test_a_decorator_is_known_as_a_login_by_its_name(name: str) -> None:
    assert views.guards(named(name)(plain)) == (name,)


@pytest.mark.parametrize(
    "name",
    [
        "anonymous_user_required",
        "no_login_required",
        "csrf_token_required",
        "optional_auth_required",
        "cached",
        "login",
        "required",
        "json_required",
        "validate_json",
        "author_required",
        "api_key_required",
        "require_api_key",
        "check_user_agent",
        "verify_signature",
        "log_request",
    ],
)
def test_another_decorator_is_none(name: str) -> None:
    assert views.guards(named(name)(plain)) == ()


def test_one_that_lets_everybody_in_is_none() -> None:
    assert views.guards(named("jwt_required", optional=True)(plain)) == ()
    assert views.guards(named("jwt_required", optional=False)(plain)) == (
        "jwt_required",
    )


def test_the_name_of_a_view_does_not_make_it_guarded() -> None:
    def login_required() -> str:
        """Explains why one has to log in."""
        return "log in"

    assert views.guards(login_required) == ()


def test_each_guard_is_named_once_from_the_outside_in() -> None:
    view = named("login_required")(named("admin_required")(plain))
    again = named("login_required")(view)
    assert views.guards(cross_origin(again)) == ("login_required", "admin_required")


class TokenRequired:
    """The same, with the name of a login."""

    def __init__(self, view: t.Any):
        self.view = view

    def __call__(self) -> t.Any:
        return self.view()


def test_a_decorator_may_be_a_class() -> None:
    assert views.guards(TokenRequired(plain)) == ("TokenRequired",)


class Account(MethodView):
    decorators: t.ClassVar[t.Any] = [named("login_required")]

    def get(self) -> str:
        return "account"


class Parts(MethodView):
    @named("roles_required")
    def put(self) -> str:
        return "put"


class AdminRequiredMixin:
    def dispatch_request(self) -> t.Any:
        return super().dispatch_request()  # type: ignore[misc]


class Mixed(AdminRequiredMixin, MethodView):
    def get(self) -> str:
        return "mixed"


class Listed(MethodView):
    method_decorators: t.ClassVar[t.Any] = [named("token_required"), len]


class ByMethod(MethodView):
    method_decorators: t.ClassVar[t.Any] = {
        "get": [named("cached")],
        "put": [named("token_required")],
        "post": None,
    }


@pytest.mark.parametrize(
    ("view_class", "expected"),
    [
        (Account, ("login_required",)),
        (Parts, ("roles_required",)),
        (Mixed, ("AdminRequiredMixin",)),
        (Listed, ("token_required",)),
        (ByMethod, ("token_required",)),
    ],
)
def test_a_class_based_view_may_be_guarded_as_a_whole_or_in_parts(
    view_class: t.Any, expected: tuple[str, ...]
) -> None:
    assert views.guards(view_class.as_view("view")) == expected


def by_session() -> t.Any:
    return session["user"], session["role"]


def by_g() -> t.Any:
    return g.user


def by_header() -> t.Any:
    return request.authorization


def of_everybody() -> t.Any:
    return request.args, g.started, g


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        (by_session, ("session",)),
        (by_g, ("g.user",)),
        (by_header, ("request.authorization",)),
        (of_everybody, ()),
        (cross_origin(by_session), ("session",)),
    ],
)
def test_a_view_knows_its_visitor_by_what_it_reads(
    view: t.Any, expected: tuple[str, ...]
) -> None:
    assert views.reads(view) == expected


class Login:
    """As an object of Flask-HTTPAuth."""

    __module__ = "flask_httpauth"

    def current_user(self) -> str:
        return "somebody"


auth = Login()


def by_httpauth() -> t.Any:
    return auth.current_user()


def test_flask_httpauth_is_known_by_its_class() -> None:
    assert views.reads(by_httpauth) == ("current_user()",)


@pytest.fixture
def flask_login(monkeypatch: pytest.MonkeyPatch) -> t.Any:
    """A module of that name, as Flask-Login may not be installed."""
    module = types.ModuleType("flask_login")
    code = (
        "current_user = object()\n"
        "def login_required(view):\n"
        "    def decorated_view():\n"
        "        return current_user and view()\n"
        "    return decorated_view\n"
    )
    exec(code, module.__dict__)
    monkeypatch.setitem(sys.modules, "flask_login", module)
    return module


def test_flask_login_is_known_by_its_module(flask_login: t.Any) -> None:
    current_user = flask_login.current_user

    def view() -> t.Any:
        return current_user

    assert views.reads(view) == ("current_user",)


def test_what_a_library_reads_for_its_decorator_is_not_the_views(
    flask_login: t.Any,
) -> None:
    view = flask_login.login_required(plain)
    assert views.reads(view) == ()
    assert views.guards(view) == ("login_required",)


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        (named("require_login"), "require_login"),
        (named("login_required")(plain), "plain"),
        (plain, None),
        (len, None),
    ],
)
def test_a_function_before_requests_is_a_login_by_its_name_or_decorator(
    function: t.Any, expected: str | None
) -> None:
    assert views.gate(function) == expected


def adding(view: t.Any) -> t.Any:
    @functools.wraps(view)
    def added() -> t.Any:
        return view(), 200, {"Access-Control-Allow-Origin": "*"}

    return added


def own() -> t.Any:
    return "", 200, {"Access-Control-Allow-Origin": "*"}


PAIR = adding(own)


class Own(MethodView):
    def get(self) -> t.Any:
        return own.__name__, 200, {"Access-Control-Allow-Origin": "*"}


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        (own, ["code"]),
        (adding(plain), ["decorator 'adding'"]),
        (adding(own), ["decorator 'adding'", "code"]),
        (adding(Own.as_view("own")), ["decorator 'adding'", "code"]),
        (Own.as_view("own"), ["code"]),
        (cross_origin(plain), []),
    ],
)
def test_what_sets_cors_headers_is_told_by_what_it_is_to_the_view(
    view: t.Any, expected: list[str]
) -> None:
    assert [layer.name for layer in views.layers(view)] == expected


def test_the_line_of_code_that_sets_them_is_told_and_none_of_a_decorator() -> None:
    lines = [layer.location and layer.location.line for layer in views.layers(PAIR)]
    assert lines == [None, own.__code__.co_firstlineno]


def exempted() -> str:
    return "ok"


def guarded() -> str:
    return "ok"


PLAIN, exempted = exempted, cors_exempt(exempted)
GUARDED = named("login_required")(guarded)
guarded = cross_origin(GUARDED)


@pytest.mark.parametrize(("view", "is_exempt"), [(PLAIN, True), (GUARDED, False)])
def test_a_view_is_misplaced_where_its_name_stands_for_a_decorated_one(
    view: t.Any, is_exempt: bool
) -> None:
    found = views.misplaced(view)
    assert found is not None
    assert found.is_exempt is is_exempt


def within(view: t.Any) -> t.Any:
    """A decorator that keeps what it is put around, and none of its attributes."""
    return functools.wraps(view, updated=())(lambda: view())


@pytest.mark.parametrize(
    "view", [exempted, guarded, within(exempted), plain, by_g, lambda: "ok"]
)
def test_a_view_that_is_registered_as_it_is_named_is_not_misplaced(view: t.Any) -> None:
    assert views.misplaced(view) is None


@pytest.mark.parametrize("kind", VIEWS)
def test_little_is_known_of_odd_views(kind: str) -> None:
    view = VIEWS[kind]()
    assert views.guards(view) == ()
    assert views.reads(view) == ()
    assert views.layers(view) == ()
    assert views.misplaced(view) is None

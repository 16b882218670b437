"""Views that ask who their visitor is, and answer every site."""

from flask_cors.sansio.audit import views
from flask_cors.sansio.audit.facts import Application

from .policies import policy
from .policies import route

OPEN = policy("*")


def said(*routes: object) -> list[str]:
    application = Application(routes=routes)  # type: ignore[arg-type]
    return [f.message for f in views.guarded_view_open(application)]


def test_a_view_at_several_rules_is_told_once() -> None:
    view = route("account", OPEN, guards=("login_required",))
    assert len(said(view, view)) == 1


def test_several_guards_are_named_and_go_before_what_is_read() -> None:
    view = route(
        "account", OPEN, guards=("a_required", "b_required"), reads=("g.user",)
    )
    (message,) = said(view)
    assert message.startswith("The view 'account' is behind a_required and b_required,")


def test_views_behind_the_same_function_are_told_together() -> None:
    gate = ("require_login",)
    (message,) = said(*(route(name, OPEN, gates=gate) for name in "abcd"))
    names = "views 'a', 'b', 'c' and 1 more have require_login() before requests"
    assert message.startswith(f"The {names},")


def test_files_are_read_by_everybody_anyway() -> None:
    static = route("send", OPEN, gates=("require_login",), endpoint="shop.static")
    assert said(static) == []


def test_a_policy_that_names_origins_is_not_open() -> None:
    view = {"guards": ("login_required",), "gates": ("require_login",)}
    assert said(route("account", policy(), **view), route("other", None, **view)) == []


def test_an_exempt_view_may_be_misplaced_too() -> None:
    misplaced = route("view", is_exempt=True)
    (finding,) = views.misplaced_decorator(Application(misplaced=(misplaced,)))
    assert finding.message.startswith("cors_exempt() stands above the route of 'view'")
    assert str(finding.source) == "@cors_exempt()"

"""Whether this package's layer is there, and whether it is alone."""

import pytest

from flask_cors.sansio.audit import layers
from flask_cors.sansio.audit.facts import Application
from flask_cors.sansio.audit.facts import Hook
from flask_cors.sansio.audit.facts import Table
from flask_cors.sansio.findings import Location

from .policies import policy
from .policies import route

GOVERNED = policy()


@pytest.mark.parametrize(
    ("blueprint", "expected"),
    [(None, 1), ("shop", 1), ("shop.cart", 1), ("shop.cart.coupons", 0), ("sho", 0)],
)
def test_a_function_counts_where_it_runs_for_a_governed_route(
    blueprint: str | None, expected: int
) -> None:
    application = Application(
        routes=(route("order", GOVERNED, blueprint="shop.cart"), route("free")),
        hooks=(Hook("after_request function 'add'", None, blueprint),),
    )
    assert len(list(layers.another_layer(application))) == expected


def test_a_decorator_of_many_views_is_told_once_with_the_line_of_the_first() -> None:
    layer = Hook("decorator 'crossdomain'")
    routes = [
        route(name, GOVERNED, other_layers=(layer,), location=Location("app.py", line))
        for name, line in (("a", 7), ("b", 9))
    ]
    (finding,) = layers.another_layer(Application(routes=tuple(routes)))
    said = "The decorator 'crossdomain' of the views 'a' and 'b' sets "
    assert finding.message.startswith(said)
    assert finding.source.location == Location("app.py", 7)


def test_code_is_told_with_its_own_line() -> None:
    layer = Hook("code", Location("headers.py", 3))
    view = route("a", GOVERNED, other_layers=(layer,), location=Location("app.py", 7))
    (finding,) = layers.another_layer(Application(routes=(view,)))
    assert finding.source.location == Location("headers.py", 3)


def test_all_that_is_lost_without_a_layer_is_told() -> None:
    views = route("a", GOVERNED, is_class=True), route("b", is_redirected=True)
    (finding,) = layers.no_layer(Application(routes=views, has_hooks=True))
    assert finding.message == (
        "The view 'a' has cross_origin(), and the application has no CORS(): "
        "functions before requests see the preflights, and may refuse them; the "
        "preflights of class-based views such as 'a' are answered without CORS "
        "headers."
    )
    assert finding.suggestions == ("CORS(app, resources=[])",)


def test_an_application_without_cors_needs_no_layer() -> None:
    assert (
        list(layers.no_layer(Application(routes=(route("a"),), has_hooks=True))) == []
    )


def test_errors_are_judged_in_tables_and_in_views_and_told_once() -> None:
    hidden = policy(intercept_exceptions=False)
    shown = policy()
    application = Application(
        routes=(route("a", hidden), route("b", hidden), route("c", shown), route("d")),
        tables=(Table(()),),
    )
    assert len(list(layers.errors_without_headers(application))) == 1

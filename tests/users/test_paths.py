import re
import typing as t

import pytest
from flask import Flask
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from flask_cors import CORS
from flask_cors import CORSConfigError
from flask_cors import CORSMiddleware
from flask_cors import CORSWarning

from .page import ADMIN
from .page import application
from .page import cors_headers
from .page import EVIL
from .page import GOOD
from .page import Page


def everywhere() -> Flask:
    """An application that answers on every path."""
    return application("/", "/<path:rest>")


@pytest.mark.parametrize(
    ("path", "covered"),
    [
        ("/api", True),
        ("/api/", True),
        ("/api/users", True),
        ("/api/users/1", True),
        ("/apikeys/secret", False),
        ("/api-internal/x", False),
        ("/apixyz", False),
        ("/v1/api/users", False),
        ("/", False),
    ],
)
def test_a_path_ends_at_its_segment(path: str, covered: bool) -> None:
    app = everywhere()
    CORS(app, resources="/api/*")
    assert Page(app).can_read(path) is covered


@pytest.mark.parametrize(
    ("pattern", "covered", "not_covered"),
    [
        ("/api/v1", ["/api/v1"], ["/api/v1/users", "/api/v10", "/api"]),
        ("/test_acl*", ["/test_acl", "/test_acl_2", "/test_acl/x"], ["/test"]),
        ("*", ["/", "/a", "/a/b"], []),
        ("/*", ["/", "/a", "/a/b"], []),
        (re.compile(r"/v\d/"), ["/v1/", "/v2/users"], ["/v/", "/api/v1/"]),
        (r"/v\d+/users", ["/v12/users"], ["/v/users", "/api/v1/users"]),
    ],
    ids=str,
)
def test_each_form_of_a_path_covers_what_it_says(
    pattern: t.Any, covered: list[str], not_covered: list[str]
) -> None:
    app = everywhere()
    CORS(app, resources=pattern)
    assert [path for path in covered if not Page(app).can_read(path)] == []
    assert [path for path in not_covered if Page(app).can_read(path)] == []


def test_a_path_that_no_resource_names_has_no_policy() -> None:
    """users: origins for the whole application beside a resource."""
    app = application("/a", "/b")
    CORS(app, resources={"/a": {}}, origins=GOOD)
    assert Page(app).can_read("/a")
    response = Page(app).fetch("/b")
    assert cors_headers(response) == set()
    assert "Vary" not in response.headers


def test_a_path_is_not_decoded_again() -> None:
    app = everywhere()
    CORS(app, resources="/public/*")
    assert Page(app).can_read("/%70ublic/a")
    assert not Page(app).can_read("/%2570ublic/a")


@pytest.mark.parametrize(
    "path", ["/api/../foo.txt", "/api/%2e%2e/foo.txt", "/api/..", "/../api/x"]
)
def test_a_path_that_climbs_has_no_policy(path: str) -> None:
    app = everywhere()
    CORS(app, resources={"/api/*": {"origins": "*"}})
    assert not Page(app).can_read(path)


def test_a_path_that_climbs_has_no_policy_where_every_path_has_one() -> None:
    app = everywhere()
    CORS(app, origins=GOOD)
    assert Page(app).can_read("/api/foo.txt")
    assert not Page(app).can_read("/api/../foo.txt")


@pytest.mark.parametrize("path", ["/api/..x", "/api/x..", "/api/...", "/api/.well"])
def test_dots_that_do_not_climb_are_ordinary(path: str) -> None:
    app = everywhere()
    CORS(app, resources="/api/*")
    assert Page(app).can_read(path)


def test_the_more_specific_path_wins_whatever_the_order() -> None:
    open_, strict = {"origins": "*"}, {"origins": ADMIN}
    entries = {"/api/*": open_, "/api/admin/*": strict, "/api/admin/public": open_}

    for resources in (entries, dict(reversed(entries.items()))):
        app = everywhere()
        CORS(app, resources=resources)
        assert Page(app, EVIL).can_read("/api/x")
        assert not Page(app, EVIL).can_read("/api/admin/x")
        assert Page(app, EVIL).can_read("/api/admin/public")


def test_a_strict_string_wins_over_a_shorter_compiled_regex() -> None:
    app = everywhere()
    CORS(app, resources={re.compile("/api"): "*", r"/api/admin/.*": ADMIN})
    assert not Page(app, EVIL).can_read("/api/admin/x")
    assert Page(app, ADMIN).can_read("/api/admin/x")


def test_a_strict_path_that_an_open_one_shadows_is_told() -> None:
    with pytest.warns(CORSWarning, match=re.escape("/api/admin.*")):
        CORS(everywhere(), resources={r"/api/.*/.*": "*", r"/api/admin.*": ADMIN})


def test_a_path_can_be_given_its_origins_alone() -> None:
    app = everywhere()
    CORS(app, resources={"/a/*": GOOD, "/b/*": [GOOD, ADMIN]})
    assert Page(app).can_read("/a/x")
    assert not Page(app, ADMIN).can_read("/a/x")
    assert Page(app, ADMIN).can_read("/b/x")


def test_options_of_a_path_override_the_keywords() -> None:
    app = everywhere()
    CORS(app, resources={"/a/*": {"origins": GOOD}, "/b/*": {}}, origins=ADMIN)
    assert Page(app, GOOD).can_read("/a/x")
    assert not Page(app, ADMIN).can_read("/a/x")
    assert Page(app, ADMIN).can_read("/b/x")


@pytest.mark.parametrize(
    "resources",
    [7, None, {"/api/*": None}, [("/api/*", {"origins": "*"})], {7: {}}, [None]],
    ids=repr,
)
def test_resources_of_the_wrong_shape_are_a_clear_error(resources: t.Any) -> None:
    with pytest.raises(CORSConfigError, match="resources"):
        CORS(application(), resources=resources)


def test_a_path_without_its_leading_slash_is_told() -> None:
    with pytest.warns(CORSWarning, match="/api/"):
        CORS(application(), resources="api/*")


def test_a_mounted_application_matches_the_path_inside_its_mount() -> None:
    app = everywhere()
    CORS(app, resources={"/api/*": {}})
    site = DispatcherMiddleware(application(), {"/mounted": app})
    assert Page(site).can_read("/mounted/api/x")
    assert not Page(site).can_read("/mounted/x")
    assert not Page(site).can_read("/api/x")


def test_a_pattern_with_the_mount_in_it_does_not_match() -> None:
    app = everywhere()
    CORS(app, resources={"/mounted/*": {}})
    site = DispatcherMiddleware(application(), {"/mounted": app})
    assert not Page(site).can_read("/mounted/api/x")


def test_a_preflight_inside_a_mount_is_answered() -> None:
    app = application("/api/items", methods=("PUT",))
    CORS(app, resources="/api/*")
    site = DispatcherMiddleware(application(), {"/mounted": app})
    response = Page(site).preflight("/mounted/api/items")
    assert response.status_code == 200
    assert "PUT" in response.headers["Allow"]
    assert response.headers["Access-Control-Allow-Origin"] == GOOD


def test_a_dispatcher_inside_does_not_change_which_policy_governs() -> None:
    """The dispatcher cuts its mount off the path before the response begins."""
    app = application()
    app.wsgi_app = DispatcherMiddleware(  # type: ignore[method-assign]
        app.wsgi_app, {"/metrics": everywhere()}
    )
    CORS(app, resources={"/*": "*", "/metrics/*": GOOD})
    assert Page(app).can_read("/metrics/api/x")
    assert not Page(app, EVIL).can_read("/metrics/api/x")


def test_the_middleware_around_a_dispatcher_governs_by_the_whole_path() -> None:
    site = DispatcherMiddleware(application(), {"/metrics": everywhere()})
    layer = CORSMiddleware(site, resources={"/metrics/*": GOOD})
    assert Page(layer).can_read("/metrics/api/x")
    assert not Page(layer, EVIL).can_read("/metrics/api/x")

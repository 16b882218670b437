import pytest
from flask import Blueprint
from flask import Flask

from flask_cors import CORS
from flask_cors import CORSConfigError
from flask_cors import CORSWarning

from .page import ADMIN
from .page import allow_origin
from .page import cors_headers
from .page import EVIL
from .page import GOOD
from .page import Page
from .page import readers
from .page import vary


@pytest.fixture
def app() -> Flask:
    """An application with one blueprint under ``/api`` and a view outside it."""
    app = Flask("blueprints")
    app.add_url_rule("/", "index", lambda: "ok")
    api = Blueprint("api", __name__, url_prefix="/api")
    CORS(api, origins=GOOD)
    api.add_url_rule("/items", "items", lambda: "ok")
    api.add_url_rule("/dir/", "dir", lambda: "ok")
    app.register_blueprint(api)
    return app


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/items", 200),
        ("GET", "/api/missing", 404),
        ("DELETE", "/api/items", 405),
        ("GET", "/api/dir", 308),
    ],
)
def test_a_blueprint_governs_all_that_is_under_its_prefix(
    app: Flask, method: str, path: str, status: int
) -> None:
    response = Page(app).fetch(path, method)
    assert response.status_code == status
    assert allow_origin(response) == GOOD
    refused = Page(app, EVIL).fetch(path, method)
    assert cors_headers(refused) == set()
    assert vary(refused) == {"Origin"}


@pytest.mark.parametrize("path", ["/api/items", "/api/missing", "/api/dir"])
def test_a_blueprint_answers_preflights_under_its_prefix(app: Flask, path: str) -> None:
    response = Page(app).preflight(path)
    assert response.status_code == 200
    assert allow_origin(response) == GOOD
    assert cors_headers(Page(app, EVIL).preflight(path)) == set()


@pytest.mark.parametrize("path", ["/", "/missing", "/apikeys"])
def test_a_blueprint_governs_nothing_else(app: Flask, path: str) -> None:
    assert cors_headers(Page(app).fetch(path)) == set()
    assert cors_headers(Page(app).preflight(path, "GET")) == set()


@pytest.mark.parametrize("pattern", ["/items", "/api/items", "/items*", "/api/it*"])
def test_paths_of_a_blueprint_may_be_written_with_its_prefix_or_without(
    pattern: str,
) -> None:
    app = Flask("blueprints")
    api = Blueprint("api", __name__, url_prefix="/api")
    CORS(api, resources=pattern)
    api.add_url_rule("/items", "items", lambda: "ok")
    api.add_url_rule("/others", "others", lambda: "ok")
    app.register_blueprint(api)
    assert Page(app).can_read("/api/items")
    assert not Page(app).can_read("/api/others")


@pytest.mark.parametrize("path", ["/admin", "/admin/*", "/api/admin", "/api/admin/*"])
def test_a_path_of_a_blueprint_goes_before_its_wider_ones_in_either_spelling(
    path: str,
) -> None:
    app = Flask("blueprints")
    api = Blueprint("api", __name__, url_prefix="/api")
    CORS(api, resources={"/*": "*", path: ADMIN})
    api.add_url_rule("/admin", "admin", lambda: "ok")
    app.register_blueprint(api)
    assert readers(app, "/api/admin") == [ADMIN]


def test_a_blueprint_reads_the_applications_configuration() -> None:
    """users: the configuration was ignored, and everybody was let in."""
    app = Flask("blueprints")
    app.config["CORS_ORIGINS"] = GOOD
    api = Blueprint("api", __name__, url_prefix="/api")
    CORS(api)
    api.add_url_rule("/items", "items", lambda: "ok")
    app.register_blueprint(api)
    assert Page(app).can_read("/api/items")
    assert not Page(app, EVIL).can_read("/api/items")


def test_one_blueprint_may_serve_applications_of_different_configurations() -> None:
    api = Blueprint("api", __name__, url_prefix="/api")
    CORS(api)
    api.add_url_rule("/items", "items", lambda: "ok")
    apps = {origin: Flask("blueprints") for origin in (GOOD, ADMIN)}

    for origin, app in apps.items():
        app.config["CORS_ORIGINS"] = origin
        app.register_blueprint(api)

    for origin, app in apps.items():
        assert [Page(app, other).can_read("/api/items") for other in apps] == [
            other == origin for other in apps
        ]


def test_a_blueprint_under_two_prefixes_is_governed_under_both() -> None:
    app = Flask("blueprints")
    api = Blueprint("api", __name__)
    CORS(api, origins=GOOD)
    api.add_url_rule("/items", "items", lambda: "ok")
    app.register_blueprint(api, url_prefix="/v1", name="first")
    app.register_blueprint(api, url_prefix="/v2", name="second")
    assert Page(app).can_read("/v1/items")
    assert Page(app).can_read("/v2/items")
    assert Page(app).can_read("/v2/missing")
    assert not Page(app, EVIL).can_read("/v2/items")


def test_the_innermost_blueprint_decides() -> None:
    app = Flask("blueprints")
    outer = Blueprint("outer", __name__, url_prefix="/api")
    inner = Blueprint("inner", __name__, url_prefix="/admin")
    CORS(outer)
    CORS(inner, origins=ADMIN)
    outer.add_url_rule("/items", "items", lambda: "ok")
    inner.add_url_rule("/items", "items", lambda: "ok")
    outer.register_blueprint(inner)
    app.register_blueprint(outer)
    assert Page(app, EVIL).can_read("/api/items")
    assert not Page(app, EVIL).can_read("/api/admin/items")
    assert not Page(app, EVIL).can_read("/api/admin/missing")
    assert Page(app, ADMIN).can_read("/api/admin/items")


def test_views_may_be_added_before_and_after() -> None:
    app = Flask("blueprints")
    api = Blueprint("api", __name__, url_prefix="/api")
    api.add_url_rule("/before", "before", lambda: "ok")
    CORS(api, origins=GOOD)
    api.add_url_rule("/after", "after", lambda: "ok")
    app.register_blueprint(api)
    assert Page(app).can_read("/api/before")
    assert Page(app).can_read("/api/after")


def test_a_blueprint_that_is_registered_already_is_an_error_that_says_so() -> None:
    app = Flask("blueprints")
    api = Blueprint("api", __name__)
    app.register_blueprint(api)

    with pytest.raises(CORSConfigError, match="register_blueprint"):
        CORS(api)


@pytest.mark.parametrize("prefix", ["/bp", None])
def test_a_second_call_on_a_blueprint_replaces_the_first_and_is_told(
    prefix: str | None,
) -> None:
    bp = Blueprint("twice", __name__, url_prefix=prefix)
    bp.add_url_rule("/x", "x", lambda: "ok")
    CORS(bp)
    CORS(bp, origins=GOOD)
    app = Flask("blueprints")

    with pytest.warns(CORSWarning, match="replaces an earlier policy"):
        app.register_blueprint(bp)

    path = f"{prefix or ''}/x"
    assert Page(app).can_read(path)
    assert not Page(app, EVIL).can_read(path)


def test_the_calls_on_a_blueprint_fill_one_table() -> None:
    bp = Blueprint("table", __name__, url_prefix="/bp")
    bp.add_url_rule("/<name>", "view", lambda name: name)
    CORS(bp, resources="/bp/open", origins="*")
    CORS(bp, resources="/bp/strict", origins=GOOD)
    app = Flask("blueprints")
    app.register_blueprint(bp)
    assert Page(app, EVIL).can_read("/bp/open")
    assert Page(app).can_read("/bp/strict")
    assert not Page(app, EVIL).can_read("/bp/strict")

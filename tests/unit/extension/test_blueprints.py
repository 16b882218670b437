"""Policies of blueprints, with and without a prefix."""

import pytest
from flask import Blueprint
from flask import Flask

from flask_cors import CORS

from ...users.page import add
from ...users.page import ADMIN
from ...users.page import allow_origin
from ...users.page import application
from ...users.page import cors_headers
from ...users.page import GOOD
from ...users.page import Page
from ...users.page import readers


@pytest.mark.parametrize(
    ("path", "reader"),
    [
        ("/shop/7/items", GOOD),
        ("/shop/7/missing", GOOD),
        ("/shop/7", GOOD),
        ("/shop", None),
        ("/shopping/7/items", None),
    ],
)
def test_a_prefix_may_have_variables(path: str, reader: str | None) -> None:
    app = Flask("blueprints")
    shop = Blueprint("shop", __name__, url_prefix="/shop/<int:number>")
    add(shop, "/items", "items")
    CORS(shop, origins=GOOD)
    app.register_blueprint(shop)
    assert allow_origin(Page(app).fetch(path)) == reader
    assert allow_origin(Page(app).preflight(path, "GET")) == reader


def test_paths_of_a_prefix_with_variables_are_written_without_it() -> None:
    app = Flask("blueprints")
    shop = Blueprint("shop", __name__, url_prefix="/shop/<int:number>")
    add(shop, "/items", "items")
    add(shop, "/secret", "secret")
    CORS(shop, resources="/items")
    app.register_blueprint(shop)
    assert Page(app).can_read("/shop/7/items")
    assert not Page(app).can_read("/shop/7/secret")


def test_a_blueprint_without_a_prefix_governs_its_own_views_only() -> None:
    app = application("/other")
    bare = Blueprint("bare", __name__)
    add(bare, "/items", "items")
    CORS(bare, origins=GOOD)
    app.register_blueprint(bare)
    assert Page(app).can_read("/items")
    assert cors_headers(Page(app).fetch("/other")) == set()
    assert cors_headers(Page(app).fetch("/missing")) == set()
    assert allow_origin(Page(app).fetch("/items", "DELETE")) == GOOD


def test_a_nested_blueprint_without_cors_has_that_of_the_outer_one() -> None:
    app = Flask("blueprints")
    outer = Blueprint("outer", __name__, url_prefix="/outer")
    inner = Blueprint("inner", __name__, url_prefix="/inner")
    add(inner, "/items", "items")
    CORS(outer, origins=GOOD)
    outer.register_blueprint(inner)
    app.register_blueprint(outer)
    assert allow_origin(Page(app).fetch("/outer/inner/items")) == GOOD
    assert allow_origin(Page(app).fetch("/outer/inner/missing")) == GOOD


def test_of_nested_blueprints_without_prefixes_the_inner_one_decides() -> None:
    app = Flask("blueprints")
    outer, inner = Blueprint("outer", __name__), Blueprint("inner", __name__)
    add(outer, "/outer", "view")
    add(inner, "/inner", "view")
    CORS(outer, origins=GOOD)
    CORS(inner, origins=ADMIN)
    outer.register_blueprint(inner)
    app.register_blueprint(outer)
    assert readers(app, "/outer") == [GOOD]
    assert readers(app, "/inner") == [ADMIN]
    assert readers(app, "/inner", "OPTIONS", asking="GET") == [ADMIN]


@pytest.mark.parametrize("prefix", ["/v1", "/v2"])
def test_a_blueprint_registered_twice_answers_preflights_under_both(
    prefix: str,
) -> None:
    app = Flask("blueprints")
    api = Blueprint("api", __name__)
    add(api, "/items", "items", methods=["PUT"])
    CORS(api, origins=GOOD, resources=["/items", "/v1/missing"])
    app.register_blueprint(api, url_prefix="/v1", name="first")
    app.register_blueprint(api, url_prefix="/v2", name="second")
    assert allow_origin(Page(app).preflight(f"{prefix}/items")) == GOOD
    missing = allow_origin(Page(app).fetch(f"{prefix}/missing"))
    assert missing == (GOOD if prefix == "/v1" else None)


def test_what_a_blueprint_leaves_out_falls_to_the_application() -> None:
    app = Flask("blueprints")
    api = Blueprint("api", __name__, url_prefix="/api")
    add(api, "/items", "items")
    add(api, "/others", "others")
    CORS(api, origins=GOOD, resources="/items")
    CORS(app, origins=ADMIN)
    app.register_blueprint(api)
    assert readers(app, "/api/items") == [GOOD]
    assert readers(app, "/api/others") == [ADMIN]

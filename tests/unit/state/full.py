"""An application that has every kind of policy."""

from flask import Blueprint
from flask import Flask

from flask_cors import CORS
from flask_cors import cors_exempt
from flask_cors import cross_origin

from ...users.page import application


def full_application(**config: object) -> Flask:
    """An application with a path, a blueprint and a view that have policies."""
    app = application("/path")
    app.config.update(config)
    blueprint = Blueprint("api", __name__, url_prefix="/api")
    blueprint.add_url_rule("/items", "items", lambda: "ok")
    CORS(blueprint)
    CORS(app, resources="/path")
    app.register_blueprint(blueprint)
    app.add_url_rule("/view", "view", cross_origin()(lambda: "ok"))
    app.add_url_rule("/exempt", "exempt", cors_exempt(lambda: "ok"))
    return app


PATHS = ("/path", "/api/items", "/view")

"""The star did not work with cookies, so credentials were switched on."""

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS131"}


def create_app() -> Flask:
    app = Flask(__name__)
    app.config.update(
        SECRET_KEY="dev",
        SESSION_COOKIE_SAMESITE="None",
        SESSION_COOKIE_SECURE=True,
    )
    CORS(app, supports_credentials=True)

    @app.get("/products")
    def products() -> list[str]:
        return ["tea", "coffee"]

    return app

"""An advice is silenced, by an id that no rule has."""

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS007"}


def create_app() -> Flask:
    app = Flask(__name__)
    app.config["CORS_AUDIT_IGNORE"] = {"CORS999": "everybody may read the news"}
    CORS(app, origins="*")

    @app.get("/news")
    def news() -> list[str]:
        return ["Open on Sundays"]

    return app

"""Only the public part is to be protected; which part it is, is known too late."""

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS309"}


def create_app() -> Flask:
    app = Flask(__name__)
    partners = {"origins": "https://partner.example", "csrf_protect": False}
    public = {"origins": "*", "methods": ["GET"], "csrf_protect": True}
    CORS(app, resources={"/api/*": [partners, public]})

    @app.route("/api/books", methods=["GET", "POST"])
    def books() -> list[str]:
        return []

    return app

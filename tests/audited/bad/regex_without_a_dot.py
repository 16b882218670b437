"""A regex for the subdomains that forgets the dot before the domain."""

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS151"}


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, origins=r"https://.*example\.com$", supports_credentials=True)

    @app.get("/me")
    def me() -> dict[str, str]:
        return {"name": "Ada"}

    return app

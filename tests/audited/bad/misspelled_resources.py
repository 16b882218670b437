"""With ``ressources`` ignored, the whole application was open to everybody."""

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS001"}


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, ressources={r"/api/*": {"origins": "https://app.example.com"}})

    @app.get("/api/me")
    def me() -> dict[str, str]:
        return {"name": "Ada"}

    return app

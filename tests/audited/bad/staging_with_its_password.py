"""The address of the staging site, with the password that it asks for."""

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS107"}

ORIGINS = {
    "production": "https://www.example.com",
    "staging": "https://tester:secret@staging.example.com",
}


def create_app(stage: str = "staging") -> Flask:
    app = Flask(__name__)
    CORS(app, origins=ORIGINS[stage])

    @app.get("/version")
    def version() -> dict[str, str]:
        return {"version": "2.7.1"}

    return app

"""The methods "of the routes", around a WSGI application whose routes nobody knows."""

from flask import Flask

from flask_cors import CORSMiddleware

CAUGHT_BY = {"CORS205"}


def create_app() -> Flask:
    app = Flask(__name__)

    @app.put("/profile")
    def replace() -> dict[str, str]:
        return {"name": "Ada"}

    app.wsgi_app = CORSMiddleware(  # type: ignore[method-assign]
        app.wsgi_app, origins="https://app.example.com", methods="auto"
    )
    return app

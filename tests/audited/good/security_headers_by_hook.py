"""Hooks that set other headers, and error handlers whose answers pages can read."""

from flask import abort
from flask import Flask
from flask import jsonify
from flask import Response
from werkzeug.exceptions import HTTPException

from flask_cors import CORS

from ..exchange import Exchange

SERVES = [
    Exchange("https://app.example.com", "GET", "/products/tea"),
    Exchange("https://app.example.com", "GET", "/products/cocoa"),
    Exchange("https://app.example.com", "PUT", "/missing"),
]
REFUSES = [Exchange("https://evil.example", "GET", "/products/cocoa")]


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, origins="https://app.example.com")

    @app.errorhandler(HTTPException)
    def error(problem: HTTPException) -> tuple[Response, int | None]:
        return jsonify(error=problem.name), problem.code

    @app.after_request
    def secure(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = "default-src 'none'"
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        response.headers["Strict-Transport-Security"] = "max-age=31536000"
        response.vary.add("Accept-Encoding")
        return response

    @app.get("/products/<name>")
    def product(name: str) -> dict[str, str]:
        if name not in ("tea", "coffee"):
            abort(404)

        return {"name": name}

    return app

"""A page of React on one origin, and its API on another; the table of resources."""

from flask import Flask
from flask import request

from flask_cors import CORS

from ..exchange import Exchange

SERVES = [
    Exchange("https://app.example.com", "GET", "/api/todos"),
    Exchange("https://app.example.com", "POST", "/api/todos"),
    Exchange("http://localhost:5173", "DELETE", "/api/todos/1"),
]
REFUSES = [
    Exchange("https://evil.example", "GET", "/api/todos"),
    Exchange("https://app.example.com", "GET", "/"),
]


def create_app() -> Flask:
    app = Flask(__name__)
    pages = ["https://app.example.com", "http://localhost:5173"]
    CORS(app, resources={r"/api/*": {"origins": pages}})
    todos = {1: "Read about CORS"}

    @app.get("/")
    def index() -> str:
        return "<h1>The API is at /api</h1>"

    @app.get("/api/todos")
    def every() -> dict[int, str]:
        return todos

    @app.post("/api/todos")
    def add() -> tuple[dict[str, str], int]:
        return {"title": request.form.get("title", "")}, 201

    @app.delete("/api/todos/<int:number>")
    def remove(number: int) -> tuple[str, int]:
        todos.pop(number, None)
        return "", 204

    return app

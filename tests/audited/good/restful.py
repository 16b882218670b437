"""Resources of Flask-RESTful, under the application's policy and one of their own."""

import typing as t

from flask import Flask
from flask_restful import Api
from flask_restful import Resource

from flask_cors import CORS
from flask_cors import cross_origin

from ..exchange import Exchange

SERVES = [
    Exchange("https://todo.example.com", "GET", "/api/todos"),
    Exchange("https://todo.example.com", "DELETE", "/api/todos/1"),
    Exchange("https://anybody.example", "GET", "/api/status"),
]
REFUSES = [Exchange("https://evil.example", "GET", "/api/todos")]

TODOS = {1: "Read about CORS"}


class Todos(Resource):
    def get(self) -> dict[int, str]:
        return TODOS


class Todo(Resource):
    def delete(self, number: int) -> tuple[str, int]:
        return "", 204


class Status(Resource):
    method_decorators: t.ClassVar = [cross_origin(origins="*")]

    def get(self) -> dict[str, str]:
        return {"status": "up"}


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, resources={r"/api/*": {"origins": "https://todo.example.com"}})
    api = Api(app, prefix="/api")
    api.add_resource(Todos, "/todos")
    api.add_resource(Todo, "/todos/<int:number>")
    api.add_resource(Status, "/status")
    return app

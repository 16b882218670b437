"""``CORS`` is given what Flask-RESTful calls an API."""

from flask import Flask
from flask_restful import Api
from flask_restful import Resource

from flask_cors import CORS

CAUGHT_BY = {"CORS013"}


class Todos(Resource):
    def get(self) -> list[str]:
        return ["Read about CORS"]


def create_app() -> Flask:
    app = Flask(__name__)
    api = Api(app)
    CORS(api, origins="https://todo.example.com")
    api.add_resource(Todos, "/todos")
    return app

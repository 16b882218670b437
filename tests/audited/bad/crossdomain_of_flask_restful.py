"""Flask-RESTful's own decorator sets the headers too, under a policy of its own."""

from flask import Flask
from flask_restful import Api
from flask_restful import Resource
from flask_restful.utils.cors import crossdomain

from flask_cors import CORS

CAUGHT_BY = {"CORS405"}


class Todos(Resource):
    def get(self) -> list[str]:
        return ["Read about CORS"]


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, origins="https://todo.example.com")
    api = Api(app, decorators=[crossdomain(origin="*")])
    api.add_resource(Todos, "/todos")
    return app

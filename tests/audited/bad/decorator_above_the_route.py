"""``cross_origin`` stands above the route, which has registered the view without it."""

from flask import Blueprint
from flask import Flask
from flask import request

from flask_cors import CORS
from flask_cors import cross_origin

CAUGHT_BY = {"CORS404"}

auth = Blueprint("auth", __name__, url_prefix="/auth")


@cross_origin(origins="https://app.example.com")
@auth.route("/login", methods=["POST"])
def login() -> dict[str, str]:
    return {"user": request.get_json()["user"]}


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, resources=[])
    app.register_blueprint(auth)
    return app

"""Preflights are redirected to HTTPS, and browsers follow no redirect of one."""

from flask import Blueprint
from flask import Flask
from flask import redirect
from flask import request
from werkzeug.wrappers import Response

from flask_cors import cross_origin

CAUGHT_BY = {"CORS406"}

api = Blueprint("api", __name__, url_prefix="/api")


@api.route("/contact/", methods=["POST"])
@cross_origin(origins="https://www.example.com", methods=["POST"])
def contact() -> tuple[dict[str, bool], int]:
    return {"sent": True}, 201


def force_https() -> Response | None:
    if request.is_secure:
        return None

    return redirect(request.url.replace("http://", "https://", 1), code=301)


def create_app() -> Flask:
    app = Flask(__name__)
    app.before_request(force_https)
    app.register_blueprint(api)
    return app

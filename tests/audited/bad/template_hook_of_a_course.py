"""``CORS`` is set up, and a course's template sets the headers by hand as well."""

from flask import Blueprint
from flask import Flask
from flask import Response

from flask_cors import CORS

CAUGHT_BY = {"CORS405"}

books = Blueprint("books", __name__, url_prefix="/books")


@books.get("/")
def index() -> list[dict[str, object]]:
    return [{"id": 1, "title": "Momo"}]


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, resources={r"/books/*": {"origins": "https://books.example.com"}})

    # CORS Headers
    @app.after_request
    def after_request(response: Response) -> Response:
        response.headers.add("Access-Control-Allow-Origin", "*")
        response.headers.add(
            "Access-Control-Allow-Headers", "Content-Type,Authorization,true"
        )
        response.headers.add(
            "Access-Control-Allow-Methods", "GET,PUT,POST,DELETE,OPTIONS"
        )
        return response

    app.register_blueprint(books)
    return app

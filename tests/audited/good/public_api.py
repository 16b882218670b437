"""An API that everybody may read, and pages that are not part of it."""

from flask import Blueprint
from flask import Flask

from flask_cors import CORS

from ..exchange import Exchange

SERVES = [
    Exchange("https://anybody.example", "GET", "/v1/weather/vienna"),
    Exchange("http://localhost:3000", "GET", "/v1/stations"),
]
REFUSES = [Exchange("https://anybody.example", "GET", "/about")]

api = Blueprint("api", __name__, url_prefix="/v1")
CORS(api, origins="*", send_wildcard=True, methods=["GET", "HEAD"])


@api.get("/weather/<city>")
def weather(city: str) -> dict[str, str]:
    return {"city": city, "weather": "rain"}


@api.get("/stations")
def stations() -> list[str]:
    return ["vienna", "graz"]


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(api)

    @app.get("/about")
    def about() -> str:
        return "<p>Our weather, as JSON.</p>"

    return app

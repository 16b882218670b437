"""All options in one variable, as JSON; the application is a class's attribute."""

import json
import os

from flask import Flask

from flask_cors import CORS

from ..exchange import Exchange

ENVIRONMENT = {
    "SHOP_CORS": '{"origins": ["https://www.example.com"], "max_age": 600,'
    ' "allow_headers": null, "supports_credentials": false}'
}
SERVES = [Exchange("https://www.example.com", "GET", "/products")]
REFUSES = [Exchange("https://evil.example", "GET", "/products")]


class Server:
    def __init__(self) -> None:
        self.app = Flask(__name__)
        self.cors = CORS(self.app, **json.loads(os.environ["SHOP_CORS"]))
        self.app.add_url_rule("/products", view_func=self.products)

    def products(self) -> list[str]:
        return ["tea", "coffee"]


def create_app() -> Flask:
    return Server().app

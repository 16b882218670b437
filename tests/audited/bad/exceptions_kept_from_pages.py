"""The page says "CORS error", the cause is an exception that it may not read."""

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS407"}

PRICES = {"tea": 3.2, "coffee": 4.1}


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, origins="https://shop.example.com", intercept_exceptions=False)

    @app.get("/prices/<name>")
    def price(name: str) -> dict[str, float]:
        # A name that is not listed raises KeyError, and the answer is a 500.
        return {"price": PRICES[name]}

    return app

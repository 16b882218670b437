"""An API whose paths say in several ways who may read."""

import os

from flask import Flask
from flask import request

from flask_cors import CORS

app = Flask(__name__)

NAMED = [os.environ["APP_ORIGIN"]]

CORS(
    app,
    resources={
        "/mixed": [
            {"origins": NAMED, "supports_credentials": True},
            {"origins": "*", "methods": ["GET"]},
        ],
        "/timed": {"origins": NAMED, "timing_allow_origin": True},
        "/untimed": {"origins": NAMED},
    },
)


@app.route("/mixed", methods=["GET", "PUT"])
@app.route("/timed")
@app.route("/untimed")
def answer() -> str:
    return f"{request.method} {request.path}"

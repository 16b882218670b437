"""An application as it is served: one policy, a login that a hook demands, and time."""

import time

from flask import abort
from flask import Flask
from flask import redirect
from flask import request
from flask.typing import ResponseReturnValue

from flask_cors import CORS

ORIGIN = "https://app.example.com"

app = Flask(__name__)
CORS(app, origins=[ORIGIN, "https://m.example.com"], resources=["/books", "/moved"])


@app.before_request
def log_in() -> None:
    if request.path == "/private":
        abort(401)


@app.route("/books", methods=["GET", "PUT"])
def books() -> ResponseReturnValue:
    return []


@app.get("/moved")
def moved() -> ResponseReturnValue:
    return redirect("/books")


@app.get("/login")
def login() -> ResponseReturnValue:
    return redirect("/moved")


@app.get("/private")
@app.get("/open")
def no_cors() -> ResponseReturnValue:
    return []


@app.get("/slow")
def slow() -> ResponseReturnValue:
    time.sleep(2)
    return []

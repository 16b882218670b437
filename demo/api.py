"""The API: one policy for all of it, for one named origin."""

import logging
import os
import typing as t
from importlib.metadata import version

from flask import abort
from flask import Flask
from flask import jsonify
from flask import request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

import flask_cors
from flask_cors import CORS

# The library explains a refusal at DEBUG, and leaves it to the application where to.
explanations = logging.FileHandler(os.environ["DEMO_EXPLANATIONS"])
explanations.setFormatter(logging.Formatter("%(message)s"))
logging.getLogger("flask_cors").addHandler(explanations)
logging.getLogger("flask_cors").setLevel(logging.DEBUG)

app = Flask(__name__)

POLICY: dict[str, t.Any] = {
    "origins": [os.environ["DEMO_ORIGIN"]],
    "methods": ["GET", "POST", "PUT"],
    "allow_headers": ["Authorization", "Content-Type", "X-Request-ID"],
    "expose_headers": ["X-Total-Count"],
    "supports_credentials": True,
}
CORS(app, **POLICY)

UNDER_DEMONSTRATION = {
    "file": flask_cors.__file__,
    "version": version("flask-cors"),
    "policy": ", ".join(f"{name}={value!r}" for name, value in POLICY.items()),
}
NOTES = {1: "buy milk", 2: "call Grace"}


@app.before_request
def require_token() -> ResponseReturnValue | None:
    if not request.path.startswith("/reports"):
        return None

    if request.headers.get("Authorization") != "Bearer demo":
        return jsonify(error="log in first"), 401

    return None


@app.errorhandler(HTTPException)
def show_error(error: HTTPException) -> ResponseReturnValue:
    return jsonify(error=error.name), error.code or 500


@app.get("/notes")
def list_notes() -> ResponseReturnValue:
    return jsonify(NOTES), {"X-Total-Count": str(len(NOTES))}


@app.post("/notes")
def add_note() -> ResponseReturnValue:
    return jsonify(added=posted()["text"]), 201


@app.get("/notes/<int:number>")
def read_note(number: int) -> ResponseReturnValue:
    return jsonify(note=NOTES[number]) if number in NOTES else abort(404)


@app.put("/notes/<int:number>")
def change_note(number: int) -> ResponseReturnValue:
    return jsonify({str(number): posted()["text"]})


@app.delete("/notes/<int:number>")
def delete_note(number: int) -> ResponseReturnValue:
    return jsonify(deleted=number)


@app.post("/login")
def log_in() -> ResponseReturnValue:
    response = jsonify(welcome=posted()["name"])
    response.set_cookie("user", posted()["name"], httponly=True, samesite="Lax")
    return response


@app.get("/me")
def who_am_i() -> ResponseReturnValue:
    return jsonify(user=request.cookies.get("user"))


@app.get("/reports/<int:number>")
def read_report(number: int) -> ResponseReturnValue:
    return jsonify(report=number)


@app.get("/archive/")
def list_archive() -> ResponseReturnValue:
    return jsonify(archive=[])


@app.get("/broken")
def fail() -> ResponseReturnValue:
    raise RuntimeError("a mistake in the view")


@app.get("/under-demonstration")
def tell_version() -> ResponseReturnValue:
    return jsonify(UNDER_DEMONSTRATION)


def posted() -> dict[str, t.Any]:
    return dict(request.get_json())

"""The API of a page that is served elsewhere, with a login that a cookie remembers."""

import os

from flask import Flask
from flask import request
from flask import session
from flask.typing import ResponseReturnValue

from flask_cors import CORS

BOOKS = ["Emma", "Ulysses"]

app = Flask(__name__)
app.config.from_mapping(SECRET_KEY="change me", SESSION_COOKIE_SAMESITE="Lax")
CORS(
    app,
    resources="/api/*",
    # Where the browser finds the page, as it stands in its address bar.
    origins=os.environ.get("PAGE", "http://localhost:5173"),
    # The page sends the cookie along, and may read what depends on it.
    supports_credentials=True,
    # No page of another origin changes anything, whatever cookies it has.
    csrf_protect=True,
)


@app.get("/api/books")
def books() -> ResponseReturnValue:
    return {"books": BOOKS, "name": session.get("name")}


@app.post("/api/login")
def login() -> ResponseReturnValue:
    """Check the password, in a real application."""
    session["name"] = request.get_json()["name"]
    return "", 204


@app.post("/api/books")
def add() -> ResponseReturnValue:
    if "name" not in session:
        return {"error": "Log in first"}, 401

    BOOKS.append(request.get_json()["title"])
    return "", 201

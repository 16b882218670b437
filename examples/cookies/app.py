"""A bookshop that pages of another site use, with the cookies of their visitors."""

import os

from flask import Flask
from flask import render_template
from flask import request
from flask import session
from flask.typing import ResponseReturnValue

from flask_cors import CORS

ORDERS: dict[str, list[str]] = {"Ada": ["Emma"]}

app = Flask(__name__)
app.config.from_mapping(
    SECRET_KEY="change me",
    # Without None, no request of another site's page brings the cookie along. None
    # counts with Secure alone: over HTTPS, and on localhost.
    SESSION_COOKIE_SAMESITE="None",
    SESSION_COOKIE_SECURE=True,
    # One cookie for each site that a page of is looked at. Without, browsers keep the
    # cookie from other sites, or ask the visitor.
    SESSION_COOKIE_PARTITIONED=True,
)
CORS(
    app,
    # Which pages may read; and write, as csrf_protect goes by the same list.
    origins=os.environ.get("PARTNER", "https://partner.example"),
    resources=["/login", "/orders"],
    supports_credentials=True,
    csrf_protect=True,
)


@app.get("/")
def index() -> str:
    return render_template("shop.html")


@app.post("/login")
def login() -> ResponseReturnValue:
    """Check the password, in a real application."""
    session["name"] = "Ada"
    return "", 204


@app.get("/orders")
def orders() -> ResponseReturnValue:
    if "name" not in session:
        return {"error": "Log in first"}, 401

    return ORDERS[session["name"]]


@app.post("/orders")
def order() -> ResponseReturnValue:
    if "name" not in session:
        return {"error": "Log in first"}, 401

    ORDERS[session["name"]].append(request.form["title"])
    return ORDERS[session["name"]], 201

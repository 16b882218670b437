"""The pages of two other sites: a partner of the bookshop, and one that means harm."""

import os

from flask import Flask
from flask import render_template
from flask import request

API = os.environ.get("API", "http://api.localhost:8000")

app = Flask(__name__)


@app.get("/")
def page() -> str:
    is_evil = request.host.startswith("evil.")
    return render_template("evil.html" if is_evil else "partner.html", api=API)

"""A public API, which every page may read, and which a cache in front of it answers."""

import time

from flask import Flask
from flask import Response
from flask.typing import ResponseReturnValue

from flask_cors import CORS

BOOKS = {1: "Emma", 2: "Ulysses"}

app = Flask(__name__)
CORS(
    app,
    resources="/api/*",
    # The same "*" for every page, and so no Vary: the cache keeps one answer for all.
    origins="*",
    send_wildcard=True,
    methods=["GET"],
    expose_headers=["X-Made-At"],
    max_age=600,
)


@app.get("/api/books")
def books() -> ResponseReturnValue:
    return list(BOOKS.values())


@app.get("/api/books/<int:number>")
def book(number: int) -> ResponseReturnValue:
    if number not in BOOKS:
        return {"error": "No such book"}, 404

    return {"title": BOOKS[number]}


@app.after_request
def keep(response: Response) -> Response:
    """Let caches keep it: for a minute, and shorter what may be there soon."""
    response.cache_control.public = True
    response.cache_control.max_age = 60 if response.status_code == 200 else 5
    response.headers["X-Made-At"] = f"{time.time():.3f}"
    return response

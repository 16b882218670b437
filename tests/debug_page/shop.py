"""An application that is debugged, and asks for the page."""

import typing as t

from flask import abort
from flask import Flask
from werkzeug.test import TestResponse

from flask_cors import CORS

PATH: t.Final = "/_cors/"

#: What a browser says where an address is typed in.
TYPED: t.Final = {
    "Sec-Fetch-Site": "none",
    "Sec-Fetch-Mode": "navigate",
    "Sec-Fetch-Dest": "document",
}


def shop(**config: object) -> Flask:
    """An application that lets nobody in, and has CORS."""
    app = Flask("shop")
    app.config.update({"DEBUG": True, "CORS_DEBUG_PAGE": True, **config})
    CORS(app, origins="https://app.example.com")
    app.before_request(lambda: abort(401))
    return app


def get(app: Flask, path: str = PATH, **options: t.Any) -> TestResponse:
    return app.test_client().get(path, **{"headers": TYPED, **options})


def is_shown(response: TestResponse) -> bool:
    """Tell whether a response is the page, and not what the application answers."""
    assert response.status_code in (200, 401)
    return response.status_code == 200

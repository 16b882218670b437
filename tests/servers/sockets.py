"""A chat twice: with CORS() before SocketIO(), and after it."""

import os
import typing as t

from flask import Flask
from flask_socketio import SocketIO

from flask_cors import CORS

PAGES: t.Final = ["https://app.example"]


def cors(app: Flask) -> None:
    CORS(app, origins=PAGES)


def sockets(app: Flask) -> None:
    mode = os.environ["SOCKETS"]
    socketio = SocketIO(app, async_mode=mode, cors_allowed_origins=PAGES)
    socketio.on_event("say", lambda words: {"said": words})


def chat(*builds: t.Callable[[Flask], None]) -> Flask:
    app = Flask(__name__)

    for build in builds:
        build(app)

    app.add_url_rule("/", "rooms", lambda: ["lobby"])
    return app


cors_first = chat(cors, sockets)
sockets_first = chat(sockets, cors)

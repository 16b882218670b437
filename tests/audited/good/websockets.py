"""A chat by Socket.IO, which has a list of origins of its own: the same one."""

from flask import Flask
from flask_socketio import SocketIO

from flask_cors import CORS

from ..exchange import Exchange

PAGES = ["https://chat.example.com", "http://localhost:5173"]

SERVES = [Exchange("https://chat.example.com", "GET", "/rooms")]
REFUSES = [Exchange("https://evil.example", "GET", "/rooms")]


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, origins=PAGES)
    sockets = SocketIO(app, cors_allowed_origins=PAGES)

    @sockets.on("message")
    def receive(text: str) -> None:
        sockets.send(text)

    @app.get("/rooms")
    def rooms() -> list[str]:
        return ["hall", "kitchen"]

    return app

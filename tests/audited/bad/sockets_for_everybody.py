"""CORS names one origin; Socket.IO, which does not ask it, lets in all."""

from flask import Flask
from flask_socketio import SocketIO

from flask_cors import CORS

CAUGHT_BY = {"CORS409"}


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, origins="https://chat.example.com")
    sockets = SocketIO(app, cors_allowed_origins="*")

    @sockets.on("message")
    def receive(text: str) -> None:
        sockets.send(text)

    @app.get("/rooms")
    def rooms() -> list[str]:
        return ["hall", "kitchen"]

    return app

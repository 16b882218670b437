"""CORS lets in every page, as it does by itself; Socket.IO only the application's."""

from flask import Flask
from flask_socketio import SocketIO

from flask_cors import CORS

CAUGHT_BY = {"CORS409"}


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app)
    sockets = SocketIO(app)

    @sockets.on("message")
    def receive(text: str) -> None:
        sockets.send(text)

    @app.get("/rooms")
    def rooms() -> list[str]:
        return ["hall", "kitchen"]

    return app

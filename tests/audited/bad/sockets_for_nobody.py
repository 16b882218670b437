"""CORS names the page's origin, and Socket.IO has not been told of it."""

from flask import Flask
from flask_socketio import SocketIO

from flask_cors import CORS

CAUGHT_BY = {"CORS409"}

socketio = SocketIO()


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, origins="https://chat.example.com")
    socketio.init_app(app)

    @app.get("/rooms")
    def rooms() -> list[str]:
        return ["hall", "kitchen"]

    return app

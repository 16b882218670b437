"""Pages inside of apps and browser extensions, whose origins have other schemes."""

from flask import Flask

from flask_cors import CORS

from ..exchange import Exchange

SERVES = [
    Exchange("capacitor://localhost", "GET", "/notes", with_cookies=True),
    Exchange("tauri://localhost", "GET", "/notes", with_cookies=True),
    Exchange(
        "chrome-extension://abcdefghijklmnopabcdefghijklmnop",
        "PUT",
        "/notes/1",
        with_cookies=True,
    ),
]
REFUSES = [Exchange("http://localhost", "GET", "/notes", with_cookies=True)]

APPS = [
    "capacitor://localhost",
    "ionic://localhost",
    "tauri://localhost",
    "https://tauri.localhost",
    "chrome-extension://abcdefghijklmnopabcdefghijklmnop",
    "moz-extension://2c127fa4-62c7-7e4f-90e5-472b45eecfdc",
]


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, origins=APPS, supports_credentials=True)

    @app.get("/notes")
    def notes() -> list[str]:
        return ["Milk", "Bread"]

    @app.put("/notes/<int:number>")
    def change(number: int) -> dict[str, int]:
        return {"id": number}

    return app

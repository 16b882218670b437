"""Files to download: the page reads their name, and parts of them by Range."""

import io

from flask import Flask
from flask import Response
from flask import send_file

from flask_cors import CORS

from ..exchange import Exchange

SERVES = [Exchange("https://app.example.com", "GET", "/files/report.csv")]
REFUSES = [Exchange("https://evil.example", "GET", "/files/report.csv")]


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(
        app,
        resources="/files/*",
        origins="https://app.example.com",
        methods=["GET", "HEAD"],
        allow_headers=["Range", "If-Range"],
        expose_headers=["Content-Disposition", "Content-Range", "ETag"],
    )

    @app.get("/files/<name>")
    def download(name: str) -> Response:
        return send_file(
            io.BytesIO(b"year,total\n2026,17\n"),
            mimetype="text/csv",
            as_attachment=True,
            download_name=name,
        )

    return app

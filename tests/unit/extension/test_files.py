"""Files, streams and bodies."""

import io
import typing as t
from pathlib import Path

import pytest
from flask import Blueprint
from flask import Flask
from flask import request
from flask import Response
from flask import send_file
from flask.testing import FlaskClient

from flask_cors import CORS

from ...users.page import ADMIN
from ...users.page import allow_origin
from ...users.page import cors_headers
from ...users.page import EVIL
from ...users.page import GOOD
from ...users.page import Page


@pytest.fixture
def files(tmp_path: Path) -> Flask:
    (tmp_path / "data.txt").write_text("0123456789")
    app = Flask("files", static_folder=str(tmp_path), static_url_path="/static")
    api = Blueprint(
        "api",
        __name__,
        url_prefix="/api",
        static_folder=str(tmp_path),
        static_url_path="/files",
    )
    CORS(api, origins=GOOD)
    app.register_blueprint(api)
    CORS(app, origins=ADMIN)
    app.add_url_rule(
        "/sent",
        "sent",
        lambda: send_file(
            io.BytesIO(b"0123456789"),
            mimetype="text/plain",
            conditional=True,
            etag="fixed",
        ),
    )
    return app


@pytest.mark.parametrize(
    ("path", "reader"),
    [("/static/data.txt", ADMIN), ("/api/files/data.txt", GOOD), ("/sent", ADMIN)],
)
@pytest.mark.parametrize(
    ("headers", "status", "body"),
    [
        ({}, 200, b"0123456789"),
        ({"Range": "bytes=2-4"}, 206, b"234"),
        ({"Range": "bytes=90-"}, 416, None),
        ({"If_None_Match": '"fixed"'}, None, None),
    ],
    ids=["whole", "part", "out of range", "known"],
)
def test_files_and_parts_of_them_have_the_policy_of_their_path(
    files: Flask,
    path: str,
    reader: str,
    headers: dict[str, str],
    status: int | None,
    body: bytes | None,
) -> None:
    expected = status or (304 if path == "/sent" else 200)

    with Page(files, reader).fetch(path, **headers) as response:
        assert response.status_code == expected
        assert allow_origin(response) == reader
        assert body is None or response.data == body

    with Page(files, EVIL).fetch(path, **headers) as response:
        assert cors_headers(response) == set()


@pytest.mark.parametrize("path", ["/static/missing", "/api/files/missing"])
def test_a_file_that_is_missing_can_be_told_so(files: Flask, path: str) -> None:
    origin = GOOD if path.startswith("/api") else ADMIN
    response = Page(files, origin).fetch(path)
    assert response.status_code == 404
    assert allow_origin(response) == origin


def test_a_stream_that_fails_midway_has_its_headers_already() -> None:
    app = Flask("stream")
    CORS(app, origins=GOOD)

    def chunks() -> t.Iterator[bytes]:
        yield b"one"
        raise LookupError("midway")

    app.add_url_rule("/", "view", lambda: Response(chunks()))
    client: FlaskClient = app.test_client()
    response = client.get("/", headers={"Origin": GOOD}, buffered=False)
    assert allow_origin(response) == GOOD

    with pytest.raises(LookupError, match="midway"):
        _ = response.data


def test_a_body_that_is_too_large_can_be_told_so() -> None:
    app = Flask("limits")
    app.config["MAX_CONTENT_LENGTH"] = 10
    CORS(app, origins=GOOD)
    app.add_url_rule("/", "view", lambda: request.get_data(), methods=["POST"])
    client = app.test_client()
    response = client.post("/", data=b"x" * 11, headers={"Origin": GOOD})
    assert response.status_code == 413
    assert allow_origin(response) == GOOD

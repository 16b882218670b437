"""The line that says where the page is: once, and as early as that is known."""

import typing as t

import pytest
from flask import Flask
from flask.cli import FlaskGroup

from flask_cors import CORS


def line(url: str) -> str:
    return f" * CORS report on {url} (for this machine only)\n"


@pytest.fixture(name="run")
def _run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> t.Callable[..., str]:
    """Run ``flask`` with a server that is over at once, and return what it says."""

    def run(*args: str, wanted: bool = True, inner: bool = False) -> str:
        def create_app() -> Flask:
            app = Flask("shop")
            app.config["CORS_DEBUG_PAGE"] = wanted
            CORS(app)
            return app

        monkeypatch.setattr("flask.cli.run_simple", lambda *a, **k: None)
        monkeypatch.setenv("WERKZEUG_RUN_MAIN", "true" if inner else "false")

        # What Flask sets itself is taken back with these.
        monkeypatch.setenv("FLASK_DEBUG", "0")
        monkeypatch.setenv("FLASK_RUN_FROM_CLI", "false")
        group = FlaskGroup(create_app=create_app, load_dotenv=False)
        group.main([*args], prog_name="flask", standalone_mode=False)
        return capsys.readouterr().err

    return run


@pytest.mark.parametrize(
    ("args", "url"),
    [
        ([], "http://127.0.0.1:5000/_cors/"),
        (["--port", "8000"], "http://127.0.0.1:8000/_cors/"),
        (["--host", "0.0.0.0"], "http://127.0.0.1:5000/_cors/"),
        (["--host", "::1"], "http://[::1]:5000/_cors/"),
        (["--cert", __file__, "--key", __file__], "https://127.0.0.1:5000/_cors/"),
    ],
    ids=["as it is", "a port", "every address", "IPv6", "TLS"],
)
def test_flask_run_says_it_at_the_start(
    run: t.Callable[..., str], args: list[str], url: str
) -> None:
    assert run("--debug", "run", "--no-reload", *args) == line(url)


def test_with_a_reloader_it_is_said_by_the_process_that_serves(
    run: t.Callable[..., str],
) -> None:
    assert line("http://127.0.0.1:5000/_cors/") not in run("--debug", "run")
    said = run("--debug", "run", inner=True)
    assert said == line("http://127.0.0.1:5000/_cors/")


@pytest.mark.parametrize(
    ("args", "wanted"),
    [
        (["run", "--no-reload"], True),
        (["--debug", "run", "--no-reload"], False),
        (["--debug", "routes"], True),
    ],
    ids=["no debug mode", "nobody asks for it", "another command"],
)
def test_where_it_is_not_served_nothing_is_said(
    run: t.Callable[..., str], args: list[str], wanted: bool
) -> None:
    assert "_cors" not in run(*args, wanted=wanted)


def test_another_server_says_it_at_the_first_request(
    capsys: pytest.CaptureFixture[str],
) -> None:
    app = Flask("shop")
    app.config.update(DEBUG=True, CORS_DEBUG_PAGE=True)
    CORS(app)
    assert capsys.readouterr().err == ""
    client = app.test_client()
    client.get("/", base_url="http://evil.example")
    assert capsys.readouterr().err == line("http://127.0.0.1:80/_cors/")
    client.get("/")
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("server", "url"),
    [
        (
            {"wsgi.url_scheme": "https", "SERVER_PORT": "8443"},
            "https://127.0.0.1:8443/_cors/",
        ),
        ({"SERVER_NAME": "::1", "SERVER_PORT": "5000"}, "http://[::1]:5000/_cors/"),
        ({"SCRIPT_NAME": "/k\xc3\xa4se"}, "http://127.0.0.1:80/k%C3%A4se/_cors/"),
    ],
    ids=["TLS", "IPv6", "a prefix"],
)
def test_it_is_said_as_the_application_is_reached(
    server: dict[str, str], url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    app = Flask("shop")
    app.config.update(DEBUG=True, CORS_DEBUG_PAGE=True)
    CORS(app)
    app.test_client().get("/", environ_overrides=server)
    assert capsys.readouterr().err == line(url)

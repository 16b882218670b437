"""``flask cors explain``: words in, text or JSON and a status out."""

import json
import typing as t
import warnings
from collections.abc import Callable

import jsonschema
import pytest
from click.testing import CliRunner
from click.testing import Result
from flask import Flask
from flask.cli import ScriptInfo

from flask_cors import CORS
from flask_cors import cross_origin
from flask_cors.cli import cors

PAGE = "https://shop.example"
EVIL = "https://evil.example"

TEXT: t.Final = {"type": "string", "minLength": 1}
PERHAPS: t.Final = {"type": ["string", "null"], "minLength": 1}
PAIRS: t.Final = {
    "type": "array",
    "items": {"type": "array", "items": {"type": "string"}, "minItems": 2},
}


def exactly(**properties: t.Any) -> dict[str, t.Any]:
    """An object that has these properties, and no others."""
    return {
        "type": "object",
        "properties": properties,
        "required": [*properties],
        "additionalProperties": False,
    }


def some(items: t.Any) -> dict[str, t.Any]:
    return {"type": "array", "items": items}


SOURCE = exactly(
    place={"enum": ["default", "config", "keyword", "resource", "application"]},
    name=TEXT,
    file=PERHAPS,
    line={"type": ["integer", "null"]},
)
VERDICT: t.Final = {"enum": ["allowed", "blocked"]}
BROWSER = exactly(
    verdict=VERDICT,
    reason=PERHAPS,
    standard=PERHAPS,
    is_preflight={"type": ["boolean", "null"]},
    sentence=PERHAPS,
)

#: As docs/commands.rst has it.
SHAPE = exactly(
    version={"const": 1},
    request=exactly(
        url=TEXT,
        origin=TEXT,
        method=TEXT,
        headers=PAIRS,
        credentials={"type": "boolean"},
    ),
    verdict=VERDICT,
    write_reason={"enum": ["cross-site-write", "foreign-origin-write", None]},
    browsers=exactly(chromium=BROWSER, firefox=BROWSER),
    governed_by=exactly(
        level={"enum": ["view", "blueprint", "resources", "exempt", "none"]},
        pattern=PERHAPS,
        blueprint=PERHAPS,
        number={"type": ["integer", "null"], "minimum": 1},
        source={"anyOf": [SOURCE, {"type": "null"}]},
    ),
    why_preflight=some(TEXT),
    exchanges=some(
        exactly(
            purpose={"enum": ["preflight", "request"]},
            method=TEXT,
            url=TEXT,
            request_headers=PAIRS,
            status={"type": "integer"},
            response_headers=PAIRS,
        )
    ),
    causes=some(
        exactly(
            option=TEXT,
            value=TEXT,
            source=SOURCE,
            message=TEXT,
            change=PERHAPS,
            opens=PERHAPS,
        )
    ),
    exposed_headers=some(TEXT),
    remarks=some(exactly(message=TEXT)),
    doubts=some(exactly(message=TEXT)),
)


def shop() -> Flask:
    app = Flask("shop")
    CORS(app, origins=PAGE, allow_headers="X-Page", resources=["/books", "/me"])
    app.add_url_rule("/books", view_func=list, methods=["GET", "PUT"])
    app.add_url_rule("/me", "me", list)
    return app


def run(*args: str, create_app: Callable[[], Flask] = shop, **options: t.Any) -> Result:
    info = ScriptInfo(create_app=create_app)
    command = ["explain", *args]
    runner = CliRunner()
    return runner.invoke(cors, command, obj=info, catch_exceptions=False, **options)


@pytest.fixture(autouse=True)
def _piped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.mark.parametrize(
    ("args", "status", "verdict"),
    [
        (["GET", "/books", "--origin", PAGE], 0, "ALLOWED"),
        (["PUT", "/books", "--origin", PAGE], 0, "ALLOWED"),
        (["GET", "/books?page=2", "--origin", PAGE], 0, "ALLOWED"),
        (["GET", "/books", "--origin", EVIL], 1, "BLOCKED"),
        (["GET", "/books", "--origin", PAGE, "--credentials"], 1, "BLOCKED"),
        (["GET", "/books", "--origin", PAGE, "--header", "X-A"], 1, "BLOCKED"),
        (["GET", "/elsewhere", "--origin", PAGE], 1, "BLOCKED"),
    ],
)
def test_the_exit_status_is_the_verdict(
    args: list[str], status: int, verdict: str
) -> None:
    result = run(*args)
    assert result.stdout.startswith(f"{verdict}  {args[0]} http://127.0.0.1:5000/")
    assert result.stderr == ""
    assert result.exit_code == status


def test_every_option_arrives() -> None:
    result = run(
        *("put", "/books?page=2", "--origin", f"{PAGE}:443", "--header", "X-Page:7"),
        *("--header", "Content-Type", "--credentials", "--json"),
    )
    assert json.loads(result.stdout)["request"] == {
        "url": "http://127.0.0.1:5000/books?page=2",
        "origin": PAGE,
        "method": "put",
        "headers": [["X-Page", "7"], ["Content-Type", "application/json"]],
        "credentials": True,
    }


@pytest.mark.parametrize(
    ("args", "status"),
    [
        (["GET", "/books", "--origin", PAGE], 0),
        (["GET", "/nowhere", "--origin", PAGE], 1),
        (["GET", "/me", "--origin", "null", "--credentials"], 1),
        (["PUT", "/books", "--origin", PAGE, "--header", "X-A"], 1),
        (["PUT", "/books", "--origin", PAGE, "--header", "X-Page"], 0),
        (["GET", "/books", "--origin", "http://127.0.0.1:5000"], 0),
    ],
)
def test_the_json_has_the_shape_that_is_documented(
    args: list[str], status: int
) -> None:
    result = run(*args, "--json")
    shown = json.loads(result.stdout)
    jsonschema.validate(shown, SHAPE)
    assert shown["verdict"] == ("allowed", "blocked")[status]
    assert result.exit_code == status


def test_colours_are_shown_where_they_are_wanted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = ("GET", "/books", "--origin", EVIL)
    assert "\x1b" not in run(*asked).stdout
    assert run(*asked, color=True).stdout.startswith("\x1b[31m\x1b[1mBLOCKED\x1b[0m")
    assert "\x1b" not in run(*asked, "--json", color=True).stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run(*asked, color=True).stdout


def test_a_text_is_as_wide_as_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    def sentence() -> str:
        shown = run("GET", "/books", "--origin", EVIL).stdout
        return shown.partition("Because\n")[2].partition("\n")[0]

    monkeypatch.setenv("COLUMNS", "60")
    assert len(sentence()) <= 60
    monkeypatch.setenv("COLUMNS", "300")
    assert 60 < len(sentence()) <= 100


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (
            ["TRACE", "/books", "--origin", PAGE],
            "Invalid value for 'METHOD': 'TRACE' is a method that browsers let no page "
            "send.",
        ),
        (
            ["GET IT", "/books", "--origin", PAGE],
            "Invalid value for 'METHOD': 'GET IT' is no method.",
        ),
        (
            ["GET", "books", "--origin", PAGE],
            "Invalid value for 'PATH': 'books' does not begin with a slash. Write "
            "'/books'.",
        ),
        (
            ["GET", "ftp://127.0.0.1/books", "--origin", PAGE],
            "Invalid value for 'PATH': 'ftp://127.0.0.1/books' is of another scheme "
            "than http and https.",
        ),
        (
            ["GET", "/books", "--origin", f"{PAGE}/"],
            f"Invalid value for '--origin': '{PAGE}/': an origin has no path and no "
            f"trailing slash. Write '{PAGE}'.",
        ),
        (
            ["GET", "/books", "--origin", "*"],
            "Invalid value for '--origin': '*' stands for many origins. Name that of "
            "one page, such as 'https://app.example.com'.",
        ),
        (
            ["GET", "/books", "--origin", PAGE, "--header", "X Odd"],
            "Invalid value for '--header': 'X Odd' is no header. Write 'Name' or "
            "'Name:value'.",
        ),
        (
            ["GET", "/books", "--origin", PAGE, "--header", "Origin:null"],
            "Invalid value for '--header': 'Origin' is a header that browsers let no "
            "page set.",
        ),
        (["GET", "/books"], "Missing option '--origin'."),
        (["GET", "--origin", PAGE], "Missing argument 'PATH'."),
    ],
)
def test_wrong_words_are_corrected(args: list[str], message: str) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.endswith(f"\nError: {message}\n")


def test_a_warning_of_set_up_is_the_audits_business() -> None:
    def create_app() -> Flask:
        app = Flask("shop")
        CORS(app, origins=f"{PAGE}/")
        return app

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        result = run("GET", "/", "--origin", PAGE, create_app=create_app)

    assert result.stderr == ""
    assert f"'{PAGE}/' never matches" in " ".join(result.stdout.split())


def test_a_login_before_the_preflight_leaves_the_verdict_open() -> None:
    def require_login() -> None:
        raise AssertionError("a hook has run")

    def create_app() -> Flask:
        app = Flask("shop")
        app.before_request(require_login)
        app.add_url_rule("/", view_func=cross_origin(PAGE)(list), methods=["PUT"])
        return app

    args = ("PUT", "/", "--origin", PAGE)
    result = run(*args, create_app=create_app)
    assert result.stdout.startswith("UNKNOWN  PUT http://127.0.0.1:5000/ from ")
    assert result.exit_code == 2
    shown = json.loads(run(*args, "--json", create_app=create_app).stdout)
    assert shown["verdict"] == "unknown"


def test_an_application_that_does_not_start_is_not_one_that_blocks() -> None:
    def create_app() -> Flask:
        app = Flask("shop")
        CORS(app, orgins=PAGE, max_age="soon")
        return app

    result = run("GET", "/books", "--origin", PAGE, create_app=create_app)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("Error: the application does not start.\n\n")
    assert "No such CORS option: 'orgins'. Did you mean 'origins'?" in result.stderr
    assert "max_age='soon'" in result.stderr
    assert result.stderr.endswith(
        "\nflask cors audit shows each mistake with its fix.\n"
    )

"""``flask cors routes``: what it prints, in which order, and how wide."""

import json
import typing as t
import warnings

import pytest
from click.testing import CliRunner
from click.testing import Result
from flask import Blueprint
from flask import Flask
from flask.cli import ScriptInfo

from flask_cors import CORS
from flask_cors import CORSConfigError
from flask_cors import cross_origin
from flask_cors.cli import cors

APP = "https://app.example.com"


def shop() -> Flask:
    app = Flask("shop", static_folder=None)
    CORS(app, resources={"/api/*": APP})
    api = Blueprint("api", __name__, url_prefix="/api")
    api.add_url_rule("/books", "zebra", cross_origin(APP)(list))
    api.add_url_rule("/albums", "yak", list)
    api.add_url_rule("/films", "ape", list)
    app.register_blueprint(api)
    app.add_url_rule("/", "home", list)
    return app


def run(create_app: t.Callable[[], Flask], *args: str, **options: t.Any) -> Result:
    info = ScriptInfo(create_app=create_app)
    command = ["routes", *args]
    runner = CliRunner()
    return runner.invoke(cors, command, obj=info, catch_exceptions=False, **options)


@pytest.fixture(autouse=True)
def _piped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)


def routes(*args: str) -> list[str]:
    document = json.loads(run(shop, *args, "--json").stdout)
    assert document["version"] == 1
    return [route["rule"] for route in document["routes"]]


@pytest.mark.parametrize(
    ("args", "rules"),
    [
        ([], ["/", "/api/albums", "/api/books", "/api/films"]),
        (["--sort", "rule"], ["/", "/api/albums", "/api/books", "/api/films"]),
        (["--sort", "endpoint"], ["/api/films", "/api/albums", "/api/books", "/"]),
        (["--sort", "policy"], ["/", "/api/albums", "/api/films", "/api/books"]),
        (["--sort", "match"], ["/api/books", "/api/albums", "/api/films", "/"]),
    ],
)
def test_routes_are_sorted(args: list[str], rules: list[str]) -> None:
    assert routes(*args) == rules


def test_each_route_has_a_line_where_it_is_piped() -> None:
    lines = run(shop).stdout.splitlines()
    assert len(lines) == 5
    assert [line.split()[0] for line in lines] == [
        *("Route", "/", "/api/albums", "/api/books", "/api/films")
    ]
    assert "\x1b" not in "".join(lines)


def test_a_table_is_as_wide_as_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    def widest() -> int:
        return max(map(len, run(shop).stdout.splitlines()))

    assert widest() > 90
    monkeypatch.setenv("COLUMNS", "85")
    assert widest() <= 85


def test_colours_are_shown_where_they_are_wanted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert "\x1b[2mnone" in run(shop, color=True).stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run(shop, color=True).stdout


def test_a_warning_of_set_up_is_the_audits_business() -> None:
    def create_app() -> Flask:
        app = Flask("shop")
        CORS(app, origins=f"{APP}/")
        return app

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert run(create_app).exit_code == 0


def test_an_application_that_does_not_start_is_an_error_in_words() -> None:
    def create_app() -> Flask:
        app = Flask("shop")
        CORS(app, orgins=APP)
        return app

    result = run(create_app)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr == (
        "Error: the application does not start.\n\n"
        "No such CORS option: 'orgins'. Did you mean 'origins'? As it stands, origins "
        "is '*', from the default. (CORS()) [CORS001]\n\n"
        "flask cors audit shows each mistake with its fix.\n"
    )


def test_an_error_that_is_no_mistake_of_ours_is_not_hidden() -> None:
    def create_app() -> Flask:
        raise CORSConfigError("a program's own")

    with pytest.raises(CORSConfigError, match="a program's own"):
        run(create_app)


def test_an_order_that_does_not_exist_is_a_usage_error() -> None:
    assert run(shop, "--sort", "size").exit_code == 2


def test_no_request_is_made_and_no_view_runs() -> None:
    def create_app() -> Flask:
        app = shop()

        @app.before_request
        @app.route("/api/orders")
        def fail() -> t.NoReturn:
            pytest.fail("It runs.")

        return app

    assert "/api/orders" in run(create_app).stdout

"""``flask cors check`` and ``python -m flask_cors``: words in, text and status out."""

import importlib
import json
import subprocess
import sys
import typing as t

import pytest
from click.testing import CliRunner
from click.testing import Result

from flask_cors.cli import cors
from flask_cors.cli.standalone import main

from ..checking.certificates import Authority
from ..checking.certificates import authority as found
from ..checking.listening import answering
from ..checking.listening import secured
from ..checking.listening import unused_port

ORIGIN = "https://app.example.com"
FINE = b"HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\n\r\n"
BARE = b"HTTP/1.1 200 OK\r\n\r\n"
NAMED = f"HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: {ORIGIN}\r\n\r\n".encode()
WRONG = b"HTTP/1.1 405 Method Not Allowed\r\n\r\n"


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return found(tmp_path_factory.mktemp("authority"))


def run(*args: str, group: t.Any = cors, **options: t.Any) -> Result:
    runner = CliRunner()
    return runner.invoke(group, ["check", *args], catch_exceptions=False, **options)


@pytest.mark.parametrize(
    ("said", "method", "status", "verdict"),
    [
        (FINE, "GET", 0, "ALLOWED"),
        (FINE, "HEAD", 0, "ALLOWED"),
        (BARE, "GET", 1, "BLOCKED"),
        (BARE, "PUT", 1, "BLOCKED"),
        (FINE, "POST", 0, "ALLOWED"),
        (WRONG, "POST", 2, "UNKNOWN"),
    ],
)
def test_the_exit_status_is_the_verdict(
    said: bytes, method: str, status: int, verdict: str
) -> None:
    with answering(said) as server:
        url = f"http://127.0.0.1:{server.port}/"
        result = run(url, "--origin", ORIGIN, "--method", method)

    assert result.exit_code == status
    assert f"\n\n{verdict}: " in result.stdout


def test_every_option_arrives() -> None:
    with answering(NAMED) as server:
        result = run(
            *(f"http://127.0.0.1:{server.port}/", "--origin", f"{ORIGIN}:443"),
            *("--method", "get", "--header", "Accept:text/csv", "--header", "X-Page"),
            *("--credentials", "--preflight-only", "--timeout", "5", "--json"),
        )

    shown = json.loads(result.stdout)
    assert shown["request"] == {
        "url": f"http://127.0.0.1:{server.port}/",
        "origin": ORIGIN,
        "method": "get",
        "headers": [["Accept", "text/csv"], ["X-Page", "1"]],
        "credentials": True,
    }
    assert shown["browsers"]["chromium"]["reason"] == "allow-credentials"
    assert [request.partition(b" ")[0] for request in server.received] == [b"OPTIONS"]
    assert result.exit_code == 1


def test_no_answer_is_told_in_a_sentence() -> None:
    url = f"http://127.0.0.1:{unused_port()}/"
    result = run(url, "--origin", ORIGIN)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith(f"Error: {url}: the connection is refused: ")


def test_no_answer_is_told_in_json() -> None:
    url = f"http://127.0.0.1:{unused_port()}/"
    result = run(url, "--origin", ORIGIN, "--json")
    assert result.exit_code == 2
    assert result.stderr == ""
    assert json.loads(result.stdout)["error"]["kind"] == "refused"


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (
            ["api.example.com", "--origin", ORIGIN],
            "Error: Invalid value for 'URL': 'api.example.com' has no scheme. Write "
            "'https://api.example.com'.\n",
        ),
        (
            ["https://api.example.com", "--origin", f"{ORIGIN}/"],
            f"Error: Invalid value for '--origin': '{ORIGIN}/': an origin has no path "
            f"and no trailing slash. Write '{ORIGIN}'.\n",
        ),
        (
            ["https://api.example.com", "--origin", ORIGIN, "--method", "TRACE"],
            "Error: Invalid value for '--method': 'TRACE' is a method that browsers "
            "let no page send.\n",
        ),
        (
            ["https://api.example.com", "--origin", ORIGIN, "--header", "Host:a"],
            "Error: Invalid value for '--header': 'Host' is a header that browsers "
            "let no page set.\n",
        ),
        (["https://api.example.com"], "Error: Missing option '--origin'.\n"),
        (
            ["https://api.example.com", "--origin", ORIGIN, "--timeout", "0"],
            "Error: Invalid value for '--timeout': 0.0 is not in the range "
            "0<x<=3600.\n",
        ),
    ],
)
def test_wrong_words_are_corrected(args: list[str], message: str) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert result.stderr.endswith(message)


def test_insecure_looks_behind_a_certificate_and_says_so(authority: Authority) -> None:
    with secured(authority.own().context, FINE) as server:
        url = f"https://127.0.0.1:{server.port}/"
        refused = run(url, "--origin", ORIGIN)
        taken = run(url, "--origin", ORIGIN, "--insecure")

    assert refused.exit_code == 2
    assert "the certificate is refused: it is self-signed." in refused.stderr
    assert taken.exit_code == 0
    assert "\n* The certificate was not looked at (--insecure)" in taken.stdout


def test_colours_are_shown_on_a_terminal_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)

    with answering(FINE) as server:
        url = f"http://127.0.0.1:{server.port}/"
        assert "\x1b[" not in run(url, "--origin", ORIGIN).stdout
        assert "\x1b[" in run(url, "--origin", ORIGIN, color=True).stdout


def test_it_runs_without_an_application() -> None:
    with answering(FINE) as server:
        url = f"http://127.0.0.1:{server.port}/"
        assert run(url, "--origin", ORIGIN, group=main).exit_code == 0


def test_commands_that_need_an_application_are_not_there_without_one() -> None:
    runner = CliRunner()
    assert runner.invoke(main, ["options"]).exit_code == 0
    result = runner.invoke(main, ["audit"])
    assert result.exit_code == 2
    assert "Error: No such command 'audit'." in result.stderr


def test_the_help_names_the_commands() -> None:
    shown = CliRunner().invoke(main, ["--help"]).stdout
    listed = shown.partition("Commands:\n")[2].splitlines()
    assert [line.split()[0] for line in listed] == ["check", "options"]


def test_the_module_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["flask_cors", "check", "--help"])

    with pytest.raises(SystemExit, match="0"):
        importlib.import_module("flask_cors.__main__")

    assert capsys.readouterr().out.startswith(
        "Usage: python -m flask_cors check [OPTIONS] URL\n"
    )


def test_the_usage_names_what_was_typed() -> None:
    result = subprocess.run(
        [sys.executable, "-m", "flask_cors", "check"],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert result.returncode == 2
    assert result.stderr == (
        "Usage: python -m flask_cors check [OPTIONS] URL\n"
        "Try 'python -m flask_cors check --help' for help.\n\n"
        "Error: Missing argument 'URL'.\n"
    )

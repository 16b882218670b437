"""The demo, run as a stranger runs it, and the judge it falls back to."""

import contextlib
import http.client
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from demo.browser import find
from demo.browser import NoBrowserError
from demo.exchanges import Exchange
from demo.exchanges import Outcome
from demo.report import Observation
from demo.verdict import cors_check
from demo.verdict import needs_preflight
from demo.verdict import preflight_check

from .browser.absence import give_up

ROOT = Path(__file__).parents[1]
PAGE = "http://app.example"


@contextlib.contextmanager
def demo(
    *arguments: str, seconds: float = 60, **environ: str
) -> Iterator[subprocess.Popen[str]]:
    """Run the demo; one that does not end is ended, its servers with it."""
    with subprocess.Popen(
        [sys.executable, "-m", "demo", *arguments],
        cwd=ROOT,
        env={**os.environ, **environ},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        watchdog = threading.Timer(seconds, process.terminate)
        watchdog.start()

        try:
            yield process
        finally:
            watchdog.cancel()
            process.terminate()


@pytest.mark.server
@pytest.mark.slow
@pytest.mark.parametrize(
    ("choice", "browser", "sentence"),
    [
        pytest.param(
            "chromium",
            "browser Chromium ",
            "blocked by CORS policy: Method DELETE is not allowed by"
            " Access-Control-Allow-Methods",
            id="in Chromium",
            marks=pytest.mark.browser,
        ),
        pytest.param(
            "none",
            "apt-get install chromium chromium-driver",
            "preflight: Access-Control-Allow-Methods does not grant DELETE",
            id="without a browser",
        ),
    ],
)
def test_the_demo_sees_what_the_configuration_says(
    choice: str, browser: str, sentence: str
) -> None:
    if choice == "chromium":
        try:
            find()
        except NoBrowserError as error:
            give_up(error)

    with demo(FLASK_CORS_DEMO_BROWSER=choice) as process:
        output, _ = process.communicate()

    assert process.returncode == 0, output
    unwrapped = " ".join(output.split())
    assert unwrapped.startswith(f"flask_cors {under_test()} API http://")
    assert browser in unwrapped
    lines = output.splitlines()
    assert row(lines, "read the notes") == ["200", "refused", "refused"]
    assert row(lines, "follow a slash redirect") == ["200", "refused", "refused"]
    assert row(lines, "delete a note") == ["refused", "refused", "refused"]
    assert sentence in unwrapped
    assert output.count("  library    ") == output.count("  refusal    ") >= 6
    assert lines[-1] == "36 of 36 outcomes are what the configuration says."


def under_test() -> str:
    return f"{version('flask-cors')}, {ROOT / 'src' / 'flask_cors' / '__init__.py'}"


def row(lines: list[str], title: str) -> list[str]:
    return next(line for line in lines if line.startswith(title)).split()[-3:]


@pytest.mark.server
@pytest.mark.slow
def test_serve_keeps_both_servers_until_interrupted() -> None:
    with demo("--serve") as process:
        assert process.stdout is not None
        urls = {}

        for line in process.stdout:
            if match := re.match(r"The (page|API): +(\S+)", line):
                urls[match[1]] = match[2]

            if line.startswith("Ctrl-C"):
                break

        assert fetch(urls["page"])[0] == 200
        assert "What may this page read?" in fetch(urls["page"])[1]
        assert fetch(urls["API"])[0] == 200

        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0

    with pytest.raises(ConnectionRefusedError):
        fetch(urls["API"])


def fetch(url: str) -> tuple[int, str]:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection("127.0.0.1", parts.port, timeout=10)

    with contextlib.closing(connection):
        connection.request("GET", parts.path or "/")
        response = connection.getresponse()
        return response.status, response.read().decode()


@pytest.mark.parametrize(
    ("named", "covered", "outcome", "fault"),
    [
        pytest.param(True, True, Outcome(200), None, id="read as configured"),
        pytest.param(
            False, True, Outcome(None, library="no"), None, id="refused as configured"
        ),
        pytest.param(
            True, True, Outcome(None), "expected 200, saw refused", id="refused"
        ),
        pytest.param(
            True, True, Outcome(500), "expected 200, saw 500", id="another status"
        ),
        pytest.param(
            False, True, Outcome(200), "expected a refusal, saw 200", id="let in"
        ),
        pytest.param(
            True,
            False,
            Outcome(200),
            "expected a refusal, saw 200",
            id="granted what the policy lacks",
        ),
        pytest.param(
            False,
            True,
            Outcome(None),
            "refused, and flask_cors did not explain it",
            id="not explained",
        ),
    ],
)
def test_an_outcome_is_held_against_the_configuration(
    named: bool, covered: bool, outcome: Outcome, fault: str | None
) -> None:
    exchange = Exchange(title="read", path="/", covered=covered)
    assert Observation("page", exchange, outcome, named).fault() == fault


@pytest.mark.parametrize(
    ("method", "headers", "preflighted"),
    [
        ("GET", {}, False),
        ("POST", {"content-type": "text/plain; charset=utf-8"}, False),
        ("POST", {"content-type": "application/json"}, True),
        ("GET", {"accept-language": "en"}, False),
        ("GET", {"authorization": "Bearer x"}, True),
        ("PUT", {}, True),
        ("post", {}, True),
    ],
)
def test_the_judge_asks_before_requests_that_are_not_safelisted(
    method: str, headers: dict[str, str], preflighted: bool
) -> None:
    assert needs_preflight(method, headers) is preflighted


@pytest.mark.parametrize(
    ("origin", "credentials", "credentialed", "passes"),
    [
        pytest.param(None, None, False, False, id="no header"),
        pytest.param(PAGE, None, False, True, id="the origin"),
        pytest.param("*", None, False, True, id="any origin"),
        pytest.param("*", "true", True, False, id="any origin, with credentials"),
        pytest.param(PAGE, "true", True, True, id="the origin, with credentials"),
        pytest.param(PAGE, None, True, False, id="credentials not granted"),
        pytest.param(PAGE, "True", True, False, id="credentials in another case"),
        pytest.param(f"{PAGE}/", None, False, False, id="trailing slash"),
        pytest.param(f"{PAGE}, {PAGE}", None, False, False, id="sent twice"),
        pytest.param("http://APP.example", None, False, False, id="another case"),
    ],
)
def test_the_judge_compares_origins_byte_for_byte(
    origin: str | None, credentials: str | None, credentialed: bool, passes: bool
) -> None:
    fields = {
        "access-control-allow-origin": origin,
        "access-control-allow-credentials": credentials,
    }
    response = {name: value for name, value in fields.items() if value is not None}
    assert (cors_check(PAGE, credentialed, response) is None) is passes


@pytest.mark.parametrize(
    ("method", "name", "credentialed", "methods", "names", "passes"),
    [
        pytest.param("PUT", None, False, "GET, PUT", "", True, id="method listed"),
        pytest.param("PUT", None, False, "GET", "", False, id="method not listed"),
        pytest.param("PUT", None, False, "put", "", False, id="method in lower case"),
        pytest.param("PUT", None, False, "*", "", True, id="any method"),
        pytest.param("PUT", None, True, "*", "", False, id="'*' is a method's name"),
        pytest.param("POST", "x-a", False, "", "X-A", True, id="POST is safelisted"),
        pytest.param("GET", "x-a", False, "", "X-B", False, id="header not listed"),
        pytest.param("GET", "x-a", False, "", "*", True, id="any header"),
        pytest.param("GET", "x-a", True, "", "*", False, id="'*' is a header's name"),
        pytest.param(
            "GET", "authorization", False, "", "*", False, id="Authorization by '*'"
        ),
        pytest.param(
            "GET", "authorization", True, "", "Authorization", True, id="by its name"
        ),
    ],
)
def test_the_judge_demands_every_grant_of_a_preflight(
    method: str,
    name: str | None,
    credentialed: bool,
    methods: str,
    names: str,
    passes: bool,
) -> None:
    response = {
        "access-control-allow-origin": PAGE,
        "access-control-allow-credentials": "true",
        "access-control-allow-methods": methods,
        "access-control-allow-headers": names,
    }
    headers = {} if name is None else {name: "1"}
    reason = preflight_check(PAGE, credentialed, method, headers, 200, response)
    assert (reason is None) is passes


def test_the_judge_refuses_a_preflight_without_an_ok_status() -> None:
    response = {"access-control-allow-origin": PAGE}
    assert (
        preflight_check(PAGE, False, "GET", {"x-a": "1"}, 401, response)
        == "preflight: its status is 401"
    )

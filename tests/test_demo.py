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

from .browser.absence import give_up

ROOT = Path(__file__).parents[1]


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
    ("choice", "browser"),
    [
        pytest.param(
            "chromium",
            "browser Chromium ",
            id="in Chromium",
            marks=pytest.mark.browser,
        ),
        pytest.param(
            "none", "apt-get install chromium chromium-driver", id="without a browser"
        ),
    ],
)
def test_the_demo_sees_what_the_configuration_says(choice: str, browser: str) -> None:
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
    assert (
        "blocked by CORS policy: Method DELETE is not allowed by "
        "Access-Control-Allow-Methods in preflight response."
    ) in unwrapped
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

"""The example that counts decisions: what Prometheus reads, and how little of it."""

import contextlib
import http.client
import importlib.util
import re
import typing as t
from pathlib import Path
from types import ModuleType

import pytest
from prometheus_client.parser import text_string_to_metric_families
from werkzeug.test import create_environ
from werkzeug.test import run_wsgi_app

from demo import servers
from flask_cors import cors_granted
from flask_cors import cors_refused
from flask_cors import Kind
from flask_cors import Reason
from flask_cors import WriteReason

from .launch import copied
from .launch import EXAMPLES
from .launch import launched
from .launch import unused_ports

DIRECTORY = EXAMPLES / "metrics"
PARTNER = "https://partner.example"
EVIL = "https://evil.example"

Series = dict[tuple[str, ...], float]


@pytest.fixture
def example() -> t.Iterator[ModuleType]:
    spec = importlib.util.spec_from_file_location("metrics_app", DIRECTORY / "app.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module
    cors_granted.disconnect(module.count)
    cors_refused.disconnect(module.count)


def series(text: str) -> Series:
    """The counts that Prometheus reads, by their labels."""
    samples = [
        sample
        for family in text_string_to_metric_families(text)
        for sample in family.samples
        if sample.name == "cors_decisions_total"
    ]
    labels = ("kind", "outcome", "reason", "source")
    assert all(set(sample.labels) == set(labels) for sample in samples)
    return {tuple(s.labels[name] for name in labels): s.value for s in samples}


def test_what_the_readme_shows_is_counted(example: ModuleType) -> None:
    client = example.app.test_client()
    client.post("/account/address", headers={"Origin": EVIL})
    client.get("/api/books", headers={"Origin": PARTNER})
    text = client.get("/metrics").text
    readme = (DIRECTORY / "README.md").read_text(encoding="utf-8")
    shown = "\n".join(re.findall(r"^cors_decisions_total\{.*$", readme, re.MULTILINE))
    assert series(text) == series(shown)
    assert len(series(shown)) == 3
    assert "evil" not in text


def test_requests_of_the_own_pages_are_not_counted(example: ModuleType) -> None:
    client = example.app.test_client()
    client.get("/api/books")
    client.post("/account/address", headers={"Origin": "http://localhost"})
    assert series(client.get("/metrics").text) == {}


def test_the_metrics_are_for_no_page(example: ModuleType) -> None:
    response = example.app.test_client().get("/metrics", headers={"Origin": PARTNER})
    assert "Access-Control-Allow-Origin" not in response.headers


def attack(number: int) -> dict[str, t.Any]:
    """One of ever new requests: its method, path and headers."""
    headers = {"Origin": f"https://a{number}.example"}
    path = ("/api/", "/account/", "/")[number % 3] + f"x{number}"
    method = ("GET", "POST", "OPTIONS")[number // 3 % 3]

    if number % 7 == 0:
        headers["Origin"] = f"no origin {number}"

    if method == "OPTIONS":
        asked = f"M{number}" if number % 2 else "PUT"
        headers["Access-Control-Request-Method"] = asked
        headers["Access-Control-Request-Headers"] = f"x-{number}"

    return {"path": path, "method": method, "headers": headers}


@pytest.mark.slow
def test_ten_thousand_origins_and_paths_make_few_series(example: ModuleType) -> None:
    for number in range(10_000):
        run_wsgi_app(example.app, create_environ(**attack(number)))

    found = series(example.app.test_client().get("/metrics").text)
    assert len(found) <= 20
    assert sum(found.values()) >= 6_000
    assert {kind for kind, *_ in found} == {"PREFLIGHT", "CROSS_ORIGIN", "WRITE"}
    reasons = {reason.name for enum in (Reason, WriteReason) for reason in enum}
    assert {kind for kind, *_ in found} <= {kind.name for kind in Kind}
    assert {reason for _, _, reason, _ in found} <= reasons | {""}
    assert not any("a1" in label or "x1" in label for key in found for label in key)


@pytest.mark.server
def test_the_workers_of_a_server_count_together(tmp_path: Path) -> None:
    folder = copied("metrics", tmp_path)
    shared = folder / "build/counts"
    (port,) = unused_ports(1)

    with launched(folder, tmp_path / "log", "workers", PORT=port):
        # Each worker has a file of its own, once it has counted.
        sent = sum(1 for _ in sending(port, until=lambda: len([*shared.iterdir()]) > 1))
        found = series(servers.get(port, "/metrics"))
        again = series(servers.get(port, "/metrics"))

    assert found == again
    assert len(found) <= 20
    assert sum(found.values()) >= sent * 0.6


def sending(port: int, until: t.Callable[[], bool]) -> t.Iterator[int]:
    """Send new requests, some hundreds of them, and more until all is as it should."""
    for number in range(5_000):
        if number >= 300 and until():
            return

        send(port, attack(number))
        yield number

    pytest.fail("one worker has answered everything")


def send(port: int, request: dict[str, t.Any]) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)

    with contextlib.closing(connection):
        connection.request(
            request["method"], request["path"], headers=request["headers"]
        )
        connection.getresponse().read()

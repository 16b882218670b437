"""The page of a real application under ``flask run``, alone and behind nginx."""

import collections.abc as cabc
from pathlib import Path

import pytest

from tests.checking.listening import unused_port
from tests.checking.nginx import nginx

from .running import flask_run
from .running import get
from .running import Running
from .shop import PATH

pytestmark = [pytest.mark.server]

#: What nginx tells the application, which of it is enough to know that it is there.
WAYS = {
    "as it comes": ("", False),
    "with the host": ("proxy_set_header Host $http_host;", False),
    "with the visitor": (
        "proxy_http_version 1.1; proxy_set_header X-Forwarded-For $remote_addr;",
        False,
    ),
    "with a newer version and the host": (
        "proxy_http_version 1.1; proxy_set_header Host $http_host;",
        False,
    ),
    "with a newer version and nothing else": ("proxy_http_version 1.1;", True),
}

SERVER = """
server {{
    listen 127.0.0.1:{port};
    location / {{ proxy_pass http://127.0.0.1:{application}; {way} }}
}}
"""


def test_flask_run_says_once_where_it_is(debugged: Running) -> None:
    url = f"http://127.0.0.1:{debugged.port}{PATH}"
    assert debugged.said(f" * CORS report on {url} (for this machine only)\n") == 1
    assert debugged.said("CORS report") == 1


def test_it_is_there(debugged: Running) -> None:
    found = get(debugged.port, PATH)
    assert found.status == 200
    assert "https://app.example.com" in found.body
    assert "Access-Control-Allow-Origin" not in found.headers
    assert get(debugged.port, "/orders").status == 401


@pytest.mark.parametrize("host", ["evil.example", "evil.example:5000", "0.0.0.0:5000"])
def test_a_name_that_another_site_has_bound_to_this_machine_gets_nothing(
    debugged: Running, host: str
) -> None:
    assert get(debugged.port, PATH, Host=host).status == 401


@pytest.fixture(scope="module")
def proxies(
    debugged: Running, tmp_path_factory: pytest.TempPathFactory
) -> cabc.Iterator[dict[str, int]]:
    ports = {way: unused_port() for way in WAYS}
    blocks = [
        SERVER.format(port=ports[way], application=debugged.port, way=directives)
        for way, (directives, _) in WAYS.items()
    ]

    with nginx(tmp_path_factory.mktemp("nginx"), "".join(blocks), min(ports.values())):
        yield ports


@pytest.mark.parametrize("way", WAYS)
def test_behind_nginx_on_the_same_machine_nobody_gets_it_unless_nginx_hides(
    proxies: dict[str, int], way: str
) -> None:
    is_hidden = WAYS[way][1]
    found = get(proxies[way], PATH, Host="shop.example.com")
    assert found.status == (200 if is_hidden else 401)


def test_without_debug_mode_it_is_not_there(tmp_path: Path) -> None:
    pytest.importorskip("flask_debugtoolbar")

    with flask_run(tmp_path) as running:
        assert get(running.port, PATH).status == 401
        assert running.said("CORS report") == 0

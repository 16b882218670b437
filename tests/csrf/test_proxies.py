"""The own origin behind a real nginx that speaks TLS, in front of a real gunicorn."""

import collections.abc as cabc
import contextlib
import http.client
import ssl
from dataclasses import dataclass
from pathlib import Path

import pytest

from demo import servers
from tests.checking.certificates import authority
from tests.checking.listening import unused_port
from tests.checking.nginx import nginx

from .case import EVIL
from .proxied import APP

pytestmark = [pytest.mark.server]

HERE = Path(__file__).parent

#: What a proxy tells the application of the address that browsers know.
WAYS = {
    "nothing": "",
    "all, in headers of its own": (
        "proxy_set_header X-Forwarded-Host $http_host;"
        "proxy_set_header X-Forwarded-Proto $scheme;"
    ),
    "the host as it is": (
        "proxy_set_header Host $http_host;proxy_set_header X-Forwarded-Proto $scheme;"
    ),
    "the host without its port": (
        "proxy_set_header Host $host;proxy_set_header X-Forwarded-Proto $scheme;"
    ),
}

SERVER = """
server {{
    listen 127.0.0.1:{port} ssl;
    ssl_certificate {certificate.chain};
    ssl_certificate_key {certificate.key};

    location / {{
        proxy_pass http://127.0.0.1:{application};
        {way}
    }}
}}
"""


@dataclass(frozen=True, slots=True)
class Proxies:
    """The ports of the servers, by what each tells the application."""

    ports: cabc.Mapping[str, int]
    context: ssl.SSLContext

    def own(self, way: str) -> str:
        return f"https://shop.localhost:{self.ports[way]}"

    def status(self, way: str, path: str, **headers: str) -> int:
        port = self.ports[way]
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        named["Host"] = f"shop.localhost:{port}"
        connection = http.client.HTTPSConnection(
            "127.0.0.1", port, timeout=10, context=self.context
        )

        with contextlib.closing(connection):
            connection.request("POST", path, b"{}", named)
            return connection.getresponse().status


@pytest.fixture(scope="module")
def proxies(tmp_path_factory: pytest.TempPathFactory) -> cabc.Iterator[Proxies]:
    folder = tmp_path_factory.mktemp("nginx")
    signed = authority(folder)
    environ = {"GUNICORN_CMD_ARGS": "", "FLASK_DEBUG": "0"}
    context = ssl.create_default_context(cafile=signed.file)

    with servers.gunicorn(
        "proxied:application", directory=HERE, environ=environ, log=folder / "log"
    ) as application:
        ports = {way: unused_port() for way in WAYS}
        blocks = [
            SERVER.format(
                port=ports[way],
                certificate=signed.own(),
                application=application,
                way=WAYS[way],
            )
            for way in WAYS
        ]

        with nginx(folder, "".join(blocks), ports["nothing"]):
            yield Proxies(ports, context)


each_way = pytest.mark.parametrize("way", WAYS)
each_path = pytest.mark.parametrize("path", ["/plain/orders", "/fixed/orders"])


@each_way
@each_path
def test_the_own_page_writes_in_whatever_way(
    proxies: Proxies, way: str, path: str
) -> None:
    own = {"Origin": proxies.own(way), "Sec_Fetch_Site": "same-origin"}
    assert proxies.status(way, path, **own) == 200


#: gunicorn believes a proxy of its own machine the scheme, and nobody the host.
KNOWN = {
    ("nothing", "/plain/orders"): False,
    ("nothing", "/fixed/orders"): False,
    ("all, in headers of its own", "/plain/orders"): False,
    ("all, in headers of its own", "/fixed/orders"): True,
    ("the host as it is", "/plain/orders"): True,
    ("the host as it is", "/fixed/orders"): True,
    ("the host without its port", "/plain/orders"): False,
    ("the host without its port", "/fixed/orders"): False,
}


@each_way
@each_path
def test_in_an_old_browser_it_writes_where_the_address_is_known(
    proxies: Proxies, way: str, path: str
) -> None:
    status = proxies.status(way, path, Origin=proxies.own(way))
    assert status == (200 if KNOWN[way, path] else 403)


STRANGERS: dict[str, dict[str, str]] = {
    "today's browser": {"Origin": EVIL, "Sec_Fetch_Site": "cross-site"},
    "an old browser": {"Origin": EVIL},
    "of no origin": {"Origin": "null"},
    "over plain HTTP": {"Origin": "http://shop.localhost"},
    "on another port": {"Origin": "https://shop.localhost:1"},
    "by the address behind": {"Origin": "http://127.0.0.1:8000"},
}


@each_way
@each_path
@pytest.mark.parametrize("stranger", STRANGERS.values(), ids=STRANGERS)
def test_another_page_never_writes(
    proxies: Proxies, way: str, path: str, stranger: dict[str, str]
) -> None:
    assert proxies.status(way, path, **stranger) == 403


@each_way
@each_path
def test_an_allowed_page_and_a_program_write_in_whatever_way(
    proxies: Proxies, way: str, path: str
) -> None:
    assert proxies.status(way, path, Origin=APP, Sec_Fetch_Site="cross-site") == 200
    assert proxies.status(way, path) == 200


def test_a_proxy_that_drops_the_port_makes_another_page_of_the_host_the_own_one(
    proxies: Proxies,
) -> None:
    way, path = "the host without its port", "/plain/orders"
    assert proxies.status(way, path, Origin="https://shop.localhost") == 200

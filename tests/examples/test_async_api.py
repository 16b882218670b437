"""The example with async views: they are waited for, and each has its policy."""

import json
import time
from collections.abc import Iterator

import pytest

from .asking import ask
from .launch import EXAMPLES
from .launch import launched
from .launch import unused_ports

pytestmark = pytest.mark.server

TENANT = "https://books.example"
ADMIN = "https://admin.example"
EVIL = "https://evil.example"


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    (port,) = unused_ports(1)
    log = tmp_path_factory.mktemp("async_api") / "log"

    with launched(EXAMPLES / "async_api", log, PORT=port):
        yield port


@pytest.mark.parametrize(
    ("origin", "allows"), [(TENANT, TENANT), (EVIL, None), (ADMIN, None)]
)
def test_tenants_alone_read_the_stock(
    port: int, origin: str, allows: str | None
) -> None:
    answer = ask(port, "/stock/Ulysses", Origin=origin)
    assert answer.allows == allows
    assert json.loads(answer.body) == {"Berlin": 0, "Dublin": 16}


def test_what_the_service_has_said_is_kept(port: int) -> None:
    """Asking it takes a tenth of a second, which is not spent a second time."""
    first = seconds(port, "https://unknown.example")
    assert first > 0.1
    assert min(seconds(port, "https://unknown.example") for _ in range(10)) < 0.1


def seconds(port: int, origin: str) -> float:
    """How long a preflight takes, for which no view runs."""
    asked = {"Origin": origin, "Access_Control_Request_Method": "GET"}
    began = time.monotonic()
    assert ask(port, "/stock/Emma", "OPTIONS", **asked).allows is None
    return time.monotonic() - began


@pytest.mark.parametrize(
    ("origin", "status", "allows"),
    [(ADMIN, 204, ADMIN), (TENANT, 403, None), (EVIL, 403, None)],
)
def test_one_page_alone_deletes(
    port: int, origin: str, status: int, allows: str | None
) -> None:
    headers = {"Origin": origin, "Sec_Fetch_Site": "cross-site"}
    answer = ask(port, "/stock/Nothing", "DELETE", **headers)
    assert (answer.status, answer.allows) == (status, allows)


@pytest.mark.parametrize("origin", [TENANT, EVIL])
def test_everybody_reads_the_cities(port: int, origin: str) -> None:
    answer = ask(port, "/cities", Origin=origin)
    assert answer.allows == "*"
    assert "vary" not in answer.headers

"""The example with blueprints: each policy, as the pages of each origin meet it."""

import re
from collections.abc import Iterator

import pytest

from .asking import ask
from .launch import EXAMPLES
from .launch import launched
from .launch import unused_ports

pytestmark = pytest.mark.server

ANYBODY = "https://anybody.example"
SHOP = "https://shop.example"
PARTNER = "https://a.partner.example"
ADMIN = "https://admin.books.example"

#: Which page reads what: the path, the origin, and what the answer allows.
READS = {
    "everybody reads the books": ("/public/books", ANYBODY, "*"),
    "and one that is not there": ("/public/books/7", ANYBODY, "*"),
    "the sales are not for everybody": ("/public/sales", ANYBODY, None),
    "but for one": ("/public/sales", SHOP, SHOP),
    "baskets are not for everybody": ("/partners/basket", ANYBODY, None),
    "but for partners": ("/partners/basket", PARTNER, PARTNER),
    "not for a look-alike": ("/partners/basket", "https://apartner.example", None),
    "the administration is not for partners": ("/admin/books/1", PARTNER, None),
    "but for its page": ("/admin/books/1", ADMIN, ADMIN),
    "what no blueprint has is for nobody": ("/", ADMIN, None),
}


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    (port,) = unused_ports(1)
    log = tmp_path_factory.mktemp("policies") / "log"

    with launched(EXAMPLES / "policies", log, PORT=port):
        yield port


@pytest.mark.parametrize(("path", "origin", "allows"), READS.values(), ids=READS)
def test_who_reads(port: int, path: str, origin: str, allows: str | None) -> None:
    assert ask(port, path, Origin=origin).allows == allows


@pytest.mark.parametrize("origin", [ANYBODY, ADMIN])
def test_only_partners_write_a_basket(port: int, origin: str) -> None:
    headers = {"Origin": origin, "Sec_Fetch_Site": "cross-site"}
    typed = {"Content_Type": "application/json", **headers}
    refused = ask(port, "/partners/basket", "POST", '{"title": "Emma"}', **typed)
    typed["Origin"] = PARTNER
    granted = ask(port, "/partners/basket", "POST", '{"title": "Emma"}', **typed)
    assert (refused.status, granted.status) == (403, 201)
    assert granted.headers["access-control-allow-credentials"] == "true"


def test_the_cookie_comes_along_from_other_sites(port: int) -> None:
    typed = {"Content_Type": "application/json", "Origin": PARTNER}
    answer = ask(port, "/partners/basket", "POST", '{"title": "Emma"}', **typed)
    cookie = answer.headers["set-cookie"]
    assert {"Secure", "SameSite=None"} <= set(re.split("; ", cookie))
    mine = ask(port, "/partners/basket", Cookie=cookie.split(";")[0])
    assert mine.body.strip() == '{"titles":["Emma"]}'


def test_the_page_of_the_administration_changes_a_book(port: int) -> None:
    asked = {
        "Origin": ADMIN,
        "Access_Control_Request_Method": "PUT",
        "Access_Control_Request_Headers": "authorization,content-type",
    }
    preflight = ask(port, "/admin/books/1", "OPTIONS", **asked)
    assert preflight.headers["access-control-allow-methods"] == "DELETE, OPTIONS, PUT"
    granted = preflight.headers["access-control-allow-headers"].lower()
    assert granted == "authorization, content-type"

    headers = {
        "Origin": ADMIN,
        "Authorization": "Bearer secret",
        "Content_Type": "application/json",
    }
    put = ask(port, "/admin/books/1", "PUT", '{"title": "Persuasion"}', **headers)
    assert put.allows == ADMIN
    assert "Persuasion" in ask(port, "/public/books").body

"""``csrf_protect`` as pages meet it: refused before the view, in whatever mode."""

import typing as t

import pytest
from flask import Flask

from flask_cors import CORS
from flask_cors.testing import BlockedByCORS
from flask_cors.testing import BrowserClient

API = "https://api.example.com"
APP = "https://app.example.com"
SIBLING = "https://old.example.com"
EVIL = "https://evil.example"


class Shop:
    """An application that counts what it has been told to do."""

    def __init__(self, **options: t.Any):
        self.orders = 0
        self.app = Flask("shop")
        self.app.add_url_rule("/orders", view_func=self.order, methods=["POST", "PUT"])
        CORS(self.app, **{"csrf_protect": True, **options})

    def order(self) -> str:
        self.orders += 1
        return "ordered"

    def page(self, origin: str, base_url: str = API) -> BrowserClient:
        return BrowserClient(self.app, origin, base_url=base_url)


@pytest.mark.parametrize("origin", [EVIL, SIBLING, "null"])
@pytest.mark.parametrize("body", [{"a": "b"}, "text", b"bytes", None])
def test_a_page_that_is_not_named_changes_nothing_even_unseen(
    origin: str, body: t.Any
) -> None:
    shop = Shop(origins=APP)
    page = shop.page(origin)
    page.fetch("/orders", method="POST", data=body, mode="no-cors")

    with pytest.raises(BlockedByCORS):
        page.fetch("/orders", method="POST", data=body, credentials="include")

    assert shop.orders == 0


def test_what_it_may_read_is_a_403() -> None:
    shop = Shop(origins="*")
    response = shop.page(EVIL).fetch("/orders", method="PUT")
    assert response.status == 403
    assert response.text.startswith("Forbidden: Sec-Fetch-Site says")
    assert shop.orders == 0


@pytest.mark.parametrize("base_url", [API, "http://api.example.com:8080"])
def test_the_own_pages_and_those_that_are_named_write(base_url: str) -> None:
    shop = Shop(origins=APP)
    assert shop.page(base_url, base_url).fetch("/orders", method="POST").ok
    assert shop.page(APP, base_url).fetch("/orders", method="PUT", json={}).ok
    assert shop.orders == 2


def test_over_plain_http_the_origin_tells() -> None:
    shop = Shop(origins="*")
    response = shop.page(EVIL, "http://api.example.com").fetch("/orders", method="POST")
    assert response.status == 403
    assert response.text.startswith("Forbidden: the Origin of this request is not")


def test_a_page_that_is_blocked_is_told_of_both_causes() -> None:
    shop = Shop(origins=APP)

    with pytest.raises(BlockedByCORS) as caught:
        shop.page(EVIL).fetch("/orders", method="POST")

    options = [cause.option for cause in caught.value.causes]
    assert options == ["origins", "csrf_protect"]
    assert "csrf_protect=True (CORS(), " in str(caught.value)


def test_a_form_of_the_own_site_that_its_user_sends_passes() -> None:
    shop = Shop(origins=APP)
    assert shop.page(EVIL).visit("/orders", data={"a": "b"}).status == 200
    assert shop.orders == 1

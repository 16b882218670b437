"""The same over plain HTTP from a name of its own, as in a company network: there,
browsers leave Sec-Fetch-Site out, and the Origin alone tells.
"""

from collections.abc import Iterator

import pytest

import demo.browser
import demo.firefox
from demo.browser import Chromium
from demo.firefox import Firefox

from .absence import opened
from .attacks import Attack
from .attacks import FORM
from .attacks import PREFLIGHTED
from .attacks import SANDBOXED
from .attacks import SIMPLE
from .conftest import Kind
from .shop import Change
from .shop import Customer

pytestmark = [pytest.mark.browser, pytest.mark.server]

DOMAIN = "intranet.test"
HOSTS = ("app", "api.app", "evil", "evil.app", "other")

STRANGE_WAYS = {**SIMPLE, **SANDBOXED}
OWN_WAYS = {**SIMPLE, **PREFLIGHTED}

attacked = pytest.mark.parametrize("attack", STRANGE_WAYS.values(), ids=STRANGE_WAYS)
each_stranger = pytest.mark.parametrize("host", ["evil", "evil.app", "api.app"])


@pytest.fixture(scope="module")
def domain() -> str:
    return DOMAIN


@pytest.fixture(scope="module")
def browser(kind: Kind) -> Iterator[Chromium | Firefox]:
    """A browser that finds the hosts of a domain on this machine."""
    names = ",".join(f"{host}.{DOMAIN}" for host in HOSTS)
    rule = f"--host-resolver-rules=MAP *.{DOMAIN} 127.0.0.1"

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(demo.browser, "FLAGS", (*demo.browser.FLAGS, rule))
        patch.setitem(demo.firefox.PREFERENCES, "network.dns.localDomains", names)

        with opened(kind.start) as started:
            yield started


@attacked
def test_another_page_changes_something_without_protection(
    customer: Customer, case: str, attack: Attack
) -> None:
    page = customer.shop.page("evil.app")
    outcome = customer.visit(page, attack, "/off/orders", case)
    assert [change.what for change in outcome.changes] == ["POST order"]
    assert [each.site for each in outcome.arrivals] == [None]


@attacked
def test_with_protection_it_changes_nothing(
    customer: Customer, case: str, attack: Attack
) -> None:
    page = customer.shop.page("evil.app")
    outcome = customer.visit(page, attack, "/on/orders", case)
    assert outcome.changes == ()
    assert outcome.statuses == [("POST", 403)]
    assert [each.site for each in outcome.arrivals] == [None]


@each_stranger
def test_nor_does_it_from_anywhere_else(
    customer: Customer, case: str, host: str
) -> None:
    page = customer.shop.page(host)
    outcome = customer.visit(page, FORM, "/on/orders", case)
    assert outcome.changes == ()
    assert [(e.origin, e.status) for e in outcome.arrivals] == [(page, 403)]


@pytest.mark.parametrize("attack", OWN_WAYS.values(), ids=OWN_WAYS)
def test_the_allowed_page_changes_something(
    customer: Customer, case: str, attack: Attack
) -> None:
    page = customer.shop.page("app")
    outcome = customer.visit(page, attack, "/on/orders", case)
    assert outcome.changes == (Change(f"{attack.method} order", "ada"),)


@pytest.mark.parametrize("attack", OWN_WAYS.values(), ids=OWN_WAYS)
def test_the_own_page_changes_something(
    customer: Customer, case: str, attack: Attack
) -> None:
    page = f"{customer.shop.api}/on/"
    outcome = customer.visit(page, attack, "/on/orders", case)
    assert outcome.changes == (Change(f"{attack.method} order", "ada"),)
    assert [each.site for each in outcome.arrivals] == [None]


def test_the_own_page_has_to_name_its_origin(customer: Customer, case: str) -> None:
    page = f"{customer.shop.api}/on/silent"
    outcome = customer.visit(page, FORM, "/on/orders", case)
    assert outcome.changes == ()
    assert [(e.site, e.origin) for e in outcome.arrivals] == [(None, "null")]

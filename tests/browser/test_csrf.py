"""Pages of several origins that try to change something, in real browsers."""

import pytest

from .attacks import Attack
from .attacks import FORM
from .attacks import PREFLIGHTED
from .attacks import SANDBOXED
from .attacks import SIMPLE
from .shop import allows
from .shop import Change
from .shop import Customer
from .shop import Shop

pytestmark = [pytest.mark.browser, pytest.mark.server]

#: Another site, and others of the API's own site: SameSite does not keep these.
CROSS_SITE = "evil"
SAME_SITE = "evil.app"
SAME_HOST = "api.app"
STRANGERS = {
    "another site": (CROSS_SITE, "cross-site"),
    "a subdomain of the same site": (SAME_SITE, "same-site"),
    "another port of the same host": (SAME_HOST, "same-site"),
}


def attacked(attacks: dict[str, Attack]) -> pytest.MarkDecorator:
    """Each of some attacks from each of the sites, and a form from the same host."""
    rows = [
        pytest.param(host, attack, id=f"{host}, {name}")
        for host in (CROSS_SITE, SAME_SITE)
        for name, attack in attacks.items()
    ]
    same_host = pytest.param(SAME_HOST, FORM, id=f"{SAME_HOST}, a form")
    rows += [same_host] if attacks is not PREFLIGHTED else []
    return pytest.mark.parametrize(("host", "attack"), rows)


OWN_WAYS = {**SIMPLE, **PREFLIGHTED}
each_way = pytest.mark.parametrize("attack", OWN_WAYS.values(), ids=OWN_WAYS)
each_stranger = pytest.mark.parametrize(
    ("host", "site"), STRANGERS.values(), ids=STRANGERS
)


def customer_of(host: str, attack: Attack) -> str | None:
    """Whose request it is, going by the cookie that browsers send along.

    It has no SameSite, as Flask's has none by default. From another site it goes along
    where the page is left, and with no fetch: both browsers keep third parties' cookies
    apart.
    """
    return "ada" if host != CROSS_SITE or attack.navigates else None


@attacked({**SIMPLE, **SANDBOXED})
def test_another_page_changes_something_without_protection(
    customer: Customer, case: str, host: str, attack: Attack
) -> None:
    outcome = customer.visit(customer.shop.page(host), attack, "/off/orders", case)
    change = Change(f"{attack.method} order", customer_of(host, attack))
    assert outcome.changes == (change,)
    assert outcome.statuses == [(attack.method, 200)]


@attacked({**SIMPLE, **SANDBOXED})
def test_with_protection_it_changes_nothing(
    customer: Customer, case: str, host: str, attack: Attack
) -> None:
    outcome = customer.visit(customer.shop.page(host), attack, "/on/orders", case)
    assert outcome.changes == ()
    assert outcome.statuses == [(attack.method, 403)]
    assert not allows(outcome.said)


@pytest.mark.parametrize("path", ["/off/orders", "/on/orders"])
@attacked(PREFLIGHTED)
def test_what_is_preflighted_is_not_sent_where_the_origins_are_named(
    customer: Customer, case: str, path: str, host: str, attack: Attack
) -> None:
    outcome = customer.visit(customer.shop.page(host), attack, path, case)
    assert outcome.changes == ()
    assert outcome.statuses == [("OPTIONS", 200)]


@attacked(PREFLIGHTED)
def test_where_every_origin_may_read_it_is_sent_and_changes_something(
    customer: Customer, case: str, host: str, attack: Attack
) -> None:
    page = customer.shop.page(host)
    outcome = customer.visit(page, attack, "/open/off/orders", case)
    change = Change(f"{attack.method} order", customer_of(host, attack))
    assert outcome.changes == (change,)


@attacked({**PREFLIGHTED, **SANDBOXED})
def test_where_every_origin_may_read_protection_lets_none_write(
    customer: Customer, case: str, host: str, attack: Attack
) -> None:
    page = customer.shop.page(host)
    outcome = customer.visit(page, attack, "/open/on/orders", case)
    assert outcome.changes == ()
    assert outcome.statuses[-1] == (attack.method, 403)


def test_who_may_read_is_told_why(customer: Customer, case: str) -> None:
    page = customer.shop.page(CROSS_SITE)
    attack = PREFLIGHTED["PUT by fetch"]
    outcome = customer.visit(page, attack, "/open/on/orders", case)
    assert str(outcome.said).startswith("cors 403 ")
    assert "another origin" in str(outcome.said)


@pytest.mark.parametrize("path", ["/on/orders", "/writer/on/orders"])
@each_way
def test_the_allowed_page_changes_something(
    customer: Customer, case: str, path: str, attack: Attack
) -> None:
    outcome = customer.visit(customer.shop.page("app"), attack, path, case)
    assert outcome.changes == (Change(f"{attack.method} order", "ada"),)
    assert outcome.statuses[-1] == (attack.method, 200)


def test_a_sandboxed_frame_of_the_allowed_page_changes_nothing(
    customer: Customer, case: str
) -> None:
    (attack,) = SANDBOXED.values()
    outcome = customer.visit(customer.shop.page("app"), attack, "/on/orders", case)
    assert outcome.changes == ()
    assert [each.origin for each in outcome.arrivals] == ["null"]


@each_way
def test_the_own_page_changes_something(
    customer: Customer, case: str, attack: Attack
) -> None:
    outcome = customer.visit(f"{customer.shop.api}/on/", attack, "/on/orders", case)
    assert outcome.changes == (Change(f"{attack.method} order", "ada"),)
    assert outcome.statuses == [(attack.method, 200)]
    assert {each.site for each in outcome.arrivals} == {"same-origin"}


def test_the_own_page_may_keep_its_address_to_itself(
    customer: Customer, case: str
) -> None:
    page = f"{customer.shop.api}/on/silent"
    outcome = customer.visit(page, FORM, "/on/orders", case)
    assert outcome.changes == (Change("POST order", "ada"),)
    assert [(e.site, e.origin) for e in outcome.arrivals] == [("same-origin", "null")]


@each_stranger
def test_reading_and_links_are_left_alone(
    customer: Customer, case: str, host: str, site: str
) -> None:
    link = Attack("setTimeout(() => location.assign(args[0]), 0);", "GET")
    outcome = customer.visit(customer.shop.page(host), link, "/on/read", case)
    assert outcome.statuses == [("GET", 200)]


@each_stranger
def test_a_view_that_is_exempt_is_left_alone(
    customer: Customer, case: str, host: str, site: str
) -> None:
    page = customer.shop.page(host)
    outcome = customer.visit(page, FORM, "/on/hook", case)
    assert outcome.changes == (Change("POST hook", "ada"),)


@pytest.mark.parametrize("path", ["/on/hook", "/on/orders", "/open/on/orders"])
def test_what_is_no_browser_is_left_alone(shop: Shop, case: str, path: str) -> None:
    assert shop.sent(f"{path}?case={case}") == 200
    assert len(shop.outcome(case).changes) == 1


@each_stranger
def test_a_redirect_is_no_way_around_it(
    customer: Customer, case: str, host: str, site: str
) -> None:
    url = f"{customer.shop.api}/on/orders?case={case}"
    page = customer.shop.page(host)
    bounce = customer.shop.bounce(url)
    outcome = customer.follow(page, FORM, bounce, case)
    assert outcome.changes == ()
    assert outcome.statuses == [("POST", 403)]


def test_nor_is_one_from_the_allowed_page(customer: Customer, case: str) -> None:
    url = f"{customer.shop.api}/on/orders?case={case}"
    bounce = customer.shop.bounce(url)
    page = customer.shop.page("app")
    outcome = customer.follow(page, FORM, bounce, case)
    assert outcome.changes == ()


@each_stranger
def test_a_report_lets_it_pass_and_says_so(
    customer: Customer, case: str, host: str, site: str
) -> None:
    page = customer.shop.page(host)
    before = customer.shop.log.read_text()
    outcome = customer.visit(page, FORM, "/report/orders", case)
    assert outcome.changes == (Change("POST order", "ada"),)
    (line,) = customer.shop.log.read_text()[len(before) :].splitlines()
    assert "'/orders'" in line
    assert repr(page) in line


@each_stranger
def test_browsers_say_where_it_comes_from(
    customer: Customer, case: str, host: str, site: str
) -> None:
    page = customer.shop.page(host)
    outcome = customer.visit(page, FORM, "/off/orders", case)
    assert [(e.site, e.origin) for e in outcome.arrivals] == [(site, page)]

"""What a browser keeps and sends of cookies, whatever a server sets."""

import typing as t

from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from flask_cors.sansio.browser.cookie_rules import CookieRules
from flask_cors.sansio.browser.cookie_rules import DEBIAN_CHROMIUM
from flask_cors.sansio.browser.cookie_rules import FIREFOX
from flask_cors.sansio.browser.cookie_rules import STANDARD
from flask_cors.sansio.browser.cookie_rules import Visit
from flask_cors.sansio.browser.cookies import CookieJar
from flask_cors.sansio.browser.urls import Url

NOW: t.Final = 1_800_000_000.0
HERE: t.Final = Url("https", "app.site.example", None, "/a/b")
OTHER: t.Final = Url("https", "other.example", None, "/")

PARTS: t.Final = (
    *(
        "a",
        "b",
        "=",
        ";",
        "; ",
        " ",
        "\t",
        "__Host-",
        "__Secure-",
        "Secure",
        "HttpOnly",
    ),
    *(
        "Path=/",
        "Path=/a",
        "Domain=site.example",
        "Domain=.",
        "Max-Age=",
        "-",
        "9" * 30,
    ),
    *(
        "Expires=",
        "Wed, 09 Jun 2100 10:18:14",
        "SameSite=",
        "None",
        "Lax",
        "Partitioned",
    ),
    *("\x00", "\r\n", "é"),
)
lines = st.lists(st.sampled_from(PARTS) | st.characters(), max_size=12).map("".join)
answers = st.lists(lines, max_size=4).map(
    lambda found: tuple(("Set-Cookie", line) for line in found)
)
rules_of_browsers = st.sampled_from([STANDARD, DEBIAN_CHROMIUM, FIREFOX])


@settings(max_examples=500)
@given(answers, st.sampled_from([HERE, OTHER, None]), rules_of_browsers)
def test_every_answer_leaves_a_jar_that_can_be_sent(
    answer: tuple[tuple[str, str], ...], page: Url | None, rules: CookieRules
) -> None:
    visit = Visit(HERE, page, rules)
    jar = CookieJar().stored(answer, visit, NOW)
    header = jar.header(visit, NOW) or ""
    assert not {"\0", "\r", "\n", "\x7f"} & set(header)
    assert jar.header(Visit(OTHER, page, rules), NOW) is None
    assert all(
        cookie.domain in ("app.site.example", "site.example") for cookie in jar.cookies
    )


@settings(max_examples=200)
@given(answers, rules_of_browsers)
def test_the_same_answer_twice_changes_nothing(
    answer: tuple[tuple[str, str], ...], rules: CookieRules
) -> None:
    visit = Visit(HERE, HERE, rules)
    once = CookieJar().stored(answer, visit, NOW)
    twice = once.stored(answer, visit, NOW)
    assert set(twice.cookies) == set(once.cookies)

"""``Set-Cookie`` as browsers read it.

Chromium 156 and Firefox 153 were asked for nearly all of these. Where the two differ,
it is as the standard has it.
"""

import pytest

from flask_cors.sansio.browser.cookie_dates import parsed_date
from flask_cors.sansio.browser.set_cookie import MAX_LIFETIME
from flask_cors.sansio.browser.set_cookie import read
from flask_cors.sansio.browser.set_cookie import SameSite
from flask_cors.sansio.browser.set_cookie import SetCookie

NOW = 1_800_000_000.0
LONG_AGO = 1_623_233_894.0


def cookie(line: str) -> SetCookie:
    found = read(line)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("a=b", "a", "b"),
        ("a = b ; Foo", "a", "b"),
        ("a=b=c", "a", "b=c"),
        ("a=b,c", "a", "b,c"),
        ("a=", "a", ""),
        ("a", "", "a"),
        ("=b", "", "b"),
        ('a="b c"', "a", '"b c"'),
        ("a b=c", "a b", "c"),
        ("a\tb=c\td", "a\tb", "c\td"),
        ("é=é", "é", "é"),
    ],
)
def test_a_cookie_is_a_name_and_a_value(line: str, name: str, value: str) -> None:
    assert cookie(line) == SetCookie(name, value)


@pytest.mark.parametrize(
    ("size", "is_kept"), [((1, 4095), True), ((2048, 2048), True), ((1, 4096), False)]
)
def test_name_and_value_have_4096_bytes_at_most(
    size: tuple[int, int], is_kept: bool
) -> None:
    line = f"{'a' * size[0]}={'b' * size[1]}"
    assert (read(line) is not None) is is_kept


@pytest.mark.parametrize(
    "line", ["", "=", ";", "; Secure", "a=b\x01", "a=b\x7f", "a=b; x=\n", "a\x00=b"]
)
def test_what_is_no_cookie_is_ignored(line: str) -> None:
    assert read(line) is None


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ("", SetCookie("a", "b")),
        ("Secure", SetCookie("a", "b", is_secure=True)),
        ("secure=false; ;", SetCookie("a", "b", is_secure=True)),
        ("HTTPONLY", SetCookie("a", "b", is_http_only=True)),
        ("Partitioned", SetCookie("a", "b", is_partitioned=True)),
        ("Foo=bar", SetCookie("a", "b")),
        ("Path=/x", SetCookie("a", "b", path="/x")),
        ("Path=/x; Path=/y", SetCookie("a", "b", path="/y")),
        ("Path=/x; Path", SetCookie("a", "b")),
        ("Path=x", SetCookie("a", "b")),
        (f"Path=/{'x' * 1023}", SetCookie("a", "b", path=f"/{'x' * 1023}")),
        (f"Path=/{'x' * 1024}", SetCookie("a", "b")),
        ("Domain=Site.EXAMPLE", SetCookie("a", "b", domain="site.example")),
        ("Domain=.site.example", SetCookie("a", "b", domain="site.example")),
        ("Domain=..site.example", SetCookie("a", "b", domain=".site.example")),
        ("Domain=a.example; Domain=", SetCookie("a", "b")),
        ("SameSite=strict", SetCookie("a", "b", same_site=SameSite.STRICT)),
        ("samesite=LAX", SetCookie("a", "b", same_site=SameSite.LAX)),
        ("SameSite=None", SetCookie("a", "b", same_site=SameSite.NONE)),
        ('SameSite="None"', SetCookie("a", "b")),
        ("SameSite=None; SameSite=odd", SetCookie("a", "b")),
        ("SameSite", SetCookie("a", "b")),
    ],
)
def test_attributes_follow_and_the_last_of_a_name_counts(
    attributes: str, expected: SetCookie
) -> None:
    assert cookie(f"a=b; {attributes}") == expected


@pytest.mark.parametrize(
    ("attributes", "ends"),
    [
        ("", None),
        ("Max-Age=10", NOW + 10),
        ("Max-Age=0", NOW),
        ("Max-Age=-1", NOW - 1),
        ("Max-Age=10; Max-Age=0", NOW),
        ("Max-Age=x", None),
        ("Max-Age=", None),
        ("Max-Age=1x", None),
        ("Max-Age=+5", None),
        ("Max-Age=-", None),
        ('Max-Age="5"', None),
        (f"Max-Age={'9' * 900}", NOW + MAX_LIFETIME),
        ("Expires=Wed, 09 Jun 2021 10:18:14 GMT", LONG_AGO),
        ("Expires=Wed, 09 Jun 2100 10:18:14 GMT", NOW + MAX_LIFETIME),
        ("Expires=Wed, 09 Jun 2021 10:18:14 GMT; Expires=x", None),
        ("Expires=x; Expires=Wed, 09 Jun 2021 10:18:14 GMT", LONG_AGO),
        ("Max-Age=10; Expires=Wed, 09 Jun 2021 10:18:14 GMT", NOW + 10),
        ("Max-Age=x; Expires=Wed, 09 Jun 2021 10:18:14 GMT", LONG_AGO),
    ],
)
def test_a_cookie_ends_by_its_age_or_else_its_date(
    attributes: str, ends: float | None
) -> None:
    assert cookie(f"a=b; {attributes}").ends(NOW) == ends


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("a=b", True),
        ("__Secure-a=b", False),
        ("__Secure-a=b; Secure", True),
        ("__secure-a=b", False),
        ("__Host-a=b; Path=/", False),
        ("__Host-a=b; Secure", False),
        ("__HOST-a=b; Secure", False),
        ("__Host-a=b; Secure; Path=/x", False),
        ("__Host-a=b; Secure; Path=/", True),
        ("__Host-a=b; Secure; Path=/; Domain=a.example", False),
        ("__Host-a=b; Secure; Path=/; Domain", True),
        ("__Http-a=b; Secure", False),
        ("__Http-a=b; HttpOnly", False),
        ("__Http-a=b; Secure; HttpOnly", True),
        ("__Host-Http-a=b; Secure; Path=/", False),
        ("__Host-Http-a=b; Secure; HttpOnly", False),
        ("__Host-Http-a=b; Secure; HttpOnly; Path=/", True),
        ("=a", True),
        ("=__Secure-a=b; Secure", False),
        ("__Host-a; Secure; Path=/", False),
    ],
)
def test_a_prefix_of_the_name_is_a_promise(line: str, expected: bool) -> None:
    assert cookie(line).keeps_its_prefix is expected


@pytest.mark.parametrize(
    "text",
    [
        "Wed, 09 Jun 2021 10:18:14 GMT",
        "Wed, 09-Jun-2021 10:18:14 GMT",
        "Wed Jun  9 10:18:14 2021",
        "Wed, 09 Jun 21 10:18:14 GMT",
        "9 june 2021 10:18:14",
        '"Wed, 09 Jun 2021 10:18:14 GMT"',
        "10:18:14 9th 2021 JUNIOR",
    ],
)
def test_a_date_is_written_in_many_ways(text: str) -> None:
    assert parsed_date(text) == LONG_AGO


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
        ("01 Jan 70 0:0:1", 1),
        ("31 Dec 99 23:59:59", 946_684_799),
        ("01 Jan 69 00:00:00", 3_124_224_000),
        ("09 Jun 1600 10:00:00", -11_662_236_000),
    ],
)
def test_a_year_of_two_digits_is_near(text: str, seconds: float) -> None:
    assert parsed_date(text) == seconds


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0",
        "-1",
        "9 Jun 2021",
        "9 Jun 2021 10:18",
        "9 Jun 2021 25:00:00",
        "9 Jun 2021 10:18:60",
        "31 Feb 2021 10:00:00",
        "00 Feb 2021 10:00:00",
        "2021-06-09T10:18:14Z",
        "Wed, 009 Jun 20211 10:18:14",
    ],
)
def test_what_is_no_date_is_ignored(text: str) -> None:
    assert parsed_date(text) is None

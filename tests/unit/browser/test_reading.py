"""What of a response the page gets to see."""

import pytest

from flask_cors.sansio.browser import hops
from flask_cors.sansio.browser import reading
from flask_cors.sansio.browser.exchanges import Answer
from flask_cors.sansio.browser.exchanges import Credentials
from flask_cors.sansio.browser.exchanges import Headers
from flask_cors.sansio.browser.exchanges import Mode
from flask_cors.sansio.browser.exchanges import Readable

from .pages import API
from .pages import EXPOSE
from .pages import PAGE
from .pages import request

SAID: Headers = (
    ("Content-Language", "mkay"),
    ("BB-8", "hey"),
    ("Test", "X"),
    ("Set-Cookie", "X"),
    ("set-cookie2", "X"),
    ("*", "whoa"),
)


def read(
    *said: tuple[str, str], credentials: Credentials = Credentials.OMIT
) -> dict[str, str]:
    hop = hops.first(request(credentials=credentials))
    return dict(reading.read(hop, Answer(200, (*SAID, *said))).headers)


def test_seven_headers_are_read_without_being_exposed() -> None:
    """https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name"""
    names = (
        "Cache-Control",
        "Content-Language",
        "Content-Length",
        "Content-Type",
        "EXPIRES",
        "last-modified",
        "Pragma",
    )
    said = tuple((name, "1") for name in names)
    readable = reading.read(hops.first(request()), Answer(200, (*said, ("Age", "1"))))
    assert set(readable.headers) == {name.lower() for name in names}


@pytest.mark.parametrize(
    ("lines", "is_exposed"),
    [
        ((), False),
        (("bb-8",), True),
        (("BB-8",), True),
        (("bb-8,,@#$#%%&^&^*()()11!",), False),
        (("bb-8, no no",), False),
        (("@#$#%%&^&^*()()11!,bb-8",), False),
        (("bb-8,",), True),
        ((",bb-8",), True),
        (("bb-8\t,\t",), True),
        (("bb-8\x0b",), False),
        (('"bb-8"',), False),
        (("bb-8;",), False),
        (("bb-9",), False),
        (("bb-8", "no no"), False),
        (("other", "bb-8"), True),
        (("", "bb-8"), True),
        (("*",), True),
        (("*, no no",), False),
        (("*", "set-cookie"), True),
    ],
    ids=repr,
)
def test_another_header_is_read_if_it_is_in_the_list(
    lines: tuple[str, ...], is_exposed: bool
) -> None:
    """WPT ``cors/access-control-expose-headers-parsing.window.js``."""
    headers = read(*((EXPOSE, line) for line in lines))
    assert headers["content-language"] == "mkay"
    assert headers.get("bb-8") == ("hey" if is_exposed else None)


@pytest.mark.parametrize(
    ("lines", "credentials", "others"),
    [
        pytest.param(
            ("*",),
            Credentials.SAME_ORIGIN,
            {"bb-8", "test", "*", "access-control-expose-headers"},
            id="the star exposes all",
        ),
        pytest.param(
            ("*", "set-cookie"),
            Credentials.OMIT,
            {"bb-8", "test", "*", "access-control-expose-headers"},
            id="the star may be one of several",
        ),
        pytest.param(
            ("*",),
            Credentials.INCLUDE,
            {"*"},
            id="with credentials it exposes the header of that name alone",
        ),
        pytest.param(
            ("*, test",),
            Credentials.INCLUDE,
            {"*", "test"},
            id="and what else is in the list",
        ),
        pytest.param(
            ("set-cookie, set-cookie2",),
            Credentials.OMIT,
            set(),
            id="two are never exposed",
        ),
        pytest.param(
            ("not-there",), Credentials.OMIT, set(), id="nor one that is not there"
        ),
    ],
)
def test_what_a_list_exposes(
    lines: tuple[str, ...], credentials: Credentials, others: set[str]
) -> None:
    """WPT ``fetch/api/cors/cors-expose-star.any.js``."""
    headers = read(*((EXPOSE, line) for line in lines), credentials=credentials)
    assert set(headers) == {"content-language", *others}


def test_doubled_headers_are_joined() -> None:
    assert read((EXPOSE, "test"), ("TEST", "Y"))["test"] == "X, Y"


@pytest.mark.parametrize("status", [200, 204, 304, 404, 500, 699])
def test_a_page_reads_the_status_and_the_url_without_its_fragment(status: int) -> None:
    hop = hops.first(request(f"{API}/a?b#c"))
    assert reading.read(hop, Answer(status)) == Readable(
        "cors", status, {}, f"{API}/a?b"
    )


def test_of_its_own_origin_a_page_reads_all_but_two_headers() -> None:
    """https://fetch.spec.whatwg.org/#concept-filtered-response-basic"""
    readable = reading.read(hops.first(request(f"{PAGE}/")), Answer(200, SAID))
    assert readable.kind == "basic"
    assert readable.headers == {
        "content-language": "mkay",
        "bb-8": "hey",
        "test": "X",
        "*": "whoa",
    }


def test_without_cors_a_page_reads_nothing() -> None:
    """https://fetch.spec.whatwg.org/#concept-filtered-response-opaque"""
    hop = hops.first(request(mode=Mode.NO_CORS))
    said = (*SAID, ("Access-Control-Allow-Origin", "*"), (EXPOSE, "*"))
    assert reading.read(hop, Answer(200, said)) == Readable("opaque", 0)


def test_of_a_redirect_that_it_follows_itself_a_page_reads_where_it_came_from() -> None:
    """https://fetch.spec.whatwg.org/#concept-filtered-response-opaque-redirect"""
    hop = hops.first(request(f"{API}/a#b"))
    assert reading.unfollowed(hop) == Readable("opaqueredirect", 0, {}, f"{API}/a")

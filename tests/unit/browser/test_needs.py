"""Why a browser asks first, in words."""

import pytest

from flask_cors.sansio.browser.exchanges import Headers
from flask_cors.sansio.browser.needs import reasons
from flask_cors.sansio.browser.profiles import CHROMIUM
from flask_cors.sansio.browser.profiles import FIREFOX


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_a_form_could_send_it(method: str) -> None:
    headers = (
        ("Accept", "text/csv"),
        ("Accept-Language", "de"),
        ("Content-Type", "text/plain"),
        ("Range", "bytes=0-499"),
    )
    assert reasons(method, headers) == ()


@pytest.mark.parametrize(
    ("method", "headers", "reason"),
    [
        ("PUT", (), "the method PUT is not GET, HEAD or POST"),
        ("patch", (), "the method patch is not GET, HEAD or POST"),
        (
            "GET",
            (("X-Token", "7"),),
            "the header X-Token is not one that every page may set",
        ),
        (
            "POST",
            (("Content-Type", "application/json"),),
            "Content-Type: application/json is not one that a form could send",
        ),
        (
            "GET",
            (("Accept", "text/csv(1)"),),
            "Accept: text/csv(1) has characters that need asking",
        ),
        (
            "GET",
            (("Accept-Language", "de!"),),
            "Accept-Language: de! has other characters than a list of languages",
        ),
        (
            "GET",
            (("Content-Language", "de!"),),
            "Content-Language: de! has other characters than a list of languages",
        ),
        (
            "GET",
            (("Range", "bytes=-499"),),
            "Range: bytes=-499 is not a plain range such as bytes=0-499",
        ),
        (
            "GET",
            (("Accept", "a" * 129),),
            "the value of Accept has more than 128 bytes",
        ),
    ],
)
def test_each_thing_that_needs_asking_has_a_clause(
    method: str, headers: Headers, reason: str
) -> None:
    assert reasons(method, headers) == (reason,)


def test_all_reasons_are_told_the_method_first() -> None:
    assert reasons("DELETE", (("X-B", "1"), ("X-A", "1"))) == (
        "the method DELETE is not GET, HEAD or POST",
        "the header X-B is not one that every page may set",
        "the header X-A is not one that every page may set",
    )


LONG = tuple(("Accept", "a" * 128) for _ in range(9))


def test_values_that_are_safe_one_by_one_may_be_too_long_together() -> None:
    assert reasons("GET", LONG) == (
        "the values of its headers have more than 1,024 bytes",
    )


def test_one_browser_asks_where_another_does_not() -> None:
    headers = (("Accept", "text/\xe9"),)
    reason = "Accept: text/\xe9 has characters that need asking"
    assert reasons("GET", headers, CHROMIUM) == ()
    assert reasons("GET", headers, FIREFOX) == (reason,)
    assert reasons("GET", LONG, FIREFOX) == ()

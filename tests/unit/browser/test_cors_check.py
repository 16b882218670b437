"""The CORS check.

https://fetch.spec.whatwg.org/#concept-cors-check
"""

import pytest

from flask_cors.sansio.browser import cors_check
from flask_cors.sansio.browser.exchanges import Headers
from flask_cors.sansio.browser.refusals import BlockReason

from .pages import CREDENTIALS
from .pages import ORIGIN
from .pages import PAGE


def headers(*origins: str, credentials: tuple[str, ...] = ()) -> Headers:
    allowed = tuple((ORIGIN, origin) for origin in origins)
    return (*allowed, *((CREDENTIALS, value) for value in credentials))


@pytest.mark.parametrize("origin", [PAGE, "null", "http://[::1]:5000"])
@pytest.mark.parametrize("written", ["{}", " {}", "\t{}", " {}  \t "], ids=repr)
def test_without_credentials_the_origin_passes_and_so_does_the_star(
    origin: str, written: str
) -> None:
    """WPT ``cors/origin.htm``."""
    for allowed in ("*", origin):
        said = headers(written.format(allowed))
        assert cors_check.failure(said, origin, is_credentialed=False) is None


@pytest.mark.parametrize("credentials", [(), ("false",), ("true", "true")], ids=repr)
def test_without_credentials_the_other_header_does_not_matter(
    credentials: tuple[str, ...],
) -> None:
    said = headers(PAGE, credentials=credentials)
    assert cors_check.failure(said, PAGE, is_credentialed=False) is None


@pytest.mark.parametrize(
    ("allowed", "reason"),
    [
        ("", BlockReason.ALLOW_ORIGIN_INVALID),
        ("https://www.app.example", BlockReason.ALLOW_ORIGIN_MISMATCH),
        ("https://app.example:443", BlockReason.ALLOW_ORIGIN_MISMATCH),
        ("https://app.example/", BlockReason.ALLOW_ORIGIN_MISMATCH),
        ("https://app.example?", BlockReason.ALLOW_ORIGIN_MISMATCH),
        ("https://app.example#", BlockReason.ALLOW_ORIGIN_MISMATCH),
        ("https://app.example.", BlockReason.ALLOW_ORIGIN_MISMATCH),
        ("http://app.example", BlockReason.ALLOW_ORIGIN_MISMATCH),
        ("ftp://app.example", BlockReason.ALLOW_ORIGIN_MISMATCH),
        ("HTTPS://APP.EXAMPLE", BlockReason.ALLOW_ORIGIN_MISMATCH),
        ("HTTPS://app.example", BlockReason.ALLOW_ORIGIN_MISMATCH),
        ("null", BlockReason.ALLOW_ORIGIN_MISMATCH),
        ("app.example", BlockReason.ALLOW_ORIGIN_INVALID),
        ("//app.example", BlockReason.ALLOW_ORIGIN_INVALID),
        ("://app.example", BlockReason.ALLOW_ORIGIN_INVALID),
        ("https://app.example%23", BlockReason.ALLOW_ORIGIN_INVALID),
        ("-", BlockReason.ALLOW_ORIGIN_INVALID),
        ("**", BlockReason.ALLOW_ORIGIN_INVALID),
        ("'*'", BlockReason.ALLOW_ORIGIN_INVALID),
        ('"*"', BlockReason.ALLOW_ORIGIN_INVALID),
        ("\0*", BlockReason.ALLOW_ORIGIN_INVALID),
        ("*\0", BlockReason.ALLOW_ORIGIN_INVALID),
        ("NULL", BlockReason.ALLOW_ORIGIN_INVALID),
        ("* *", BlockReason.ALLOW_ORIGIN_MULTIPLE),
        ("* null", BlockReason.ALLOW_ORIGIN_MULTIPLE),
        ("null *", BlockReason.ALLOW_ORIGIN_MULTIPLE),
        (f"{PAGE} /", BlockReason.ALLOW_ORIGIN_MULTIPLE),
        (f"{PAGE}, *", BlockReason.ALLOW_ORIGIN_MULTIPLE),
        (f"*, {PAGE}", BlockReason.ALLOW_ORIGIN_MULTIPLE),
        (f"{PAGE},", BlockReason.ALLOW_ORIGIN_MULTIPLE),
        (f"{PAGE} https://b.example", BlockReason.ALLOW_ORIGIN_MULTIPLE),
    ],
    ids=repr,
)
@pytest.mark.parametrize("is_credentialed", [False, True])
def test_any_other_value_fails(
    allowed: str, reason: BlockReason, is_credentialed: bool
) -> None:
    """WPT ``cors/origin.htm``."""
    said = headers(allowed, credentials=("true",))
    assert cors_check.failure(said, PAGE, is_credentialed) == (reason, allowed)


@pytest.mark.parametrize(
    "doubled", [("", "*"), ("*", ""), ("*", "*"), ("", PAGE), ("*", PAGE), (PAGE, PAGE)]
)
def test_two_lines_fail_whatever_they_say(doubled: tuple[str, str]) -> None:
    """WPT ``cors/origin.htm`` and ``fetch/api/cors/cors-multiple-origins.any.js``."""
    failed = cors_check.failure(headers(*doubled), PAGE, is_credentialed=False)
    assert failed == (BlockReason.ALLOW_ORIGIN_MULTIPLE, ", ".join(doubled))


@pytest.mark.parametrize("is_credentialed", [False, True])
def test_no_header_at_all_fails(is_credentialed: bool) -> None:
    failed = cors_check.failure((), PAGE, is_credentialed)
    assert failed == (BlockReason.ALLOW_ORIGIN_MISSING, None)


@pytest.mark.parametrize("credentials", [(), ("true",)], ids=repr)
def test_with_credentials_the_star_fails(credentials: tuple[str, ...]) -> None:
    said = headers("*", credentials=credentials)
    failed = cors_check.failure(said, PAGE, is_credentialed=True)
    assert failed == (BlockReason.ALLOW_ORIGIN_WILDCARD, "*")


@pytest.mark.parametrize("written", ["true", " true", "true\t"], ids=repr)
def test_with_credentials_the_origin_and_true_pass(written: str) -> None:
    said = headers(PAGE, credentials=(written,))
    assert cors_check.failure(said, PAGE, is_credentialed=True) is None


@pytest.mark.parametrize(
    ("credentials", "value"),
    [
        pytest.param((), None, id="nothing"),
        pytest.param(("",), "", id="an empty value"),
        pytest.param(("True",), "True", id="a capital letter"),
        pytest.param(("TRUE",), "TRUE", id="capital letters"),
        pytest.param(("1",), "1", id="a digit"),
        pytest.param(("false",), "false", id="its contrary"),
        pytest.param(('"true"',), '"true"', id="quotes"),
        pytest.param(("true,",), "true,", id="a comma after it"),
        pytest.param(("true", "true"), "true, true", id="twice true"),
    ],
)
def test_with_credentials_anything_but_true_fails(
    credentials: tuple[str, ...], value: str | None
) -> None:
    """WPT ``cors/credentials-flag.htm``."""
    said = headers(PAGE, credentials=credentials)
    failed = cors_check.failure(said, PAGE, is_credentialed=True)
    assert failed == (BlockReason.ALLOW_CREDENTIALS, value)

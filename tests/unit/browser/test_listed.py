"""Lists and numbers in headers of a response."""

import re

import pytest

from flask_cors.sansio.browser import listed
from flask_cors.sansio.browser.exchanges import Headers


@pytest.mark.parametrize(
    ("lines", "entries"),
    [
        pytest.param((), None, id="no line is no list"),
        pytest.param(("",), (), id="an empty line is an empty list"),
        pytest.param((" \t ",), (), id="blanks are an empty list"),
        pytest.param((",, ,\t,",), (), id="commas alone are an empty list"),
        pytest.param(("a",), ("a",), id="one entry"),
        pytest.param(("a,B",), ("a", "B"), id="two entries, each with its case"),
        pytest.param(("a , b\t,\tc",), ("a", "b", "c"), id="blanks around commas"),
        pytest.param((",a,,b,",), ("a", "b"), id="empty entries are passed over"),
        pytest.param(("a", "b,c"), ("a", "b", "c"), id="the entries of all lines"),
        pytest.param(("*, a",), ("*", "a"), id="a star is an entry like any other"),
        pytest.param(("a, a",), ("a", "a"), id="doubled entries"),
    ],
)
def test_the_entries_of_a_list(
    lines: tuple[str, ...], entries: tuple[str, ...] | None
) -> None:
    """https://fetch.spec.whatwg.org/#extract-header-list-values; the empty entries by
    https://httpwg.org/specs/rfc9110.html#abnf.extension.recipient.
    """
    headers = tuple(("X-List", line) for line in lines)
    assert listed.tokens(headers, "x-list") == entries


@pytest.mark.parametrize(
    "line",
    [
        "a b",
        "a\x0bb",
        "\x0ba",
        "a;",
        '"a"',
        "a, b c",
        "a/b",
        "(a)",
        "a,\xa0",
        "é",
        "\x00",
    ],
    ids=repr,
)
def test_a_list_with_anything_else_than_tokens_is_none(line: str) -> None:
    """As in WPT ``cors/resources/access-control-expose-headers.json``."""
    headers: Headers = (("X-List", "a"), ("x-list", line))

    with pytest.raises(listed.MalformedListError, match=f"^{re.escape(line)}$") as info:
        listed.tokens(headers, "X-List")

    assert info.value.value == line


@pytest.mark.parametrize(
    ("lines", "seconds"),
    [
        pytest.param((), None, id="no line says nothing"),
        pytest.param(("0",), 0, id="nought"),
        pytest.param(("600",), 600, id="a number"),
        pytest.param((" \t600\t ",), 600, id="blanks around it are not part of it"),
        pytest.param(("0" * 20 + "60",), 60, id="noughts before it do not count"),
        pytest.param(("0" * 20,), 0, id="any number of noughts is nought"),
        pytest.param(
            ("9" * 5000,), 999_999_999_999, id="a very great number is cut short"
        ),
        pytest.param(("",), None, id="an empty line says nothing"),
        pytest.param(("-1",), None, id="a sign is no digit: minus"),
        pytest.param(("+1",), None, id="a sign is no digit: plus"),
        pytest.param(("1.5",), None, id="a fraction is no number of seconds"),
        pytest.param(("1e3",), None, id="nor is an exponent"),
        pytest.param(("6 0",), None, id="nor are two numbers"),
        pytest.param(("60,",), None, id="nor is a list"),
        pytest.param(("\u0663",), None, id="nor are other digits than ASCII's"),
        pytest.param(("60", "60"), None, id="two lines say nothing, not even the same"),
    ],
)
def test_a_number_of_seconds(lines: tuple[str, ...], seconds: int | None) -> None:
    """https://httpwg.org/specs/rfc9111.html#delta-seconds; of one line alone, by
    https://fetch.spec.whatwg.org/#extract-header-list-values.
    """
    headers = tuple(("Access-Control-Max-Age", line) for line in lines)
    assert listed.seconds(headers, "access-control-max-age") == seconds

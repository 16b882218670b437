"""How values and sources are written in a cause."""

import re
import typing as t

import pytest

from flask_cors.sansio.causes import wording
from flask_cors.sansio.findings import Location
from flask_cors.sansio.findings import Place
from flask_cors.sansio.findings import Source


def check(origin: str) -> bool:
    return True


class Odd:
    def __repr__(self) -> str:
        return "two\nlines"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("a", "'a'"),
        ("a" * 300, f"'{'a' * 200}'..."),
        ("https://user:secret@a.example", "'https://user:***@a.example'"),
        (["a", "b"], "['a', 'b']"),
        (("a",), "('a',)"),
        (("a", "b"), "('a', 'b')"),
        pytest.param({"b", "a"}, "{'a', 'b'}", id="a set"),
        pytest.param(frozenset({"b", "a"}), "{'a', 'b'}", id="a frozen set"),
        ([*"abcdefghij"], "['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', and 2 more]"),
        (["a" * 300], f"['{'a' * 199}...]"),
        pytest.param(check, "check", id="a function"),
        pytest.param([check, None], "[check, None]", id="a list with a function"),
        (re.compile("a"), "re.compile('a')"),
        pytest.param(object(), "<object object>", id="an object"),
        (Odd(), "two\\nlines"),
        (600, "600"),
    ],
    ids=str,
)
def test_a_value(value: t.Any, text: str) -> None:
    assert wording.value(value) == text


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("/srv/shop/app.py", "CORS(), app.py:12"),
        ("/srv/shop/__init__.py", "CORS(), shop/__init__.py:12"),
        (r"C:\shop\__init__.py", "CORS(), shop/__init__.py:12"),
        ("<string>", "CORS(), <string>:12"),
        ("/", "CORS(), /:12"),
    ],
)
def test_a_source_has_no_path_of_the_server(file: str, text: str) -> None:
    source = Source(Place.KEYWORD, "CORS()", Location(file, 12))
    assert wording.source(source) == text


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (["a", "b", "c", "d"], "a, b, c and 1 more"),
        (["a"] * 2000, "a, a, a and 1,997 more"),
    ],
)
def test_a_list(words: list[str], text: str) -> None:
    assert wording.named(words) == text

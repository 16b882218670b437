"""Sets of characters in a regular expression."""

import itertools
import re
import warnings

import pytest
from hypothesis import example
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from flask_cors.sansio.sets import unambiguous

#: ASCII, and one character that is not.
ALPHABET = [*map(chr, range(128)), "é"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("[[a]", r"[\[a]"),
        ("[^[a]", "[^[a]"),
        ("[a&&b]", r"[a\&\&b]"),
        ("[a||b]c||d", r"[a\|\|b]c||d"),
        ("[a~~b]", r"[a\~\~b]"),
        ("[+--]", r"[+-\-]"),
        ("[--a]", r"[\--a]"),
        ("[a-z--9]", r"[a-z\--9]"),
        ("[]--a]", r"[]-\-a]"),
        (r"\[[[a]", r"\[[\[a]"),
        (r"[\]--a]", r"[\]-\-a]"),
        ("[a-z0-9-]--x", "[a-z0-9-]--x"),
        (r"(?#[[)[[a]", r"(?#[[)[\[a]"),
        ("(?x)# [[\n[[a]", "(?x)# [[\n[\\[a]"),
        ("(?sx:# [[\n[[a])", "(?sx:# [[\n[\\[a])"),
        ("#[[a]", r"#[\[a]"),
        ("https://app.example.com", "https://app.example.com"),
    ],
)
def test_what_python_may_read_in_another_way_is_escaped(
    written: str, read: str
) -> None:
    assert unambiguous(written) == read


def test_a_comment_of_a_verbose_pattern_is_left_alone() -> None:
    assert unambiguous("# [[a]\n[[b]", re.VERBOSE) == "# [[a]\n[\\[b]"


def matched(pattern: str) -> list[bool] | None:
    """Which characters and pairs a pattern matches; nothing where it is invalid."""
    try:
        compiled = re.compile(pattern)
    except re.error:
        return None

    pairs = map("".join, itertools.product("[]-&~|ab", repeat=2))
    return [compiled.fullmatch(text) is not None for text in (*ALPHABET, *pairs)]


@settings(max_examples=1000)
@given(st.text("[]^-&~|\\ab)(?#+", max_size=10))
@example("[[\\]")
def test_it_matches_what_it_did_and_python_warns_no_more(text: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        before = matched(text)

    # Tests make an error of every warning.
    assert matched(unambiguous(text)) == before


@pytest.mark.parametrize("part", ["[", "[[", "[--", "(?#", "[]", "\\[", "(?x", "#["])
def test_a_long_text_takes_no_longer_than_it_is(part: str) -> None:
    assert len(unambiguous(f"[[a]{part * 50_000}")) < 400_000

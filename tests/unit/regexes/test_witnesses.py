"""Texts that a pattern matches."""

import re

import pytest

from flask_cors.sansio.regexes.tree import parsed
from flask_cors.sansio.regexes.witnesses import samples
from flask_cors.sansio.regexes.witnesses import Witness
from flask_cors.sansio.regexes.witnesses import witnesses


def texts(pattern: str, flags: int = 0) -> list[str]:
    return [witness.text for witness in witnesses(re.compile(pattern, flags))]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("https://a", {"https://a"}),
        ("https?://a", {"https://a", "http://a"}),
        ("(app|admin)[.]com", {"app.com", "admin.com"}),
        (r"a\d{4}", {"a1111"}),
        (r"[0-9a-f]{40}", {"a" * 40}),
        (r"\d+", {"1"}),
        (r"a(:\d+)?", {"a:1", "a"}),
        (r"a(?:b){3}", {"abbb"}),
        (r"a(?:b){0}", {"a"}),
        (r"a[.-]b", {"a.b"}),
        (r"a[_~]b", {"a_b"}),
        (r"a[\s]?b", {"ab"}),
        ("(?=a)a", {"a"}),
        ("a.b", {"a.b", "aab"}),
    ],
)
def test_each_way_to_match_has_a_witness(pattern: str, expected: set[str]) -> None:
    assert expected <= set(texts(pattern))


@pytest.mark.parametrize("pattern", ["a[%&]b", "", "a b", "\u00e9.example", "a{400}"])
def test_a_text_that_is_no_origin_is_no_witness(pattern: str) -> None:
    assert texts(pattern) == []


@pytest.mark.parametrize(
    ("pattern", "origins"),
    [
        (r".*\.example\.com", {"https://a.example.com"}),
        (r".*example\.com", {"https://a.example.com", "https://example.com"}),
        (r".*://.*\.example\.com", {"https://a.example.com"}),
        (r"[a-z]+://a\.com", {"https://a.com"}),
        (r"https://a\.com.*", {"https://a.com", "https://a.com:1"}),
        (r"\S+example\.com.*", {"https://a.example.com"}),
        (r"(.*\.)?example\.com", {"https://a.example.com", "example.com"}),
        (r"^(?!.*evil).*a\.com$", {"https://a.com", "https://a.a.com"}),
    ],
)
def test_a_run_of_characters_stands_for_what_an_origin_has_there(
    pattern: str, origins: set[str]
) -> None:
    assert origins <= set(texts(pattern, re.IGNORECASE))


@pytest.mark.parametrize(
    ("pattern", "text", "marks"),
    [
        ("ab", "ab", "ff"),
        ("a.b", "a.b", "fdf"),
        ("a.b", "aab", "fsf"),
        (r"a\.b", "a.b", "fff"),
        ("a[b-d]", "ab", "fv"),
        ("a[bc]+", "ab", "fv"),
        ("a.*b", "aab", "fvf"),
        (r"(?:a\d){2}", "a1a1", "fvfv"),
    ],
)
def test_a_witness_knows_what_the_pattern_says_of_each_character(
    pattern: str, text: str, marks: str
) -> None:
    assert Witness(text, marks) in list(witnesses(re.compile(pattern)))


@pytest.mark.parametrize(
    "pattern", [r"(a|b)\1c", "(x)?(?(1)a|b)", r"[^\s\S]", "a(?!)", r"(?=b)a"]
)
def test_a_pattern_may_have_no_witness(pattern: str) -> None:
    assert texts(pattern) == []


def test_a_part_that_nothing_can_be_is_left_out() -> None:
    """Then the whole matches nothing either, and that is for the pattern to say."""
    regex = re.compile(r"ab[^\s\S]{2}c")
    root = parsed(regex)
    assert root is not None
    assert [witness.text for witness in samples(root)] == ["abc"]
    assert list(witnesses(regex)) == []


def test_witnesses_are_verified() -> None:
    regex = re.compile(r"(?!a)[a-z]+|\d{2}(?<!11)|x\by|ok")
    assert all(regex.fullmatch(witness.text) for witness in witnesses(regex))
    assert "ok" in [witness.text for witness in witnesses(regex)]


@pytest.mark.parametrize(
    "pattern",
    [".*" * 40, "(a|b|c|d)" * 40, "((a?b?c?)?d?)?" * 20, "(a{50}){50}", "a?" * 99],
)
def test_few_witnesses_are_tried_of_a_large_pattern(pattern: str) -> None:
    assert len(texts(pattern)) <= 96

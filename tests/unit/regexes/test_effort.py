"""In how many ways a pattern can try to match a text."""

import math
import re

import pytest

from flask_cors.sansio.regexes.effort import outlook
from flask_cors.sansio.regexes.effort import repeats
from flask_cors.sansio.regexes.effort import stall
from flask_cors.sansio.regexes.effort import ways
from flask_cors.sansio.regexes.tree import parsed


def ways_of(pattern: str, length: int = 100) -> float:
    root = parsed(re.compile(pattern))
    assert root is not None
    return ways(root, length)


@pytest.mark.parametrize(
    "pattern",
    [
        "abc",
        "a|b|cd",
        "[a-z]+",
        r"[a-z]+\.com",
        r"[a-z0-9-]+(\.[a-z0-9-]+)*",
        r"([a-z]+\.)+[0-9]",
        r"(\d{1,3}\.){3}\d{1,3}",
        "(ab|cd)*",
        "(ab|cd){2}",
        "a{3}",
        "(a{3}){3}",
        r"^https?://\w+(:\d+)?$",
        "(?=a+)b",
        "",
    ],
)
def test_what_can_be_told_from_the_next_character_is_tried_once(pattern: str) -> None:
    assert ways_of(pattern) == 1


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("a*a", 101),
        (r".*\.com", 101),
        (r".*.*\.com", 101 * 101),
        ("a+a", 100),
        ("a{2,5}a", 4),
        ("a?a", 2),
        ("a?a?a?a", 8),
        ("(a|ab)b", 2),
        ("(a?|b)b", 2),
        ("(a|a){3}a", 8),
        (r"(\.[a-z]+)*\.com", 101),
    ],
)
def test_where_two_could_go_on_each_way_counts(pattern: str, expected: int) -> None:
    assert ways_of(pattern) == expected


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+",
        "(a*)*",
        "(a|a)*b",
        "(a|aa)+",
        "(.*)*x",
        "(x+x+)+y",
        r"(\w+\s?)*",
        r"([a-z0-9-]+\.?)+",
        "((a?){30}){30}",
        "(?=(a+)+b)c",
        "(a|b|ab)*c",
    ],
)
def test_repeats_within_repeats_have_no_end(pattern: str) -> None:
    assert ways_of(pattern) == math.inf


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [("a", 0), ("a?", 0), ("a*b+", 2), ("(a+|b)*", 2), ("(?=a*)", 1)],
)
def test_repeats_that_scan_are_counted(pattern: str, expected: int) -> None:
    root = parsed(re.compile(pattern))
    assert root is not None
    assert repeats(root) == expected


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("a", 0),
        ("a?", 1),
        ("a?b?", 1),
        ("(a?|b?)c", 2),
        ("(a?|b?){10}c", 2**10),
        ("((a?|b?){10}){10}", 2**30),
        ("(?:a?|b?)" * 40, 2**30),
        ("(?:(?:a?|b?)?)+x", 3),
        ("(?=(a?|b?){5})c", 2**5),
    ],
)
def test_the_ways_to_match_nothing_are_counted(pattern: str, expected: int) -> None:
    root = parsed(re.compile(pattern))
    assert root is not None
    assert stall(root) == expected


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("a{9}", 0),
        ("(?=a{9})b", 9),
        ("(?:(?<=ab)d)*", 2),
        ("(?=(?:ab|c{4}))d", 2),
        ("(?!.{1,253}$)a|(?=a(?=bcd))", 3),
        ("(?=a?b*c)d", 1),
    ],
)
def test_how_far_a_pattern_looks_is_known(pattern: str, expected: int) -> None:
    root = parsed(re.compile(pattern))
    assert root is not None
    assert outlook(root) == expected

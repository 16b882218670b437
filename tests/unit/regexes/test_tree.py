"""The structure of a pattern, and what is done where there is none."""

import re
import sys
import typing as t

import pytest

from flask_cors.sansio.regexes.tree import Char
from flask_cors.sansio.regexes.tree import Choice
from flask_cors.sansio.regexes.tree import ENDLESS
from flask_cors.sansio.regexes.tree import Kind
from flask_cors.sansio.regexes.tree import Look
from flask_cors.sansio.regexes.tree import Node
from flask_cors.sansio.regexes.tree import parsed
from flask_cors.sansio.regexes.tree import Repeat
from flask_cors.sansio.regexes.tree import Sequence


def literal(char: str) -> Char:
    return Char(Kind.LITERAL, frozenset(char), char)


A, B = literal("a"), literal("b")


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("a", A),
        ("ab", Sequence((A, B))),
        ("", Sequence()),
        ("^a$", A),
        (r"\ba\Z", A),
        ("a|bb", Choice((A, Sequence((B, B))))),
        ("(?:a|bb)b", Sequence((Choice((A, Sequence((B, B)))), B))),
        ("(a)", A),
        ("(?P<name>a)", A),
        (r"(a)\1", A),
        ("a*", Repeat(A, 0, ENDLESS)),
        ("a+?", Repeat(A, 1, ENDLESS)),
        ("a?", Repeat(A, 0, 1)),
        ("a{2,5}", Repeat(A, 2, 5)),
        ("a*+", Repeat(A, 0, ENDLESS)),
        ("(?>a)", A),
        ("(?=a)b", Sequence((Look(A), B))),
        ("(?<!a)b", Sequence((Look(A), B))),
        ("[a]", A),
    ],
)
def test_a_pattern_is_taken_apart(pattern: str, expected: Node) -> None:
    assert parsed(re.compile(pattern)) == expected


@pytest.mark.parametrize(
    ("pattern", "chars", "others"),
    [
        ("[ab]", "ab", "cA"),
        ("[a-c]", "abc", "dA"),
        ("[^a-c]", "dA.-", "abc"),
        ("[^a]", "b.\n", "a"),
        (r"\d", "09", "a."),
        (r"\D", "a.", "09"),
        (r"\w", "a0_", ".- "),
        (r"\W", ".- ", "a0_"),
        (r"\s", " \n", "a."),
        (r"\S", "a.", " \n"),
        (r"[\w.]", "a0_.", "-"),
        (".", "a.:/", "\n"),
        ("(?s:.)", "a\n", ""),
        ("(?i:[a-c])", "aC", "d"),
        ("(?i:[^a])", "b", "aA"),
        ("[à-ü]", "ü", "a"),
    ],
)
def test_a_character_knows_which_it_can_be(
    pattern: str, chars: str, others: str
) -> None:
    node = t.cast(Char, parsed(re.compile(pattern)))
    assert node.chars.issuperset(chars)
    assert node.chars.isdisjoint(others)


@pytest.mark.parametrize(
    ("pattern", "flags", "chars"),
    [
        ("a", re.IGNORECASE, "aA"),
        ("(?i)a", 0, "aA"),
        ("(?-i:a)", re.IGNORECASE, "a"),
        ("(?i:a)", 0, "aA"),
        ("a", 0, "a"),
    ],
)
def test_the_case_is_ignored_where_the_flags_say_so(
    pattern: str, flags: int, chars: str
) -> None:
    node = t.cast(Char, parsed(re.compile(pattern, flags)))
    assert (node.chars, node.written) == (frozenset(chars), "a")


def test_what_is_not_understood_is_nothing() -> None:
    assert parsed(re.compile("(x)?(?(1)a|b)")) is None


def test_without_the_parser_nothing_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is Python's own, and not a public part of it."""
    monkeypatch.setitem(sys.modules, "re._parser", None)
    assert parsed(re.compile("no parser, no structure")) is None


def test_a_pattern_that_is_compiled_for_debugging_prints_no_more(
    capsys: pytest.CaptureFixture[str],
) -> None:
    regex = re.compile("debugged", re.DEBUG)
    capsys.readouterr()
    assert parsed(regex) is not None
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("depth", [41, 90])
def test_what_is_nested_more_deeply_than_people_write_is_nothing(depth: int) -> None:
    assert parsed(re.compile("(?:" * depth + "a" + "b)+" * depth)) is None


def test_groups_alone_are_no_depth() -> None:
    assert parsed(re.compile("(" * 60 + "a" + ")" * 60)) == A

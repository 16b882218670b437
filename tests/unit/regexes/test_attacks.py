"""Texts that a pattern may take long for."""

import re

import pytest

from flask_cors.sansio.regexes.attacks import Attack
from flask_cors.sansio.regexes.attacks import attacks
from flask_cors.sansio.regexes.tree import parsed

ENDINGS = ("!", "-", "0", "a")


def attacks_on(pattern: str) -> list[Attack]:
    root = parsed(re.compile(pattern))
    assert root is not None
    return list(attacks(root, ENDINGS))


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("(a+)+b", Attack("", "a", "!")),
        ("https://(a+)+b", Attack("https://", "a", "!")),
        (r"([\w!]+)*x", Attack("", "a", "-")),
        ("(.*)*x", Attack("", "a", "")),
        ("(ab|cd|abcd)*x", Attack("", "abcd", "!")),
        ("(x|y(a+)+)b", Attack("y", "a", "!")),
        ("(x(a+)+)*b", Attack("x", "a", "!")),
        ("(?=(a+)+b)c", Attack("", "a", "!")),
        (r"[0-9]*[0-9a]*a*b", Attack("1", "a", "!")),
        ("[^a]+[^b]+c", Attack("1", "-", "")),
        ("(?=https://)(.+)+a", Attack("https://", "a", "")),
        ("/a/.*/b/.*c", Attack("/a/", "/b/", "")),
    ],
)
def test_every_repeat_is_attacked(pattern: str, expected: Attack) -> None:
    assert expected in attacks_on(pattern)


@pytest.mark.parametrize("pattern", ["abc", "a|b", r"[^\s\S]*x", "(?:)*x"])
def test_where_nothing_repeats_there_is_no_attack(pattern: str) -> None:
    assert attacks_on(pattern) == []


def test_an_impossible_part_leads_nowhere() -> None:
    assert Attack("", "a", "!") in attacks_on(r"[^\s\S]{2}(a+)+b")


def test_there_are_few_attacks_on_a_large_pattern() -> None:
    assert len(attacks_on("(a+b*)*" * 50)) == 48


def test_a_text_grows_by_characters() -> None:
    attack = Attack("https://", "ab", "!")
    assert attack.room(20) == 11
    assert attack.text(11) == "https://abababababa!"
    assert attack.room(4) == 0
    assert attack.text(0) == "https://!"


def test_what_anybody_sends_grows_into_itself() -> None:
    root = parsed(re.compile("(a+)+b"))
    assert root is not None
    last = list(attacks(root, ENDINGS, ("https://a.example",)))[-1]
    assert [last.text(size) for size in (0, 9)] == ["", "https://a"]


def test_an_attack_is_shown_by_its_beginning_and_its_end() -> None:
    assert str(Attack("x", "ab", "!")) == f"x{'ab' * 15}a...!"

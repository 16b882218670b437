"""Python's regexes as JavaScript has them, or not at all."""

import re
import typing as t

import pytest

from flask_cors.page.tables.patterns import Pattern
from flask_cors.page.tables.patterns import translated

LONGEST: t.Final = 326


@pytest.mark.parametrize(
    ("regex", "source"),
    [
        (r"a|bc", "(?:a|bc)"),
        (r"a\.b", r"a\x2eb"),
        (r"é", r"\xe9"),
        ("\u20ac", r"\u{20ac}"),
        (r"[^a]", "[^a]"),
        (r"[^ab-d-]", r"[^ab-d\x2d]"),
        (r".", r"[^\n]"),
        (r"(?s).", "[^]"),
        (r"(?s:.).", r"(?:[^])[^\n]"),
        (r"(a)(?:b)(?P<c>d)", "(a)b(d)"),
        (r"a*b+c?d{2}e{2,3}", "(?:a){0,}(?:b){1,}(?:c){0,1}(?:d){2,2}(?:e){2,3}"),
        (r"a*?b", "(?:a){0,}?b"),
        (r"^a$", r"(?:^)a(?:(?=\n?$))"),
        (r"\Aa\Z", "(?:^)a(?:$)"),
        (r"(?m)^a$", r"(?:(?<![^\n]))a(?:(?![^\n]))"),
        (r"(?=a)a(?<=a)", "(?:(?=a))a(?:(?<=a))"),
        (r"(?!b)a(?<!b)", "(?:(?!b))a(?:(?<!b))"),
        (r"(?!)", "(?:(?!))"),
        (r"(?x) a b # c", "ab"),
    ],
)
def test_one_that_means_the_same_is_written_so(regex: str, source: str) -> None:
    assert translated(re.compile(regex), LONGEST) == Pattern(source, "u", False)


@pytest.mark.parametrize(
    ("regex", "source", "flags"),
    [
        (r"\d\D", r"[0-9][\x00-\x2f\x3a-\x7f]", "u"),
        (r"[\w-]", r"[0-9A-Z_a-z\x2d]", "u"),
        (r"\W", r"[\x00-\x2f\x3a-\x40\x5b-\x5e\x60\x7b-\x7f]", "u"),
        (r"\s\S", r"[\x09-\x0d\x1c-\x20][\x00-\x08\x0e-\x1b\x21-\x7f]", "u"),
        (r"\ba", r"(?:\b)a", "u"),
        (r"(?i)a", "a", "iu"),
    ],
)
def test_what_depends_on_letters_and_digits_is_for_ascii(
    regex: str, source: str, flags: str
) -> None:
    assert translated(re.compile(regex), LONGEST) == Pattern(source, flags, True)


@pytest.mark.parametrize(
    "regex",
    [
        pytest.param(r"(a)\1", id="a group that is looked back at"),
        pytest.param(r"(?P<x>a)(?P=x)", id="a group that is looked back at by name"),
        pytest.param(r"(a)?(?(1)b|c)", id="a choice by a group"),
        pytest.param(r"(?>a+)b", id="an atomic group"),
        pytest.param(r"a++b", id="a possessive repeat"),
        pytest.param(r"(?i:a)b", id="a case that is ignored in a part"),
        pytest.param(r"(?i)a(?-i:b)", id="a case that is minded in a part"),
        pytest.param("(?i)\u017f", id="a letter beyond ASCII in any case"),
        pytest.param("(?i)[^\u212a]", id="a class beyond ASCII in any case"),
        pytest.param(r"\Ba", id="a place inside of a word"),
        pytest.param(r"(?:a?){2}b", id="something that may be empty, more than once"),
        pytest.param(r"(a+)+b", id="one that may take long"),
    ],
)
def test_one_that_has_no_equal_is_refused(regex: str) -> None:
    assert translated(re.compile(regex), LONGEST) is None


def test_one_with_flags_of_another_kind_is_refused() -> None:
    regex: t.Any = re.compile(rb"a", re.LOCALE)
    assert translated(regex, LONGEST) is None

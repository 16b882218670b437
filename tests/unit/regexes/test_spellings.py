"""How the text of a pattern is changed."""

import pytest

from flask_cors.sansio.regexes import spellings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a.b", r"a\.b"),
        (r"a\.b", r"a\.b"),
        ("a.*b.+c.?d.{2}e", "a.*b.+c.?d.{2}e"),
        ("[.]a[^.]b[].]c.", r"[.]a[^.]b[].]c\."),
        (r"(?:a.b|\d.c)", r"(?:a\.b|\d\.c)"),
        (r"a\\.b", r"a\\\.b"),
        ("", ""),
    ],
)
def test_dots_that_stand_for_one_character_are_escaped(
    text: str, expected: str
) -> None:
    assert spellings.escaped(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a", "a$"),
        ("a$", "a$"),
        (r"a\Z", r"a\Z"),
        ("a|b", "(?:a|b)$"),
        ("(a|b)c", "(a|b)c$"),
        ("(?:a|b)|c", "(?:(?:a|b)|c)$"),
        (r"[|]a\|", r"[|]a\|$"),
        ("a:*", r"a(:\d+)?$"),
    ],
)
def test_a_pattern_is_ended(text: str, expected: str) -> None:
    assert spellings.ended(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://.*a.b", r"https://(.*\.)?a\.b$"),
        ("https://.*a.b", r"https://.*\.a\.b$"),
        (r"https://[\w.-]+a", r"https://([\w.-]+\.)?a$"),
        (r"https://.*\.?a", r"https://(.*\.)?a$"),
        (r"https://a.b.*", r"https://a\.b$"),
        (r"https://a.b.*$", r"https://a\.b(:\d+)?$"),
        (r"https://a.b:*$", r"https://a\.b(:\d+)?$"),
        (r".*\.a", r"https://.*\.a$"),
        (r"^.*\.a$", r"^https://.*\.a$"),
        (r"^.*://a", r"^https://a$"),
        (r"(https?://)?a", r"https?://a$"),
    ],
)
def test_stricter_spellings_are_proposed(text: str, expected: str) -> None:
    assert expected in list(spellings.respelled(text, "https"))

"""Samples of a regular expression, by its text."""

import re

import pytest

from flask_cors.sansio.judges.samples import after_scheme
from flask_cors.sansio.judges.samples import samples


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"https://app\.example\.com", ["https://app.example.com"]),
        (r"^https?://app\.example$", ["https://app.example"]),
        (r"\Ahttps://a\.b\Z", ["https://a.b"]),
        (r"https://[a-z]+\.b", ["https://a.b", "https://b.b"]),
        (r"https://[^a]\.b", ["https://1.b", "https://b.b"]),
        (r"https://[\]\w]\.b", ["https://a.b", "https://b.b"]),
        (r"https://pr-\d{3}\.b", ["https://pr-111.b", "https://pr-222.b"]),
        (r"https://x{2,}\.b(:\d{1,5})?", ["https://xx.b:1", "https://xx.b:2"]),
        (r"https://(?:a|(?P<other>b))\.c", ["https://a.c", "https://b.c"]),
        (r"(?i:https)://a(?!b)\.c", ["https://a.c"]),
        (r"(?i)https://(?<!x)a\.c", ["https://a.c"]),
        (r"a\.b|c\.d", ["a.b", "c.d"]),
        (r"https://\\d*?", ["https://\\d"]),
        (r"https://x{99}", [f"https://{'x' * 63}"]),
        (r"https://[5-9]", ["https://"]),
        (r"https://a(?#[z-a](:)\.b", ["https://a.b"]),
        (r"(?x) https://a # [z-a]", [" https://a # "]),
    ],
)
def test_a_sample_is_what_the_pattern_was_written_for(
    pattern: str, expected: list[str]
) -> None:
    pairs = samples(re.compile(pattern))
    assert list(dict.fromkeys(text for pair in pairs for text in pair)) == expected


def test_of_many_alternatives_some_are_tried() -> None:
    pattern = re.compile("|".join(f"https://{n}" for n in range(20)))
    assert len(list(samples(pattern))) == 8


@pytest.mark.parametrize("text", ["https://a.b:1", "a.b:1", "http://https://a.b:1"])
def test_a_sample_may_have_no_scheme(text: str) -> None:
    assert after_scheme(text) == "a.b:1"

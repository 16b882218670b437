"""Of many regexes those that match are found as if all of them were tried."""

import re
import string

import hypothesis.strategies as st
import pytest
from hypothesis import example
from hypothesis import given

from flask_cors.sansio.origins import AllowedOrigins
from flask_cors.sansio.regexes.closings import closing
from flask_cors.sansio.regexes.closings import Closings

HOSTS = st.text("ab.", min_size=1, max_size=6)
WHOLE = [r"https://", r"[a-z]+\.", r".*", r"a", r"\.b", r"(?:a|b)", r"b?", r"a{2}"]
ODD = [r"(a)\.\1", r"$", r"(?=b)b", r"(?i:B)", r"\Z", r"(?<!a)\.", r"(?P<n>b)(?P=n)"]
PARTS = st.sampled_from([*WHOLE, *ODD])
PATTERNS = st.lists(PARTS, min_size=1, max_size=4).map("".join)


def compiled(pattern: str) -> re.Pattern[str] | None:
    try:
        return re.compile(pattern)
    except re.error:
        return None


@given(st.lists(PATTERNS, max_size=8), HOSTS, st.sampled_from(["", "https://"]))
@example([r"(a)\.\1"], "a.a", "")
@example([r"(?i:B)"], "b", "")
@example([r"a$"], "a", "")
def test_the_same_texts_match_as_if_all_were_tried(
    patterns: list[str], host: str, scheme: str
) -> None:
    regexes = [regex for regex in map(compiled, patterns) if regex is not None]
    text = scheme + host
    found = any(regex.fullmatch(text) for regex in regexes)
    assert Closings(regexes).match(text) is found


@pytest.mark.parametrize(
    ("pattern", "end"),
    [
        (r"https://.*\.example\.com", ".example.com"),
        (r"https://.*\.example\.com$", ".example.com"),
        (r"https://.*\.Example", ".example"),
        (r".*\.example(:\d+)?", ""),
        (r".*\.ä", ""),
        (r"(a|b)\.\1", ""),
        (r"a", ""),
        (r"(?(1)a|b)", ""),
    ],
)
def test_what_a_regex_ends_with_is_seen_where_it_is_plain(
    pattern: str, end: str
) -> None:
    regex = compiled(pattern)
    assert regex is None or closing(regex) == end


def test_of_a_thousand_tenants_each_is_allowed_its_own_domain() -> None:
    regexes = tuple(
        re.compile(rf"https://[a-z]+\.site{number}\.example") for number in range(1000)
    )
    origins = AllowedOrigins(regexes=regexes)
    pages = [f"https://{c}.site500.example" for c in string.ascii_lowercase]
    assert [page for page in pages if not origins.permit(page)] == []
    assert not origins.permit("https://a.site1000.example")
    assert not origins.permit("https://a.site500.example.evil.example")

"""Masks over passwords."""

import re
import types
import typing as t

import pytest

from flask_cors import Fault
from flask_cors.reports import wording
from flask_cors.sansio import masks
from flask_cors.sansio import ruling
from flask_cors.sansio.findings import Place
from flask_cors.sansio.findings import Source

SOURCE = Source(Place.KEYWORD, "CORS()")


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("https://tester:secret@host", "https://tester:***@host"),
        ("https://tester:secret@host:8443/path", "https://tester:***@host:8443/path"),
        ("tester:secret@host", "tester:***@host"),
        ("//tester:secret@host", "//tester:***@host"),
        ("https://:secret@host", "https://:***@host"),
        ("https://a:b:c@host", "https://a:***@host"),
        ("https://a:b@c@host", "https://a:***@host"),
        ("https://a:b/c?d#e@host", "https://a:***@host"),
        ("https://a:b c;d,e'f@host", "https://a:***@host"),
        ("https://a:b@c, https://d:e@f", "https://a:***@c, https://d:***@f"),
        (
            "https://a.example:80, https://d:e@f",
            "https://a.example:80, https://d:***@f",
        ),
        ("https://tester@host", "https://tester@host"),
        ("https://app.example.com:3000", "https://app.example.com:3000"),
        (r"https://(?:.*@)?app\.example\.com", r"https://(?:.*@)?app\.example\.com"),
        ("https://tester:***@host", "https://tester:***@host"),
    ],
)
def test_a_password_is_masked_whatever_it_is_made_of(text: str, masked: str) -> None:
    assert masks.masked_text(text) == masked


def test_what_has_no_password_is_the_very_same_value() -> None:
    for value in ("a@b", ["a", ("b",)], {"a": {1}}, re.compile("a:b"), object(), None):
        assert masks.masked(value) is value


@pytest.mark.parametrize(
    ("value", "masked"),
    [
        (["https://a:b@c", 7], ["https://a:***@c", 7]),
        (("https://a:b@c",), ("https://a:***@c",)),
        ({"https://a:b@c"}, {"https://a:***@c"}),
        (frozenset({"https://a:b@c"}), frozenset({"https://a:***@c"})),
        (
            {"/": {"origins": ["https://a:b@c"]}},
            {"/": {"origins": ["https://a:***@c"]}},
        ),
        (re.compile("https://a:b@c"), "https://a:***@c"),
        (re.compile(b"https://a"), re.compile(b"https://a")),
    ],
    ids=repr,
)
def test_a_password_within_is_masked(value: object, masked: object) -> None:
    assert masks.masked(value) == masked


def test_a_list_within_itself_is_shown_by_its_type() -> None:
    endless: list[object] = []
    endless.append(endless)
    assert masks.masked(endless) == "<list>"


def test_in_a_sentence_a_password_ends_where_the_word_does() -> None:
    said = "origins is 'https://a:b@c', from @cross_origin(): write it to me@a.example."
    assert masks.masked_words(said) == said.replace("a:b@", "a:***@")
    assert masks.masked_words("no address: none") == "no address: none"


def test_a_finding_never_holds_a_password() -> None:
    for find in (ruling.finding, ruling.remark):
        said = "'https://a:secret@b'"
        value = ["https://a:secret@b"]
        finding = find(Fault.WRONG_TYPE, "x", value, SOURCE, said, said, said)
        everything = (finding, finding.value, finding.message, finding.fix)
        assert "secret" not in f"{everything!r} {finding} {finding.suggestions}"
        assert "a:***@b" in str(finding)


def test_the_words_for_an_object_of_another_kind_are_masked_too() -> None:
    value: t.Any = types.SimpleNamespace(origin="https://a:secret@b")
    finding = ruling.finding(Fault.WRONG_TYPE, "origins", value, SOURCE, "No.", "")
    assert finding.value is value
    assert "origin='https://a:***@b'" in str(finding)
    assert "secret" not in wording.written(finding.value)
    assert wording.written(["https://a:sec ret@b"]) == "['https://a:***@b']"

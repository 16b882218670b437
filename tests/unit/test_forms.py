"""The forms in which a value may be written."""

import re
import typing as t
from datetime import timedelta

import pytest

from flask_cors.sansio import forms
from flask_cors.sansio.findings import Fault
from flask_cors.sansio.findings import Place
from flask_cors.sansio.findings import Source
from flask_cors.sansio.forms import Note


@pytest.fixture
def note() -> Note:
    return Note("option", Source(Place.KEYWORD, "CORS()"), [])


def check(origin: str) -> bool:
    return True


PATTERN = re.compile("a,b")


@pytest.mark.parametrize(
    ("value", "entries"),
    [
        (None, ()),
        ([], ()),
        ({}, ()),
        (set(), ()),
        ("a", ("a",)),
        (" a ", ("a",)),
        ("", ("",)),
        ("a,b", ("a", "b")),
        (" a , b ,", ("a", "b")),
        (["a", "b,c"], ("a", "b", "c")),
        (("a",), ("a",)),
        (["a", None, 7], ("a", None, 7)),
        pytest.param(iter(["a", "b"]), ("a", "b"), id="an iterator"),
        ({"a": 1}.keys(), ("a",)),
        (PATTERN, (PATTERN,)),
        pytest.param([PATTERN, check], (PATTERN, check), id="a list with a function"),
        pytest.param(check, (check,), id="a function"),
        ("a{1,3}", ("a{1,3}",)),
        ("a{1,3},b", ("a{1,3},b",)),
        ("[a,b](c,d)", ("[a,b](c,d)",)),
        ("a(b),c", ("a(b)", "c")),
        (",", ()),
    ],
    ids=repr,
)
def test_one_many_and_text_with_commas_are_entries(
    value: object, entries: tuple[object, ...], note: Note
) -> None:
    assert forms.entries(value, note, "text", "Write text.") == entries
    assert note.findings == []


@pytest.mark.parametrize("value", [7, True, 1.5, b"a", {"a": 1}], ids=repr)
def test_anything_else_has_no_entries_and_is_told(value: object, note: Note) -> None:
    assert forms.entries(value, note, "an entry is text", "Write text.") == ()
    assert [(f.fault, f.value) for f in note.findings] == [(Fault.WRONG_TYPE, value)]


@pytest.mark.parametrize(
    "value",
    [True, 1, "1", "true", "True", "TRUE", "t", "yes", "Y", "on", " true\n"],
    ids=repr,
)
def test_a_switch_is_on(value: object, note: Note) -> None:
    assert forms.switch(value, note) is True
    assert note.findings == []


@pytest.mark.parametrize(
    "value",
    [False, None, 0, "0", "", " ", "false", "False", "f", "no", "N", "OFF"],
    ids=repr,
)
def test_a_switch_is_off(value: object, note: Note) -> None:
    assert forms.switch(value, note) is False
    assert note.findings == []


@pytest.mark.parametrize("value", ["maybe", 2, -1, 1.0, [], b"true"], ids=repr)
def test_what_is_neither_is_off_and_told(value: object, note: Note) -> None:
    assert forms.switch(value, note) is False
    assert [finding.fault for finding in note.findings] == [Fault.WRONG_TYPE]


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (None, None),
        (0, 0),
        (600, 600),
        ("0", 0),
        (" 600 ", 600),
        (timedelta(minutes=1), 60),
        (timedelta(seconds=1, milliseconds=900), 1),
        ("\x1f 600\x1f", 600),
        (timedelta(0), 0),
    ],
    ids=repr,
)
def test_seconds_are_a_number_its_text_or_a_timedelta(
    value: object, seconds: int | None, note: Note
) -> None:
    assert forms.seconds(value, note) == seconds
    assert note.findings == []


@pytest.mark.parametrize(
    "value",
    [
        -1,
        "-1",
        1.0,
        "1.5",
        "",
        "soon",
        True,
        "\u0665",
        "²",
        "1_000",
        [1],
        timedelta(-1),
    ],
    ids=repr,
)
def test_anything_else_is_no_number_of_seconds(value: object, note: Note) -> None:
    assert forms.seconds(value, note) is None
    assert [finding.fault for finding in note.findings] == [Fault.INVALID_MAX_AGE]


@pytest.mark.parametrize(
    ("value", "faults"),
    [
        (0, []),
        (600, []),
        ("601", [Fault.MAX_AGE_ABOVE_SOME_BROWSERS]),
        (timedelta(hours=2), [Fault.MAX_AGE_ABOVE_SOME_BROWSERS]),
        (86400, [Fault.MAX_AGE_ABOVE_SOME_BROWSERS]),
        (86401, [Fault.MAX_AGE_ABOVE_EVERY_BROWSER]),
        (timedelta(days=365), [Fault.MAX_AGE_ABOVE_EVERY_BROWSER]),
    ],
    ids=repr,
)
def test_seconds_above_what_browsers_keep_are_told(
    value: object, faults: list[Fault], note: Note
) -> None:
    assert forms.seconds(value, note) is not None
    assert [finding.fault for finding in note.findings] == faults


@pytest.mark.parametrize(
    ("value", "named"),
    [
        (601, {"WebKit"}),
        (7200, {"WebKit"}),
        (7201, {"WebKit", "Chromium"}),
        (86401, {"WebKit", "Chromium", "Firefox"}),
    ],
)
def test_the_browsers_that_keep_it_for_less_are_named(
    value: int, named: set[str], note: Note
) -> None:
    forms.seconds(value, note)
    (finding,) = note.findings
    browsers = ("WebKit", "Chromium", "Firefox")
    assert {name for name in browsers if f"{name} for" in finding.message} == named
    note.findings.clear()
    forms.seconds(finding.suggestions[0], note)
    assert note.findings == []


@pytest.mark.parametrize("text", ["a*", "a?", r"\d", "[a]", "(a)", "^a", "a$", "a|b"])
def test_a_regex_has_characters_of_its_own(text: str) -> None:
    assert forms.looks_like_regex(text)


@pytest.mark.parametrize("text", ["", "https://a.example:80", "X-One", "a_b~c%20"])
def test_plain_text_has_none_of_them(text: str) -> None:
    assert not forms.looks_like_regex(text)


def test_a_regex_of_text_ignores_case(note: Note) -> None:
    compiled = t.cast("re.Pattern[str]", forms.regex("a+", note))
    assert compiled.fullmatch("AaA")

"""What is known of a path pattern without a path."""

import re
import typing as t

import pytest

from flask_cors.sansio.findings import Fault
from flask_cors.sansio.findings import Finding
from flask_cors.sansio.findings import Place
from flask_cors.sansio.findings import Source
from flask_cors.sansio.forms import Note
from flask_cors.sansio.paths import PathPattern
from flask_cors.sansio.paths import Reach

Written: t.TypeAlias = str | re.Pattern[str]


def parsed(written: Written) -> tuple[PathPattern, list[Finding]]:
    note = Note("resources", Source(Place.KEYWORD, "CORS()"), [])
    rv = PathPattern.parse(written, note)
    assert rv is not None
    return rv, note.findings


def pattern(written: Written) -> PathPattern:
    return parsed(written)[0]


@pytest.mark.parametrize(
    ("written", "stem"),
    [
        ("/api", "/api"),
        ("/api/*", "/api"),
        ("/api*", "/api"),
        ("*", "/"),
        ("/api/.*", "/api/"),
        ("^/api/.*", "/api/"),
        (r"/v\d+", "/v"),
        (r"/a\.b/.*", "/a.b/"),
        ("/api/?$", "/api"),
        ("/ab*c", "/a"),
        ("/ab{2}[c]", "/a"),
        ("/ab+[c]", "/ab"),
        (r"/a\.?b", "/a"),
        ("/(a|b)/.*", "/"),
        ("/x([|]|a)", "/x"),
        (r"/x\|y$", "/x|y"),
        ("/a$|/b", ""),
        ("(/a)?|/b", ""),
        (".*/a", ""),
        (re.compile("/api"), "/api"),
        (re.compile("/api", re.IGNORECASE), ""),
        (re.compile("/a pi", re.VERBOSE), ""),
        ("(?i)/api", ""),
        ("(?s)^/api/.*", "/api/"),
    ],
    ids=repr,
)
def test_each_path_of_a_pattern_is_certain_to_begin_with(
    written: Written, stem: str
) -> None:
    assert pattern(written).stem == stem


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("/api", Reach.LITERAL),
        ("/api/*", Reach.SEGMENTS),
        ("/.*", Reach.EVERYTHING),
        ("/api/.*", Reach.PREFIX),
        ("^/api.*$", Reach.PREFIX),
        ("/api(/.*)?", Reach.PREFIX),
        (re.compile("/api"), Reach.PREFIX),
        ("/api(/.*)?$", Reach.SEGMENTS),
        ("/api(?:/|$)", Reach.SEGMENTS),
        (r"/api/\d+", Reach.REGEX),
        ("/api/.+", Reach.LITERAL),
        (re.compile("/api/.+"), Reach.REGEX),
        ("/api$", Reach.REGEX),
        ("(?s)^/api/.*", Reach.PREFIX),
        (".*", Reach.EVERYTHING),
        (".*/", Reach.REGEX),
    ],
    ids=repr,
)
def test_a_regex_that_is_a_stem_and_no_more_is_known(
    written: Written, plain: Reach
) -> None:
    assert pattern(written).plain is plain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/*", "/api"),
        ("/*", re.compile("x")),
        ("/api*", "/api"),
        ("/api*", "/api/*"),
        ("/api.*", "/api*"),
        ("/api/.*", "/api/v*"),
        ("/api/.*", r"/api/v\d+"),
        ("/api/*", "/api/v1/*"),
        ("/api/*", "/api"),
        ("/api/*", "/api(/.*)?$"),
        ("/api(/.*)?$", "/api/*"),
        ("/api/*", r"^/api/v\d+"),
    ],
)
def test_a_pattern_covers_another(one: Written, other: Written) -> None:
    assert pattern(one).covers(pattern(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/api", "/api"),
        ("/api", "/api/*"),
        ("/api/.*", "/api/*"),
        ("/api/*", "/api*"),
        ("/api/*", "/api.*"),
        ("/api/*", r"/api[/]v\d+"),
        ("/api*", "/(api|b)"),
        ("/api*", "/api|/b[c]"),
        ("/api*", "(?i)/api"),
        (r"/api/\d+", r"/api/\d+"),
    ],
)
def test_a_pattern_is_not_certain_to_cover_another(
    one: Written, other: Written
) -> None:
    assert not pattern(one).covers(pattern(other))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("api/*", "/api/*"),
        ("api", "/api"),
        ("", "/"),
        (r"api/\d+", r"/api/\d+"),
        (r"^api/\d+", r"^/api/\d+"),
        (re.compile("api/.*"), "/api/.*"),
        ("https://a.example/api/*", "/api/*"),
        ("https?://a.example/api/.*", "/api/.*"),
        ("https://a.example", "/*"),
    ],
    ids=repr,
)
def test_a_pattern_without_a_slash_before_it_is_told(
    written: Written, meant: str
) -> None:
    rv, (finding,) = parsed(written)
    assert rv.is_relative
    assert finding.fault is Fault.RELATIVE_PATH
    assert finding.suggestions == (meant,)
    assert parsed(meant)[1] == []


@pytest.mark.parametrize(
    "written",
    ["/api", "*", ".*", "(api)?/v1", "[/]api", "a?/b[c]", "a*/b", "api|/b[c]", r"\S+"],
)
def test_a_pattern_that_may_begin_with_a_slash_is_not(written: str) -> None:
    rv, findings = parsed(written)
    assert not rv.is_relative
    assert findings == []

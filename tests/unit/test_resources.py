"""Which policy governs a path."""

import re
import typing as t

import pytest

from flask_cors.sansio.findings import Finding
from flask_cors.sansio.findings import Place
from flask_cors.sansio.findings import Source
from flask_cors.sansio.forms import Note
from flask_cors.sansio.layers import defaults
from flask_cors.sansio.layers import Layer
from flask_cors.sansio.layers import overlaid
from flask_cors.sansio.paths import PathPattern
from flask_cors.sansio.paths import Reach
from flask_cors.sansio.policy import Policy
from flask_cors.sansio.resource_forms import compiled
from flask_cors.sansio.resources import replaced
from flask_cors.sansio.resources import Resource
from flask_cors.sansio.resources import Resources


def pattern(written: str | re.Pattern[str]) -> PathPattern:
    note = Note("resources", Source(Place.KEYWORD, "CORS()"), [])
    return t.cast(PathPattern, PathPattern.parse(written, note))


def policy(**options: t.Any) -> Policy:
    layer = Layer(Place.KEYWORD, "CORS()", options)
    return Policy.compile(overlaid(defaults(), layer, []))


def table(*written: str | re.Pattern[str]) -> Resources:
    """A table in which the policy of each pattern has its number as its age."""
    return Resources(
        tuple(
            Resource(pattern(text), policy(max_age=number))
            for number, text in enumerate(written)
        )
    )


def governing(resources: Resources, path: str) -> int | None:
    """The number of the pattern whose policy governs."""
    found = resources.policy(path)
    return None if found is None else int(found.max_age or "")


@pytest.mark.parametrize(
    ("written", "reach"),
    [
        ("/login", Reach.LITERAL),
        ("/", Reach.LITERAL),
        ("/a.b/c+d|e", Reach.LITERAL),
        ("/api/*", Reach.SEGMENTS),
        ("/api*", Reach.PREFIX),
        ("/api/v*", Reach.PREFIX),
        ("*", Reach.EVERYTHING),
        ("/*", Reach.EVERYTHING),
        (".*", Reach.EVERYTHING),
        ("/.*", Reach.EVERYTHING),
        ("/api/.*", Reach.REGEX),
        (r"/api/\d+", Reach.REGEX),
        ("/(a|b)", Reach.REGEX),
        ("/a/*/b", Reach.REGEX),
        ("/ab*c", Reach.REGEX),
        (re.compile("/api"), Reach.REGEX),
    ],
    ids=repr,
)
def test_a_pattern_reaches(written: str | re.Pattern[str], reach: Reach) -> None:
    assert pattern(written).reach is reach


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("/login", "/login"),
        ("/api/*", "/api"),
        ("/api/*", "/api/"),
        ("/api/*", "/api/a/b"),
        ("/api*", "/apikeys"),
        ("/api*", "/api"),
        ("/*", "/"),
        (r"/api/\d+", "/api/7/more"),
        (re.compile("/API", re.IGNORECASE), "/api"),
    ],
)
def test_a_pattern_matches(written: str, path: str) -> None:
    assert pattern(written).matches(path)


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("/login", "/login/"),
        ("/login", "/Login"),
        ("/api/*", "/apikeys"),
        ("/api/*", "/v1/api/a"),
        ("/api*", "/ap"),
        (r"/api/\d+", "/v1/api/7"),
        ("api", "/api"),
    ],
)
def test_a_pattern_does_not_match(written: str, path: str) -> None:
    assert not pattern(written).matches(path)


@pytest.mark.parametrize(
    ("written", "path", "number"),
    [
        (("/*", "/api/*", "/api/admin/*", "/api/admin"), "/api/admin", 3),
        (("/*", "/api/*", "/api/admin/*"), "/api/admin", 2),
        (("/*", "/api/*", "/api/admin/*"), "/api/x", 1),
        (("/*", "/api/*"), "/", 0),
        (("/api/v*", "/api/v1*"), "/api/v1x", 1),
        (("/(a|b)", "/(a|c)"), "/a", 0),
        (("/api/*",), "/", None),
        (("/a", "/b", "/a"), "/a", 2),
        (("*", "/*", ".*"), "/x", 2),
        ((), "/", None),
    ],
)
def test_the_most_specific_pattern_governs(
    written: tuple[str, ...], path: str, number: int | None
) -> None:
    assert governing(table(*written), path) == number


@pytest.mark.parametrize("path", ["/..", "/a/../b", "/../a", "..", "/a/.."])
def test_a_path_that_climbs_is_nobodys(path: str) -> None:
    assert table("/*").policy(path) is None


@pytest.mark.parametrize("path", ["/a..b", "/...", "/..a", "/a../b"])
def test_dots_in_a_segment_do_not_climb(path: str) -> None:
    assert table("/*").policy(path) is not None


@pytest.mark.parametrize(
    ("written", "is_one"),
    [
        (("/*",), True),
        (("*", "/*"), True),
        (("/api/*",), False),
        (("/*", "/a"), False),
        ((), False),
    ],
)
def test_one_entry_for_everything_is_the_only_policy(
    written: tuple[str, ...], is_one: bool
) -> None:
    assert (table(*written).only is not None) is is_one


@pytest.mark.parametrize(
    ("older", "newer", "expected"),
    [
        ("/api/*", "/api/*", 1),
        ("*", "/*", 1),
        ("/api/*", "/api*", 0),
        ("/a", re.compile("/a"), 0),
    ],
)
def test_the_same_paths_with_another_policy_are_replaced(
    older: str, newer: str, expected: int
) -> None:
    before = (Resource(pattern(older), policy(max_age=1)),)
    after = (Resource(pattern(newer), policy(max_age=2)),)
    assert len(list(replaced(before, after))) == expected
    assert list(replaced(before, before)) == []


def resources(value: object, **options: t.Any) -> tuple[Resource, ...]:
    findings: list[Finding] = []
    layer = Layer(Place.KEYWORD, "CORS()", {"resources": value, **options})
    entries = compiled(overlaid(defaults(), layer, findings), findings)
    assert findings == []
    return entries


@pytest.mark.parametrize(
    "value",
    [
        "/api/*",
        ["/api/*"],
        {"/api/*"},
        re.compile("/api/.*"),
        {"/api/*": {}},
        {"/api/*": "https://a.example"},
        {re.compile("/api"): ["https://a.example"]},
    ],
    ids=repr,
)
def test_a_table_is_written_in_many_ways(value: object) -> None:
    (entry,) = resources(value)
    assert entry.pattern.matches("/api/a")
    assert not entry.pattern.matches("/")


@pytest.mark.parametrize("value", [[], {}, (), set()], ids=repr)
def test_an_empty_table_governs_nothing(value: object) -> None:
    assert resources(value) == ()


def test_a_path_takes_what_it_does_not_say_from_the_keywords() -> None:
    (entry,) = resources({"/api/*": {"max_age": 5}}, methods="PUT", max_age=1)
    assert entry.policy.max_age == "5"
    assert entry.policy.methods.names == {"PUT"}


def test_paths_without_options_share_one_policy() -> None:
    one, two = resources(["/a", "/b"])
    assert one.policy is two.policy

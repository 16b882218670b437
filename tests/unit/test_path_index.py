"""The index of path patterns finds what asking each of them in turn would."""

import typing as t

import hypothesis.strategies as st
import pytest
from hypothesis import example
from hypothesis import given

from flask_cors.sansio.findings import Place
from flask_cors.sansio.findings import Source
from flask_cors.sansio.forms import Note
from flask_cors.sansio.path_index import PathIndex
from flask_cors.sansio.paths import PathPattern
from flask_cors.sansio.paths import Reach

SEGMENTS = st.sampled_from(["", "a", "b", "api", "ap", "v1", "a.b"])
PATHS = st.lists(SEGMENTS, max_size=5).map(lambda parts: "/" + "/".join(parts))
ENDS = st.sampled_from(["/*", "*", ".*", "/.+", "$", "x*", "/(a|b)", "?", "[a-z]+/?"])
WRITTEN = st.builds("{}{}".format, PATHS, ENDS) | st.just("*")


def parsed(written: str) -> PathPattern:
    note = Note("resources", Source(Place.KEYWORD, "CORS()"), [])
    return t.cast(PathPattern, PathPattern.parse(written, note))


def in_turn(patterns: list[PathPattern], path: str) -> int | None:
    """What the index stands for."""
    found = (rank for rank, each in enumerate(patterns) if each.matches(path))
    return next(found, None)


@given(st.lists(WRITTEN, max_size=12), PATHS)
@example(["/a//*", "/a/*"], "/a//b")
@example(["/a/*"], "/a")
@example(["/a*", "/ap*"], "/api")
@example(["*", "/a/*"], "/a/b")
@example(["/a/.+", "/a/*"], "/a/b")
@example(["/a/b.+", "/a.*b", "/(a|b)/.*", ".*"], "/a/b")
@example(["/(a|b)/.*", "/a/.+"], "/a/b")
@example([], "/")
def test_the_first_pattern_is_that_of_asking_in_turn(
    written: list[str], path: str
) -> None:
    patterns = [p for p in map(parsed, written) if p.reach is not Reach.LITERAL]
    assert PathIndex(patterns).first(path) == in_turn(patterns, path)


@pytest.mark.parametrize(
    ("path", "rank"),
    [("/t/500/x", 500), ("/t/500", 500), ("/t/5000", None), ("/t", None)],
)
def test_one_of_a_thousand_is_found(path: str, rank: int | None) -> None:
    patterns = [parsed(f"/t/{number}/*") for number in range(1000)]
    assert PathIndex(patterns).first(path) == rank

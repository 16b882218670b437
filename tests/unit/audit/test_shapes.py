"""Whether a pattern meets the paths of a route."""

import re

import pytest

from flask_cors.sansio.audit.shapes import Segment
from flask_cors.sansio.audit.shapes import Shape
from flask_cors.sansio.findings import Place
from flask_cors.sansio.findings import Source
from flask_cors.sansio.forms import Note
from flask_cors.sansio.paths import PathPattern

NUMBER = re.compile(r"\d+")
WORD = re.compile("[^/]+")

BOOKS = Shape.of("/api/books")
CLOSED = Shape.of("/api/books/")
EITHER = Shape(("api", "books"), is_lax=True, sample="/api/books")
BOOK = Shape(("api", "books", NUMBER), sample="/api/books/1")
REVIEWS = Shape(("api", WORD, "reviews"), sample="/api/x/reviews")
FILES = Shape(("files",), is_open=True, sample="/files/a/b")
ALL = Shape((), is_open=True, sample="/a/b")


def pattern(written: str) -> PathPattern:
    rv = PathPattern.parse(written, Note("", Source(Place.KEYWORD, ""), []))
    assert rv is not None
    return rv


@pytest.mark.parametrize(
    ("shape", "written"),
    [
        (BOOKS, "*"),
        (BOOKS, "/api/books"),
        (BOOKS, "/api/*"),
        (BOOKS, "/api/books/*"),
        (BOOKS, "/api/bo*"),
        (BOOKS, r"/api/\w+$"),
        (CLOSED, "/api/books/"),
        (CLOSED, "/api/books/*"),
        (EITHER, "/api/books"),
        (EITHER, "/api/books/"),
        (BOOK, "/api/books/7"),
        (BOOK, "/api/books/*"),
        (BOOK, "/api/books/7/*"),
        (BOOK, "/api/books/7*"),
        (BOOK, r"/api/books/\d{3}"),
        (BOOK, r"(?i)/API/BOOKS/\d{3}"),
        (REVIEWS, "/api/books/reviews"),
        (REVIEWS, "/api/books/*"),
        (REVIEWS, "/api/(books|films)/reviews"),
        (FILES, "/files/a/b/c"),
        (FILES, "/files/a/*"),
        (FILES, "/files/a*"),
        (FILES, "/file*"),
        (FILES, "/files/.*[.]css"),
        (ALL, "/"),
        (ALL, "/a/b/c"),
        (ALL, "/a*"),
        (ALL, "/x[0-9]"),
    ],
    ids=str,
)
def test_a_pattern_meets_a_route(shape: Shape, written: str) -> None:
    assert shape.meets(pattern(written))


@pytest.mark.parametrize(
    ("shape", "written"),
    [
        (BOOKS, "/api/books/"),
        (BOOKS, "/api/book"),
        (BOOKS, "/api/books/x"),
        (BOOKS, "/api/books/x/*"),
        (BOOKS, "/api/books/x*"),
        (BOOKS, "/api/x*"),
        (BOOKS, "/apj/.*"),
        (CLOSED, "/api/books"),
        (EITHER, "/api/books/7"),
        (BOOK, "/api/books/x"),
        (BOOK, "/api/books/x/*"),
        (BOOK, "/api/books"),
        (BOOK, r"/API/books/\d{3}"),
        (REVIEWS, "/api/reviews"),
        (REVIEWS, "/api/*/reviews"),
        (FILES, "/files"),
        (FILES, "/film*"),
    ],
    ids=str,
)
def test_a_pattern_does_not_meet_a_route(shape: Shape, written: str) -> None:
    assert not shape.meets(pattern(written))


@pytest.mark.parametrize(
    ("shape", "depth", "segments", "sample"),
    [
        (BOOK, 1, ("books", NUMBER), "/books/1"),
        (BOOKS, 2, ("",), "/"),
        (FILES, 1, (), "/a/b"),
    ],
)
def test_a_route_is_seen_from_below_a_prefix(
    shape: Shape, depth: int, segments: tuple[Segment, ...], sample: str
) -> None:
    below = shape.below(depth)
    assert (below.segments, below.sample) == (segments, sample)
    assert below.is_open is shape.is_open


@pytest.mark.parametrize(
    ("shape", "stem", "is_fixed"),
    [
        (BOOKS, "/api/books", True),
        (CLOSED, "/api/books/", True),
        (BOOK, "/api/books/", False),
        (REVIEWS, "/api/", False),
        (FILES, "/files/", False),
        (ALL, "/", False),
    ],
)
def test_what_is_fixed_of_a_route(shape: Shape, stem: str, is_fixed: bool) -> None:
    assert (shape.stem, shape.is_fixed) == (stem, is_fixed)

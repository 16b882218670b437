"""Coverage: which patterns have every path of a route."""

import pytest
from flask import Flask

from flask_cors.inspection.routes import shape_of
from flask_cors.sansio.audit.coverage import covers
from flask_cors.sansio.audit.coverage import samples
from flask_cors.sansio.audit.shapes import Shape
from flask_cors.sansio.findings import Place
from flask_cors.sansio.findings import Source
from flask_cors.sansio.forms import Note
from flask_cors.sansio.paths import PathPattern


def shape(rule: str) -> Shape:
    app = Flask("coverage", static_folder=None)
    app.add_url_rule(rule, "view")
    (found,) = app.url_map.iter_rules()
    return shape_of(found)


def pattern(text: str) -> PathPattern:
    note = Note("resources", Source(Place.KEYWORD, "CORS()"), [])
    parsed = PathPattern.parse(text, note)
    assert parsed is not None
    return parsed


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("/*", "/"),
        ("/*", "/<path:anything>"),
        ("/api/books", "/api/books"),
        ("/api/*", "/api"),
        ("/api/*", "/api/<name>"),
        ("/api/*", "/api/<int:id>/pages/<page>"),
        ("/api/*", "/api/files/<path:name>"),
        ("/api/v*", "/api/v<int:version>"),
        (r"/api/.*", "/api/<name>"),
        (r"/api/\w+/.*", "/api/books/<int:id>"),
        (r"/books/\d+$", "/books/<int:id>"),
        (r"/(books|films)/", "/<any(books, films):kind>/<name>"),
    ],
)
def test_has_every_path(text: str, rule: str) -> None:
    assert covers(pattern(text), shape(rule))


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("/api/books", "/api/films"),
        ("/api/books", "/api/<name>"),
        ("/api/books/*", "/api/<name>"),
        ("/api/books", "/<path:anything>"),
        ("/api/*", "/<path:anything>"),
        ("/api/b*", "/api/<name>"),
        (r"/api/\d+", "/api/<name>"),
        (r"/api/[a-z]+$", "/api/<name>"),
        (r"/files/[^/]+$", "/files/<path:name>"),
    ],
)
def test_has_not_every_path(text: str, rule: str) -> None:
    assert not covers(pattern(text), shape(rule))


def test_a_route_without_variables_has_one_path() -> None:
    assert samples(shape("/api/books")) == ("/api/books",)


@pytest.mark.parametrize(
    ("rule", "tried"),
    [
        ("/<int:id>", ("/1", "/1")),
        ("/<any(books, films):kind>", ("/books",)),
        ("/a/<path:name>", ("/a/a/b", "/a/a", "/a/1", "/a/a/b/c")),
    ],
)
def test_paths_are_tried_that_the_variables_accept(
    rule: str, tried: tuple[str, ...]
) -> None:
    assert samples(shape(rule)) == tried

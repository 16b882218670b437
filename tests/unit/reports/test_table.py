"""Tables: columns are aligned, and fit the width."""

import pytest

from flask_cors.reports.table import broken
from flask_cors.reports.table import Cell
from flask_cors.reports.table import fits
from flask_cors.reports.table import render


def rows(*texts: tuple[str, ...]) -> list[list[Cell]]:
    return [[Cell(text) for text in row] for row in texts]


BOOKS = rows(
    ("Route", "Origins"),
    ("/api/books", "https://app.example.com +1 more"),
    ("/", "*"),
)


def test_columns_are_aligned_and_nothing_is_broken_without_a_width() -> None:
    assert render(BOOKS, None).splitlines() == [
        "Route       Origins",
        "/api/books  https://app.example.com +1 more",
        "/           *",
    ]


def test_long_cells_are_broken_where_a_width_is_given() -> None:
    assert render(BOOKS, 36).splitlines() == [
        "Route       Origins",
        "/api/books  https://app.example.com",
        "            +1 more",
        "/           *",
    ]


@pytest.mark.parametrize(
    ("width", "is_enough"), [(None, True), (43, True), (42, False)]
)
def test_rows_fit_or_have_to_be_broken(width: int | None, is_enough: bool) -> None:
    assert fits(BOOKS, width) == is_enough


@pytest.mark.parametrize("width", [26, 40, 60])
def test_lines_are_no_wider_than_the_width(width: int) -> None:
    assert max(map(len, render(BOOKS, width).splitlines())) <= width


def test_no_column_is_made_too_narrow_to_be_read() -> None:
    assert render(BOOKS, 5) == render(BOOKS, 24)


def test_columns_of_short_words_stay_as_they_are() -> None:
    assert render(rows(("GET", "no"), ("PUT", "yes")), 2) == "GET  no\nPUT  yes"


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 5, [""]),
        ("a\nlong word", 5, ["a", "long", "word"]),
        ("a b", 5, ["a b"]),
        ("one two", 5, ["one", "two"]),
        ("/api/books/<int:id>", 11, ["/api/books/", "<int:id>"]),
        ("https://app.example.com", 12, ["https://app.", "example.com"]),
        ("no way/out", 5, ["no", "way/", "out"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("abcdefgh", 4, ["abcd", "efgh"]),
    ],
)
def test_a_text_is_broken(text: str, width: int, lines: list[str]) -> None:
    assert broken(text, width) == lines


def test_each_line_of_a_cell_has_its_colour_and_no_space_has() -> None:
    cells = [[Cell("none", is_dim=True), Cell("* +1", "yellow"), Cell()]]
    assert render(cells, None) == "\x1b[2mnone\x1b[0m  \x1b[33m* +1\x1b[0m"

"""How a finding names what it is about."""

import pytest

from flask_cors.sansio.audit import subjects
from flask_cors.sansio.findings import Location

from .policies import route


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("a", "view 'a' has"),
        ("aa", "view 'a' has"),
        ("ab", "views 'a' and 'b' have"),
        ("abc", "views 'a', 'b' and 'c' have"),
        ("abcd", "views 'a', 'b', 'c' and 1 more have"),
        ("abcdea", "views 'a', 'b', 'c' and 2 more have"),
    ],
)
def test_three_views_are_named_and_the_others_counted(
    names: str, expected: str
) -> None:
    routes = [route(name) for name in names]
    assert f"{subjects.views(routes)} {subjects.have(routes)}" == expected


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        (None, "the application"),
        (Location("app.py", 7), "app.py, line 7"),
        (Location("/srv/shop/app.py", 7), "app.py, line 7"),
        (Location(r"C:\shop\app.py", 7), "app.py, line 7"),
    ],
)
def test_a_line_is_named_by_its_file_without_the_folders(
    location: Location | None, expected: str
) -> None:
    source = subjects.at(location)
    assert source.name == expected
    assert source.location == location

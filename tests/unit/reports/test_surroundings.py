"""How the files of a program are called in a report."""

import pytest

from flask_cors.reports import Surroundings
from flask_cors.reports.surroundings import is_file
from flask_cors.sansio.findings import Location

from .audits import ROOT

HERE = Surroundings(ROOT)


@pytest.mark.parametrize(
    ("file", "path", "artifact"),
    [
        (
            "/srv/shop/shop/app.py",
            "shop/app.py",
            {"uri": "shop/app.py", "uriBaseId": "%SRCROOT%"},
        ),
        ("app.py", "app.py", {"uri": "app.py", "uriBaseId": "%SRCROOT%"}),
        (
            "/srv/shop/über uns.py",
            "über uns.py",
            {"uri": "%C3%BCber%20uns.py", "uriBaseId": "%SRCROOT%"},
        ),
        ("/srv/shopping.py", "/srv/shopping.py", {"uri": "file:///srv/shopping.py"}),
        (
            "/usr/lib/site/a b.py",
            "/usr/lib/site/a b.py",
            {"uri": "file:///usr/lib/site/a%20b.py"},
        ),
    ],
    ids=["below", "relative", "quoted", "beside", "elsewhere"],
)
def test_a_file_is_named_from_here(
    file: str, path: str, artifact: dict[str, str]
) -> None:
    assert HERE.path(Location(file, 1)) == path
    assert HERE.artifact(Location(file, 1)) == artifact


def test_what_is_no_file_keeps_its_name() -> None:
    assert not is_file(Location("<stdin>", 1))
    assert HERE.path(Location("<stdin>", 1)) == "<stdin>"

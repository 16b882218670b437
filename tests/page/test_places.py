"""Lines of the program, named alike on every machine."""

from pathlib import Path

import pytest

from flask_cors.page.places import Places
from flask_cors.sansio.findings import Location
from flask_cors.sansio.findings import Place
from flask_cors.sansio.findings import Source

ROOT = Path(Path.cwd().anchor)
PLACES = Places(ROOT / "work", installed=(ROOT / "lib" / "site", ROOT / "lib"))


def at(*parts: str) -> Location:
    return Location(str(ROOT.joinpath(*parts)), 7)


@pytest.mark.parametrize(
    ("location", "line"),
    [
        pytest.param(None, None, id="nothing is known"),
        pytest.param(at("work", "shop.py"), "shop.py:7", id="in the project"),
        pytest.param(at("lib", "site", "x", "a.py"), "x/a.py:7", id="in a package"),
        pytest.param(at("lib", "ast.py"), "ast.py:7", id="in the standard library"),
        pytest.param(at("home", "ada", "a.py"), "a.py:7", id="anywhere else"),
        pytest.param(Location("<stdin>", 7), "<stdin>:7", id="in no file"),
        pytest.param(Location("shop.py", 7), "shop.py:7", id="of a relative name"),
    ],
)
def test_a_line_is_named(location: Location | None, line: str | None) -> None:
    assert PLACES.at(location) == line


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (None, None),
        (Source(Place.DEFAULT, "the default"), "the default"),
        (
            Source(Place.KEYWORD, "CORS()", at("work", "shop.py")),
            "shop.py:7, CORS()",
        ),
        (
            Source(Place.APPLICATION, "shop.py, line 7", at("work", "shop.py")),
            "shop.py:7",
        ),
    ],
    ids=["none", "without a line", "with its line", "that is a line itself"],
)
def test_a_source_is_named(source: Source | None, shown: str | None) -> None:
    assert PLACES.named(source) == shown


def test_the_project_is_in_the_current_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.path", ["", str(ROOT / "lib"), str(ROOT / "lib" / "site")])
    monkeypatch.chdir(ROOT)
    assert Places.here() == Places(
        ROOT, installed=(ROOT / "lib" / "site", ROOT / "lib")
    )

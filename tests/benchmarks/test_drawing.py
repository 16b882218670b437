"""The drawings of the documentation."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from benchmarks.document import write_documents
from benchmarks.environments import BenchmarkError

from .made_up import measurement

pytest.importorskip("matplotlib", reason="matplotlib is not there: make .venv/.bench")

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("performance")
    write_documents(measurement("requests", "sizes"), directory)
    return directory


def texts(path: Path) -> set[str]:
    root = ElementTree.parse(path).getroot()
    return {"".join(each.itertext()).strip() for each in root.iter(f"{SVG}text")}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_curves_name_their_axes_and_candidates(written: Path, theme: str) -> None:
    found = texts(written / f"growth-{theme}.svg")

    assert {"resources", "exact origins", "wildcard patterns"} <= found
    assert {"this project", "flask-cors", "1", "100k"} <= found
    assert "time of a GET (plain Flask = 1)" in found


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_bars_have_their_figures(written: Path, theme: str) -> None:
    found = texts(written / f"comparison-{theme}.svg")

    assert {"this project", "flask-cors", "hand-written", "hand-tuned"} <= found
    assert {"1.0", "25.0", "4.0"} <= found


def test_the_same_figures_are_the_same_files(written: Path, tmp_path: Path) -> None:
    write_documents(measurement("requests", "sizes"), tmp_path)

    for path in written.iterdir():
        assert (tmp_path / path.name).read_bytes() == path.read_bytes()


def test_no_drawing_tells_when_or_where_it_was_made(written: Path) -> None:
    for path in written.glob("*.svg"):
        assert "<dc:date>" not in path.read_text()


def test_half_a_measurement_is_not_documented(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkError, match="quick run"):
        write_documents(measurement("requests"), tmp_path)

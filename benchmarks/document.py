"""The table of the documentation, with its drawings beside it."""

import collections.abc as cabc
from itertools import groupby
from pathlib import Path

from .drawing import draw_comparison
from .drawing import draw_curves
from .drawing import THEMES
from .environments import BenchmarkError
from .measuring import Measurement
from .rows import Reading
from .rows import Row
from .rows import spell

HEAD = """\
.. list-table::
   :header-rows: 1
   :widths: 40 14 14 9 14 9

   * -
     - Target
     - Time
     - Noise
     - Instructions
     - Noise
"""


def write_documents(measurement: Measurement, directory: Path) -> None:
    """Write the table, and every drawing for light and dark pages.

    :raises BenchmarkError: if only the requests were measured: a page with half of its
        figures of another day would compare what cannot be.
    """
    sizes = measurement.times_of("sizes")
    requests = measurement.times_of("requests")

    if sizes is None or requests is None:
        raise BenchmarkError("a quick run has not all figures of the documentation")

    directory.mkdir(parents=True, exist_ok=True)
    (directory / "table.rst").write_text(format_table(measurement))

    for theme in THEMES:
        draw_curves(sizes, theme, directory / f"growth-{theme.name}.svg")
        draw_comparison(requests, theme, directory / f"comparison-{theme.name}.svg")


def format_table(measurement: Measurement) -> str:
    machine = ", ".join(
        f"{name} {value}" for name, value in measurement.machine.items()
    )
    out = [f"Measured with: {machine}.", "", HEAD.rstrip("\n")]

    for group, rows in groupby(measurement.rows, lambda row: row.group):
        out += _format_cells([f"**{group}**", "", "", "", "", ""])

        for row in rows:
            out += _format_cells(_cells(row))

    return "\n".join(line.rstrip() for line in out) + "\n"


def _cells(row: Row) -> list[str]:
    name = row.name.replace("*", r"\*")
    target = "" if row.limit is None else str(row.limit)
    figures = [*_figure(row, row.measured), *_figure(row, row.counted)]

    if row.measured is None and row.counted is None:
        figures[0] = row.remark

    return [name, target, *figures]


def _figure(row: Row, reading: Reading | None) -> list[str]:
    if reading is None:
        return ["", ""]

    doubt = "?" if row.is_within_noise(reading) else ""
    verdict = row.verdict(reading)
    said = f" {verdict}{doubt}" if verdict else ""
    noise = "" if reading.noise is None else spell(reading.noise, row.unit)
    return [f"{spell(reading.value, row.unit)}{said}", noise]


def _format_cells(cells: list[str]) -> cabc.Iterator[str]:
    first, *others = cells
    yield f"   * - {first}"
    yield from (f"     - {cell}" for cell in others)

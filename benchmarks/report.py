"""What a measurement says, on the terminal and as JSON."""

import collections.abc as cabc
import typing as t
from dataclasses import asdict
from itertools import groupby

from .candidates import CANDIDATES
from .measuring import Measurement
from .rows import Reading
from .rows import Row
from .rows import spell

WIDTH = 100


def format_report(measurement: Measurement) -> str:
    rows = measurement.rows
    out = [*_format_machine(measurement), ""]
    out += _format_costs(measurement)
    out += [
        f"{'':41}{'target':>11}{'time':>10}{'noise':>7} {'':7}"
        f"{'instr.':>8}{'noise':>7} {'':7}"
    ]

    for group, members in groupby(rows, lambda row: row.group):
        out.append(group)
        out += (line for row in members for line in _format_row(row))

    out += ["", *_format_summary(measurement)]
    return "\n".join(line.rstrip() for line in out)


def _format_machine(measurement: Measurement) -> cabc.Iterator[str]:
    yield ", ".join(f"{name} {value}" for name, value in measurement.machine.items())

    for group, timing in measurement.timings.items():
        yield (
            f"Times of {group}: medians of {timing.rounds} rounds in"
            f" {timing.generations} generations of processes"
        )

    yield f"{measurement.seconds:.0f} seconds in all"


def _format_costs(measurement: Measurement) -> cabc.Iterator[str]:
    """List what a request takes, before it is compared."""
    figures = measurement.times_of("requests")

    if figures is None:
        return

    names = [candidate.name for candidate in CANDIDATES]
    heads = "".join(f"{candidate.short:>7}" for candidate in CANDIDATES)
    yield f"{'Microseconds for a request':40}{heads}"

    for case, costs in figures.costs.items():
        wholes = (costs.get(name) for name in names)
        cells = ("" if cost is None else f"{cost.whole:.1f}" for cost in wholes)
        yield f"{case:40}" + "".join(f"{cell:>7}" for cell in cells)

    yield ""


def _format_row(row: Row) -> cabc.Iterator[str]:
    target = "" if row.limit is None else str(row.limit)
    measured = _format_reading(row, row.measured, 10)
    counted = _format_reading(row, row.counted, 8)
    is_missing = row.measured is None and row.counted is None

    if row.remark and is_missing:
        yield f"  {row.name:39}{target:>11}  {row.remark}"
        return

    yield f"  {row.name:39}{target:>11}{measured}{counted}"

    if row.remark:
        yield f"    {row.remark}"


def _format_reading(row: Row, reading: Reading | None, width: int) -> str:
    if reading is None:
        return f"{'-':>{width}}{'':15}"

    noise = "" if reading.noise is None else spell_noise(reading.noise, row.unit)
    doubt = "?" if row.is_within_noise(reading) else ""
    verdict = f"{row.verdict(reading)}{doubt}"
    return f"{spell(reading.value, row.unit):>{width}}{noise:>7} {verdict:7}"


def spell_noise(noise: float, unit: str) -> str:
    return f"{noise:.0f}" if unit == "%" else f"{noise:.3f}"


def _format_summary(measurement: Measurement) -> cabc.Iterator[str]:
    rows = measurement.rows
    judged = [row.verdict(row.measured) for row in rows]
    yield _summarise("measured", [each for each in judged if each])

    if measurement.counts:
        judged = [row.verdict(row.counted) for row in rows]
        yield _summarise("counted in instructions", [each for each in judged if each])
    else:
        yield "No instructions: valgrind is not installed."

    yield "Noise is what plain Flask adds to itself; ?: nearer to the target than that."


def _summarise(how: str, verdicts: list[str]) -> str:
    return f"{verdicts.count('met')} of {len(verdicts)} targets met, {how}"


def to_json(measurement: Measurement) -> dict[str, t.Any]:
    return {
        "machine": measurement.machine,
        "seconds": measurement.seconds,
        "rows": [_row_to_json(row) for row in measurement.rows],
        "samples_ns": {
            group: timing.samples for group, timing in measurement.timings.items()
        },
        "instructions": measurement.counts,
        "workers": {
            group: timing.workers for group, timing in measurement.timings.items()
        },
    }


def _row_to_json(row: Row) -> dict[str, t.Any]:
    return asdict(row) | {
        "target": None if row.limit is None else str(row.limit),
        "measured_verdict": row.verdict(row.measured),
        "counted_verdict": row.verdict(row.counted),
    }

"""The rows of the report: what was measured, and whether that meets a target."""

import typing as t
from dataclasses import dataclass

Verdict = t.Literal["met", "missed", ""]


@dataclass(frozen=True, slots=True)
class Limit:
    """What a figure may be at most."""

    value: float
    unit: str = ""
    is_excluded: bool = False
    """Whether the limit itself is too much."""

    def allows(self, value: float) -> bool:
        return value < self.value if self.is_excluded else value <= self.value

    def __str__(self) -> str:
        sign = "<" if self.is_excluded else "<="
        return f"{sign} {spell(self.value, self.unit)}"


@dataclass(frozen=True, slots=True)
class Reading:
    """One figure of a row, and how much of it chance may be."""

    value: float
    noise: float | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the report; without a limit it is for information."""

    group: str
    name: str
    limit: Limit | None = None
    measured: Reading | None = None
    """In seconds, megabytes or a ratio of times."""
    counted: Reading | None = None
    """A ratio of instructions."""
    unit: str = ""
    remark: str = ""
    """Why nothing was measured, or what is to be known of it."""

    def verdict(self, reading: Reading | None) -> Verdict:
        if reading is None or self.limit is None:
            return ""

        return "met" if self.limit.allows(reading.value) else "missed"

    def is_within_noise(self, reading: Reading | None) -> bool:
        """Whether another run may well say the opposite."""
        if reading is None or self.limit is None or reading.noise is None:
            return False

        return abs(self.limit.value - reading.value) <= reading.noise


def spell(value: float, unit: str) -> str:
    """Write a figure as its unit is read."""
    match unit:
        case "":
            return f"{value:.3f}" if abs(value) < 10 else f"{value:,.0f}"
        case "%":
            return f"{value:.0f} %"
        case "x":
            return f"{value:.2f} x"
        case "modules":
            return f"{value:.0f}"
        case "s":
            return f"{value:.3f} s"

    return f"{value:.1f} {unit}"

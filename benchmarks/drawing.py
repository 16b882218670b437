"""Drawings for the documentation, on light and on dark pages."""

import collections.abc as cabc
import typing as t
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from .candidates import Candidate
from .candidates import FLOOR
from .candidates import HAND_TUNED
from .candidates import HAND_WRITTEN
from .candidates import PLAIN
from .candidates import PROJECT
from .candidates import UPSTREAM
from .cases import Curve
from .cases import GROWING
from .cases import LISTED_ALLOWED
from .cases import PREFLIGHTS
from .environments import BenchmarkError
from .figures import Figures
from .scenarios import Sized


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours that differ in lightness too, for eyes that cannot tell hues apart."""

    name: str
    text: str
    faint: str
    ours: str
    theirs: str
    others: str


THEMES = (
    Theme("light", "#222222", "#d8d8d8", "#0072b2", "#d55e00", "#9a9a9a"),
    Theme("dark", "#e4e4e4", "#4a4a4a", "#56b4e9", "#e69f00", "#8c8c8c"),
)

SETTINGS: dict[str, t.Any] = {
    "font.family": "sans-serif",
    "font.size": 10,
    "svg.fonttype": "none",
    # Else names within the file would be another run's others.
    "svg.hashsalt": "benchmarks",
    "axes.spines.top": False,
    "axes.spines.right": False,
}

INKED = (
    "text.color",
    "axes.labelcolor",
    "axes.edgecolor",
    "xtick.color",
    "ytick.color",
)
"""Settings for what has the colour of text."""


def draw_curves(figures: Figures, theme: Theme, path: Path) -> None:
    """Draw what a GET takes, in plain Flask's, as the configuration grows."""
    with _canvas(theme, path, columns=len(GROWING), height=3.2) as axes:
        for each, curve in zip(axes, GROWING, strict=True):
            _draw_curve(each, curve, figures, theme)

        axes[0].set_ylabel("time of a GET (plain Flask = 1)")
        axes[0].legend(frameon=False, labelcolor=theme.text, loc="upper left")


def _draw_curve(axes: t.Any, curve: Curve, figures: Figures, theme: Theme) -> None:
    colours = {PROJECT: theme.ours, UPSTREAM: theme.theirs}
    markers = {PROJECT: "o", UPSTREAM: "s"}

    for candidate in (UPSTREAM, PROJECT):
        points = [
            (
                t.cast(Sized, case.scenario).size,
                _in_plain(figures, case.name, candidate),
            )
            for case in curve.sizes
            if figures.has(case, candidate)
        ]
        axes.plot(
            *zip(*points, strict=True),
            color=colours[candidate],
            marker=markers[candidate],
            markersize=5,
            linewidth=1.8,
            label=candidate.name,
        )

    axes.set_xscale("log")
    axes.set_yscale("log")
    # One scale for all three, whatever a run measured.
    axes.set_ylim(0.8, 700)
    axes.set_yticks([1, 10, 100], ["1", "10", "100"])
    axes.set_xlabel(curve.name)
    sizes = [t.cast(Sized, case.scenario).size for case in curve.sizes]
    ticks = [size for size in sizes if str(size).strip("0") == "1"]
    axes.set_xticks(ticks, [_spell(size) for size in ticks])
    axes.minorticks_off()
    axes.grid(axis="y", color=theme.faint, linewidth=0.7)


def _in_plain(figures: Figures, case: str, candidate: Candidate) -> float:
    costs = figures.costs[case]
    return costs[candidate.name].whole / costs[PLAIN.name].whole


def _spell(size: int) -> str:
    return f"{size // 1000}k" if size >= 1000 else str(size)


def draw_comparison(figures: Figures, theme: Theme, path: Path) -> None:
    """Draw what a request costs with each candidate."""
    with _canvas(theme, path, columns=2, height=2.4) as axes:
        added, whole = axes
        get = figures.costs[LISTED_ALLOWED.name]
        hooks = (UPSTREAM, HAND_WRITTEN, HAND_TUNED, PROJECT)
        _draw_bars(added, {each.name: get[each.name].added for each in hooks}, theme)
        added.set_xlabel("GET: microseconds added to plain Flask")
        preflight = figures.costs[PREFLIGHTS[0].name]
        layers = (*hooks, FLOOR)
        values = {each.name: preflight[each.name].whole for each in layers}
        values["a ready dict"] = values.pop(FLOOR.name)
        _draw_bars(whole, values, theme)
        whole.set_xlabel("preflight: microseconds in all")


def _draw_bars(axes: t.Any, values: dict[str, float], theme: Theme) -> None:
    colours = {PROJECT.name: theme.ours, UPSTREAM.name: theme.theirs}
    names = list(values)
    widths = [max(value, 0) for value in values.values()]
    bars = axes.barh(
        names, widths, height=0.62, color=[colours.get(n, theme.others) for n in names]
    )
    labels = [f"{value:.1f}" for value in values.values()]
    axes.bar_label(bars, labels, padding=4, color=theme.text)
    axes.invert_yaxis()
    axes.set_xlim(0, max(widths) * 1.2)
    axes.spines["left"].set_visible(False)
    axes.tick_params(axis="y", length=0)


@contextmanager
def _canvas(
    theme: Theme, path: Path, *, columns: int, height: float
) -> cabc.Iterator[cabc.Sequence[t.Any]]:
    try:
        import matplotlib
        from matplotlib.figure import Figure
    except ImportError:
        raise BenchmarkError(
            "matplotlib draws the figures, and is not installed: make bench"
        ) from None

    settings: t.Any = {**SETTINGS, **dict.fromkeys(INKED, theme.text)}

    with matplotlib.rc_context(settings):
        figure = Figure(figsize=(8.4, height), layout="constrained")
        yield figure.subplots(1, columns, sharey=columns == len(GROWING))
        # A page shows through, and two runs of the same figures are the same file.
        figure.savefig(path, transparent=True, metadata={"Date": None})

"""What a request costs, and how that compares."""

import pytest

from benchmarks.candidates import PLAIN
from benchmarks.candidates import PROJECT
from benchmarks.cases import GROWING
from benchmarks.cases import HOSTILE_GET
from benchmarks.cases import HOSTILE_PREFLIGHTS
from benchmarks.cases import LISTED_ALLOWED
from benchmarks.cases import ORDINARY
from benchmarks.cases import PREFLIGHTS
from benchmarks.figures import Figures
from benchmarks.figures import from_counts
from benchmarks.figures import from_samples
from benchmarks.rows import Reading
from benchmarks.targets import AddedRatio
from benchmarks.targets import Growth
from benchmarks.targets import Hostile
from benchmarks.targets import of_requests
from benchmarks.targets import of_sizes
from benchmarks.targets import WholeRatio

from .made_up import figures_of

CURVE = GROWING[0]


def test_a_cost_is_the_median_over_generations_of_the_median_over_rounds() -> None:
    rounds = [[40_000.0, 41_000.0, 90_000.0], [50_000.0], [42_000.0, 44_000.0]]

    figures = from_samples({"case": {PLAIN.name: rounds}})

    assert figures.costs["case"][PLAIN.name].whole == 43.0


def test_what_is_added_is_subtracted_round_by_round() -> None:
    """A machine that slows down for a round does not count against a candidate."""
    samples = {
        PLAIN.name: [[40_000.0, 80_000.0, 60_000.0]],
        PROJECT.name: [[41_000.0, 81_500.0, 63_000.0]],
    }

    costs = from_samples({"case": samples}).costs["case"]

    assert costs[PROJECT.name].added == 1.5
    assert costs[PLAIN.name].added == 0


def test_counts_are_averaged_over_the_turns_that_were_taken() -> None:
    counts = {PLAIN.name: [300_000.0, 302_000.0], PROJECT.name: [306_000.0, 304_000.0]}

    cost = from_counts({"case": counts}).costs["case"][PROJECT.name]

    assert cost.whole == 305_000
    assert cost.added == 4_000


@pytest.mark.parametrize(
    ("ours", "theirs", "reading"),
    [
        pytest.param(1.0, 20.0, Reading(0.05, 0.025), id="a twentieth"),
        pytest.param(-1.0, 20.0, Reading(-0.05, 0.025), id="less than nothing"),
        pytest.param(1.0, -1.0, None, id="a part of nothing, which is no ratio"),
    ],
)
def test_what_is_added_is_a_part_of_what_flask_cors_adds(
    ours: float, theirs: float, reading: Reading | None
) -> None:
    figures = figures_of(LISTED_ALLOWED, ours=ours, theirs=theirs, noise=-0.5)

    assert AddedRatio(LISTED_ALLOWED).read(figures) == reading


def test_a_preflight_is_a_part_of_flask_corss_whole_time() -> None:
    """Chance, a hundredth of plain Flask's time, is a hundredth of any other too."""
    figures = figures_of(PREFLIGHTS[0], ours=-38.0, theirs=60.0, noise=0.4)

    assert WholeRatio(PREFLIGHTS[0]).read(figures) == Reading(0.02, 0.0002)


def test_growth_is_of_what_is_added() -> None:
    figures = Figures(
        {
            **figures_of(CURVE.smallest, ours=2.0, noise=0.1).costs,
            **figures_of(CURVE.largest, ours=2.5, noise=0.2).costs,
        }
    )

    reading = Growth(CURVE.smallest, CURVE.largest).read(figures)

    assert reading == Reading(25.0, 10.0)


def test_a_hostile_preflight_is_measured_in_ordinary_ones() -> None:
    hostile = HOSTILE_PREFLIGHTS[0]
    figures = Figures(
        {
            **figures_of(hostile, ours=-36.0, noise=0.0).costs,
            **figures_of(ORDINARY, ours=-38.0).costs,
        }
    )

    assert Hostile(hostile, ORDINARY).read(figures) == Reading(2.0, 0.0)


def test_of_a_hostile_get_what_is_added_counts() -> None:
    figures = Figures(
        {
            **figures_of(HOSTILE_GET, ours=1.0, noise=0.5).costs,
            **figures_of(ORDINARY, ours=-38.0).costs,
        }
    )

    assert Hostile(HOSTILE_GET, ORDINARY).read(figures) == Reading(0.5, 0.25)


def test_what_was_not_measured_has_no_figure() -> None:
    for target in (*of_requests(), *of_sizes()):
        assert target.comparison.read(Figures({})) is None


@pytest.mark.parametrize(
    ("group", "limits"),
    [
        pytest.param("GET, one policy", ["<= 0.050"] * 8, id="one policy"),
        pytest.param("GET, a view's", ["<= 0.080"] * 6, id="views"),
        pytest.param("preflight, path", ["<= 0.020"] * 4, id="preflights"),
        pytest.param(
            "preflight, views'", ["<= 0.030"] * 2 + ["<= 0.250"] * 2, id="routes"
        ),
        pytest.param("growth", ["< 10 %", "None"] * 3, id="growth"),
        pytest.param("1,000 regexes", ["<= 0.050", "<= 0.300"] * 2, id="regexes"),
        pytest.param("hostile", ["<= 3.00 x"] * 6, id="hostile headers"),
    ],
)
def test_every_target_is_the_promised_one(group: str, limits: list[str]) -> None:
    targets = [*of_requests(), *of_sizes()]

    found = [str(each.limit) for each in targets if each.group.startswith(group)]

    assert found == limits

"""What a request costs, and which targets that meets."""

import pytest

from benchmarks.candidates import CASES
from benchmarks.candidates import PLAIN
from benchmarks.candidates import PROJECT
from benchmarks.report import compute_costs
from benchmarks.report import compute_noise
from benchmarks.report import compute_targets
from benchmarks.report import Target

from .made_up import LISTED
from .made_up import made_up_costs
from .made_up import PREFLIGHT
from .made_up import rounds


def test_a_cost_is_the_median_over_generations_of_the_median_over_rounds() -> None:
    samples = {
        "case": {
            PLAIN.name: rounds([40_000, 41_000, 90_000], [50_000], [42_000, 44_000])
        }
    }

    assert compute_costs(samples)["case"][PLAIN.name].whole == 43.0


def test_what_is_added_is_subtracted_round_by_round() -> None:
    """A machine that slows down for a round does not count against a candidate."""
    samples = {
        "case": {
            PLAIN.name: rounds([40_000, 80_000, 60_000]),
            PROJECT.name: rounds([41_000, 81_500, 63_000]),
        }
    }

    assert compute_costs(samples)["case"][PROJECT.name].added == 1.5
    assert compute_costs(samples)["case"][PLAIN.name].added == 0


@pytest.mark.parametrize(
    ("ours", "upstream", "hook", "ratios", "verdicts"),
    [
        pytest.param(1.0, 20.0, 4.0, [0.05, 0.25], [True, True], id="a twentieth"),
        pytest.param(2.5, 25.0, 4.0, [0.1, 0.625], [True, True], id="a tenth"),
        pytest.param(
            3.0, 20.0, 4.0, [0.15, 0.75], [False, True], id="more than a tenth"
        ),
        pytest.param(
            2.0,
            20.0,
            2.0,
            [0.1, 1.0],
            [True, False],
            id="as much as the hook",
        ),
        pytest.param(
            -0.5,
            20.0,
            2.0,
            [-0.025, -0.25],
            [True, True],
            id="less than nothing",
        ),
        pytest.param(
            0.5,
            -1.0,
            0.0,
            [None, None],
            [False, False],
            id="a part of nothing, without a ratio",
        ),
    ],
)
def test_the_targets_of_an_actual_request(
    ours: float,
    upstream: float,
    hook: float,
    ratios: list[float | None],
    verdicts: list[bool],
) -> None:
    targets = compute_targets(made_up_costs(ours, upstream, hook), [LISTED])

    assert [target.of for target in targets] == [
        "what flask-cors adds",
        "what the hook adds",
    ]
    assert [target.ratio for target in targets] == ratios
    assert [target.is_met for target in targets] == verdicts


@pytest.mark.parametrize(
    ("ours", "ratio", "verdict"),
    [
        pytest.param(-40.0, 0.2, True, id="a fifth is met"),
        pytest.param(-35.0, 0.25, True, id="a quarter is met"),
        pytest.param(-30.0, 0.3, False, id="more than a quarter is missed"),
    ],
)
def test_the_target_of_a_preflight_is_a_part_of_the_whole_time(
    ours: float, ratio: float, verdict: bool
) -> None:
    costs = made_up_costs(ours, 40.0, -5.0, plain=60.0)

    (target,) = compute_targets(costs, [PREFLIGHT])

    assert target.of == "flask-cors's whole time"
    assert target.ratio == ratio
    assert target.is_met is verdict


def test_every_case_has_its_targets() -> None:
    targets = compute_targets(made_up_costs(1.0, 20.0, 4.0))

    assert {target.case for target in targets} == {case.name for case in CASES}
    assert len(targets) == 2 * 8 + 3


def test_the_noise_is_the_largest_of_its_kind_of_request_whatever_its_sign() -> None:
    costs = made_up_costs(1.0, 20.0, 4.0, noise=0.25)
    costs[LISTED.name] = made_up_costs(1.0, 20.0, 4.0, noise=-0.5)[LISTED.name]
    costs[PREFLIGHT.name] = made_up_costs(1.0, 20.0, 4.0, noise=-2.0)[PREFLIGHT.name]

    assert compute_noise(costs, preflights=False) == 0.5
    assert compute_noise(costs, preflights=True) == 2.0


@pytest.mark.parametrize(
    ("cost", "within"),
    [
        pytest.param(1.0, False, id="far below the limit"),
        pytest.param(1.75, True, id="just below"),
        pytest.param(2.25, True, id="just above"),
        pytest.param(3.0, False, id="far above"),
    ],
)
def test_a_verdict_nearer_to_its_limit_than_the_noise_says_so(
    cost: float, within: bool
) -> None:
    target = Target("case", "a rival", cost, rival=20.0, limit=0.1, noise=0.5)

    assert target.is_within_noise is within

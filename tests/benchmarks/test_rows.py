"""Which verdict a figure gets."""

import pytest

from benchmarks.rows import Limit
from benchmarks.rows import Reading
from benchmarks.rows import Row


def row(limit: Limit | None, value: float, noise: float | None = None) -> Row:
    return Row("group", "name", limit, Reading(value, noise))


@pytest.mark.parametrize(
    ("limit", "value", "verdict"),
    [
        pytest.param(Limit(0.05), 0.05, "met", id="the limit itself"),
        pytest.param(Limit(0.05), 0.051, "missed", id="more than the limit"),
        pytest.param(Limit(10, "%", True), 10, "missed", id="less than ten is not ten"),
        pytest.param(Limit(10, "%", True), 9.9, "met", id="less than ten"),
        pytest.param(None, 9.9, "", id="for information"),
    ],
)
def test_a_figure_meets_its_target(
    limit: Limit | None, value: float, verdict: str
) -> None:
    each = row(limit, value)

    assert each.verdict(each.measured) == verdict


@pytest.mark.parametrize(
    ("value", "noise", "is_within"),
    [
        pytest.param(0.02, 0.01, False, id="far below the limit"),
        pytest.param(0.045, 0.01, True, id="just below"),
        pytest.param(0.055, 0.01, True, id="just above"),
        pytest.param(0.07, 0.01, False, id="far above"),
        pytest.param(0.055, None, False, id="not known to be noisy"),
    ],
)
def test_a_verdict_nearer_to_its_target_than_the_noise_is_doubted(
    value: float, noise: float | None, is_within: bool
) -> None:
    each = row(Limit(0.05), value, noise)

    assert each.is_within_noise(each.measured) is is_within


def test_what_was_not_measured_has_no_verdict() -> None:
    each = Row("group", "name", Limit(1), remark="not measured: wrk is not installed")

    assert each.verdict(each.measured) == ""

"""From samples to what a request costs."""

import typing as t
from dataclasses import dataclass
from statistics import fmean
from statistics import median

from .candidates import Candidate
from .candidates import PLAIN
from .candidates import PLAIN_AGAIN
from .cases import Case
from .driver import Samples

Counts = dict[str, dict[str, list[float]]]
"""Instructions per request, by case and candidate: a figure for each round."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a request takes with one candidate: microseconds, or instructions."""

    whole: float
    added: float
    """Over plain Flask; negative where Flask's own work is spared."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The costs of all cases, by case and candidate."""

    costs: t.Mapping[str, t.Mapping[str, Cost]]

    def has(self, case: Case, *candidates: Candidate) -> bool:
        by_candidate = self.costs.get(case.name, {})
        return all(candidate.name in by_candidate for candidate in candidates)

    def of(self, case: Case, candidate: Candidate) -> Cost:
        return self.costs[case.name][candidate.name]

    def noise(self, *cases: Case) -> float:
        """Find the most that plain Flask seems to add to itself."""
        return max(
            (
                abs(self.of(case, PLAIN_AGAIN).added)
                for case in cases
                if self.has(case, PLAIN_AGAIN)
            ),
            default=0.0,
        )


def from_samples(samples: Samples) -> Figures:
    """Take the median of each generation's rounds, and the median of those."""
    return Figures(
        {
            case: {
                candidate: Cost(
                    median(median(rounds) for rounds in generations) / 1000,
                    _added(generations, by_candidate[PLAIN.name]) / 1000,
                )
                for candidate, generations in by_candidate.items()
            }
            for case, by_candidate in samples.items()
        }
    )


def _added(candidate: list[list[float]], plain: list[list[float]]) -> float:
    # Subtracted round by round: what slowed a round down slowed both.
    return median(
        median(ours - base for ours, base in zip(*rounds, strict=True))
        for rounds in zip(candidate, plain, strict=True)
    )


def from_counts(counts: Counts) -> Figures:
    return Figures(
        {
            case: {
                candidate: Cost(fmean(rounds), fmean(rounds) - fmean(plain))
                for candidate, rounds in by_candidate.items()
            }
            for case, by_candidate in counts.items()
            for plain in [by_candidate[PLAIN.name]]
        }
    )

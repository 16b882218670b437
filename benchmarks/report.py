"""From samples to costs, ratios and verdicts."""

import os
import platform
import typing as t
from dataclasses import asdict
from dataclasses import dataclass
from statistics import median

from .candidates import CANDIDATES
from .candidates import Case
from .candidates import CASES
from .candidates import HAND_WRITTEN
from .candidates import PLAIN
from .candidates import PLAIN_AGAIN
from .candidates import PROJECT
from .candidates import UPSTREAM
from .driver import Measurement
from .driver import Samples
from .driver import spell

ADDED_LIMIT = 0.10
"""An actual request: at most this part of what flask-cors adds to plain Flask."""

HOOK_LIMIT = 1.0
"""An actual request: less than this part of what the hand-written hook adds."""

PREFLIGHT_LIMIT = 0.25
"""A preflight: at most this part of the time it takes with flask-cors."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Microseconds per request of one candidate."""

    whole: float
    added: float
    """Over plain Flask; negative where Flask's own work is spared."""


Costs = dict[str, dict[str, Cost]]
"""By case and candidate."""


@dataclass(frozen=True, slots=True)
class Target:
    """A part of a rival's cost that this project must stay within."""

    case: str
    of: str
    cost: float
    rival: float
    limit: float
    noise: float
    strict: bool = False
    """Whether the limit itself is too much."""

    @property
    def ratio(self) -> float | None:
        """The part; ``None`` where the rival costs nothing to be a part of."""
        return self.cost / self.rival if self.rival > 0 else None

    @property
    def is_met(self) -> bool:
        allowed = self.limit * self.rival
        return self.cost < allowed if self.strict else self.cost <= allowed

    @property
    def is_within_noise(self) -> bool:
        """Whether another run may well say the opposite."""
        return abs(self.limit * self.rival - self.cost) <= self.noise


def compute_costs(samples: Samples) -> Costs:
    """Take the median of each generation's rounds, and the median of those."""
    return {
        case: {
            candidate: Cost(
                median(median(rounds) for rounds in generations) / 1000,
                _added(generations, by_candidate[PLAIN.name]) / 1000,
            )
            for candidate, generations in by_candidate.items()
        }
        for case, by_candidate in samples.items()
    }


def _added(candidate: list[list[float]], plain: list[list[float]]) -> float:
    # Subtracted round by round: what slowed a round down slowed both.
    return median(
        median(ours - base for ours, base in zip(*rounds, strict=True))
        for rounds in zip(candidate, plain, strict=True)
    )


def compute_noise(
    costs: Costs, *, preflights: bool, cases: t.Sequence[Case] = CASES
) -> float:
    """Find the most that plain Flask seems to add to itself, in microseconds."""
    return max(
        abs(costs[case.name][PLAIN_AGAIN.name].added)
        for case in cases
        if case.request.is_preflight == preflights
    )


def compute_targets(costs: Costs, cases: t.Sequence[Case] = CASES) -> list[Target]:
    out = []

    for case in cases:
        by_candidate = costs[case.name]
        ours = by_candidate[PROJECT.name]
        upstream = by_candidate[UPSTREAM.name]
        hook = by_candidate[HAND_WRITTEN.name]
        noise = compute_noise(costs, preflights=case.request.is_preflight, cases=cases)

        if case.request.is_preflight:
            whole = (ours.whole, upstream.whole, PREFLIGHT_LIMIT, noise)
            out.append(Target(case.name, "flask-cors's whole time", *whole))
            continue

        added = (ours.added, upstream.added, ADDED_LIMIT, noise)
        out.append(Target(case.name, "what flask-cors adds", *added))
        added = (ours.added, hook.added, HOOK_LIMIT, noise)
        out.append(Target(case.name, "what the hook adds", *added, strict=True))

    return out


def format_report(measurement: Measurement) -> str:
    costs = compute_costs(measurement.samples)
    targets = compute_targets(costs)
    met = sum(target.is_met for target in targets)
    parts = [
        *_format_workers(measurement),
        "",
        f"Microseconds per request: medians of {measurement.rounds} rounds of"
        f" {measurement.batch} requests,\nin {measurement.generations} generations of"
        f" processes, {measurement.seconds:.0f} seconds in all.",
        "",
        *_format_table(costs, "The whole request", lambda cost: f"{cost.whole:.2f}"),
        "",
        *_format_table(costs, "Over plain Flask", lambda cost: f"{cost.added:+.2f}"),
        "",
        "Noise, the most that plain Flask adds to itself:"
        f" {compute_noise(costs, preflights=False):.2f},"
        f" preflights {compute_noise(costs, preflights=True):.2f}",
        "",
        *(_format_target(target) for target in targets),
        "",
        f"{met} of {len(targets)} targets met",
    ]
    return "\n".join(parts)


def _format_workers(measurement: Measurement) -> t.Iterator[str]:
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} CPUs"
    yield f"{spell(measurement.workers[0]['versions'])}; {machine}"

    for worker in measurement.workers:
        loaded = worker["flask_cors"]
        what = f"{loaded['version']} {loaded['file']}" if loaded else "not loaded"
        yield f"{worker['candidate']:14}flask_cors {what}"


def _format_table(
    costs: Costs, title: str, spelled: t.Callable[[Cost], str]
) -> t.Iterator[str]:
    names = [candidate.name for candidate in CANDIDATES]
    yield f"{title:26}" + "".join(f"{name:>14}" for name in names)

    for case, by_candidate in costs.items():
        figures = (spelled(by_candidate[name]) for name in names)
        yield f"{case:26}" + "".join(f"{figure:>14}" for figure in figures)


def _format_target(target: Target) -> str:
    verdict = "met" if target.is_met else "missed"
    ratio = "    -" if target.ratio is None else f"{target.ratio:5.2f}"
    sign = "< " if target.strict else "<="
    remark = "  (within noise)" if target.is_within_noise else ""
    return (
        f"{verdict:7}{ratio} {sign} {target.limit:.2f} of {target.of:24}"
        f"{target.case}{remark}"
    )


def to_json(measurement: Measurement) -> dict[str, t.Any]:
    costs = compute_costs(measurement.samples)
    return {
        "workers": measurement.workers,
        "platform": platform.platform(),
        "cpus": os.cpu_count(),
        "rounds": measurement.rounds,
        "batch": measurement.batch,
        "generations": measurement.generations,
        "seconds": measurement.seconds,
        "noise_us": {
            "actual": compute_noise(costs, preflights=False),
            "preflight": compute_noise(costs, preflights=True),
        },
        "costs_us": {
            case: {name: asdict(cost) for name, cost in by_candidate.items()}
            for case, by_candidate in costs.items()
        },
        "targets": [
            asdict(target)
            | {
                "ratio": target.ratio,
                "is_met": target.is_met,
                "is_within_noise": target.is_within_noise,
            }
            for target in compute_targets(costs)
        ],
        "samples_ns": measurement.samples,
    }

"""Where the simulator and a browser differ, spelled out."""

from __future__ import annotations

import collections.abc as cabc
import typing as t

from flask_cors.sansio.browser.exchanges import PageRequest
from flask_cors.sansio.browser.profiles import Profile

from .cases import Case
from .cases import Observed
from .prediction import predicted
from .projection import place
from .runner import Runner

_SHOWN: t.Final = 10

Difference: t.TypeAlias = tuple[Case, Observed, Observed]


def differences(
    cases: cabc.Sequence[Case], runner: Runner, *builds: Profile
) -> list[Difference]:
    """The cases of which something else comes in the browser than is predicted.

    :param builds: that the browser may be; it is the one that it is nearest to.
    """
    observed = runner.observed(cases)
    return min((_of(cases, observed, build) for build in builds), key=len)


def _of(
    cases: cabc.Sequence[Case], observed: cabc.Sequence[Observed], profile: Profile
) -> list[Difference]:
    pairs = zip(cases, observed, strict=True)
    foretold = ((case, seen, predicted(case, profile)) for case, seen in pairs)
    return [each for each in foretold if each[1] != each[2]]


def spelled_out(found: cabc.Sequence[Difference], version: str) -> str:
    """The first of the differences, with all that went over the wire."""
    start = f"{len(found)} cases differ in {version}:"
    return "\n\n".join((start, *(_one(*each, version) for each in found[:_SHOWN])))


def _one(case: Case, observed: Observed, foretold: Observed, version: str) -> str:
    requests = [f"  asked: {_asked(step.request)}" for step in case.steps]
    answers = [
        f"  hop {at}: {hop.answer}, preflight: {hop.preflight}"
        for at, hop in enumerate(case.hops)
    ]
    told = (f"  {version}: {observed}", f"  the simulator: {foretold}")
    return "\n".join((case.name, *requests, *answers, *told))


def _asked(request: PageRequest) -> str:
    return repr(request).replace(repr(request.url), repr(place(request.url)))

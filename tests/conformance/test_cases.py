"""The cases themselves: how many they are, and what they can tell apart."""

import itertools
import random

import pytest

from flask_cors.sansio.browser.profiles import Departure
from flask_cors.sansio.browser.profiles import Profile
from flask_cors.sansio.browser.profiles import STANDARD

from . import unsimulated
from .cases import Case
from .groups import group
from .groups import NAMES
from .prediction import predicted
from .site import Site

SITE = Site(port=5000, other_port=5001)
FEWEST = 2000


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return [case for name in NAMES for case in group(name, SITE)]


def test_there_are_thousands_that_all_differ(cases: list[Case]) -> None:
    told = {(case.steps, case.hops) for case in cases}

    assert len(told) > FEWEST


def test_firefox_runs_thousands_of_them_too(cases: list[Case]) -> None:
    assert sum(not unsimulated.is_of_firefox(case) for case in cases) > FEWEST


def test_they_are_the_same_every_time(cases: list[Case]) -> None:
    again = (case for name in NAMES for case in group(name, SITE))

    assert all(one == other for one, other in itertools.zip_longest(cases, again))


@pytest.mark.slow
@pytest.mark.parametrize("departure", Departure, ids=lambda each: each.value)
def test_every_departure_from_the_standard_shows_in_a_case(
    cases: list[Case], departure: Departure
) -> None:
    departing = Profile("departing", departures=frozenset({departure}))
    # In any order one of them is found sooner than in that of the groups.
    mixed = random.Random(0).sample(cases, len(cases))

    assert any(predicted(c, departing) != predicted(c, STANDARD) for c in mixed)

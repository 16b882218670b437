"""How long a pattern takes, by a clock that the tests turn."""

import collections.abc as cabc
import re
import time
import typing as t

import pytest

from flask_cors.sansio.regexes.backtracking import measured
from flask_cors.sansio.regexes.backtracking import Pace
from flask_cors.sansio.regexes.backtracking import Subject

NESTED = re.compile("(a+)+b")

Cost: t.TypeAlias = cabc.Callable[[str], float]


class Machine:
    """A machine whose matches take as long as they are said to.

    :param cost: the seconds that a text takes.
    """

    def __init__(self, cost: Cost) -> None:
        self.cost = cost
        self.now = 0.0
        self.texts: list[str] = []

    def clock(self) -> float:
        return self.now

    def matcher(self, regex: re.Pattern[str]) -> cabc.Callable[[str], None]:
        return self.match

    def match(self, text: str) -> None:
        self.texts.append(text)
        self.now += self.cost(text)

    def pace(self, regex: re.Pattern[str] = NESTED, longest: int = 326) -> Pace | None:
        subject = Subject("a text", longest, ("!", "a"), (), self.matcher, self.matcher)
        found = measured(regex, subject, self.clock)
        return None if found is None else found[0]


def doubling(text: str) -> float:
    return 1e-8 * 2.0 ** text.count("a")


def test_time_that_doubles_with_every_character_is_explosive() -> None:
    assert Machine(doubling).pace() is Pace.EXPLOSIVE


def test_an_explosion_is_found_before_it_takes_long() -> None:
    machine = Machine(doubling)
    machine.pace()
    assert machine.now < 0.1


def test_an_explosion_is_found_though_it_starts_late() -> None:
    machine = Machine(lambda text: 1e-6 * 1.2 ** len(text))
    assert machine.pace() is Pace.EXPLOSIVE
    assert machine.now < 0.1


def test_time_that_grows_with_the_cube_of_the_length_is_slow() -> None:
    machine = Machine(lambda text: 1e-9 * len(text) ** 3)
    assert machine.pace() is Pace.SLOW
    assert len(machine.texts[-1]) > 100


@pytest.mark.parametrize("power", [0, 1, 2], ids=["none", "linear", "square"])
def test_time_that_stays_short_is_right(power: int) -> None:
    assert Machine(lambda text: 1e-8 * len(text) ** power).pace() is None


def test_a_pattern_of_very_many_repeats_is_measured_too() -> None:
    many = re.compile("(?=.*a)" * 200)
    assert Machine(lambda text: 1e-8 * len(text)).pace(many, 100_000) is None


def test_what_is_quick_for_origins_may_be_slow_for_paths() -> None:
    def squared(text: str) -> float:
        return 5e-9 * len(text) ** 2

    assert Machine(squared).pace(longest=326) is None
    assert Machine(squared).pace(longest=2048) is Pace.SLOW


def test_a_machine_that_stumbles_makes_no_finding() -> None:
    def stumbling(text: str) -> float:
        return 0.03 if len(machine.texts) % 7 == 0 else 1e-6

    machine = Machine(stumbling)
    assert machine.pace() is None


def test_no_more_is_measured_when_the_time_is_over() -> None:
    machine = Machine(lambda text: 0.0045 if len(text) > 9 else 1e-6)
    assert machine.pace(re.compile("(?:x(a+)+)*b(c+)+d")) is None
    assert machine.now < 0.5
    assert len(machine.texts) < 120


def test_a_text_with_nothing_in_it_that_stalls_is_not_tried_with_more() -> None:
    machine = Machine(lambda text: 0.001 if len(text) < 2 else 100)
    assert machine.pace() is Pace.EXPLOSIVE
    assert machine.now < 0.1


def test_a_clock_that_stands_still_finds_nothing() -> None:
    assert Machine(lambda text: 0.0).pace() is None


@pytest.mark.parametrize(
    "pattern",
    [
        r"https://.*\.example\.com$",
        r"https?://(.+\.)?example\.com",
        r"^https?://localhost(:\d+)?$",
        r"https://[a-z0-9-]+(\.[a-z0-9-]+)*\.example\.com",
        r"https://pr-\d+-[a-z]+\.example\.com",
        "(x)?(?(1)(a+)+|b)",
    ],
)
def test_an_ordinary_pattern_is_not_even_measured(pattern: str) -> None:
    machine = Machine(doubling)
    assert machine.pace(re.compile(pattern)) is None
    assert machine.texts == []


def test_a_part_that_can_be_nothing_in_too_many_ways_is_never_tried() -> None:
    """The engine would try them all on a text that is empty."""
    machine = Machine(doubling)
    assert machine.pace(re.compile("(a?|b?){30}c")) is Pace.EXPLOSIVE
    assert machine.texts == []


def test_a_pattern_that_first_looks_far_ahead_is_never_tried() -> None:
    """It is quick until a text is so long, and never ready with that."""
    machine = Machine(doubling)
    assert machine.pace(re.compile("(?=.{50})(a+)+b")) is None
    assert machine.texts == []


def test_a_repeat_that_another_blocks_is_left_alone() -> None:
    """What leads to the second is enough to stop the first."""
    machine = Machine(lambda text: 0.2 if text.count("a") > 3 else 1e-6)
    assert machine.pace(re.compile("aaaaaaaaa(x+)+b")) is None
    assert all(len(text) <= 4 for text in machine.texts)


def match_in_full(regex: re.Pattern[str]) -> cabc.Callable[[str], object]:
    return regex.fullmatch


TEXT: t.Final = Subject(
    "a text", 326, ("!", "-", "a"), (), match_in_full, match_in_full
)


@pytest.mark.timed
@pytest.mark.parametrize(
    "pattern",
    [
        r"^https://([a-z0-9-]+\.?)+\.example\.com$",
        "(a|a)*b",
        "(.*)*x",
        "(x+x+)+y",
        r"https://(([a-z])+.)+[A-Z]([a-z])+$",
        r"^(\w+\s?)*$",
        "(a?){30}a{30}",
        "(a|a)+b{30}",
        "a?" * 30 + "a" * 30,
        "(((a?){30}){30}){30}",
        r"^(\w+)*@  # verbose",
        "(?=(a+)+b)c",
        "((a{5})+)+b",
    ],
)
def test_a_pattern_that_explodes_is_found_by_the_real_clock(pattern: str) -> None:
    flags = re.VERBOSE if "#" in pattern else 0
    started = time.thread_time()
    found = measured(re.compile(pattern, flags), TEXT, time.thread_time)
    assert found is not None
    assert found[0] is Pace.EXPLOSIVE
    assert time.thread_time() - started < 2


def test_a_pattern_that_shares_out_one_text_is_slow_by_the_real_clock() -> None:
    regex = re.compile(r"https://.*.*.*.*\.example\.com")
    found = measured(regex, TEXT, time.thread_time)
    assert found is not None


@pytest.mark.parametrize(
    "pattern", [r"(?>(a+)+)b", r"(?:[a-z]+[.-])*[a-z]+!", "(a|b){0,30}c"]
)
def test_a_pattern_that_only_looks_nested_is_right(pattern: str) -> None:
    assert measured(re.compile(pattern), TEXT, time.thread_time) is None


def match_the_beginning(regex: re.Pattern[str]) -> cabc.Callable[[str], object]:
    return regex.match


PATH: t.Final = Subject(
    "a path", 2048, ("!", "a"), (), match_the_beginning, match_in_full
)


@pytest.mark.parametrize("pattern", ["/([a-z]+)*", "(?i)/([a-z]+)*", r"/(\w+/?)*"])
def test_a_pattern_that_always_matches_at_once_is_right(pattern: str) -> None:
    """It would try as much as any other, and never comes to."""
    assert measured(re.compile(pattern), PATH, time.thread_time) is None


@pytest.mark.parametrize("pattern", [r"((a|a)(a|a))*", r"(((a|.))*)\1"])
def test_a_pattern_that_matches_every_other_text_explodes_on_the_rest(
    pattern: str,
) -> None:
    found = measured(re.compile(pattern), TEXT, time.thread_time)
    assert found is not None
    assert found[0] is Pace.EXPLOSIVE

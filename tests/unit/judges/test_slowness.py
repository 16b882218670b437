"""What is said of patterns that take too long, and that they are never run again."""

import re
import time
import typing as t

import pytest
from flask import Flask

from flask_cors import CORS
from flask_cors import CORSConfigError
from flask_cors.judging import INSTRUMENTS
from flask_cors.sansio import judges
from flask_cors.sansio import resource_forms
from flask_cors.sansio.findings import Fault
from flask_cors.sansio.findings import Finding
from flask_cors.sansio.findings import Place
from flask_cors.sansio.judges import slowness
from flask_cors.sansio.layers import defaults
from flask_cors.sansio.layers import Layer
from flask_cors.sansio.layers import overlaid
from flask_cors.sansio.resources import Resource

from .judging import APP
from .judging import policy

EXPLOSIVE = r"https://(\w+\.?)+\.example\.com"


def table(written: t.Any, **options: t.Any) -> tuple[Resource, ...]:
    findings: list[Finding] = []
    layer = Layer(Place.KEYWORD, "CORS()", {"resources": written, **options})
    return resource_forms.compiled(overlaid(defaults(), layer, findings), findings)


def faults(written: t.Any, **options: t.Any) -> list[Fault]:
    found = judges.judged((), table(written, **options), INSTRUMENTS)
    return [finding.fault for finding in found]


@pytest.mark.timed
@pytest.mark.parametrize(
    "regex",
    [
        r"^https://([a-z0-9-]+\.?)+\.example\.com$",
        "(a|a)*b",
        "(.*)*x",
        "(x+x+)+y",
        r"https://(([a-z])+.)+[A-Z]([a-z])+$",
        r"^(\w+\s?)*$",
        "(a?){30}a{30}",
        re.compile(r"^(\w+\.?)*!"),
        [APP, r"https://(\S+\S+)*\.example\.com"],
    ],
    ids=str,
)
def test_set_up_refuses_a_regex_that_explodes_and_never_hangs(regex: t.Any) -> None:
    started = time.thread_time()

    with pytest.raises(CORSConfigError) as caught:
        CORS(Flask("slowness"), origins=regex, supports_credentials=True)

    assert time.thread_time() - started < 2
    reasons = [getattr(error, "reason", None) for error in caught.value.errors]
    assert reasons == [Fault.EXPLOSIVE_REGEX]


def test_the_other_findings_are_listed_beside_it() -> None:
    with pytest.raises(CORSConfigError) as caught:
        CORS(Flask("slowness"), origins=[EXPLOSIVE, f"{APP}/"], max_age=-1, strict=True)

    told = str(caught.value)
    assert all(rule in told for rule in ("[CORS161]", "[CORS106]", "[CORS231]"))


def test_what_explodes_is_kept_from_the_other_judges() -> None:
    mixed = policy(
        origins=[EXPLOSIVE, r"https://.*example\.com"],
        allow_headers=[r"X-(\w+-?)+", "X-App-.+"],
        max_age=5,
    )
    spared = slowness.spared(mixed, INSTRUMENTS)
    assert [r.pattern for r in spared.origins.regexes] == [r"https://.*example\.com"]
    assert [r.pattern for r in spared.headers.patterns] == ["X-App-.+"]
    assert spared.max_age == "5"
    assert spared.settings is mixed.settings
    found = [finding.fault for finding in judges.of_policy(mixed, INSTRUMENTS)]
    assert found == [
        Fault.EXPLOSIVE_REGEX,
        Fault.EXPLOSIVE_REGEX,
        Fault.HOSTILE_NEIGHBOUR,
    ]
    assert judges.advice_on(mixed, INSTRUMENTS)


def test_a_policy_without_such_patterns_is_left_as_it_is() -> None:
    ordinary = policy(origins=r"https://.*\.example\.com", allow_headers="X-.*")
    assert slowness.spared(ordinary, INSTRUMENTS) is ordinary


def test_an_entry_whose_path_explodes_is_kept_from_the_judges_of_the_table() -> None:
    entries = table({r"/api/(\w+/?)*$": APP, "/open/*": "*", "/one": {"origins": APP}})
    kept = slowness.spared_entries(entries, INSTRUMENTS)
    assert [entry.pattern.text for entry in kept] == ["/open/*", "/one"]
    assert faults({r"/api/(\w+/?)*$": APP}) == [Fault.EXPLOSIVE_REGEX]


def test_an_entry_whose_origins_explode_stands_without_them() -> None:
    entries = table({"/api/*": [EXPLOSIVE, APP], "/open/*": "*"})
    first, second = slowness.spared_entries(entries, INSTRUMENTS)
    assert (first.policy.origins.regexes, second) == ((), entries[1])
    assert first.policy.origins.literals == {APP}


def test_a_table_without_such_patterns_is_left_as_it_is() -> None:
    entries = table({"/api/.*/x$": r"https://.*\.example\.com", "/open/*": "*"})
    assert slowness.spared_entries(entries, INSTRUMENTS) is entries
    assert faults({"/api/.*/x$": APP}) == []


@pytest.mark.parametrize(
    ("options", "fault"),
    [
        ({"origins": r"https://.*.*.*\.example\.com"}, Fault.SLOW_REGEX),
        ({"origins": r"https://.*.*\.example\.com"}, None),
        ({"allow_headers": r"X-[\w-]*[\w-]*[\w-]*="}, Fault.SLOW_REGEX),
        ({"allow_headers": ["X-App-*", r"X-[a-z-]+", "Content-.*"]}, None),
        ({"allow_headers": r"(\s+\s?)*:"}, None),
        ({"resources": r"/api/.*/.*/.*!"}, Fault.SLOW_REGEX),
        ({"resources": r"/api/[a-z]+/\d+(/.*)?$"}, None),
        ({"resources": "/api/*"}, None),
    ],
    ids=str,
)
def test_slow_is_what_the_longest_input_takes_long_for(
    options: dict[str, t.Any], fault: Fault | None
) -> None:
    found = faults(options.pop("resources", "/*"), **{"origins": APP, **options})
    assert found == ([] if fault is None else [fault])


@pytest.mark.timed
def test_a_regex_is_measured_once_for_all_paths_that_share_it() -> None:
    regex = r"https://(?:[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+shared\.example\.com"
    written: dict[str, t.Any] = {f"/{n}/*": {"max_age": n} for n in range(300)}
    entries = table(written, origins=regex)
    started = time.thread_time()
    assert judges.judged((), entries, INSTRUMENTS) == ()
    assert time.thread_time() - started < 0.5


@pytest.mark.timed
@pytest.mark.parametrize(
    "regex",
    [
        r"https://" + r".*\.example\.com" * 20,
        r"https://" + r"([a-z]+\.)*" * 12 + r"example\.com",
        r"https://" + r"[a-z.]*" * 8 + r"\.example\.com",
    ],
    ids=["many stars", "many groups", "many classes"],
)
def test_a_regex_that_is_found_to_be_slow_does_not_hold_set_up_up(regex: str) -> None:
    started = time.thread_time()
    found = faults("/*", origins=regex, supports_credentials=True)
    assert found[:1] in ([Fault.SLOW_REGEX], [Fault.EXPLOSIVE_REGEX])
    assert time.thread_time() - started < 2


@pytest.mark.timed
def test_a_header_regex_is_not_run_before_it_is_measured() -> None:
    app, regex = Flask("slowness"), re.compile(r"(((\w*)*)*)\1!")
    started = time.thread_time()

    with pytest.raises(CORSConfigError, match=r"\[CORS161\]$"):
        CORS(app, origins=APP, allow_headers=[regex])

    assert time.thread_time() - started < 2

"""Entries that say nothing that another does not say."""

import re
import time
import typing as t

import pytest

from flask_cors.sansio.judges.coverage import covered_origin
from flask_cors.sansio.judges.coverage import repeated_origin

from .judging import ADMIN
from .judging import APP
from .judging import found
from .judging import policy
from .judging import values
from .judging import WITH_A_LIST


class Unhashable:
    """A function that cannot be compared with others."""

    __hash__ = None  # type: ignore[assignment]

    def __call__(self, origin: str) -> bool:
        return False


check = Unhashable()


@pytest.mark.parametrize(
    ("origins", "value"),
    [
        ([APP, APP], APP),
        (f"{APP}, {ADMIN}, {APP}", APP),
        ([APP, "https://APP.example.com"], "https://APP.example.com"),
        ([APP, f"{APP}:443"], f"{APP}:443"),
        (["https://*.b.example", "https://*.B.example"], "https://*.B.example"),
        (["localhost", "LocalHost"], "LocalHost"),
        (["null", APP, "null"], "null"),
        (["*", "*"], "*"),
        (["https://.+[.]a", "https://.+[.]a"], "https://.+[.]a"),
        ([re.compile("a"), re.compile("a")], re.compile("a")),
        pytest.param([check, check], check, id="a function"),
    ],
    ids=repr,
)
def test_an_entry_that_is_there_twice_is_told(origins: t.Any, value: object) -> None:
    assert values(repeated_origin, origins=origins) == [value]


@pytest.mark.parametrize(
    "origins",
    [
        APP,
        [APP, ADMIN],
        [APP, f"{APP}:8443"],
        [APP, "http://app.example.com"],
        ["https://*.b.example", "https://b.example"],
        ["localhost", "http://localhost:*"],
        [re.compile("a"), re.compile("a", re.ASCII)],
        ["not an origin", "not an origin"],
        [None, None],
    ],
    ids=repr,
)
def test_entries_that_differ_are_right(origins: t.Any) -> None:
    assert values(repeated_origin, origins=origins) == []


@pytest.mark.parametrize(
    ("origins", "value", "cover"),
    [
        ([APP, "https://*.example.com"], APP, "https://*.example.com"),
        (["https://*.Example.com", APP], APP, "https://*.Example.com"),
        ([f"{APP}:1", f"{APP}:*"], f"{APP}:1", f"{APP}:*"),
        ([APP, "https://*.example.com:*"], APP, "https://*.example.com:*"),
        (["https://*.a.b", "https://*.b"], "https://*.a.b", "https://*.b"),
        (["https://*.b", "https://*.b:*"], "https://*.b", "https://*.b:*"),
        (["https://*.a.b", "https://*.b:*"], "https://*.a.b", "https://*.b:*"),
        (["https://a.b:*", "https://*.b:*"], "https://a.b:*", "https://*.b:*"),
        (["http://localhost:3000", "localhost"], "http://localhost:3000", "localhost"),
        ([APP, r"https://[a-z]+\.example\.com"], APP, r"https://[a-z]+\.example\.com"),
        ([APP, "*"], APP, "*"),
        ([APP, ".*"], APP, "*"),
        (["*", "localhost"], "localhost", "*"),
        (["*", "null"], "null", "*"),
        pytest.param(["*", check], check, "*", id="a function"),
        (["*", "https://.+[.]a"], "https://.+[.]a", "*"),
    ],
    ids=repr,
)
def test_an_entry_that_a_wider_one_covers_is_told(
    origins: t.Any, value: object, cover: str
) -> None:
    (finding,) = found(covered_origin, origins=origins)
    assert finding.value == value
    assert finding.message == f"covered by {cover!r}, which is listed as well."


@pytest.mark.parametrize(
    "origins",
    [
        "*",
        ["https://example.com", "https://*.example.com"],
        ["http://app.example.com", "https://*.example.com"],
        [f"{APP}:8443", "https://*.example.com"],
        ["https://a.b:*", "https://*.b"],
        ["https://*.a.b:*", "https://*.b:1"],
        ["localhost", "http://localhost:*"],
        [APP, r"https://[a-z]\.example\.com"],
        ["https://*.a.example", r"https://.*\.example"],
        ["null", r".*\.example", "https://*.a"],
        ["*", "not an origin"],
    ],
    ids=repr,
)
def test_an_entry_that_allows_more_is_right(origins: t.Any) -> None:
    assert values(covered_origin, origins=origins) == []


def test_with_credentials_null_is_granted_only_where_it_is_listed() -> None:
    origins = ["*", "null"]
    assert values(covered_origin, origins=origins, supports_credentials=True) == []


@pytest.mark.parametrize(
    ("number", "others"),
    [
        (1, ""),
        (2, " So is 'https://b1.example.com'."),
        (3, " So are 'https://b1.example.com' and 'https://b2.example.com'."),
        (
            6,
            " So are 'https://b1.example.com', 'https://b2.example.com', "
            "'https://b3.example.com' and 2 more.",
        ),
    ],
)
def test_of_many_some_are_named(number: int, others: str) -> None:
    listed = [f"https://b{n}.example.com" for n in range(number)]
    (twice,) = found(repeated_origin, origins=[*listed, *listed])
    assert twice.message == f"listed more than once.{others}"
    (covered,) = found(covered_origin, origins=[*listed, "https://*.example.com"])
    assert covered.message.endswith(f"which is listed as well.{others}")


@pytest.mark.timed
@pytest.mark.parametrize(
    "wide",
    ["*", "https://*.example.com", r"https://a\d+\.example\.com", APP],
)
def test_a_long_list_is_judged_in_time_that_grows_as_the_list_does(wide: str) -> None:
    tenants = [f"https://tenant-{n}.example.com" for n in range(20_000)]
    compiled = policy(origins=[*tenants, wide])
    start = time.thread_time()
    list(repeated_origin(compiled, WITH_A_LIST))
    list(covered_origin(compiled, WITH_A_LIST))
    assert time.thread_time() - start < 2


def test_of_a_long_list_only_some_are_compared_with_many_regexes() -> None:
    tenants = [f"https://tenant-{n}.example.com" for n in range(2_000)]
    regexes = [re.compile(rf"https://{n}\.example\.com") for n in range(400)]
    regexes.append(re.compile(r"https://tenant-(5|1999)\.example\.com"))
    assert values(covered_origin, origins=[*tenants, *regexes]) == [tenants[5]]

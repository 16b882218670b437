"""What is said of regexes that let in others than they name."""

import re
import typing as t

import pytest

from flask_cors.judging import INSTRUMENTS
from flask_cors.sansio import judges
from flask_cors.sansio.findings import Fault
from flask_cors.sansio.judges import regexes
from flask_cors.sansio.judges.instruments import Instruments

from .judging import found
from .judging import policy
from .judging import WITHOUT_A_LIST

HOSTILE = Fault.HOSTILE_NEIGHBOUR
UNDOTTED = Fault.UNESCAPED_DOT


def judged(**options: t.Any) -> list[Fault]:
    """What is said at set-up."""
    return [f.fault for f in judges.of_policy(policy(**options), INSTRUMENTS)]


def advised(regex: str) -> list[Fault]:
    """What an audit says beyond that."""
    advice = judges.advice_on(policy(origins=regex), INSTRUMENTS)
    return [finding.fault for finding in advice]


@pytest.mark.parametrize(
    ("regex", "faults"),
    [
        (r"https://.*\.example\.com.*", [HOSTILE]),
        (r"https://.*example\.com", [HOSTILE]),
        (r".*example\.com", [HOSTILE]),
        (r"https://app.example.com(:\d+)?", [UNDOTTED]),
        (r"https?://example\.com.*", [HOSTILE]),
        (r"http://localhost.*", [HOSTILE]),
        (r"^https://example.com.*$", [HOSTILE, UNDOTTED]),
        (r"https://.+\.example\.com\..+", [HOSTILE]),
        (r"^https://example.com$", [UNDOTTED]),
        (r"https://(app|admin).example.com", [UNDOTTED]),
        (r"https://.*.example.com", [UNDOTTED]),
        (r"https://[^.]*.example.com", [UNDOTTED]),
        (r"https://\S+example\.com", [HOSTILE]),
        (r"https://[\w.-]+example.com", [HOSTILE, UNDOTTED]),
        (r"^(?!.*evil).*example\.com$", [HOSTILE]),
        (r"(?i)HTTPS://.*EXAMPLE\.COM", [HOSTILE]),
        (r"(?P<scheme>https?)://(?P<host>.*example\.com)", [HOSTILE]),
        (r"https://example\.com(?:\..*)?", [HOSTILE]),
        (r"https://example\.com-?[a-z.]*", [HOSTILE]),
        (r"https://example\.com[a-z.]*(:\d+)?", [HOSTILE]),
        (r"https://(.*)example\.org", [HOSTILE]),
        (r"https://.{1,40}example\.com", [HOSTILE]),
        (r"https://[^/]+example\.com", [HOSTILE]),
    ],
)
def test_a_regex_that_a_stranger_can_satisfy_is_told(
    regex: str, faults: list[Fault]
) -> None:
    assert judged(origins=regex) == faults


@pytest.mark.parametrize(
    "regex",
    [
        r"https://.*\.example\.com",
        r"https://(app|admin)\.example\.com",
        r"https://[a-z0-9\-]+\.example\.com(:\d+)?",
        r"^https://example\.com$",
        r"http://localhost:\d+",
        r"https://pr-\d+\.preview\.example\.com",
        r"http://192\.168\.0\.\d{1,3}(:\d+)?",
        r"https?://(.+\.)?example\.com",
        r"https://.*\.example\.(com|org)",
        r"^https?:\/\/localhost(:\d+)?$",
        r"https://example\.com|https://other\.com",
        r"https://[a-z0-9-]+(\.[a-z0-9-]+)*\.example\.com$",
        r"chrome-extension://[a-p]{32}",
        r"https://(www\.)?example\.com/?$",
        r"^https://example\.com/.*$",
        r"https://[\w.-]+\.example\.com",
        r"https://(?:(?:a|b)\.)*example\.com",
        r"(https?)://(?:a\.)?example\.com",
        r"https://\[::1\](:\d+)?",
    ],
)
def test_a_regex_that_ends_at_its_host_is_right(regex: str) -> None:
    assert judged(origins=regex) == []


@pytest.mark.parametrize(
    "regex",
    [r"https://(a|b)\1\.example\.com.*", r"(x)?https://(?(1)a|b)\.example\.com.*"],
    ids=["a group again", "a condition"],
)
def test_nothing_is_said_of_a_regex_that_is_not_understood(regex: str) -> None:
    assert judged(origins=regex) == []
    assert advised(regex) == []


@pytest.mark.parametrize("regex", [".*", "https?://.*", r"\S+", "https://.+", r".*\w"])
def test_a_regex_that_is_open_to_everybody_is_told_by_another_rule(regex: str) -> None:
    assert judged(origins=regex) == []
    assert advised(regex) == []
    faults = judged(origins=regex, supports_credentials=True)
    assert faults == [Fault.ANY_ORIGIN_WITH_CREDENTIALS]


@pytest.mark.parametrize(
    "regex", [r"https://[a-z]+\.[a-z]+", r"https://.*:3000", r"https://\w+.\w+"]
)
def test_a_regex_that_names_nobody_is_told_where_there_are_credentials(
    regex: str,
) -> None:
    named = policy(origins=regex, supports_credentials=True)
    (finding,) = regexes.hostile_neighbour(named, WITHOUT_A_LIST)
    assert "https://attacker.example" in finding.message


def test_a_compiled_regex_is_matched_with_its_own_flags() -> None:
    """Without IGNORECASE this one lets in nobody that a browser sends."""
    upper = r"HTTPS://.*EXAMPLE\.COM"
    assert judged(origins=re.compile(upper)) == [HOSTILE]
    assert judged(origins=re.compile(r"https://.*[A-Z]example\.com")) == []
    assert judged(origins=re.compile(r"https://.*[A-Z]example\.com", re.I)) == [HOSTILE]


def test_a_verbose_regex_is_read_as_one() -> None:
    verbose = re.compile(r"https:// .* example\.com  # all of ours", re.VERBOSE)
    (finding,) = found(regexes.hostile_neighbour, origins=verbose)
    assert "https://attackerexample.com" in finding.message


@pytest.mark.parametrize(
    ("regex", "suffix"),
    [
        (r"https://.*shop\.co\.uk", "co.uk"),
        (r"https://.*-shop\.github\.io", "github.io"),
        (r"https://.*shop\.example\.net", "example.net"),
    ],
)
def test_a_name_is_a_strangers_below_what_the_list_calls_public(
    regex: str, suffix: str
) -> None:
    listing = Instruments(lambda: 0.0, {suffix}.__contains__)
    assert found(regexes.hostile_neighbour, listing, origins=regex)


def test_a_name_below_ones_own_domain_is_not_a_strangers() -> None:
    regex = r"https://.*-app\.example\.com"
    assert not found(regexes.hostile_neighbour, origins=regex)
    assert not found(regexes.hostile_neighbour, WITHOUT_A_LIST, origins=regex)


def test_well_known_hosting_is_public_without_the_list() -> None:
    regex = r"https://.*-app\.vercel\.app"
    assert found(regexes.hostile_neighbour, WITHOUT_A_LIST, origins=regex)


def test_a_top_level_domain_is_public_without_the_list() -> None:
    regex = r"https://.*example\.com"
    assert found(regexes.hostile_neighbour, WITHOUT_A_LIST, origins=regex)


def test_a_private_domain_is_nobodys() -> None:
    """The list calls ``internal`` none of the public suffixes."""
    assert judged(origins=r"https://.*app\.internal") == []


@pytest.mark.parametrize(
    ("regex", "fix", "suggestions"),
    [
        (r"^https://example.com$", "https://example.com", None),
        (r"http://localhost.*", "http://localhost:*", None),
        (r"https://.*.example.com", "https://*.example.com", None),
        (r"https://.*\.example\..*", None, ()),
    ],
)
def test_what_to_write_instead_is_said_and_suggested(
    regex: str, fix: str | None, suggestions: tuple[str, ...] | None
) -> None:
    finding = judges.of_policy(policy(origins=regex), INSTRUMENTS)[0]
    assert finding.suggestions == ((fix,) if suggestions is None else suggestions)
    assert fix is None or finding.fix == f"Write {fix!r}."


@pytest.mark.parametrize(
    ("regex", "written"),
    [
        (r"https://.*example\.com:*", r"https://.*example\.com:*"),
        (r"https://.*example\.com\:*", r"https://.*example\.com:*"),
        (r"https://.*example\.com(:\d+)?", r"https://.*example\.com(:\d+)?"),
    ],
)
def test_the_regex_is_shown_as_it_is_written(regex: str, written: str) -> None:
    (finding,) = judges.of_policy(policy(origins=regex), INSTRUMENTS)
    assert finding.value == written


@pytest.mark.parametrize(
    ("regex", "faults"),
    [
        (r".*\.example\.com$", [Fault.ANY_SCHEME]),
        (r"^.*://app\.example\.com$", [Fault.ANY_SCHEME]),
        (r"^https?://app\.example\.com$", []),
        (r"^(http|https|ionic)://app\.example\.com$", []),
        (r"^ionic://localhost$", []),
        (r"^[a-z]+://localhost(:\d+)?$", []),
        (r"^https://app\.example\.com.*$", [Fault.ANY_PORT]),
        (r"^https://app\.example\.com(:8443)?$", []),
        (r"^https://app\.example\.com[:\d]*$", []),
        (r"https://app\.example\.com", [Fault.UNANCHORED_REGEX]),
        (r"https://app\.example\.com\Z", []),
        (r"http://localhost:\d+", []),
    ],
)
def test_an_audit_advises_on_schemes_ports_and_ends(
    regex: str, faults: list[Fault]
) -> None:
    assert advised(regex) == faults

"""Origins that a pattern matches, and those beside them."""

import collections.abc as cabc
import re

import pytest

from flask_cors.sansio.origins import AllowedOrigins
from flask_cors.sansio.regexes import neighbours
from flask_cors.sansio.regexes.neighbours import Site
from flask_cors.sansio.regexes.neighbours import sites
from flask_cors.sansio.regexes.witnesses import Witness


def site(text: str, marks: str) -> Site:
    found = Site.of(Witness(text, marks))
    assert found is not None
    return found


APP = site("https://app.example.com", "f" * 23)
BELOW = site("https://a.example.com", "f" * 8 + "v" + "f" * 12)


@pytest.mark.parametrize(
    ("found", "base", "is_proper"),
    [
        (APP, "app.example.com", True),
        (BELOW, "example.com", True),
        (site("https://aexample.com", "f" * 8 + "v" + "f" * 11), "example.com", False),
        (site("https://a.coma", "f" * 12 + "vv"), "", False),
        (site("https://a.comb", "f" * 13 + "v"), "", False),
        (site("http://10.0.0.1", "f" * 14 + "v"), "", True),
        (site("https://a.b", "f" * 8 + "vvv"), "", False),
        (site("https://a.b", "f" * 8 + "vfv"), "", False),
    ],
    ids=str,
)
def test_a_site_knows_what_of_its_host_is_fixed(
    found: Site, base: str, is_proper: bool
) -> None:
    assert (found.base, found.is_proper) == (base, is_proper)


@pytest.mark.parametrize(
    "text", ["a.com", "https://", "https://a..b", "https://a b", "https://a/b", "null"]
)
def test_what_no_browser_sends_is_no_site(text: str) -> None:
    assert Site.of(Witness(text, "f" * len(text))) is None


@pytest.mark.parametrize(
    ("host", "is_loopback"),
    [
        ("localhost", True),
        ("a.localhost", True),
        ("127.0.0.1", True),
        ("[::1]", True),
        ("localhost.com", False),
        ("127.example.com", False),
    ],
)
def test_this_machine_is_known(host: str, is_loopback: bool) -> None:
    text = f"http://{host}"
    assert site(text, "f" * len(text)).is_loopback is is_loopback


def test_those_come_first_that_seem_to_be_meant() -> None:
    found = [str(found) for found in sites(re.compile(r"https://.*a\.com(:\d+)?"))]
    assert found[0] == "https://a.com"
    assert found.index("https://a.a.com") < found.index("https://aa.com")


@pytest.mark.parametrize(
    ("origins", "expected"),
    [
        (
            neighbours.after(APP),
            [
                "https://app.example.com.attacker.example",
                "https://app.example.comattacker.example",
            ],
        ),
        (
            neighbours.after(site("https://a.com", "f" * 10 + "vvv")),
            [
                "https://a..attacker.example",
                "https://a.attacker.example",
                "https://a.xyz",
            ],
        ),
        (neighbours.after(site("https://a.b", "f" * 8 + "vfv")), []),
        (
            neighbours.after(site("https://a.example", "f" * 9 + "f" * 8)),
            ["https://a.example.attacker.example", "https://a.exampleattacker.example"],
        ),
        (
            neighbours.after(site("https://a.example", "f" * 8 + "v" + "f" * 8)),
            ["https://a.example.attacker.test", "https://a.exampleattacker.test"],
        ),
        (
            neighbours.before(BELOW),
            ["https://attackerexample.com", "https://attacker-example.com"],
        ),
        (neighbours.before(site("https://localhost", "f" * 17)), []),
        (
            neighbours.undotted(site("https://a.b.com", "f" * 9 + "dfd" + "f" * 3)),
            ["https://axb.com", "https://axbxcom"],
        ),
        (
            neighbours.undotted(site("https://a.com", "f" * 9 + "d" + "f" * 3)),
            ["https://axcom"],
        ),
        (
            neighbours.undotted(site("http://1.2.3.4", "f" * 8 + "dfdfdf")),
            ["http://1x2x3x4"],
        ),
        (
            neighbours.with_other_schemes(APP, {"https", "ws"}),
            ["http://app.example.com", "app://app.example.com"],
        ),
        (
            neighbours.beginning_with(APP),
            ["https://app.example.com.attacker.example"],
        ),
        (
            neighbours.beginning_with(site("http://localhost:3000", "f" * 21)),
            ["http://localhost:30000"],
        ),
    ],
)
def test_neighbours_are_made_from_a_site(
    origins: cabc.Iterable[str], expected: list[str]
) -> None:
    assert list(origins) == expected


def test_another_port_is_a_neighbour() -> None:
    assert neighbours.with_another_port(APP) == "https://app.example.com:8443"


@pytest.mark.parametrize("disguise", tuple(neighbours.disguised(APP)))
def test_no_regex_ever_sees_a_disguise(disguise: str) -> None:
    """User names, paths, queries, second hosts and null: not even where any text will
    do.
    """
    anything = AllowedOrigins(regexes=(re.compile(".*", re.DOTALL),))
    assert not anything.permit(disguise)
    assert anything.permit(str(APP))

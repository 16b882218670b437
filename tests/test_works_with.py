"""The page of what was run with which version: it has all of it, and does not lie."""

import importlib.metadata
import re

import pytest
from packaging.version import Version

from tools import works_with

PAGE = works_with.PAGE.read_text(encoding="utf-8")
RECORDED = works_with.recorded(PAGE)
AGAIN = "run: python -m tools.works_with"

TABLE = re.compile(r"^\.\. (\w+) begin\n.*?^\.\. \1 end\n", re.MULTILINE | re.DOTALL)

# It has to be compiled, which not every machine can.
OPTIONAL = {"uWSGI"}


def installed(name: str) -> Version | None:
    found = next(iter(importlib.metadata.distributions(name=name)), None)
    return found and Version(found.version)


def test_the_tables_have_every_scenario_and_every_server() -> None:
    assert set(RECORDED) == set(works_with.distributions()), AGAIN
    assert works_with.render(PAGE, RECORDED) == PAGE, AGAIN


def test_what_is_written_by_hand_stays_as_it_is() -> None:
    newer = dict.fromkeys(RECORDED, "99.1")
    written = works_with.render(PAGE, newer)
    assert works_with.recorded(written) == newer
    assert TABLE.sub("", written) == TABLE.sub("", PAGE)


@pytest.mark.parametrize("name", sorted(RECORDED))
def test_a_version_on_the_page_has_been_run(name: str) -> None:
    """The page says "this one or a newer one": what runs here is no older, and of the
    same major version. A release of somebody else's makes nothing wrong until it is a
    new major one, which the page then has to name.
    """
    missing = [n for n in RECORDED if installed(n) is None and n not in OPTIONAL]

    if missing:
        pytest.skip(f"{missing[0]} is not installed: this is not what the page is of")

    runs, stated = installed(name), Version(RECORDED[name])

    if runs is None:
        pytest.skip(f"{name} is not installed; to get it: pip install --group uwsgi")

    assert stated <= runs, f"{name} {runs} is older than the page says; upgrade it"
    assert stated.major == runs.major, AGAIN

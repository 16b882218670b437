"""The page about security: each promise names tests and rules that there are."""

import re

import pytest

from flask_cors.sansio.rules import RULES

from .pages import DOCS
from .pages import ROOT
from .pages import sections

PAGE = (DOCS / "security.rst").read_text(encoding="utf-8")
RELIED_ON = "What you can rely on"

MODULES = sorted(set(re.findall(r"``(tests/\S+)``", PAGE)))
NAMED = sorted(set(re.findall(r":ref:`(CORS\d+) <(cors\d+)>`", PAGE)))
ADVISORIES = sorted(set(re.findall(r"\b(CVE-\d+-\d+|GHSA(?:-\w{4}){3})\b", PAGE)))
TESTED = "\n".join(
    (ROOT / "tests" / "users" / f"test_advisories{name}.py").read_text(encoding="utf-8")
    for name in ("", "_elsewhere")
)


@pytest.mark.parametrize("module", MODULES)
def test_a_module_that_is_named_has_tests(module: str) -> None:
    text = (ROOT / module).read_text(encoding="utf-8")
    assert re.search(r"^def test_", text, re.MULTILINE)


@pytest.mark.parametrize(("shown", "label"), NAMED, ids=lambda name: str(name))
def test_a_rule_that_is_named_exists(shown: str, label: str) -> None:
    assert shown.lower() == label
    assert shown in {rule.id for rule in RULES}


@pytest.mark.parametrize("advisory", ADVISORIES)
def test_an_advisory_that_is_named_has_a_test(advisory: str) -> None:
    name = advisory.lower().replace("-", "_")
    assert re.search(rf"^def test_{name}_", TESTED, re.MULTILINE)


def test_every_advisory_that_has_a_test_is_named() -> None:
    tested = re.findall(r"^def test_(cve_\d+_\d+|ghsa(?:_\w{4}){3})_", TESTED, re.M)
    assert {name.upper().replace("_", "-") for name in tested} == {
        advisory.upper() for advisory in ADVISORIES
    }


def test_every_promise_is_held_by_something() -> None:
    _, *rows = re.split(r"^    \* - ", sections("security")[RELIED_ON], flags=re.M)
    _, *promises = [row.partition("\n      - ")[2] for row in rows]
    assert len(promises) >= 10
    assert [held for held in promises if "``tests/" not in held] == []

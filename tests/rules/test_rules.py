"""Each rule finds what breaks it, says so word for word, and not what is near."""

import collections

import pytest

from flask_cors import Fault
from flask_cors import Severity
from flask_cors.sansio.rules import BY_FAULT
from flask_cors.sansio.rules import RULES
from flask_cors.sansio.rules.rule import Rule

from . import applications
from . import grants
from . import names
from . import origins
from . import protection
from . import regexes
from . import resources
from . import several
from . import spellings
from .case import Case
from .case import told

GROUPS = (
    *(names, spellings, origins, regexes, grants, resources, applications),
    protection,
    several,
)
CASES = [case for group in GROUPS for case in group.CASES]


def shown(case: Case) -> str:
    return f"{BY_FAULT[case.fault].id} {case.said[:60]}"


def severity(case: Case) -> Severity:
    return BY_FAULT[case.fault].severity


def of(*severities: Severity) -> list[Case]:
    return [case for case in CASES if severity(case) in severities]


#: These need the routes, the views, the session or other extensions.
IN_AUDITS_ONLY = {
    Fault.UNKNOWN_IGNORED_RULE,
    Fault.GOVERNS_NO_ROUTE,
    Fault.RELATIVE_TO_BLUEPRINT,
    Fault.UNCOVERED_ROUTE,
    Fault.SESSION_COOKIE_SAME_SITE,
    Fault.SESSION_COOKIE_NOT_SECURE,
    Fault.GUARDED_VIEW_OPEN,
    Fault.ANOTHER_LAYER,
    Fault.NO_LAYER,
    Fault.ERRORS_WITHOUT_HEADERS,
    Fault.SOCKETS_OPEN,
    Fault.COOKIES_WITHOUT_CSRF_PROTECTION,
    Fault.CSRF_ORIGINS_WITHOUT_PROTECTION,
    Fault.PROXY_BELOW_ANOTHER_LAYER,
}

#: Set-up sees the line of the route and says that, see tests/unit/test_views.py.
IN_OTHER_WORDS = {Fault.MISPLACED_DECORATOR}

AT_SET_UP = [
    case
    for case in of(Severity.WARNING)
    if case.fault not in IN_AUDITS_ONLY | IN_OTHER_WORDS
]

#: A decorator is read before ``app.config`` is known.
UNDER_STRICT = [case for case in AT_SET_UP if "(@cross_origin())" not in case.said]


@pytest.mark.parametrize("case", of(Severity.ERROR), ids=shown)
def test_a_mistake_is_raised_at_set_up_in_these_words(case: Case) -> None:
    assert case.said in told(case.broken).raised


@pytest.mark.parametrize("case", of(Severity.WARNING), ids=shown)
def test_what_is_insecure_or_without_effect_is_found_in_these_words(case: Case) -> None:
    assert told(case.broken).about(case.fault) == [case.said]


@pytest.mark.parametrize("case", AT_SET_UP, ids=shown)
def test_set_up_warns_in_the_same_words(case: Case) -> None:
    assert case.said in told(case.broken).warned


@pytest.mark.parametrize("case", UNDER_STRICT, ids=shown)
def test_under_strict_set_up_raises_the_same_words(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FLASK_CORS_STRICT", "true")
    assert case.said in told(case.broken).raised


@pytest.mark.parametrize("case", of(Severity.ADVICE), ids=shown)
def test_advice_is_given_by_an_audit_in_these_words(case: Case) -> None:
    found = told(case.broken)
    assert found.about(case.fault) == [case.said]
    assert found.raised == ()


@pytest.mark.parametrize("case", CASES, ids=shown)
def test_what_only_comes_near_is_left_alone(case: Case) -> None:
    found = told(case.near)
    rule = f"[{BY_FAULT[case.fault].id}]"
    assert not [said for said in (*found.raised, *found.warned) if rule in said]
    assert found.about(case.fault) == []


@pytest.mark.parametrize("case", CASES, ids=shown)
def test_what_is_said_ends_with_the_id_of_the_rule(case: Case) -> None:
    assert case.said.endswith(f" [{BY_FAULT[case.fault].id}]")


def test_every_rule_is_shown() -> None:
    assert {case.fault for case in CASES} == set(Fault)


def test_every_fault_has_one_rule_and_every_rule_an_id_of_its_own() -> None:
    assert [rule.fault for rule in RULES] == list(dict.fromkeys(BY_FAULT))
    assert set(BY_FAULT) == set(Fault)
    ids = collections.Counter(rule.id for rule in RULES)
    assert set(ids.values()) == {1}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_says_why_and_what_to_do(rule: Rule) -> None:
    assert all([rule.title, rule.why, rule.fix, rule.example])

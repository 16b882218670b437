"""Bad applications are caught, each by the right rule; good ones are told nothing."""

import typing as t

import pytest

from flask_cors import audit
from flask_cors import Severity
from flask_cors.sansio.rules import BY_ID
from flask_cors.sansio.rules import RULES

from .application import Application
from .application import BAD
from .application import GOOD
from .application import name
from .classes import Class
from .classes import OTHERS
from .classes import REASONS
from .exchange import Exchange

LOUD = frozenset({Severity.ERROR, Severity.WARNING})

#: What shows when all routes and hooks are there, and so in an audit, not at set-up.
NEED_THE_ROUTES = frozenset(
    {
        "CORS007",
        "CORS305",
        "CORS306",
        "CORS307",
        "CORS401",
        "CORS402",
        "CORS403",
        "CORS405",
        "CORS406",
        "CORS407",
        "CORS408",
        "CORS409",
        "CORS252",
        "CORS412",
    }
)

#: Rules that no developer's application breaks by a likely slip; see tests/rules.
CONTRIVED = {
    "CORS116": "nobody writes a host name of more than 253 letters",
}


def of_severity(module: t.Any, severity: Severity) -> set[str]:
    """The rules of a severity that catch a bad application."""
    return {rule for rule in module.CAUGHT_BY if BY_ID[rule].severity is severity}


def rules(application: Application) -> set[str]:
    """The rules that an audit of an application names; those of its errors else."""
    if application.app is None:
        return application.raised

    return {finding.rule for finding in audit(application.app)}


@pytest.mark.parametrize("module", BAD, ids=name)
def test_every_bad_application_is_caught_by_its_rule(
    module: t.Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert rules(Application(module, monkeypatch)) >= module.CAUGHT_BY


@pytest.mark.parametrize("module", BAD, ids=name)
def test_nothing_else_is_an_error_or_a_warning(
    module: t.Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = rules(Application(module, monkeypatch)) - module.CAUGHT_BY
    assert {rule for rule in found if BY_ID[rule].severity in LOUD} == set()


@pytest.mark.parametrize("module", BAD, ids=name)
def test_a_mistake_is_raised_at_set_up_and_what_is_insecure_warned_about(
    module: t.Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = Application(module, monkeypatch)
    deprecated = {"CORS003"} & module.CAUGHT_BY
    warned = of_severity(module, Severity.WARNING) - NEED_THE_ROUTES
    assert told.raised == of_severity(module, Severity.ERROR)
    assert told.warned == warned | deprecated


@pytest.mark.parametrize("module", GOOD, ids=name)
def test_a_good_application_is_told_nothing(
    module: t.Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = Application(module, monkeypatch)
    assert told.app is not None
    assert told.warnings == []
    assert audit(told.app) == []


def exchanges(attribute: str) -> list[t.Any]:
    """The exchanges of all good applications, each with its module."""
    return [
        pytest.param(module, exchange, id=f"{name(module)}: {exchange}")
        for module in GOOD
        for exchange in getattr(module, attribute)
    ]


@pytest.mark.parametrize(("module", "exchange"), exchanges("SERVES"))
def test_pages_that_it_is_for_can_preflight_and_read(
    module: t.Any, exchange: Exchange, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = Application(module, monkeypatch).app
    assert app is not None
    assert exchange.is_preflighted(app)
    assert exchange.is_answered(app)


@pytest.mark.parametrize(("module", "exchange"), exchanges("REFUSES"))
def test_pages_that_it_is_not_for_can_do_neither(
    module: t.Any, exchange: Exchange, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = Application(module, monkeypatch).app
    assert app is not None
    assert not exchange.is_preflighted(app)
    assert not exchange.is_answered(app)


@pytest.mark.parametrize("module", GOOD, ids=name)
def test_a_good_application_is_for_some_pages_and_not_for_others(
    module: t.Any,
) -> None:
    assert module.SERVES
    assert module.REFUSES


def test_there_are_fifteen_reasons_and_each_is_shown_or_cannot_be_seen() -> None:
    assert len(REASONS) == 15
    shown = [bool(reason.apps) != bool(reason.unseen) for reason in REASONS]
    assert all(shown)


def test_every_bad_application_is_of_one_class() -> None:
    of_classes = [app for each in (*REASONS, *OTHERS) for app in each.apps]
    assert sorted(of_classes) == sorted(map(name, BAD))


@pytest.mark.parametrize("each", [*REASONS, *OTHERS], ids=lambda each: each.symptom)
def test_what_was_a_mistake_and_works_now_is_a_good_application(each: Class) -> None:
    assert set(each.cured) <= set(map(name, GOOD))


def test_every_error_and_warning_catches_a_bad_application() -> None:
    loud = {rule.id for rule in RULES if rule.severity in LOUD}
    caught = {rule for module in BAD for rule in module.CAUGHT_BY}
    assert loud - caught == set(CONTRIVED)

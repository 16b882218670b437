import json

import pytest
from flask import Flask

from . import differences
from .answers import Answer
from .answers import answers
from .answers import BUILD
from .configuration import Configuration
from .configurations import CONFIGURATIONS
from .differences import Difference
from .differences import explanations
from .differences import Rule
from .record import GOLDEN

RULES = [*differences.RULES, *differences.BUILDING]
RECORDED: dict[str, dict[str, Answer]] = json.loads(GOLDEN.read_text(encoding="utf-8"))
LISTED = differences.listed()
#: Some settings are newer than the oldest Flask that is supported.
OLD_FLASK = {
    configuration.id
    for configuration in CONFIGURATIONS
    if {"PROVIDE_AUTOMATIC_OPTIONS"} & configuration.config.keys()
    and "PROVIDE_AUTOMATIC_OPTIONS" not in Flask.default_config
}


def found(configuration: Configuration) -> list[Difference]:
    return differences.differences(
        configuration, RECORDED[configuration.id], answers(configuration)
    )


@pytest.mark.parametrize(
    "configuration", [pytest.param(each, id=each.id) for each in CONFIGURATIONS]
)
def test_answers_as_flask_cors_does_but_for_what_is_listed(
    configuration: Configuration,
) -> None:
    if configuration.id in OLD_FLASK:
        pytest.skip("this Flask does not know the setting")

    unlisted = [str(each) for each in found(configuration) if not explanations(each)]

    if unlisted:
        told = [f"{configuration.id}: not in docs/differences.toml", *unlisted]
        pytest.fail("\n".join(told), pytrace=False)


@pytest.fixture(scope="module")
def shown() -> set[tuple[str, str]]:
    """The entries that were seen, each with the configurations it was seen in."""
    return {
        (rule.entry, configuration.id)
        for configuration in CONFIGURATIONS
        for difference in found(configuration)
        for rule in explanations(difference)
    }


@pytest.mark.parametrize(
    "entry", [pytest.param(entry, id=entry["id"]) for entry in LISTED]
)
def test_a_listed_difference_is_seen_or_says_what_shows_it(
    entry: dict[str, str], shown: set[tuple[str, str]]
) -> None:
    rules = [rule for rule in RULES if rule.entry == entry["id"]]

    if rules and all(OLD_FLASK & {*rule.configurations} for rule in rules):
        pytest.skip("this Flask does not know the setting")

    seen = any(id == entry["id"] for id, _ in shown)
    assert seen is not ("shown_by" in entry)


@pytest.mark.parametrize(
    "rule",
    [
        pytest.param(rule, id=f"{rule.entry}-{rule.allows.__name__}")
        for rule in RULES
        if rule.configurations
    ],
)
def test_a_difference_is_seen_in_each_configuration_it_is_expected_in(
    rule: Rule, shown: set[tuple[str, str]]
) -> None:
    asked = {*rule.configurations} - OLD_FLASK
    expected = {(rule.entry, configuration) for configuration in asked}
    assert expected <= shown


@pytest.mark.parametrize(
    "entry", [pytest.param(entry, id=entry["id"]) for entry in LISTED]
)
def test_a_listed_difference_says_what_why_and_what_to_do(
    entry: dict[str, str],
) -> None:
    said = {"id", "title", "was", "now", "why", "do"}
    assert entry.keys() - {"shown_by"} == said
    assert all(value.strip() for value in entry.values())


def test_every_rule_belongs_to_a_listed_difference() -> None:
    recognized = {entry["id"] for entry in LISTED if "shown_by" not in entry}
    assert {rule.entry for rule in RULES} == recognized


def test_every_rule_names_configurations_that_exist() -> None:
    named = {name for rule in RULES for name in rule.configurations}
    assert named <= {configuration.id for configuration in CONFIGURATIONS}


def test_every_listed_difference_is_listed_once() -> None:
    ids = [entry["id"] for entry in LISTED]
    assert len(ids) == len(set(ids))


def test_the_record_holds_exactly_what_is_asked() -> None:
    asked = {
        each.id: [exchange.id for exchange in each.exchanges] for each in CONFIGURATIONS
    }
    recorded = {id: list(table) for id, table in RECORDED.items()}
    unbuilt = {id for id, table in RECORDED.items() if BUILD in table}
    assert recorded == {
        id: [BUILD] if id in unbuilt else exchanges for id, exchanges in asked.items()
    }

"""Every sentence, beside what the browsers' consoles were seen to say."""

import typing as t

import pytest

from flask_cors.sansio.browser import sentences
from flask_cors.sansio.browser.refusals import BlockReason
from flask_cors.sansio.browser.refusals import Refusal
from tests.console import evidence

SCENARIOS: t.Final = evidence.scenarios()

#: What stood for the texts that are not the same in another run.
PLACEHOLDERS: t.Final = {
    "{initial_url}": "http://api.example:8000/initial",
    "{url}": "http://api.example:8000/items",
    "{origin}": "https://app.example",
    "{authority}": "api.example:8000",
}


def filled(text: str) -> str:
    for name, value in PLACEHOLDERS.items():
        text = text.replace(name, value)

    return text


def refusal(scenario: str, browser: str) -> Refusal:
    found = dict(SCENARIOS[scenario]["refusal"])
    reasons = {
        "chromium": found.pop("reason"),
        "firefox": found.pop("reason_in_firefox", None),
    }
    reason = BlockReason(reasons[browser] or reasons["chromium"])
    texts = {k: filled(v) if isinstance(v, str) else v for k, v in found.items()}
    return Refusal(reason, **texts)


def blocked_in(browser: str) -> list[str]:
    return [
        scenario
        for scenario, said in SCENARIOS.items()
        if evidence.is_blocked(said[browser])
    ]


@pytest.mark.parametrize("scenario", blocked_in("chromium"))
def test_chromium_is_quoted_as_its_console_was_seen_to_say(scenario: str) -> None:
    seen = evidence.sentence(SCENARIOS[scenario]["chromium"])

    assert sentences.chromium(refusal(scenario, "chromium")) == filled(seen)


@pytest.mark.parametrize("scenario", blocked_in("firefox"))
def test_firefox_is_quoted_as_its_console_was_seen_to_say(scenario: str) -> None:
    seen = evidence.sentence(SCENARIOS[scenario]["firefox"])

    assert sentences.firefox(refusal(scenario, "firefox")) == filled(seen)


@pytest.mark.parametrize("browser", ["chromium", "firefox"])
def test_every_reason_has_been_seen(browser: str) -> None:
    reasons = {
        SCENARIOS[scenario]["refusal"]["reason"] for scenario in blocked_in(browser)
    }

    assert reasons == {reason.value for reason in BlockReason}


@pytest.mark.parametrize("browser", ["chromium", "firefox"])
def test_no_more_than_one_departure_from_the_standard_was_seen(browser: str) -> None:
    read = SCENARIOS.keys() - set(blocked_in(browser))

    # The star of Access-Control-Allow-Headers covers Authorization.
    assert read == {"preflight-star-of-headers-authorization"}

"""The browser's side in Python says what the browsers said, from the same answers."""

import dataclasses
import typing as t
from urllib.parse import urlsplit

import pytest

from flask_cors.sansio.browser import sentences
from flask_cors.sansio.browser.exchanges import Answer
from flask_cors.sansio.browser.exchanges import Credentials
from flask_cors.sansio.browser.exchanges import Mode
from flask_cors.sansio.browser.exchanges import PageRequest
from flask_cors.sansio.browser.exchanges import Redirect
from flask_cors.sansio.browser.exchanges import Sent
from flask_cors.sansio.browser.fetching import fetching
from flask_cors.sansio.browser.fetching import Result
from flask_cors.sansio.browser.profiles import CHROMIUM
from flask_cors.sansio.browser.profiles import FIREFOX
from flask_cors.sansio.browser.profiles import Profile

from . import evidence
from .collecting import SCENARIOS
from .running import Run
from .scenario import SANDBOXED
from .scenario import Scenario
from .server import Site

COLLECTED: t.Final = evidence.scenarios()


def request(run: Run) -> PageRequest:
    options = run.scenario.options
    return PageRequest(
        run.url,
        "null" if run.scenario.page == SANDBOXED else run.origin,
        method=options.get("method", "GET"),
        headers=tuple((name, value) for name, value in options.get("headers", ())),
        mode=Mode(options.get("mode", "cors")),
        credentials=Credentials(options.get("credentials", "same-origin")),
        redirect=Redirect(options.get("redirect", "follow")),
    )


def answered(site: Site, sent: Sent) -> Answer:
    origin = dict(sent.headers).get("Origin", "")
    answer = site.answers[sent.method, urlsplit(sent.url).path]
    headers = [
        (name, text.replace("{origin}", origin)) for name, text in answer.headers
    ]
    return dataclasses.replace(answer, headers=tuple(headers))


def fetched(run: Run, profile: Profile) -> Result:
    steps = fetching(request(run), profile)

    try:
        sent = next(steps)

        while True:
            sent = steps.send(answered(run.site, sent))
    except StopIteration as end:
        return t.cast("Result", end.value)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.id)
@pytest.mark.parametrize(
    ("name", "profile", "sentence"),
    [
        pytest.param("chromium", CHROMIUM, sentences.chromium, id="chromium"),
        pytest.param("firefox", FIREFOX, sentences.firefox, id="firefox"),
    ],
)
def test_a_fetch_ends_with_the_sentence_of_the_browser(
    name: str, profile: Profile, sentence: t.Any, scenario: Scenario
) -> None:
    run = Run(scenario, Site(port=8000))
    run.prepare()
    seen = COLLECTED[scenario.id][name]

    result = fetched(run, profile)

    assert [e.sent.method for e in result.exchanges] == seen["asked"]
    assert (result.refusal is not None) == evidence.is_blocked(seen)

    if result.refusal is not None:
        assert run.abstract(sentence(result.refusal)) == evidence.sentence(seen)

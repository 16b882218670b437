"""What each browser makes of a request."""

import pytest

from flask_cors.sansio.browser.profiles import CHROMIUM
from flask_cors.sansio.browser.profiles import FIREFOX
from flask_cors.sansio.browser.profiles import Profile
from flask_cors.sansio.browser.refusals import BlockReason
from flask_cors.sansio.browser.refusals import Refusal
from flask_cors.sansio.browser.verdicts import Ruling
from flask_cors.sansio.browser.verdicts import Verdict
from flask_cors.sansio.browser.verdicts import verdicts

REFUSAL = Refusal(
    BlockReason.METHOD_NOT_ALLOWED,
    "https://api.example/",
    "https://app.example",
    is_preflight=True,
    value="PUT",
    status=200,
)


def test_a_request_that_is_not_refused_is_allowed_without_a_word() -> None:
    found = verdicts(lambda profile: None)
    assert found == (
        Verdict(CHROMIUM, Ruling.ALLOWED),
        Verdict(FIREFOX, Ruling.ALLOWED),
    )
    assert [verdict.is_allowed for verdict in found] == [True, True]


def test_each_browser_says_it_in_its_own_words() -> None:
    chromium, firefox = verdicts(lambda profile: REFUSAL)
    assert not chromium.is_allowed
    assert chromium.sentence == (
        "Access to fetch at 'https://api.example/' from origin 'https://app.example' "
        "has been blocked by CORS policy: Method PUT is not allowed by "
        "Access-Control-Allow-Methods in preflight response."
    )
    assert firefox.sentence == (
        "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the "
        "remote resource at https://api.example/. (Reason: Did not find method in "
        "CORS header ‘Access-Control-Allow-Methods’)."
    )


@pytest.mark.parametrize("strict", [CHROMIUM, FIREFOX])
def test_one_browser_may_block_what_another_allows(strict: Profile) -> None:
    found = verdicts(lambda profile: REFUSAL if profile is strict else None)
    assert [v.profile for v in found if not v.is_allowed] == [strict]

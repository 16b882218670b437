"""The closed set of reasons."""

import pytest

from flask_cors.sansio.browser.refusals import BlockReason
from flask_cors.sansio.browser.refusals import Refusal

from .pages import API
from .pages import PAGE


@pytest.mark.parametrize("reason", BlockReason, ids=lambda reason: reason.value)
def test_each_reason_has_a_name_and_a_section_of_the_standard(
    reason: BlockReason,
) -> None:
    assert reason.value == reason.name.lower().replace("_", "-")
    assert reason.standard.startswith("https://fetch.spec.whatwg.org/#")
    assert BlockReason(reason.value) is reason


@pytest.mark.parametrize(
    ("initial_url", "is_redirected"),
    [
        pytest.param(f"{API}/", False, id="the URL that was asked for is no redirect"),
        pytest.param("", False, id="nor is one that nothing is known of"),
        pytest.param(f"{PAGE}/", True, id="another one led to it"),
    ],
)
def test_a_refusal_tells_whether_a_redirect_led_to_it(
    initial_url: str, is_redirected: bool
) -> None:
    refusal = Refusal(
        BlockReason.ALLOW_ORIGIN_MISSING, f"{API}/", PAGE, initial_url=initial_url
    )
    assert refusal.is_redirected is is_redirected

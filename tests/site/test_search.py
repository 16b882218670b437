"""The search of the built site, without a server: what is typed finds its page."""

import time
import typing as t
import urllib.parse
from pathlib import Path

import pytest

from demo.browser import Chromium
from demo.firefox import Firefox
from flask_cors.sansio.browser import sentences
from flask_cors.sansio.browser.refusals import BlockReason
from flask_cors.sansio.browser.refusals import Refusal

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SECONDS: t.Final = 20

#: Typed into the box of a page, as its visitor does.
TYPE = """
const box = document.querySelector("#searchbox input[name=q]");
box.value = args[0];
setTimeout(() => box.form.requestSubmit());
return getComputedStyle(document.querySelector("#searchbox")).display;
"""

#: The pages that are found, the best first; nothing as long as it looks.
FOUND = """
const found = document.querySelector("#search-results .search-summary");
const words = found?.textContent ?? "";

if (!/found|did not match/.test(words) || /Searching/.test(document.title)) {
  return null;
}

const links = document.querySelectorAll("#search-results ul.search li > a");
return [...links].map((link) => link.getAttribute("href").replace(/[?#].*/, ""));
"""

#: What a visitor's own console speaks of is on no page.
API: t.Final = "https://api.acme.test/v1/parcels?page=2"
FRONT: t.Final = "https://parcels.acme.test"

REFUSALS: t.Final = (
    Refusal(BlockReason.ALLOW_ORIGIN_MISSING, API, FRONT, status=502),
    Refusal(BlockReason.ALLOW_ORIGIN_WILDCARD, API, FRONT),
    Refusal(BlockReason.ALLOW_CREDENTIALS, API, FRONT, value=""),
    Refusal(BlockReason.ALLOW_ORIGIN_MULTIPLE, API, FRONT, value=f"{FRONT}, *"),
    Refusal(BlockReason.ALLOW_ORIGIN_MISMATCH, API, FRONT, value="https://acme.test"),
    Refusal(BlockReason.PREFLIGHT_STATUS, API, FRONT, True, status=401),
    Refusal(BlockReason.PREFLIGHT_REDIRECTED, API, FRONT, True, status=308),
    Refusal(BlockReason.METHOD_NOT_ALLOWED, API, FRONT, True, value="PURGE"),
    Refusal(BlockReason.HEADER_NOT_ALLOWED, API, FRONT, True, value="x-parcel-token"),
)


def searched(browser: Chromium | Firefox, page: Path, words: str) -> list[str]:
    """The pages that a search of one page finds."""
    browser.open(page.as_uri())
    assert browser.call(TYPE, words) == "block"
    deadline = time.monotonic() + SECONDS
    found, last = None, None

    # Results come one by one; they are all there when no more do.
    while found is None or found != last:
        assert time.monotonic() < deadline, (words, found)
        time.sleep(0.3)
        last = found

        try:
            found = browser.call(FOUND)
        except Exception:
            # The page was going away.
            found = None

        found = found if isinstance(found, list) else None

    return t.cast("list[str]", found)


@pytest.mark.parametrize(
    ("words", "page"),
    [
        ("quickstart", "quickstart.html"),
        ("preflight", "how-cors-works.html"),
        ("supports_credentials", "config.html"),
        ("max_age", "config.html"),
        ("nginx", "proxies.html"),
        ("CloudFront", "proxies.html"),
        ("after_request", "moving-from-headers.html"),
        ("SameSite", "credentials.html"),
        ("CVE-2024-6221", "security.html"),
        ("cross_origin", "api.html"),
        ("CORS405", "rules.html"),
        ("BrowserClient", "testing.html"),
    ],
)
def test_what_is_typed_finds(
    browser: Chromium | Firefox, built: Path, words: str, page: str
) -> None:
    found = searched(browser, built / "index.html", words)
    assert found[0] == page


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: refusal.reason.value)
def test_a_sentence_that_is_pasted_finds_its_cause(
    browser: Chromium | Firefox, built: Path, refusal: Refusal
) -> None:
    says = sentences.chromium if isinstance(browser, Chromium) else sentences.firefox
    found = searched(browser, built / "index.html", says(refusal))
    assert found[0] == "troubleshooting.html"


def test_what_is_nowhere_is_not_found(browser: Chromium | Firefox, built: Path) -> None:
    assert searched(browser, built / "quickstart.html", "qwertzuiop") == []


def test_a_result_is_of_the_site_itself(
    browser: Chromium | Firefox, built: Path
) -> None:
    found = searched(browser, built / "index.html", "vary")
    assert len(found) > 3
    assert [link for link in found if urllib.parse.urlsplit(link).scheme] == []
    assert [link for link in found if not (built / link).is_file()] == []

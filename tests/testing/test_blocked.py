"""What a page gets instead of a response, and what it says to people."""

import pickle
import re
import typing as t

import pytest
from flask import Flask

from flask_cors.pytest_plugin import OpenBrowser
from flask_cors.testing import BlockedByCORS
from flask_cors.testing import BlockReason
from flask_cors.testing import BrowserClient

from .conftest import API
from .conftest import PAGE

CHROMIUM = (
    f"Access to fetch at '{API}/api/echo' from origin '{PAGE}' has been blocked by "
    "CORS policy: Method DELETE is not allowed by Access-Control-Allow-Methods in "
    "preflight response."
)
FIREFOX = (
    "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote "
    f"resource at {API}/api/echo. (Reason: Did not find method in CORS header "
    "‘Access-Control-Allow-Methods’)."
)


@pytest.fixture
def blocked(cors_browser: OpenBrowser) -> BlockedByCORS:
    with pytest.raises(BlockedByCORS) as caught:
        cors_browser(PAGE).fetch("/api/echo", method="DELETE")

    return caught.value


def test_the_reason_is_one_of_a_closed_set(blocked: BlockedByCORS) -> None:
    assert blocked.reason is BlockReason.METHOD_NOT_ALLOWED
    assert blocked.refusal.reason is blocked.reason
    assert blocked.refusal.value == "DELETE"


def test_the_message_is_the_one_of_the_browsers_console(
    app: Flask, blocked: BlockedByCORS
) -> None:
    assert blocked.message == CHROMIUM
    assert blocked.messages == {"chromium": CHROMIUM, "firefox": FIREFOX}

    with pytest.raises(BlockedByCORS) as caught:
        BrowserClient(app, PAGE, browser="firefox").fetch("/api/echo", method="DELETE")

    assert caught.value.message == FIREFOX


def test_the_standard_speaks_as_chromium_does(app: Flask) -> None:
    with pytest.raises(BlockedByCORS) as caught:
        BrowserClient(app, PAGE, browser="standard").fetch("/api/echo", method="DELETE")

    assert caught.value.message == CHROMIUM


def test_the_exchanges_are_those_that_there_were(blocked: BlockedByCORS) -> None:
    assert [exchange.sent.method for exchange in blocked.exchanges] == ["OPTIONS"]
    assert blocked.preflight is blocked.exchanges[0]


def test_as_text_it_is_the_message_and_the_exchanges(blocked: BlockedByCORS) -> None:
    assert str(blocked) == (
        f"{CHROMIUM}\n"
        "\n"
        f"{blocked.causes[0].message}\n"
        "    To allow it: CORS(app, ..., methods=['GET', 'POST', 'PUT', 'DELETE'])\n"
        "    Pages of every allowed origin could then send DELETE requests to "
        "'/api/*', with the user's cookies.\n"
        "\n"
        "[method-not-allowed] https://fetch.spec.whatwg.org/#cors-preflight-fetch\n"
        "\n"
        f"OPTIONS {API}/api/echo\n"
        f"    Origin: {PAGE}\n"
        "    Access-Control-Request-Method: DELETE\n"
        "-> 200\n"
        f"    Access-Control-Allow-Origin: {PAGE}\n"
        "    Access-Control-Expose-Headers: X-Total\n"
        "    Access-Control-Allow-Credentials: true\n"
        "    Vary: Access-Control-Request-Method, Access-Control-Request-Headers"
    )


def test_the_options_at_fault_are_named_with_their_place(
    blocked: BlockedByCORS,
) -> None:
    (cause,) = blocked.causes
    assert cause.option == "methods"
    assert re.fullmatch(
        r"methods=\['GET', 'POST', 'PUT'\] \(CORS\(\), .*conftest\.py:\d+\) does not "
        r"have 'DELETE'\.",
        cause.message,
    )


def test_where_nothing_can_be_changed_the_text_proposes_nothing() -> None:
    app = Flask(__name__)
    app.add_url_rule("/", view_func=list)

    with pytest.raises(BlockedByCORS) as caught:
        BrowserClient(app, "null").fetch("/")

    assert "No policy governs '/': CORS(app) was never called." in str(caught.value)
    assert "To allow it" not in str(caught.value)


def test_what_a_view_says_itself_has_no_cause_in_the_options(
    app: Flask, cors_browser: OpenBrowser
) -> None:
    @app.get("/api/own")
    def own() -> tuple[str, dict[str, str]]:
        return "", {"Access-Control-Allow-Origin": "https://old.example"}

    with pytest.raises(BlockedByCORS) as caught:
        cors_browser(PAGE).fetch("/api/own")

    assert caught.value.reason is BlockReason.ALLOW_ORIGIN_MISMATCH
    assert caught.value.causes == ()


def test_the_causes_are_those_of_the_application_that_was_asked(app: Flask) -> None:
    def hello(environ: t.Any, start_response: t.Any) -> list[bytes]:
        start_response("200 OK", [])
        return [b"hello"]

    client = BrowserClient(app, PAGE, hosts={"files.example": hello})

    with pytest.raises(BlockedByCORS) as caught:
        client.fetch("https://files.example/")

    assert caught.value.causes == ()


@pytest.mark.parametrize("url", ["ftp://api.example/", "http://[", "https://"])
def test_where_nothing_was_sent_the_text_says_so(
    cors_browser: OpenBrowser, url: str
) -> None:
    with pytest.raises(BlockedByCORS) as caught:
        cors_browser(PAGE).fetch(url)

    assert caught.value.preflight is None
    assert str(caught.value).endswith("\n\nNothing was sent.")


def test_long_headers_are_cut(cors_browser: OpenBrowser) -> None:
    with pytest.raises(BlockedByCORS) as caught:
        cors_browser(PAGE).fetch("/private", headers={"Accept-Language": "e" * 128})

    lines = str(caught.value).splitlines()
    assert f"    Accept-Language: {'e' * 96}..." in lines
    assert max(len(line) for line in lines if line.startswith(" ")) == 120


def test_it_goes_from_one_process_to_another(blocked: BlockedByCORS) -> None:
    """As those of pytest-xdist do."""
    copy = pickle.loads(pickle.dumps(blocked))
    assert str(copy) == str(blocked)
    assert copy.refusal == blocked.refusal
    assert copy.causes == blocked.causes

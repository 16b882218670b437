"""The check as programs read it."""

import json

from flask_cors.checking import document
from flask_cors.checking import document_of_failure
from flask_cors.checking import failures
from flask_cors.sansio.browser import urls
from flask_cors.sansio.browser.exchanges import Answer
from flask_cors.version import __version__

from .replies import ALLOWED
from .replies import check
from .replies import get
from .replies import ORIGIN
from .replies import URL
from .replies import VARY
from .replies import with_cookies


def test_a_check_that_is_refused() -> None:
    answer = Answer(502, (("Server", "nginx"), ("Server", "again")))
    found = check(get(headers=(("Accept", "text/csv"),)), get=answer)
    shown = json.loads(document(found))
    assert shown["version"] == 1
    assert shown["tool"] == {"name": "Flask-CORS", "version": __version__}
    assert shown["request"] == {
        "url": URL,
        "origin": ORIGIN,
        "method": "GET",
        "headers": [["Accept", "text/csv"]],
        "credentials": False,
    }
    assert shown["verdict"] == "blocked"
    assert list(shown["browsers"]) == ["chromium", "firefox"]
    assert shown["browsers"]["chromium"] == {
        "verdict": "blocked",
        "reason": "allow-origin-missing",
        "standard": "https://fetch.spec.whatwg.org/#concept-cors-check",
        "is_preflight": False,
        "sentence": found.verdicts[0].sentence,
    }
    assert shown["exchanges"] == [
        {
            "purpose": "request",
            "method": "GET",
            "url": URL,
            "request_headers": [["Accept", "text/csv"], ["Origin", ORIGIN]],
            "status": 502,
            "response_headers": [["Server", "nginx"], ["Server", "again"]],
        }
    ]
    assert shown["remarks"] == [{"kind": "error", "message": found.remarks[0].message}]
    assert shown["error"] is None


def test_a_check_that_is_allowed() -> None:
    fine = (ALLOWED, VARY, ("Access-Control-Allow-Credentials", "true"))
    shown = json.loads(document(check(with_cookies(), get=Answer(200, fine))))
    assert shown["request"]["credentials"] is True
    assert shown["verdict"] == "allowed"
    assert shown["browsers"]["firefox"] == {
        "verdict": "allowed",
        "reason": None,
        "standard": None,
        "is_preflight": None,
        "sentence": None,
    }
    assert shown["remarks"] == []


def test_no_answer() -> None:
    url = urls.parsed(URL)
    assert url is not None
    asked = get(headers=(("Authorization", "secret"),))
    shown = json.loads(document_of_failure(asked, failures.no_tls(url)))
    assert shown["error"] == {
        "kind": "no-tls",
        "message": f"{URL}: port 443 of api.example.com does not speak TLS. Write "
        "http://, or take the port that serves https.",
    }
    assert shown["request"]["headers"] == [["Authorization", "***"]]
    assert shown["verdict"] is None
    assert shown["browsers"] == {}
    assert shown["exchanges"] == shown["remarks"] == []

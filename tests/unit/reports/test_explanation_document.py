"""The explanation as programs read it."""

import json

from flask_cors import explain
from flask_cors.reports.explanation import document

from .explained import HERE
from .explained import PAGE
from .explained import shop


def test_a_program_reads_all_of_it() -> None:
    app = shop(
        f"CORS(app, origins='{PAGE}', methods='GET')",
        "app.add_url_rule('/books', view_func=list, methods=['PUT'])",
    )
    found = explain(app, "PUT", "/books", origin=PAGE)
    assert json.loads(document(found, HERE)) == {
        "version": 1,
        "request": {
            "url": "http://127.0.0.1:5000/books",
            "origin": "https://shop.example",
            "method": "PUT",
            "headers": [],
            "credentials": False,
        },
        "verdict": "blocked",
        "write_reason": None,
        "browsers": {
            "chromium": {
                "verdict": "blocked",
                "reason": "method-not-allowed",
                "standard": "https://fetch.spec.whatwg.org/#cors-preflight-fetch",
                "is_preflight": True,
                "sentence": "Access to fetch at "
                "'http://127.0.0.1:5000/books' "
                "from origin "
                "'https://shop.example' has "
                "been blocked by CORS policy: "
                "Method PUT is not allowed by "
                "Access-Control-Allow-Methods "
                "in preflight response.",
            },
            "firefox": {
                "verdict": "blocked",
                "reason": "method-not-allowed",
                "standard": "https://fetch.spec.whatwg.org/#cors-preflight-fetch",
                "is_preflight": True,
                "sentence": "Cross-Origin Request Blocked: "
                "The Same Origin Policy "
                "disallows reading the remote "
                "resource at "
                "http://127.0.0.1:5000/books. "
                "(Reason: Did not find method "
                "in CORS header "
                "‘Access-Control-Allow-Methods’).",
            },
        },
        "governed_by": {
            "level": "resources",
            "pattern": "/*",
            "blueprint": None,
            "number": None,
            "source": {
                "place": "keyword",
                "name": "CORS()",
                "file": "shop.py",
                "line": 4,
            },
        },
        "why_preflight": ["the method PUT is not GET, HEAD or POST"],
        "exchanges": [
            {
                "purpose": "preflight",
                "method": "OPTIONS",
                "url": "http://127.0.0.1:5000/books",
                "request_headers": [
                    ["Origin", "https://shop.example"],
                    ["Access-Control-Request-Method", "PUT"],
                ],
                "status": 200,
                "response_headers": [
                    ["Content-Type", "text/html; charset=utf-8"],
                    ["Content-Length", "0"],
                    ["Allow", "OPTIONS, PUT"],
                    ["Access-Control-Allow-Origin", "https://shop.example"],
                    [
                        "Vary",
                        "Access-Control-Request-Method, Access-Control-Request-Headers",
                    ],
                ],
            }
        ],
        "causes": [
            {
                "option": "methods",
                "value": "'GET'",
                "source": {
                    "place": "keyword",
                    "name": "CORS()",
                    "file": "shop.py",
                    "line": 4,
                },
                "message": "methods='GET' (CORS(), shop.py:4) does not have 'PUT'.",
                "change": "CORS(app, ..., methods=['GET', 'PUT'])",
                "opens": "Pages of every allowed origin could then send "
                "PUT requests to every path.",
            }
        ],
        "exposed_headers": [],
        "remarks": [],
        "doubts": [],
    }


def test_a_program_reads_that_nothing_is_wrong() -> None:
    app = shop("CORS(app, expose_headers='X-Total', resources='/books')")
    found = explain(app, "GET", "/books", origin=PAGE, credentials=False)
    shown = json.loads(document(found, HERE))
    assert shown["verdict"] == "allowed"
    assert shown["browsers"]["firefox"] == {
        "verdict": "allowed",
        "reason": None,
        "standard": None,
        "is_preflight": None,
        "sentence": None,
    }
    assert shown["why_preflight"] == []
    assert shown["causes"] == []
    assert shown["exposed_headers"] == ["X-Total"]
    assert shown["remarks"] == [
        {"message": "No route serves it: what the page can read is a 404."}
    ]


def test_a_program_reads_that_no_change_is_proposed() -> None:
    app = shop("app.add_url_rule('/health', 'health', cors_exempt(list))", "CORS(app)")
    shown = json.loads(document(explain(app, "GET", "/health", origin=PAGE), HERE))
    assert shown["governed_by"] == {
        "level": "exempt",
        "pattern": None,
        "blueprint": None,
        "number": None,
        "source": None,
    }
    (cause,) = shown["causes"]
    assert (cause["option"], cause["change"], cause["opens"]) == (
        "cors_exempt",
        None,
        None,
    )

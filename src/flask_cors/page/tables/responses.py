"""Responses as data: what Flask itself answers, and what the guard does."""

from __future__ import annotations

import functools
import typing as t

from flask import Flask
from werkzeug.test import run_wsgi_app

from ... import guard
from ...headers import preflight_headers
from ...rehearsal import environ
from ...sansio.browser.exchanges import Sent
from ...sansio.csrf import WriteReason

Document: t.TypeAlias = dict[str, t.Any]

#: What stands in the pages: once in that of a host, twice in that of a redirect.
_HOST: t.Final = "localhost"
_FOLDER: t.Final = f"http://{_HOST}/folder/"


@functools.cache
def documents() -> Document:
    """The status and the headers of each kind of answer."""
    app = Flask(__name__, static_folder=None)
    app.add_url_rule("/", "view", lambda: "")
    app.add_url_rule("/folder/", "folder", lambda: "")
    redirect = _answer(app, "GET", "/folder")
    untrusted = _untrusted()

    # Not every Werkzeug writes a URL in the page as it does in the header.
    longer = _length(_answer(app, "GET", "/folder?|")) - _length(redirect)
    quoted = (longer - 2 * len("?|")) // (len("%7C") - len("|"))
    return {
        "view": _answer(app, "GET", "/"),
        "options": _answer(app, "OPTIONS", "/"),
        "not_found": _answer(app, "GET", "/nowhere"),
        "method_not_allowed": _answer(app, "PUT", "/"),
        "untrusted": {**untrusted, "length": _length(untrusted) - len(_HOST)},
        "redirect": {
            **redirect,
            "length": _length(redirect) - 2 * len(_FOLDER),
            "quoted": quoted,
        },
        "preflight": {"status": 200, "headers": preflight_headers(frozenset())},
        "forbidden": {
            reason.name.lower().replace("_", "-"): {
                "status": int(guard.STATUS.partition(" ")[0]),
                "headers": guard.headers(reason),
            }
            for reason in WriteReason
        },
    }


def _answer(app: Flask, method: str, path: str) -> Document:
    sent = Sent(f"http://{_HOST}{path}", method)
    _, status, headers = run_wsgi_app(app, environ(sent))
    ordered = [(name, _ordered(name, value)) for name, value in headers.items()]
    return {"status": int(status.partition(" ")[0]), "headers": ordered}


def _ordered(name: str, value: str) -> str:
    """The value of a header; Flask writes methods in another order in every process."""
    return ", ".join(sorted(value.split(", "))) if name == "Allow" else value


def _untrusted() -> Document:
    """The answer where a host is not trusted."""
    app = Flask(__name__, static_folder=None)
    app.config["TRUSTED_HOSTS"] = ["trusted.example"]
    app.add_url_rule("/", "view", lambda: "")
    return _answer(app, "GET", "/")


def _length(response: Document) -> int:
    return int(dict(response["headers"])["Content-Length"])

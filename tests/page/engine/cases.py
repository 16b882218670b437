"""The cases that the script and the command have to agree on."""

import dataclasses
import json
import typing as t
import warnings
from pathlib import Path

from flask import Flask

from flask_cors import explaining
from flask_cors.explaining import absolute
from flask_cors.page.tables import tables
from flask_cors.reports import Surroundings
from flask_cors.reports.explanation import document
from flask_cors.sansio.browser.exchanges import Credentials
from flask_cors.sansio.browser.exchanges import PageRequest
from flask_cors.sansio.explanation import Explanation

Document: t.TypeAlias = dict[str, t.Any]

ROOT: t.Final = Path(__file__).parents[3]


@dataclasses.dataclass(frozen=True, slots=True)
class Application:
    """An application, with the requests that are explained."""

    name: str
    app: Flask
    requests: tuple[PageRequest, ...]

    def tables(self) -> Document:
        """As the page has them: from a text."""
        return t.cast(Document, json.loads(json.dumps(tables(self.app))))

    def explained(self) -> list[Document]:
        """What the command prints for each request."""
        with warnings.catch_warnings():
            # Werkzeug warns of hosts that are not below the server's name.
            warnings.simplefilter("ignore")
            found = [explaining.explained(self.app, each) for each in self.requests]

        return [told(each) for each in found]


def told(found: Explanation) -> Document:
    """What the command prints."""
    shown = document(found, Surroundings(Path.cwd()))
    return comparable(json.loads(shown))


def given(request: PageRequest) -> Document:
    """A page's request, as the script takes it."""
    return {
        "url": request.url,
        "origin": request.origin,
        "method": request.method,
        "headers": request.headers,
        "credentials": request.credentials.value,
        "mode": request.mode.value,
    }


def comparable(found: Document) -> Document:
    """A result without what differs by chance: Flask writes Allow in any order."""
    for exchange in found.get("exchanges", ()):
        exchange["response_headers"] = [
            [name, _sorted(value) if name == "Allow" else value]
            for name, value in exchange["response_headers"]
        ]

    return found


def _sorted(value: str) -> str:
    return ", ".join(sorted(value.split(", ")))


def asked(
    app: Flask,
    method: str,
    path: str,
    origin: str,
    credentials: Credentials = Credentials.SAME_ORIGIN,
    **headers: str,
) -> PageRequest:
    """A request, whose headers have underscores for hyphens."""
    named = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    url = absolute(app, path)
    return PageRequest(url, origin, method, named, credentials=credentials)

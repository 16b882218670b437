"""The requests that a page makes, and which of them the API's policy covers."""

import json
import typing as t
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One ``fetch()`` of the page."""

    title: str
    path: str
    method: str = "GET"
    headers: tuple[tuple[str, str], ...] = ()
    body: str | None = None
    credentialed: bool = False
    status: int = 200
    """What the API answers, to those who may read it."""
    covered: bool = True
    """Whether the policy has its method and headers."""

    def to_page(self) -> dict[str, t.Any]:
        """Return what the page's script takes."""
        return {
            "title": self.title,
            "path": self.path,
            "method": self.method,
            "headers": dict(self.headers),
            "body": self.body,
            "credentialed": self.credentialed,
        }


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a page saw of an exchange."""

    status: int | None
    """``None`` where the browser refused to show the response."""
    body: str = ""
    browser: str = ""
    """Why it was refused, in the browser's words."""
    library: str = ""
    """The same, in the words of the library under demonstration."""


JSON = ("Content-Type", "application/json")

EXCHANGES = (
    Exchange(title="read the notes", path="/notes"),
    Exchange(
        title="add a note, as JSON",
        path="/notes",
        method="POST",
        headers=(JSON,),
        body=json.dumps({"text": "buy milk"}),
        status=201,
    ),
    Exchange(
        title="change a note, with a custom header",
        path="/notes/1",
        method="PUT",
        headers=(JSON, ("X-Request-ID", "7")),
        body=json.dumps({"text": "buy oat milk"}),
    ),
    Exchange(
        title="log in: the API sets a cookie",
        path="/login",
        method="POST",
        headers=(JSON,),
        body=json.dumps({"name": "ada"}),
        credentialed=True,
    ),
    Exchange(title="say who I am, by the cookie", path="/me", credentialed=True),
    Exchange(
        title="read behind a login hook, with a token",
        path="/reports/1",
        headers=(("Authorization", "Bearer demo"),),
    ),
    Exchange(title="the same without a token", path="/reports/1", status=401),
    Exchange(title="ask for a note that is not there", path="/notes/99", status=404),
    Exchange(title="ask for a view that raises", path="/broken", status=500),
    Exchange(title="follow a slash redirect", path="/archive"),
    Exchange(
        title="delete a note: a method not in `methods`",
        path="/notes/1",
        method="DELETE",
        covered=False,
    ),
    Exchange(
        title="send X-Debug: not in `allow_headers`",
        path="/notes",
        headers=(("X-Debug", "1"),),
        covered=False,
    ),
)

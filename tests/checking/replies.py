"""Servers that are a table: what is answered to each method."""

import collections.abc as cabc
from dataclasses import dataclass
from dataclasses import field

from flask_cors.checking import Check
from flask_cors.checking import checked
from flask_cors.sansio.browser.exchanges import Answer
from flask_cors.sansio.browser.exchanges import Credentials
from flask_cors.sansio.browser.exchanges import PageRequest
from flask_cors.sansio.browser.exchanges import Sent
from flask_cors.sansio.fetch import ALLOW_METHODS
from flask_cors.sansio.fetch import ALLOW_ORIGIN

URL = "https://api.example.com/books"
ORIGIN = "https://app.example.com"

ALLOWED = (ALLOW_ORIGIN, ORIGIN)
ANY = (ALLOW_ORIGIN, "*")
VARY = ("Vary", "Origin")
BARE = Answer(200)
GRANTED = Answer(204, (ALLOWED, (ALLOW_METHODS, "PUT")))


def get(**options: object) -> PageRequest:
    return request("GET", **options)


def put(**options: object) -> PageRequest:
    return request("PUT", **options)


def request(method: str, **options: object) -> PageRequest:
    url = str(options.pop("url", URL))
    origin = str(options.pop("origin", ORIGIN))
    return PageRequest(url, origin, method, **options)  # type: ignore[arg-type]


def with_cookies(method: str = "GET") -> PageRequest:
    return request(method, credentials=Credentials.INCLUDE)


@dataclass
class Server:
    """Answers each method alike; ``sent`` is what it was asked."""

    get: Answer = BARE
    options: Answer = BARE
    stranger: Answer | None = None
    sent: list[Sent] = field(default_factory=list)

    def send(self, sent: Sent) -> Answer:
        self.sent.append(sent)
        origin = dict(sent.headers).get("Origin")

        if origin != ORIGIN and self.stranger is not None:
            return self.stranger

        return self.options if sent.method == "OPTIONS" else self.get

    @property
    def asked(self) -> list[str]:
        return [f"{sent.method} {sent.url}" for sent in self.sent]


def paths(**answers: Answer) -> cabc.Callable[[Sent], Answer]:
    """A server that answers each path in its own way."""
    return lambda sent: answers[sent.url.rpartition("/")[2]]


def check(asked: PageRequest, **answers: Answer) -> Check:
    return checked(asked, Server(**answers).send)

"""The application of one candidate, as a server loads it."""

import os
import typing as t

from .attachments import Wrapper
from .candidates import find_candidate
from .requests import ALLOWED
from .scenarios import BODY
from .scenarios import LISTED

RAW = "raw WSGI"
SAME_HEADERS = "same headers"
VARIABLE = "BENCHMARKED"

TYPE = (("Content-Type", "text/html; charset=utf-8"),)
ORIGIN = ("Access-Control-Allow-Origin", ALLOWED)
GRANTED = (ORIGIN, ("Vary", "Origin"))
PREFLIGHT_GRANTED = (
    ("Allow", "GET, HEAD, OPTIONS, PUT"),
    ORIGIN,
    ("Access-Control-Allow-Headers", "authorization, content-type"),
    (
        "Access-Control-Allow-Methods",
        "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT",
    ),
    (
        "Vary",
        "Origin, Access-Control-Request-Method, Access-Control-Request-Headers",
    ),
)


def load(name: str) -> t.Any:
    if name == RAW:
        return answer

    if name == SAME_HEADERS:
        return LISTED.build(Wrapper(*GRANTED))

    return LISTED.build(find_candidate(name).attachment)


def answer(environ: dict[str, t.Any], start_response: t.Any) -> list[bytes]:
    """Answer as the view does, and a preflight as a layer does that grants it.

    A header line costs gunicorn some microseconds, whoever has written it.
    """
    if environ["REQUEST_METHOD"] == "OPTIONS":
        start_response("200 OK", [*TYPE, ("Content-Length", "0"), *PREFLIGHT_GRANTED])
        return []

    body = BODY.encode()
    start_response("200 OK", [*TYPE, ("Content-Length", str(len(body)))])
    return [body]


application = load(os.environ[VARIABLE]) if VARIABLE in os.environ else None

"""What a layer sends for every configuration, whatever a request says."""

import io
import typing as t

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from werkzeug.wrappers import Response

from flask_cors import CORS
from flask_cors import CORSMiddleware
from flask_cors.headers import with_cors
from flask_cors.sansio.decision import Decision
from flask_cors.sansio.decision import Outcome

from .strategies import examples
from .strategies import Headers
from .strategies import is_sendable
from .strategies import origins

header_text = st.text(st.characters(max_codepoint=255), max_size=80) | st.sampled_from(
    ("\xff" * 8192, "\x00" * 8192, "," * 8192, "a,\t" * 2730)
)

environs = st.fixed_dictionaries(
    {"REQUEST_METHOD": st.sampled_from(("GET", "OPTIONS", "HEAD", "PUT"))},
    optional={
        "HTTP_ORIGIN": header_text | origins,
        "HTTP_ACCESS_CONTROL_REQUEST_METHOD": header_text | st.just("PUT"),
        "HTTP_ACCESS_CONTROL_REQUEST_HEADERS": header_text | st.just("x-a"),
        "HTTP_ACCESS_CONTROL_REQUEST_PRIVATE_NETWORK": header_text | st.just("true"),
        "HTTP_SEC_FETCH_MODE": header_text,
        "PATH_INFO": header_text.map(lambda text: f"/{text}"),
        "QUERY_STRING": header_text,
    },
)


def sent(app: t.Any, environ: dict[str, str]) -> Headers:
    """The headers that a WSGI application sends."""
    started: list[Headers] = []
    body = app(
        {
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "PATH_INFO": "/",
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(),
            "wsgi.errors": io.StringIO(),
            **environ,
        },
        lambda status, headers, exc_info=None: started.append(headers),
    )
    list(body)
    (headers,) = started
    return headers


def flask_app(**given: t.Any) -> Flask:
    app = Flask("properties")
    app.add_url_rule("/", "view", lambda: "ok", methods=["GET", "PUT"])
    CORS(app, **given)
    return app


APPLICATIONS = {
    "any": CORSMiddleware(Response("ok")),
    "one": CORSMiddleware(Response("ok"), origins="https://app.example.com"),
    "paths": CORSMiddleware(Response("ok"), resources={"/a": "*", "/b.*": "null"}),
    "regex": CORSMiddleware(
        Response("ok"), origins=r"https://[a-z]+\.example\.com", allow_headers="x-.+"
    ),
    "flask": flask_app(methods="*", expose_headers="X-A"),
    "function": flask_app(origins=lambda origin: True),
}


@pytest.mark.parametrize("name", APPLICATIONS)
@settings(max_examples=100, deadline=None)
@given(environ=environs)
def test_the_layer_never_raises_and_sends_nothing_unchecked(
    name: str, environ: dict[str, str]
) -> None:
    headers = sent(APPLICATIONS[name], environ)
    ours = [pair for pair in headers if pair[0].startswith(("Access-Control-", "Vary"))]
    assert is_sendable(ours)
    values = [value for name, value in ours if name == "Access-Control-Allow-Origin"]
    assert len(values) <= 1
    constants = {"*", "null", "https://app.example.com"}
    assert set(values) <= {*constants, environ.get("HTTP_ORIGIN")}


names = st.sampled_from(("Origin", "origin", "Accept", "Cookie", "X-A", "*"))
vary_lines = st.lists(names, min_size=1, max_size=4, unique_by=str.lower).map(", ".join)


@examples
@given(
    st.lists(vary_lines, max_size=2),
    st.sets(st.sampled_from(("Origin", "X-A", "X-B"))),
)
def test_what_is_merged_into_vary_is_never_there_twice(
    present: list[str], added: set[str]
) -> None:
    decision = Decision(Outcome.GRANTED, vary=tuple(sorted(added)))
    given: Headers = [("Vary", line) for line in present]
    out = with_cors(given, decision)
    before = [n.strip().lower() for line in present for n in line.split(",")]
    after = [n.strip().lower() for _, line in out for n in line.split(",")]
    assert out[: len(given)] == given
    new = after[len(before) :]
    assert len(set(new)) == len(new)
    assert set(new).isdisjoint(before)
    assert "*" in before or {name.lower() for name in added} <= set(after)

"""Rules about regexes, shown."""

import re

from flask import Flask

from flask_cors import cross_origin
from flask_cors import Fault

from .case import APP
from .case import Build
from .case import Case
from .case import configured
from .case import cors

REGISTERED = "which anybody can register."
GENERAL = (
    "Write a wildcard pattern, such as 'https://*.example.com', or escape the dots and "
    "end the pattern at the host."
)
LABELS = r"or name the labels: '[a-z0-9-]+(\\.[a-z0-9-]+)*'."
STOPPED = "of no more than 100 characters, such as"
STOPS = "takes more than 10 ms to match."
SLOWS = "takes more than 5 ms to match."
FORMERLY = "flask-cors 6, which looked at the beginning only, let in"


def decorated(origins: str) -> Build:
    """An application with a view that has a policy of its own."""

    def build() -> Flask:
        app = Flask("rules")
        app.add_url_rule("/", "view", cross_origin(origins)(list))
        return app

    return build


def hostile(regex: str, lets_in: str, fix: str, near: str) -> Case:
    """A pattern that lets in a foreign host, and one that does not."""
    return Case(
        Fault.HOSTILE_NEIGHBOUR,
        f"origins={regex!r} (CORS()): it also lets in {lets_in}, {REGISTERED} {fix} "
        f"[CORS151]",
        cors(origins=regex),
        cors(origins=near),
    )


def undotted(regex: str, lets_in: str, fix: str, near: str) -> Case:
    """A pattern whose dots are not escaped, and one where it does not matter."""
    return Case(
        Fault.UNESCAPED_DOT,
        f"origins={regex!r} (CORS()): a dot stands for any character: it also lets in "
        f"{lets_in} {fix} [CORS152]",
        cors(origins=regex),
        cors(origins=near),
    )


HOSTILE = [
    hostile(
        r"^https://.*example\.com$",
        "https://attackerexample.com",
        r"Write '^https://(.*\\.)?example\\.com$'.",
        r"^https://.*\.example\.com$",
    ),
    hostile(
        r".*example\.com",
        "https://attackerexample.com",
        r"Write 'https://(.*\\.)?example\\.com$'.",
        r".*\.example\.com",
    ),
    hostile(
        r"https?://.*\.?example\.com",
        "https://attackerexample.com",
        r"Write 'https?://(.*\\.)?example\\.com$'.",
        r"https?://(.+\.)?example\.com",
    ),
    hostile(
        r"https://\S+example\.com",
        "https://attackerexample.com",
        "Write 'https://*.example.com'.",
        r"https://\S+\.example\.com",
    ),
    hostile(
        r"https://[\w.-]+example.com",
        "https://attackerexample.com",
        "Write 'https://*.example.com'.",
        r"https://[\w.-]+\.example\.com",
    ),
    hostile(
        r"https://.*example\.co\.uk",
        "https://attackerexample.co.uk",
        r"Write 'https://(.*\\.)?example\\.co\\.uk$'.",
        r"https://.*-app\.example\.co\.uk",
    ),
    hostile(
        r"https://.*-app\.vercel\.app",
        "https://attacker-app.vercel.app",
        GENERAL,
        r"https://.*-app\.example\.com",
    ),
    hostile(
        r"^(?!.*evil).*example\.com$",
        "https://attackerexample.com",
        r"Write '^https://(?!.*evil)(.*\\.)?example\\.com$'.",
        r"^(?!.*evil).*\.example\.com$",
    ),
    hostile(
        r"https://example\.com.*",
        "https://example.com.attacker.example",
        "Write 'https://example.com'.",
        r"https://example\.com(:.*)?",
    ),
    hostile(
        r"https?://example\.com\S*",
        "https://example.com.attacker.example",
        r"Write 'https?://example\\.com$'.",
        r"https?://example\.com|https?://other\.com",
    ),
    hostile(
        r"https://[a-z]+\.example\.com.*:*",
        "https://a.example.com.attacker.example",
        r"Write 'https://[a-z]+\\.example\\.com(:\\d+)?$'.",
        r"https://[a-z]+\.example\.com:*",
    ),
    hostile(
        r"http://localhost.*",
        "http://localhost.attacker.example",
        "Write 'http://localhost:*'.",
        r"http://localhost:.*",
    ),
    hostile(
        r"http://192\.168\..*",
        "http://192.168.attacker.example",
        GENERAL,
        r"http://192\.168\.\d+\.\d+",
    ),
    hostile(
        r"https://example\.[a-z]+",
        "https://example.xyz",
        GENERAL,
        r"https://example\.(com|org)",
    ),
    hostile(
        r"https://.*\.example.*",
        "https://a.example.attacker.test",
        "Write 'https://*.example'.",
        r"https://.*\.example",
    ),
    Case(
        Fault.HOSTILE_NEIGHBOUR,
        r"origins='https://.*example\\.com' (CORS()): it also lets in "
        rf"https://attackerexample.com, {REGISTERED} Write "
        r"'https://(.*\\.)?example\\.com$'. [CORS151]",
        cors(origins=[APP, re.compile(r"https://.*example\.com")]),
        cors(origins=[APP, re.compile(r"https://.*\.example\.com", re.IGNORECASE)]),
    ),
    Case(
        Fault.HOSTILE_NEIGHBOUR,
        r"origins='https://[a-z]+\\.[a-z]+' (CORS()): it also lets in "
        rf"https://attacker.example, {REGISTERED} {GENERAL} [CORS151]",
        cors(origins=r"https://[a-z]+\.[a-z]+", supports_credentials=True),
        cors(origins=r"https://[a-z]+\.[a-z]+"),
    ),
    Case(
        Fault.HOSTILE_NEIGHBOUR,
        r"origins='https://.*example\\.com' (app.config['CORS_ORIGINS']): it also lets "
        rf"in https://attackerexample.com, {REGISTERED} Write "
        r"'https://(.*\\.)?example\\.com$'. [CORS151]",
        configured(CORS_ORIGINS=r"https://.*example\.com"),
        configured(CORS_ORIGINS=r"https://.*"),
    ),
    Case(
        Fault.HOSTILE_NEIGHBOUR,
        r"origins='https://.*example\\.com' (@cross_origin()): it also lets in "
        rf"https://attackerexample.com, {REGISTERED} Write "
        r"'https://(.*\\.)?example\\.com$'. [CORS151]",
        decorated(r"https://.*example\.com"),
        decorated(r"https://(.*\.)?example\.com"),
    ),
]

UNDOTTED = [
    undotted(
        r"https://app-?[a-z]*.example.com",
        f"https://app-axexample.com, {REGISTERED}",
        r"Write 'https://app-?[a-z]*\\.example\\.com$'.",
        "https://app-*.example.com",
    ),
    undotted(
        r"https://app.example.com(:\d+)?",
        f"https://appxexample.com, {REGISTERED}",
        "Write 'https://app.example.com:*'.",
        r"https://app\.example\.com(:\d+)?",
    ),
    undotted(
        r"https://(app|admin).example.com",
        f"https://appxexample.com, {REGISTERED}",
        r"Write 'https://(app|admin)\\.example\\.com$'.",
        r"https://(app|admin)[.]example[.]com",
    ),
    undotted(
        r"https://.*.example.com",
        f"https://attackerexample.com, {REGISTERED}",
        "Write 'https://*.example.com'.",
        r"https://.*\.example\.com",
    ),
    undotted(
        r"https://[^.]*.example.com",
        f"https://attackerexample.com, {REGISTERED}",
        r"Write 'https://[^.]*\\.example\\.com$'.",
        r"https://[^.]*\.example\.com",
    ),
    undotted(
        r"^https://example.com$",
        "https://examplexcom.",
        "Write 'https://example.com'.",
        r"^https://example\.com$",
    ),
    undotted(
        r"^https://example.com.*$",
        "https://examplexcom.",
        "Write 'https://example.com'.",
        r"^https://example\.com$",
    ),
    undotted(
        r"http://192.168.\d+.\d+",
        "http://192x168x1x1.",
        r"Write 'http://192\\.168\\.\\d+\\.\\d+$'.",
        r"http://192\.168\.\d+\.\d+",
    ),
    undotted(
        r"https://a.b\.example\.com",
        "https://axb.example.com.",
        "Write 'https://a.b.example.com'.",
        r"https://app-.\.example\.com",
    ),
]

ADVICE = [
    Case(
        Fault.ANY_SCHEME,
        r"origins='.*\\.example\\.com' (CORS()): it also lets in http://a.example.com, "
        "whose scheme it does not name. Write 'https://*.example.com'. [CORS153]",
        cors(origins=r".*\.example\.com"),
        cors(origins=r"https?://.*\.example\.com$"),
    ),
    Case(
        Fault.ANY_SCHEME,
        r"origins='^(https?://)?(.*\\.)?example\\.com$' (CORS()): it also lets in "
        "ws://a.example.com, whose scheme it does not name. Write "
        r"'^https?://(.*\\.)?example\\.com$'. [CORS153]",
        cors(origins=r"^(https?://)?(.*\.)?example\.com$"),
        cors(origins=r"^(https?://)(.*\.)?example\.com$"),
    ),
    Case(
        Fault.ANY_SCHEME,
        r"origins='[a-z]+://(\\w+)\\.example\\.com' (CORS()): it also lets in "
        "http://a.example.com, whose scheme it does not name. Write "
        r"'https://(\\w+)\\.example\\.com$'. [CORS153]",
        cors(origins=r"[a-z]+://(\w+)\.example\.com"),
        cors(origins=r"[a-z]+://localhost:\d+"),
    ),
    Case(
        Fault.ANY_PORT,
        r"origins='https://app\\.example\\.com.*' (CORS()): it also lets in "
        "https://app.example.com:8443, whose port it does not name. Write "
        "'https://app.example.com'. [CORS154]",
        cors(origins=r"https://app\.example\.com.*"),
        cors(origins=r"https://app\.example\.com(:\d+)?"),
    ),
    Case(
        Fault.ANY_PORT,
        r"origins='https://(a|b)\\.example\\.com\\W?\\d*' (CORS()): it also lets in "
        "https://a.example.com:8443, whose port it does not name. End the pattern at "
        r"the host, or with '(:\d+)?' for any port. [CORS154]",
        cors(origins=r"https://(a|b)\.example\.com\W?\d*"),
        cors(origins=r"https?://localhost\W?\d*"),
    ),
    Case(
        Fault.UNANCHORED_REGEX,
        rf"origins='https://[a-z]+\\.example\\.com' (CORS()): {FORMERLY} "
        "https://a.example.com.attacker.example; this version does not. Write "
        r"'https://[a-z]+\\.example\\.com$'. [CORS155]",
        cors(origins=r"https://[a-z]+\.example\.com"),
        cors(origins=r"https://[a-z]+\.example\.com$"),
    ),
    Case(
        Fault.UNANCHORED_REGEX,
        rf"origins='^https://a\\.com|https://b\\.com$' (CORS()): {FORMERLY} "
        "https://a.com.attacker.example; this version does not. Write "
        r"'(?:^https://a\\.com|https://b\\.com)$'. [CORS155]",
        cors(origins=r"^https://a\.com|https://b\.com$"),
        cors(origins=r"^https://a\.com\Z|https://b\.com$"),
    ),
    Case(
        Fault.UNANCHORED_REGEX,
        rf"origins='https?://localhost:3000' (CORS()): {FORMERLY} "
        "https://localhost:30000; this version does not. Write "
        "'https?://localhost:3000$'. [CORS155]",
        cors(origins="https?://localhost:3000"),
        cors(origins=r"https?://localhost:\d+"),
    ),
    Case(
        Fault.UNANCHORED_REGEX,
        rf"origins='https://(a|b).example.com' (CORS()): {FORMERLY} "
        "https://a.example.com.attacker.example; this version does not. Write "
        r"'https://(a|b)\\.example\\.com$'. [CORS155]",
        cors(origins="https://(a|b).example.com"),
        cors(origins="https://(a|b).example.com.*"),
    ),
]

SLOW = [
    Case(
        Fault.EXPLOSIVE_REGEX,
        rf"origins='^https://([a-z0-9-]+\\.?)+\\.example\\.com$' (CORS()): an origin "
        rf"{STOPPED} 'https://aaaaaaaaaaaaaaaaaaaaaaaa..._', {STOPS} Write a wildcard "
        rf"pattern, such as 'https://*.example.com', {LABELS} [CORS161]",
        cors(origins=r"^https://([a-z0-9-]+\.?)+\.example\.com$"),
        cors(origins=r"^https://([a-z0-9-]+\.)+example\.com$"),
    ),
    Case(
        Fault.EXPLOSIVE_REGEX,
        rf"origins='^(\\w+\\s?)*$' (CORS()): an origin {STOPPED} "
        rf"'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa...-', {STOPS} Write a wildcard pattern, "
        rf"such as 'https://*.example.com', {LABELS} [CORS161]",
        cors(origins=re.compile(r"^(\w+\s?)*$")),
        cors(origins=re.compile(r"^(\w+\s)*$")),
    ),
    Case(
        Fault.EXPLOSIVE_REGEX,
        rf"allow_headers='X-(\\w+-?)+' (CORS()): a header name {STOPPED} "
        rf"'X-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa...!', {STOPS} Write the names, or what "
        rf"they begin with, such as 'X-App-*'. [CORS161]",
        cors(origins=APP, allow_headers=r"X-(\w+-?)+"),
        cors(origins=APP, allow_headers=r"X(-\w+)+"),
    ),
    Case(
        Fault.EXPLOSIVE_REGEX,
        rf"resources='/api/v1/(\\w+/?)*$' (CORS()): a path {STOPPED} "
        rf"'/api/v1/aaaaaaaaaaaaaaaaaaaaaaaa...!', {STOPS} Write '/api/v1/*' for a "
        rf"path and everything below it. [CORS161]",
        cors(origins=APP, resources=[r"/api/v1/(\w+/?)*$", "/api/*"]),
        cors(origins=APP, resources=[r"/api/v1/(\w+/)*$", "/api/*"]),
    ),
    Case(
        Fault.EXPLOSIVE_REGEX,
        rf"resources='(/?\\w+)*/books$' (CORS()): a path {STOPPED} "
        rf"'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa...!', {STOPS} Write '/api/*' for a path "
        rf"and everything below it. [CORS161]",
        cors(origins=APP, resources=r"(/?\w+)*/books$"),
        cors(origins=APP, resources=r"(/\w+)*/books$"),
    ),
    Case(
        Fault.SLOW_REGEX,
        r"origins='https://.*.*.*\\.example\\.com' (CORS()): an origin of 326 "
        rf"characters, such as 'https://aaaaaaaaaaaaaaaaaaaaaaaa...', {SLOWS} Write a "
        rf"wildcard pattern, such as 'https://*.example.com', {LABELS} [CORS162]",
        cors(origins=r"https://.*.*.*\.example\.com"),
        cors(origins=r"https://.*\..*\.example\.com"),
    ),
]

CASES: list[Case] = [*HOSTILE, *UNDOTTED, *ADVICE, *SLOW]

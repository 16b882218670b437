"""Rules about regular expressions."""

from __future__ import annotations

import typing as t

from ..findings import Fault
from ..findings import Severity
from .rule import Rule

_OWASP = (
    "https://owasp.org/www-community/attacks/"
    "Regular_expression_Denial_of_Service_-_ReDoS"
)

RULES: t.Final = (
    Rule(
        "CORS151",
        Fault.HOSTILE_NEIGHBOUR,
        Severity.WARNING,
        "origins",
        "A regular expression that lets in a foreign host",
        why="What is put before or after your host makes the name of another, which an "
        "attacker can register: ``https://attackerexample.com`` ends with "
        "``example.com``, and ``https://example.com.attacker.example`` begins with it. "
        "Pages there may then read what only yours should.",
        fix="Write a wildcard pattern, such as ``https://*.example.com``; or let the "
        "part that varies end with ``\\.``, and the pattern end with the host.",
        example="CORS(app, origins=r'https://.*example\\.com')",
        standard="https://fetch.spec.whatwg.org/#cors-check",
    ),
    Rule(
        "CORS152",
        Fault.UNESCAPED_DOT,
        Severity.WARNING,
        "origins",
        "A regular expression whose dots stand for any character",
        why="In a regular expression a dot stands for any character, so that "
        "``https://app.example.com`` matches ``https://appxexample.com`` as well, "
        "which an attacker can register.",
        fix="Write ``\\.`` for every dot of the host. A host that does not vary needs "
        "no regular expression.",
        example="CORS(app, origins=r'https://app.example.com(:\\d+)?')",
        standard="https://docs.python.org/3/library/re.html#regular-expression-syntax",
    ),
    Rule(
        "CORS153",
        Fault.ANY_SCHEME,
        Severity.ADVICE,
        "origins",
        "A regular expression that lets in other schemes",
        why="A pattern that does not name the scheme lets in ``http:`` too. Whoever is "
        "between a browser and the network can forge a page of ``http:``, and that "
        "page may then read what only yours should.",
        fix="Let the pattern begin with ``https://``.",
        example="CORS(app, origins=r'.*\\.example\\.com')",
        standard="https://html.spec.whatwg.org/multipage/browsers.html"
        "#concept-origin-tuple",
    ),
    Rule(
        "CORS154",
        Fault.ANY_PORT,
        Severity.ADVICE,
        "origins",
        "A regular expression that lets in every port",
        why="Each port of a machine is an origin of its own, and something else may "
        "listen there: a test, a tool, another user's program.",
        fix="Let the pattern end with the host; or say that any port is meant, with "
        "``:*``.",
        example="CORS(app, origins=r'https://app\\.example\\.com.*')",
        standard="https://html.spec.whatwg.org/multipage/browsers.html"
        "#concept-origin-tuple",
    ),
    Rule(
        "CORS155",
        Fault.UNANCHORED_REGEX,
        Severity.ADVICE,
        "origins",
        "A regular expression without an end",
        why="flask-cors 6 looked at the beginning of an origin only, so that this "
        "pattern let in strangers; this version looks at all of it. A program that is "
        "run with the one and the other is safe with one of them.",
        fix="End the pattern with ``$``, which says so to both.",
        example="CORS(app, origins=r'https://[a-z]+\\.example\\.com')",
        standard="https://docs.python.org/3/library/re.html#search-vs-match",
    ),
    Rule(
        "CORS161",
        Fault.EXPLOSIVE_REGEX,
        Severity.ERROR,
        "origins, allow_headers, resources",
        "A regular expression that a short input stops",
        why="There are so many ways to match one text that the time doubles with every "
        "character: one request with a short header can keep a process busy for days. "
        "Repeats within repeats do that, such as ``([a-z]+\\.?)+``.",
        fix="Write a wildcard pattern; or let each repetition begin with something "
        "that occurs nowhere else in it: ``[a-z0-9-]+(\\.[a-z0-9-]+)*``.",
        example="CORS(app, origins=r'https://([a-z]+\\.?)+\\.example\\.com')",
        standard=_OWASP,
    ),
    Rule(
        "CORS162",
        Fault.SLOW_REGEX,
        Severity.WARNING,
        "origins, allow_headers, resources",
        "A regular expression that a long input slows down",
        why="Several repeats in a row can share out one text in many ways. A long "
        "header, which costs an attacker nothing, then takes the time of a hundred "
        "ordinary requests.",
        fix="Write a wildcard pattern; or leave one repeat where several stand.",
        example="CORS(app, origins=r'https://.*.*.*\\.example\\.com')",
        standard=_OWASP,
    ),
)

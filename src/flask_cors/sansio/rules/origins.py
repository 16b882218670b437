"""Rules about which origins are allowed."""

from __future__ import annotations

import typing as t

from ..findings import Fault
from ..findings import Severity
from .rule import Rule

RULES: t.Final = (
    Rule(
        "CORS101",
        Fault.ALLOWS_NOBODY,
        Severity.WARNING,
        "origins",
        "Origins that allow nobody",
        why="No page can read any response: a list of origins that came out empty, "
        'such as an unset variable, is read as "nobody", never as "everybody".',
        fix="Name the origins. To take a path out of CORS, leave it out of "
        "``resources``, or put ``@cors_exempt`` on its view.",
        example="CORS(app, origins=[])",
        standard="https://fetch.spec.whatwg.org/#http-access-control-allow-origin",
    ),
    Rule(
        "CORS118",
        Fault.REPEATED_ORIGIN,
        Severity.ADVICE,
        "origins",
        "An origin that is listed twice",
        why="The second entry has no effect, also where it is spelled in another way: "
        "upper case and the port that belongs to the scheme make no difference. A "
        "list that repeats itself is hard to check, and an origin that is taken out "
        "of it may still be allowed.",
        fix="List each origin once.",
        example="CORS(app, origins=['https://a.example', 'https://a.example'])",
        standard="https://html.spec.whatwg.org/multipage/browsers.html#ascii-serialisation-of-an-origin",
    ),
    Rule(
        "CORS119",
        Fault.COVERED_ORIGIN,
        Severity.ADVICE,
        "origins",
        "An origin that another entry covers",
        why="A wider entry, such as ``*``, a wildcard or a regular expression, allows "
        "this origin already. Whoever takes the narrow entry out expects to refuse "
        "that origin, and does not.",
        fix="Leave out the narrow entry, or the wide one if that was not meant.",
        example="CORS(app, origins=['https://*.a.example', 'https://b.a.example'])",
    ),
    Rule(
        "CORS121",
        Fault.NULL_ORIGIN,
        Severity.ADVICE,
        "origins",
        "The origin null",
        why="``null`` is not a site: browsers send it for local files, for sandboxed "
        "frames and after some redirects. Any site can put its script into a "
        "sandboxed frame, so that whoever allows ``null`` allows everybody.",
        fix="Leave ``'null'`` out. Where every site is meant, say so with "
        "``origins='*'``.",
        example="CORS(app, origins='null')",
        standard="https://fetch.spec.whatwg.org/#origin-header",
    ),
    Rule(
        "CORS122",
        Fault.OPEN_BY_DEFAULT,
        Severity.ADVICE,
        "origins",
        "Nobody has named the origins",
        why="Where nothing says which origins are allowed, all of them are: every site "
        "can read what the application answers to its visitors' browsers. That is "
        "right for public data, and for nothing that only a company's network or a "
        "server's firewall protects.",
        fix="Name the origins, or write ``origins='*'`` to say that everybody is "
        "meant.",
        example="CORS(app)",
        standard="https://fetch.spec.whatwg.org/#basic-safe-cors-protocol-setup",
    ),
    Rule(
        "CORS131",
        Fault.ANY_ORIGIN_WITH_CREDENTIALS,
        Severity.WARNING,
        "origins, supports_credentials",
        "Any origin with credentials",
        why="Whoever is logged in and opens a page of a stranger hands that page all "
        "that the application shows them: the page can send requests with the "
        "visitor's cookies and read the answers.",
        fix="Name the origins, or turn ``supports_credentials`` off.",
        example="CORS(app, supports_credentials=True)",
        standard="https://fetch.spec.whatwg.org/#cors-check",
    ),
    Rule(
        "CORS132",
        Fault.WILDCARD_WITH_CREDENTIALS,
        Severity.ERROR,
        "send_wildcard, supports_credentials",
        "The star with credentials",
        why="Browsers refuse the answer ``*`` to a request with credentials, so that "
        "the two options together never work.",
        fix="Name the origins, or turn one of the two options off.",
        example="CORS(app, supports_credentials=True, send_wildcard=True)",
        standard="https://fetch.spec.whatwg.org/#cors-protocol-and-credentials",
    ),
    Rule(
        "CORS133",
        Fault.NULL_ORIGIN_WITH_CREDENTIALS,
        Severity.WARNING,
        "origins, supports_credentials",
        "The origin null with credentials",
        why="Any site can put its script into a sandboxed frame, whose origin is "
        "``null``. With credentials, it reads there what the application shows to "
        "its visitors.",
        fix="Leave ``'null'`` out.",
        example="CORS(app, origins='null', supports_credentials=True)",
        standard="https://fetch.spec.whatwg.org/#origin-header",
    ),
    Rule(
        "CORS134",
        Fault.INSECURE_ORIGIN_WITH_CREDENTIALS,
        Severity.WARNING,
        "origins, supports_credentials",
        "An origin over plain HTTP with credentials",
        why="A page that comes over plain HTTP can be changed on its way, by whoever "
        "runs the network of a hotel. A script that is put into it is of an allowed "
        "origin, and reads what the application shows to the visitor, although the "
        "application itself is reached over HTTPS. The own machine is left alone: "
        "``localhost``, names below it, ``127.0.0.1`` and ``[::1]``.",
        fix="Serve the pages over HTTPS, and allow that origin.",
        example="CORS(app, origins='http://a.example', supports_credentials=True)",
        standard="https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy",
    ),
    Rule(
        "CORS135",
        Fault.PUBLIC_SUFFIX_WITH_CREDENTIALS,
        Severity.WARNING,
        "origins, supports_credentials",
        "All subdomains of a public suffix with credentials",
        why="Below a public suffix, such as ``com``, ``co.uk`` or ``github.io``, "
        "anybody can have a name. A wildcard over it lets every one of these strangers "
        "read what the application shows to its visitors.",
        fix="Name your own hosts below it.",
        example="CORS(app, origins='https://*.github.io', supports_credentials=True)",
        standard="https://publicsuffix.org/learn/",
    ),
    Rule(
        "CORS136",
        Fault.PUBLIC_SUFFIXES_UNKNOWN,
        Severity.ADVICE,
        "origins, supports_credentials",
        "Subdomains that nobody has compared with the public suffixes",
        why="Whether strangers can have names below a domain is written in the public "
        "suffix list, which is an optional library. Without it, wildcards over "
        "hosting domains are not found.",
        fix="Install the library where audits run: "
        '``pip install "flask-cors[audit]"``.',
        example="CORS(app, origins='https://*.example.com', supports_credentials=True)",
        standard="https://publicsuffix.org/learn/",
    ),
)

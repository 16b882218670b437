"""Rules about how an origin is written."""

from __future__ import annotations

import typing as t

from ..findings import Fault
from ..findings import Severity
from .rule import Rule

RULES: t.Final = (
    Rule(
        "CORS102",
        Fault.NOT_AN_ORIGIN,
        Severity.WARNING,
        "origins",
        "A text that is no origin",
        why="A browser sends the origin of a page as scheme, ``://``, host and port, "
        "and compares all of it. A text of another form, such as one with a "
        "blank, quotation marks or a variable that nothing has filled in, equals "
        "no origin, and lets in nobody.",
        fix="Write an origin, such as ``https://app.example.com``. Several in one "
        "text, as the environment has them, have commas between them and nothing "
        "else.",
        example="CORS(app, origins='https://app example.com')",
        standard="https://fetch.spec.whatwg.org/#origin-header",
    ),
    Rule(
        "CORS103",
        Fault.NO_SCHEME,
        Severity.WARNING,
        "origins",
        "An origin without a scheme",
        why="The origin of a page has its scheme in front, as ``http`` and ``https`` "
        "are different origins. A host alone equals none of them, and lets in "
        "nobody.",
        fix="Write the scheme too: ``https://app.example.com``, "
        "``http://localhost:3000``. Only ``localhost`` and the addresses of "
        "loopback may stand alone, for both schemes and every port.",
        example="CORS(app, origins='app.example.com')",
        standard="https://fetch.spec.whatwg.org/#origin-header",
    ),
    Rule(
        "CORS104",
        Fault.INVALID_SCHEME,
        Severity.WARNING,
        "origins",
        "A scheme that is none",
        why="A scheme is a letter with letters, digits, ``+``, ``-`` and ``.`` "
        "behind it. No page has an origin with another one, nor with one that is "
        "nearly ``https``; and a page that opens a WebSocket at ``wss:`` has the "
        "origin that it was loaded from itself.",
        fix="Write the scheme that the page is loaded with: ``https``, ``http``, or "
        "that of an app or an extension, such as ``capacitor``.",
        example="CORS(app, origins='1http://app.example.com')",
        standard="https://url.spec.whatwg.org/#url-scheme-string",
    ),
    Rule(
        "CORS105",
        Fault.FILE_SCHEME,
        Severity.WARNING,
        "origins",
        "An origin of a scheme that has none, such as file",
        why="Browsers send the origin ``null`` for a page that is opened from a "
        "file, and likewise from ``data:`` and ``about:``. An entry with such a "
        "scheme lets in nobody.",
        fix="Serve the page from a server, if only from ``http://localhost:3000``, "
        "and list that origin. Do not list ``null`` in its place: every site can "
        "send it.",
        example="CORS(app, origins='file://localhost')",
        standard="https://url.spec.whatwg.org/#origin",
    ),
    Rule(
        "CORS106",
        Fault.ORIGIN_WITH_PATH,
        Severity.WARNING,
        "origins",
        "An origin with a path, a trailing slash or a query",
        why="A browser sends the origin of a page, and not its address: nothing "
        "follows the host and the port. An entry with so much as a slash behind "
        "them equals no origin, and lets in nobody.",
        fix="Leave out the path and the slash: ``https://app.example.com``. Pages of "
        "one origin can't be told apart by their paths.",
        example="CORS(app, origins='https://app.example.com/')",
        standard="https://fetch.spec.whatwg.org/#origin-header",
    ),
    Rule(
        "CORS107",
        Fault.ORIGIN_WITH_USER,
        Severity.WARNING,
        "origins",
        "An origin with a user name",
        why="The user name and the password of an address are no part of its origin, "
        "and browsers do not send them in it. The entry equals no origin, and "
        "lets in nobody.",
        fix="Leave out what stands before the ``@``. A password that was written "
        "here is known to all who read the configuration; no message shows it.",
        example="CORS(app, origins='https://me@app.example.com')",
        standard="https://url.spec.whatwg.org/#concept-url-origin",
    ),
    Rule(
        "CORS108",
        Fault.INVALID_HOST,
        Severity.WARNING,
        "origins",
        "A host that is none",
        why="A host name is made of labels of up to 63 letters, digits, hyphens and "
        "underscores, with single dots between them, and has 253 characters at "
        "most. No page can be loaded from a host that is not, so the entry lets "
        "in nobody.",
        fix="Correct the host name.",
        example="CORS(app, origins='https://app..example.com')",
        standard="https://url.spec.whatwg.org/#host-writing",
    ),
    Rule(
        "CORS109",
        Fault.NOT_PUNYCODE,
        Severity.WARNING,
        "origins",
        "A host name that is not in Punycode, or not in good Punycode",
        why="Browsers send a host name with letters outside of ASCII in Punycode, "
        "which starts with ``xn--``. An entry with the letters themselves, or "
        "with Punycode of which browsers make no name, equals no origin.",
        fix="Write the name as a browser's console shows it for ``location.origin``.",
        example="CORS(app, origins='https://bücher.example')",
        standard="https://url.spec.whatwg.org/#concept-domain-to-ascii",
    ),
    Rule(
        "CORS110",
        Fault.INVALID_IPV4,
        Severity.WARNING,
        "origins",
        "A host that is nearly an IPv4 address",
        why="A host whose last part is a number is an IPv4 address for browsers, "
        "which they write as four decimal numbers, whatever form it was entered "
        "in. They load no page from one that is no address, and the entry lets "
        "in nobody.",
        fix="Write the four numbers, without zeros before them: "
        "``http://192.168.0.1``.",
        example="CORS(app, origins='https://192.168.0.256')",
        standard="https://url.spec.whatwg.org/#ends-in-a-number-checker",
    ),
    Rule(
        "CORS111",
        Fault.WILDCARD_OVER_ADDRESS,
        Severity.WARNING,
        "origins",
        "Subdomains of an IP address",
        why="Names have subdomains, addresses have none. The pattern equals no "
        "origin, and does not let in the address itself either.",
        fix="Write each address. For all ports of one, write ``http://192.168.0.1:*``. "
        "For a range of addresses, write a regular expression or a function.",
        example="CORS(app, origins='https://*.192.168.0.1')",
        standard="https://url.spec.whatwg.org/#concept-domain",
    ),
    Rule(
        "CORS112",
        Fault.INVALID_IPV6,
        Severity.WARNING,
        "origins",
        "An IPv6 address that browsers write otherwise",
        why="Browsers write an IPv6 address in brackets, in lower case and in its "
        "shortest form, without a zone, and with no IPv4 address at its end. An "
        "entry in any other form equals no origin, and lets in nobody.",
        fix="Write the form that browsers send: ``http://[::1]:3000``.",
        example="CORS(app, origins='http://[0:0:0:0:0:0:0:1]:3000')",
        standard="https://url.spec.whatwg.org/#concept-ipv6-serializer",
    ),
    Rule(
        "CORS113",
        Fault.INVALID_PORT,
        Severity.WARNING,
        "origins",
        "A port that is none",
        why="A port is a number from 1 to 65535. An entry with anything else in its "
        "place, such as the word ``port`` from a manual, equals no origin, and "
        "lets in nobody.",
        fix="Write the number, or ``:*`` for every port. Leave out colon and number "
        "for the port that belongs to the scheme.",
        example="CORS(app, origins='https://app.example.com:99999')",
        standard="https://url.spec.whatwg.org/#port-state",
    ),
    Rule(
        "CORS114",
        Fault.DEFAULT_PORT,
        Severity.ADVICE,
        "origins",
        "The port that belongs to the scheme",
        why="Browsers leave the port out of an origin where it belongs to the "
        "scheme: 80 for ``http``, 443 for ``https``. The entry is read without "
        "it, and works; it is other programs that may compare it as it is "
        "written.",
        fix="Leave out the port.",
        example="CORS(app, origins='https://app.example.com:443')",
        standard="https://url.spec.whatwg.org/#default-port",
    ),
    Rule(
        "CORS115",
        Fault.UPPER_CASE,
        Severity.ADVICE,
        "origins",
        "An origin with upper case",
        why="Browsers write scheme and host in lower case. The entry is read so, and "
        "works; it is other programs that may compare it as it is written.",
        fix="Write it in lower case.",
        example="CORS(app, origins='https://App.example.com')",
        standard="https://url.spec.whatwg.org/#concept-domain-to-ascii",
    ),
    Rule(
        "CORS116",
        Fault.TOO_LONG,
        Severity.WARNING,
        "origins",
        "An origin that is longer than any there is",
        why="The longest origin there can be has 326 characters: a scheme, a host of "
        "253 and a port. No longer one is ever read from a request, and the "
        "entry lets in nobody.",
        fix="See whether several origins were run together, or an address was "
        "written with all its path.",
        example="CORS(app, origins=f\"https://{'a' * 330}.example\")",
        standard="https://www.rfc-editor.org/rfc/rfc1035.html#section-2.3.4",
    ),
    Rule(
        "CORS117",
        Fault.HYPHENATED_LABEL,
        Severity.ADVICE,
        "origins",
        "A host name with a hyphen at the end of a label",
        why="Domains can't be registered with a hyphen at either end of a label. "
        "Browsers take such a name all the same, and the entry works if there is "
        "one; more often it is a slip.",
        fix="See whether the name is spelled so.",
        example="CORS(app, origins='https://-app.example.com')",
        standard="https://www.rfc-editor.org/rfc/rfc1123.html#section-2.1",
    ),
    Rule(
        "CORS120",
        Fault.GLOB_AS_REGEX,
        Severity.WARNING,
        "origins",
        "A glob that is read as a regular expression",
        why="``*`` stands for whole labels at the start of a host, and for a port. "
        "Elsewhere the text is a regular expression, in which ``*`` repeats the "
        "character before it: ``https://app-*.example.com`` does not let in "
        "``https://app-1.example.com``.",
        fix="Write a wildcard pattern, ``https://*.example.com``, or a regular "
        r"expression, ``r'https://app-[a-z0-9\-]+\.example\.com'``.",
        example="CORS(app, origins='https://app-*.example.com')",
    ),
)

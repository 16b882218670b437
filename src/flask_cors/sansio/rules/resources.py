"""Rules about resources and routes."""

from __future__ import annotations

import typing as t

from ..findings import Fault
from ..findings import Severity
from .rule import Rule

RULES: t.Final = (
    Rule(
        "CORS301",
        Fault.RELATIVE_PATH,
        Severity.WARNING,
        "resources",
        "A path without a slash before it",
        why="The path of every request begins with a slash, so that this entry is for "
        "none: its pages get no CORS headers, and another entry may govern them "
        "instead, perhaps a laxer one.",
        fix="Begin the path with a slash, and leave out the scheme and the host.",
        example="CORS(app, resources='api/*')",
        standard="https://httpwg.org/specs/rfc9112.html#origin-form",
    ),
    Rule(
        "CORS302",
        Fault.REPLACED_RESOURCE,
        Severity.WARNING,
        "resources",
        "Two policies for the same paths",
        why="The later one counts, and nothing is left of the earlier one. Whoever "
        "reads only that takes for allowed, or for refused, what is not. ``/*`` and "
        "``*`` are the same paths.",
        fix="Configure these paths in one place.",
        example="CORS(app); CORS(app, origins='https://app.example.com')",
    ),
    Rule(
        "CORS303",
        Fault.SHADOWED_RESOURCE,
        Severity.WARNING,
        "resources",
        "An entry that others go before on every path",
        why="One entry decides, and no other is asked: the one with more slashes in "
        "its pattern, or the longer one, or the one written first. Where other "
        "patterns are for all the paths of this one, and are tried before it, its "
        "options have no effect. A regular expression is often longer than a plain "
        "pattern for fewer paths.",
        fix="Write plain patterns such as ``/api/*`` instead of regular expressions, "
        "so that the narrower one is tried first, or remove what has no effect.",
        example="CORS(app, resources={'/api/.*': '*', '/api/v*': 'https://a.example'})",
    ),
    Rule(
        "CORS304",
        Fault.LAXER_OVERLAP,
        Severity.WARNING,
        "resources",
        "A laxer entry goes before on some paths",
        why="On the paths that both are for, the laxer entry decides, and the strict "
        "one is not asked: pages of other origins may read, send cookies or change "
        "something there, although the configuration seems to refuse them.",
        fix="Write the strict pattern with as many slashes as the lax one, so that it "
        "is tried first, or the lax one without these paths.",
        example="CORS(app, resources={'/api/*': '*', '/api*': 'https://a.example'})",
        standard="https://fetch.spec.whatwg.org/#http-access-control-allow-origin",
    ),
    Rule(
        "CORS305",
        Fault.GOVERNS_NO_ROUTE,
        Severity.WARNING,
        "resources and the routes",
        "An entry that governs no route",
        why="The routes that were meant get no CORS headers, or those of another "
        "entry: the path is mistyped, has another case or another slash at its end, "
        "or has a prefix too many or too few. Case matters in paths, and the prefix "
        "below which an application is mounted is not part of them.",
        fix="Write the path as ``flask routes`` shows it, with ``/*`` for all below "
        "it. An entry for what is not in the URL map, such as a mounted WSGI "
        "application, can stay.",
        example="CORS(app, resources='/apj/*')",
        standard="https://www.rfc-editor.org/rfc/rfc3986#section-6.2.2.1",
    ),
    Rule(
        "CORS306",
        Fault.RELATIVE_TO_BLUEPRINT,
        Severity.WARNING,
        "resources and the routes",
        "A path as the blueprint has it",
        why="``CORS(app)`` compares whole paths, with the URL prefix that a blueprint "
        "is registered with. A path without it is for no route, so that the "
        "blueprint's routes get no CORS headers.",
        fix="Write the path with the prefix, or give it to ``CORS(blueprint)``, "
        "where the prefix may be left out.",
        example="CORS(app, resources='/items')  # the route is /shop/items",
    ),
    Rule(
        "CORS307",
        Fault.UNCOVERED_ROUTE,
        Severity.WARNING,
        "resources and the routes",
        "A route that no entry governs, although its neighbours are governed",
        why="Each of its neighbours has an entry, so that this route seems to be "
        "forgotten: pages of other origins can use all but this one. A path without "
        "a star, such as ``/api/books``, is not for ``/api/books/1``.",
        fix="Add an entry for the route, or one such as ``/api/*`` for all of them. If "
        "it is left out on purpose, put ``@cors_exempt`` on the view.",
        example="CORS(app, resources=['/api/books'])  # and not /api/books/<int:id>",
    ),
    Rule(
        "CORS308",
        Fault.ROUTE_METHOD_NOT_ALLOWED,
        Severity.ADVICE,
        "methods and the routes",
        "A route's method that no page can use",
        why="Browsers ask before they send a method other than GET, HEAD and POST, and "
        "``methods`` does not allow this one. Pages of other origins cannot use it, "
        "although the route takes it.",
        fix="Add the method, or write ``methods='auto'`` for what the route takes. If "
        "other origins are to read only, all is well.",
        example="CORS(app, methods=['GET'])  # the route also takes PUT",
        standard="https://fetch.spec.whatwg.org/#http-access-control-allow-methods",
    ),
    Rule(
        "CORS309",
        Fault.DIFFERENT_BY_ORIGIN,
        Severity.ERROR,
        "resources",
        "An option that cannot differ by origin",
        why="Of several options for one path, the first whose ``origins`` allow the "
        "request's decide. Some options count before that is known, or for requests "
        "that have no ``Origin``: ``always_send``, ``automatic_options``, "
        "``csrf_origins``, ``csrf_protect``, ``intercept_exceptions`` and "
        "``vary_header`` are the same whoever asks.",
        fix="Give such an option once, beside ``resources``, or the same in each.",
        example="CORS(app, resources={'/api/*': [{'origins': 'https://a.example', "
        "'vary_header': False}, {'origins': '*'}]})",
    ),
    Rule(
        "CORS310",
        Fault.UNREACHED_POLICY,
        Severity.WARNING,
        "resources",
        "A policy of a path that others go before for every origin",
        why="Of several options for one path, the first whose ``origins`` allow the "
        "request's decide. Where those before allow all the origins of one, it is "
        "never asked: the credentials, methods and headers that it grants are granted "
        "to nobody, and what it withholds is withheld from nobody.",
        fix="Write the options with the fewest origins first, and those for everybody "
        "last.",
        example="CORS(app, resources={'/api/*': [{'origins': '*'}, {'origins': "
        "'https://a.example', 'supports_credentials': True}]})",
    ),
)

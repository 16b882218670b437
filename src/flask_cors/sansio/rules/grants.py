"""Rules about methods, headers, max_age and Vary."""

from __future__ import annotations

import typing as t

from ..findings import Fault
from ..findings import Severity
from .rule import Rule

RULES: t.Final = (
    Rule(
        "CORS201",
        Fault.INVALID_METHOD,
        Severity.ERROR,
        "methods",
        "A method that is none",
        why="The name of a method is one word of letters, digits and a few symbols. "
        "Anything else cannot be asked for, and would break the header that it is "
        "sent in.",
        fix="Write one method, such as ``'PUT'``; several as a list, or with commas.",
        example="CORS(app, methods=['Fo o'])",
        standard="https://httpwg.org/specs/rfc9110.html#tokens",
    ),
    Rule(
        "CORS202",
        Fault.FORBIDDEN_METHOD,
        Severity.WARNING,
        "methods",
        "A method that no browser sends",
        why="``CONNECT``, ``TRACE`` and ``TRACK`` are refused by browsers before "
        "anything is sent, whatever a server allows. They are never granted here "
        "either.",
        fix="Leave it out.",
        example="CORS(app, methods=['TRACE'])",
        standard="https://fetch.spec.whatwg.org/#forbidden-method",
    ),
    Rule(
        "CORS203",
        Fault.METHOD_CASE,
        Severity.WARNING,
        "methods",
        "A method in lower case",
        why="Methods are compared with their case, and browsers turn ``put`` into "
        "``PUT`` but leave ``patch`` as it is. A page that asks for ``PATCH`` is "
        "refused where ``patch`` is listed.",
        fix="Write the method in upper case, here and in the page's script.",
        example="CORS(app, methods=['patch'])",
        standard="https://fetch.spec.whatwg.org/#concept-method-normalize",
    ),
    Rule(
        "CORS204",
        Fault.NEEDLESS_METHOD,
        Severity.ADVICE,
        "methods",
        "A method that is listed for nothing",
        why="Preflights are answered whether ``OPTIONS`` is listed or not: to list it "
        "allows pages to send OPTIONS requests of their own. ``GET``, ``HEAD`` and "
        "``POST`` are sent without a preflight, unless a page sets further headers; "
        "where ``allow_headers`` allows none, it makes no difference whether they "
        "are listed.",
        fix="Leave it out.",
        example="CORS(app, methods=['PUT', 'OPTIONS'])",
        standard="https://fetch.spec.whatwg.org/#cors-safelisted-method",
    ),
    Rule(
        "CORS205",
        Fault.OFFERED_WITHOUT_ROUTES,
        Severity.ERROR,
        "methods",
        "The application's methods, where there are no routes",
        why="``auto`` allows the methods that the routes of a Flask application take. "
        "Around another WSGI application there are no routes to ask.",
        fix="Name the methods.",
        example="CORSMiddleware(application, methods='auto')",
        standard="https://fetch.spec.whatwg.org/#http-access-control-allow-methods",
    ),
    Rule(
        "CORS211",
        Fault.INVALID_HEADER_NAME,
        Severity.ERROR,
        "allow_headers, expose_headers",
        "A header name that is none",
        why="The name of a header is one word of letters, digits and a few symbols, "
        "without the colon and the value. Anything else would break the header that "
        "it is sent in.",
        fix="Write one name, such as ``'Content-Type'``; several as a list, or with "
        "commas.",
        example="CORS(app, allow_headers=['X Token'])",
        standard="https://httpwg.org/specs/rfc9110.html#tokens",
    ),
    Rule(
        "CORS212",
        Fault.FORBIDDEN_REQUEST_HEADER,
        Severity.WARNING,
        "allow_headers",
        "A request header that no script can set",
        why="Some headers are the browser's own, such as ``Cookie``, ``Origin``, "
        "``Host`` and all that begin with ``Sec-`` or ``Proxy-``: no script can set "
        "them, and no preflight asks for them.",
        fix="Leave it out. Cookies are sent where ``supports_credentials`` is on.",
        example="CORS(app, allow_headers=['Cookie'])",
        standard="https://fetch.spec.whatwg.org/#forbidden-request-header",
    ),
    Rule(
        "CORS213",
        Fault.RESPONSE_HEADER_ALLOWED,
        Severity.WARNING,
        "allow_headers",
        "A response header among the request headers",
        why="``Access-Control-Allow-Origin`` and its like are what a server answers. A "
        "page that sets one of them on its request gains nothing, and makes the "
        "browser ask for leave to send it.",
        fix="Leave it out, and take it out of the page's request.",
        example="CORS(app, allow_headers=['Access-Control-Allow-Origin'])",
        standard="https://fetch.spec.whatwg.org/#http-responses",
    ),
    Rule(
        "CORS214",
        Fault.AUTHORIZATION_UNDER_ANY,
        Severity.ADVICE,
        "allow_headers",
        "Any header, and so Authorization",
        why="``'*'`` lets pages set every header that they ask for, ``Authorization`` "
        "too. The ``*`` that a server sends to a browser leaves that one out on "
        "purpose, as it carries tokens and passwords.",
        fix="List ``'Authorization'`` beside ``'*'`` if pages shall send it, or name "
        "the headers.",
        example="CORS(app, allow_headers='*')",
        standard="https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name",
    ),
    Rule(
        "CORS221",
        Fault.FORBIDDEN_EXPOSED_HEADER,
        Severity.WARNING,
        "expose_headers",
        "A response header that no script can read",
        why="No script can read ``Set-Cookie``, whatever is exposed: the browser keeps "
        "the cookie without it.",
        fix='Leave it out. The page needs ``credentials: "include"`` for the cookie to '
        "be kept.",
        example="CORS(app, expose_headers=['Set-Cookie'])",
        standard="https://fetch.spec.whatwg.org/#forbidden-response-header-name",
    ),
    Rule(
        "CORS222",
        Fault.REQUEST_HEADER_EXPOSED,
        Severity.WARNING,
        "expose_headers",
        "A header of CORS itself among those to read",
        why="``Origin`` and ``Access-Control-Request-Method`` are headers of requests, "
        "``Access-Control-Allow-Headers`` and others stand on answers to preflights, "
        "which the browser keeps to itself. There is nothing for a page to read.",
        fix="Leave it out. What pages may send is said in ``allow_headers`` and "
        "``methods``.",
        example="CORS(app, expose_headers=['Access-Control-Allow-Headers'])",
        standard="https://fetch.spec.whatwg.org/#http-requests",
    ),
    Rule(
        "CORS223",
        Fault.SAFELISTED_EXPOSED_HEADER,
        Severity.ADVICE,
        "expose_headers",
        "A response header that every page can read",
        why="Seven response headers, such as ``Content-Type`` and ``Content-Length``, "
        "can be read by every page that may read the response.",
        fix="Leave it out.",
        example="CORS(app, expose_headers=['Content-Type'])",
        standard="https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name",
    ),
    Rule(
        "CORS224",
        Fault.EXPOSES_EVERYTHING,
        Severity.ADVICE,
        "expose_headers, supports_credentials",
        "Every response header with credentials",
        why="Where credentials are sent, browsers take ``*`` for the name of a header. "
        "So the names of all headers of each response are sent instead, and pages "
        "read every one of them: also those that are added later, for a proxy or for "
        "yourself.",
        fix="List the headers that pages need.",
        example="CORS(app, origins='https://a.example', supports_credentials=True, "
        "expose_headers='*')",
        standard="https://fetch.spec.whatwg.org/#http-access-control-expose-headers",
    ),
    Rule(
        "CORS231",
        Fault.INVALID_MAX_AGE,
        Severity.ERROR,
        "max_age",
        "A number of seconds that is none",
        why="Browsers that are told a number they cannot read keep the answer for five "
        "seconds.",
        fix="Write the seconds as a number, or a ``timedelta``; ``0`` turns the "
        "keeping off.",
        example="CORS(app, max_age=-1)",
        standard="https://fetch.spec.whatwg.org/#http-access-control-max-age",
    ),
    Rule(
        "CORS232",
        Fault.MAX_AGE_ABOVE_EVERY_BROWSER,
        Severity.WARNING,
        "max_age",
        "Longer than any browser keeps a preflight",
        why="Browsers cut the time at a limit of their own: WebKit (Safari) at ten "
        "minutes, Chromium at two hours, Firefox at a day. A longer one has no "
        "effect in any of them.",
        fix="Write at most 86400, and count on 600.",
        example="CORS(app, max_age=604800)",
        standard="https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Access-Control-Max-Age#delta-seconds",
    ),
    Rule(
        "CORS233",
        Fault.MAX_AGE_ABOVE_SOME_BROWSERS,
        Severity.ADVICE,
        "max_age",
        "Longer than some browsers keep a preflight",
        why="Browsers cut the time at a limit of their own: WebKit (Safari) at ten "
        "minutes, Chromium at two hours, Firefox at a day. A policy that is changed "
        "is in force everywhere only after the longest of them.",
        fix="Write 600 for the same in every browser, or leave it if you know the "
        "limits.",
        example="CORS(app, max_age=86400)",
        standard="https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Access-Control-Max-Age#delta-seconds",
    ),
    Rule(
        "CORS241",
        Fault.VARY_OFF,
        Severity.WARNING,
        "vary_header",
        "Answers that differ, without Vary",
        why="Where the answer depends on who asks, a cache has to know it. Without "
        "``Vary``, a proxy, a CDN or the browser itself gives one site the answer "
        "that was made for another, which the browser refuses: pages fail, now and "
        "then, for some visitors.",
        fix="Leave ``vary_header`` on. Where every origin is allowed, "
        "``send_wildcard`` makes the answer the same for all.",
        example="CORS(app, origins=['https://a.example', 'https://b.example'], "
        "vary_header=False)",
        standard="https://fetch.spec.whatwg.org/#cors-protocol-and-http-caches",
    ),
    Rule(
        "CORS251",
        Fault.EVERYBODY_WRITES,
        Severity.ERROR,
        "csrf_origins",
        "Everybody may write",
        why="``csrf_origins`` are the other origins whose pages may change something. "
        "With ``*``, a regular expression that matches every origin, or ``null``, "
        "which every page can have, nothing is protected, although ``csrf_protect`` "
        "says so.",
        fix="Name the origins. Where everybody may write, such as at a webhook, write "
        "``csrf_protect=False`` for that path, or put ``@csrf_exempt`` on the view.",
        example="CORS(app, csrf_protect=True, csrf_origins='*')",
        standard="https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header",
    ),
    Rule(
        "CORS252",
        Fault.CSRF_ORIGINS_WITHOUT_PROTECTION,
        Severity.WARNING,
        "csrf_origins",
        "Who may write, where everybody may",
        why="``csrf_origins`` says who is let through by ``csrf_protect``. Where that "
        "is off, every page can send requests that change something, and the list "
        "seems to forbid what nothing forbids.",
        fix="Write ``csrf_protect=True`` beside it, or leave it out.",
        example="CORS(app, csrf_origins='https://admin.example.com')",
        standard="https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header",
    ),
    Rule(
        "CORS253",
        Fault.CSRF_ONLY_REPORTED,
        Severity.ADVICE,
        "csrf_protect",
        "Forged requests are reported, and carried out",
        why="With ``csrf_protect='report'`` the log tells of the requests that "
        "``True`` would refuse. It is for the time in which you find out who writes "
        "from elsewhere: until then nothing is protected.",
        fix="Name who is missing in ``csrf_origins`` or ``origins``, then write "
        "``csrf_protect=True``.",
        example="CORS(app, csrf_protect='report')",
    ),
)

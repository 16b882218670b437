"""Rules about methods, headers, max_age and Vary, shown."""

import re
from datetime import timedelta

import flask

from flask_cors import CORS
from flask_cors import CORSMiddleware
from flask_cors import Fault

from .case import APP
from .case import Case
from .case import configured
from .case import cors

ADMIN = "https://admin.example.com"


def wrapped_for(methods: str) -> flask.Flask:
    """An application within a layer that knows nothing of its routes."""
    app = flask.Flask("rules")
    CORS(app, resources=[])
    CORSMiddleware(app.wsgi_app, origins=APP, methods=methods)
    return app


#: How methods are written by mistake, and what was meant.
METHODS = {
    "GET POST PUT DELETE": "GET, POST, PUT, DELETE",
    "PUT;DELETE": "PUT, DELETE",
    "PUT|DELETE": "PUT, DELETE",
    "[PUT]": "PUT",
    '["GET", "PUT"]': "GET, PUT",
    "'PUT'": "PUT",
    '"PUT"': "PUT",
}

#: The same of headers.
HEADERS = {
    "Accept: text/html": "Accept",
    "Authorization: Bearer": "Authorization",
    "X Token": "X-Token",
    "Content Type": "Content-Type",
    "Content-Type Authorization": "Content-Type, Authorization",
    '["Content-Type", "X-Token"]': "Content-Type, X-Token",
    "'X-Token'": "X-Token",
}

METHODS = [
    Case(
        Fault.INVALID_METHOD,
        "methods='Fo o' (CORS()): not a valid method. Write one such as 'PUT'. "
        "[CORS201]",
        cors(origins=APP, methods=["Fo o"]),
        cors(origins=APP, methods=["Foo"]),
    ),
    *(
        Case(
            Fault.INVALID_METHOD,
            f"methods={written!r} (CORS()): not a valid method. Write {meant!r}. "
            f"[CORS201]",
            cors(origins=APP, methods=written),
            cors(origins=APP, methods=meant),
        )
        for written, meant in METHODS.items()
    ),
    Case(
        Fault.FORBIDDEN_METHOD,
        "methods='TRACE' (CORS()): no browser lets a page send it, and it is never "
        "granted. Leave it out. [CORS202]",
        cors(origins=APP, methods=["PUT", "TRACE"]),
        cors(origins=APP, methods=["PUT", "TRACES"]),
    ),
    Case(
        Fault.FORBIDDEN_METHOD,
        "methods='connect' (app.config['CORS_METHODS']): no browser lets a page send "
        "it, and it is never granted. Leave it out. [CORS202]",
        configured(CORS_METHODS="put, connect"),
        configured(CORS_METHODS="put"),
    ),
    Case(
        Fault.METHOD_CASE,
        "methods='patch' (CORS()): case matters in methods: this does not allow PATCH. "
        "Write 'PATCH'. [CORS203]",
        cors(origins=APP, methods=["patch"]),
        cors(origins=APP, methods=["put"]),
    ),
    Case(
        Fault.NEEDLESS_METHOD,
        "methods='OPTIONS' (CORS()): a preflight is answered without it: it lets pages "
        "send OPTIONS requests of their own, and nothing else. Write methods=['PUT']. "
        "[CORS204]",
        cors(origins=APP, methods=["PUT", "OPTIONS"]),
        cors(origins=APP),
    ),
    Case(
        Fault.NEEDLESS_METHOD,
        "methods='GET' (CORS()): browsers send it without asking, and allow_headers "
        "allows no header that they would ask about. Write methods=['PUT']. [CORS204]",
        cors(origins=APP, methods=["GET", "PUT"], allow_headers=[]),
        cors(origins=APP, methods=["GET", "PUT"], allow_headers=["Content-Type"]),
    ),
    Case(
        Fault.OFFERED_WITHOUT_ROUTES,
        "methods='auto' (CORSMiddleware()): only a Flask application can say which "
        "methods it offers. Name the methods: methods=['GET', 'PUT']. [CORS205]",
        lambda: wrapped_for("auto"),
        lambda: wrapped_for("PUT"),
    ),
]

HEADERS = [
    Case(
        Fault.INVALID_HEADER_NAME,
        "allow_headers='X-Total Count' (CORS()): not a valid header name. Write one "
        "such as 'Content-Type'. [CORS211]",
        cors(origins=APP, allow_headers=["X-Total Count"]),
        cors(origins=APP, allow_headers=["X-Total_Count"]),
    ),
    *(
        Case(
            Fault.INVALID_HEADER_NAME,
            f"allow_headers={written!r} (CORS()): not a valid header name. Write "
            f"{meant!r}. [CORS211]",
            cors(origins=APP, allow_headers=[written]),
            cors(origins=APP, allow_headers=[meant]),
        )
        for written, meant in HEADERS.items()
    ),
    Case(
        Fault.INVALID_HEADER_NAME,
        "expose_headers='X-Total-Count; X-Page' (CORS()): not a valid header name. "
        "Write 'X-Total-Count, X-Page'. [CORS211]",
        cors(origins=APP, expose_headers="X-Total-Count; X-Page"),
        cors(origins=APP, expose_headers="X-Total-Count, X-Page"),
    ),
    Case(
        Fault.FORBIDDEN_REQUEST_HEADER,
        "allow_headers='Cookie' (CORS()): browsers let no script set this header: "
        "listing it has no effect. Leave it out: cookies need supports_credentials. "
        "[CORS212]",
        cors(origins=APP, allow_headers=["X-Token", "Cookie"]),
        cors(origins=APP, allow_headers=["X-Token", "X-Cookie"]),
    ),
    Case(
        Fault.FORBIDDEN_REQUEST_HEADER,
        "allow_headers='Origin' (CORS()): browsers let no script set this header: "
        "listing it has no effect. Leave it out. [CORS212]",
        cors(origins=APP, allow_headers="Content-Type, Origin"),
        cors(origins=APP, allow_headers="Content-Type, User-Agent"),
    ),
    Case(
        Fault.FORBIDDEN_REQUEST_HEADER,
        "allow_headers='Sec-*' (CORS()): browsers let no script set a header whose "
        "name begins so: it has no effect. Leave it out. [CORS212]",
        cors(origins=APP, allow_headers="Sec-*"),
        cors(origins=APP, allow_headers="Sec*"),
    ),
    Case(
        Fault.FORBIDDEN_REQUEST_HEADER,
        "allow_headers=re.compile('proxy-.+') (CORS()): browsers let no script set a "
        "header whose name begins so: it has no effect. Leave it out. [CORS212]",
        cors(origins=APP, allow_headers=re.compile("proxy-.+")),
        cors(origins=APP, allow_headers=re.compile("proxy-.+|x-.+")),
    ),
    Case(
        Fault.RESPONSE_HEADER_ALLOWED,
        "allow_headers='Access-Control-Allow-Origin' (CORS()): a header of responses, "
        "which a page must not set on its requests. Leave it out, here and in the "
        "page's request. [CORS213]",
        cors(origins=APP, allow_headers=["Access-Control-Allow-Origin"]),
        cors(origins=APP, allow_headers=["X-Access-Control"]),
    ),
    Case(
        Fault.AUTHORIZATION_UNDER_ANY,
        "allow_headers='*' (CORS()): pages may set Authorization as well, which the "
        "standard's own '*' leaves out. Write allow_headers=['*', 'Authorization'] if "
        "that is meant. [CORS214]",
        cors(origins=APP, allow_headers="*"),
        cors(origins=APP, allow_headers="*, authorization"),
    ),
    Case(
        Fault.AUTHORIZATION_UNDER_ANY,
        "allow_headers='*' (app.config['CORS_ALLOW_HEADERS']): pages may set "
        "Authorization as well, which the standard's own '*' leaves out. Write "
        "allow_headers=['*', 'Authorization'] if that is meant. [CORS214]",
        configured(CORS_ALLOW_HEADERS=["*", "X-Token"]),
        configured(CORS_MAX_AGE=600),
    ),
]

EXPOSED = [
    Case(
        Fault.FORBIDDEN_EXPOSED_HEADER,
        "expose_headers='Set-Cookie' (CORS()): no page can read this header, whatever "
        "a server exposes. Leave it out. [CORS221]",
        cors(origins=APP, expose_headers=["Set-Cookie", "X-Total"]),
        cors(origins=APP, expose_headers=["X-Set-Cookie", "X-Total"]),
    ),
    Case(
        Fault.REQUEST_HEADER_EXPOSED,
        "expose_headers='Access-Control-Allow-Headers' (CORS()): a header of the "
        "answer to a preflight, which no page gets to see. Leave it out. [CORS222]",
        cors(origins=APP, expose_headers="Access-Control-Allow-Headers"),
        cors(origins=APP, expose_headers="Access-Control-Allow-Origin"),
    ),
    Case(
        Fault.REQUEST_HEADER_EXPOSED,
        "expose_headers='Origin' (CORS()): a header of requests: there is none on a "
        "response. Leave it out. [CORS222]",
        cors(origins=APP, expose_headers="Origin"),
        cors(origins=APP, expose_headers="X-Origin"),
    ),
    Case(
        Fault.SAFELISTED_EXPOSED_HEADER,
        "expose_headers='content-type' (CORS()): every page that may read the response "
        "can read this header. Leave it out. [CORS223]",
        cors(origins=APP, expose_headers="content-type, X-Total"),
        cors(origins=APP, expose_headers="content-encoding, X-Total"),
    ),
    Case(
        Fault.EXPOSES_EVERYTHING,
        "expose_headers='*' (CORS()): with supports_credentials, from CORS(), the name "
        "of every header of each response is sent, as browsers do not read '*' as any "
        "header then. List those that pages need, such as "
        "expose_headers=['X-Total-Count']. [CORS224]",
        cors(origins=APP, expose_headers=["*"], supports_credentials=True),
        cors(origins=APP, expose_headers=["*"]),
    ),
]

MAX_AGE = [
    Case(
        Fault.INVALID_MAX_AGE,
        "max_age=-1 (CORS()): not a number of seconds, 0 or more. Write max_age=600, "
        "or a timedelta. [CORS231]",
        cors(origins=APP, max_age=-1),
        cors(origins=APP, max_age=0),
    ),
    Case(
        Fault.MAX_AGE_ABOVE_EVERY_BROWSER,
        "max_age='86401' (CORS()): no browser keeps an answer for so long: WebKit for "
        "600, Chromium for 7200, Firefox for 86400 seconds at most. Write max_age=600, "
        "or up to 86400 for those that keep it longer. [CORS232]",
        cors(origins=APP, max_age="86401"),
        cors(origins=APP, max_age="86400"),
    ),
    Case(
        Fault.MAX_AGE_ABOVE_SOME_BROWSERS,
        "max_age=86400 (CORS()): not every browser keeps an answer for so long: WebKit "
        "for 600, Chromium for 7200 seconds at most. Write max_age=600 for the same in "
        "every browser. [CORS233]",
        cors(origins=APP, max_age=86400),
        cors(origins=APP, max_age=86401),
    ),
    Case(
        Fault.MAX_AGE_ABOVE_SOME_BROWSERS,
        "max_age=datetime.timedelta(seconds=660) (CORS()): not every browser keeps an "
        "answer for so long: WebKit for 600 seconds at most. Write max_age=600 for the "
        "same in every browser. [CORS233]",
        cors(origins=APP, max_age=timedelta(minutes=11)),
        cors(origins=APP, max_age=timedelta(minutes=10)),
    ),
]

VARY_OFF = (
    "vary_header=False (CORS()): the answer depends on the request's Origin, and a "
    "cache that is not told so gives one site the answer for another. Write "
    "vary_header=True. [CORS241]"
)

VARY = [
    Case(
        Fault.VARY_OFF,
        VARY_OFF,
        cors(origins=[APP, ADMIN], vary_header=False),
        cors(origins=APP, vary_header=False),
    ),
    Case(
        Fault.VARY_OFF,
        VARY_OFF,
        cors(origins="*", vary_header=False),
        cors(origins="*", vary_header=False, send_wildcard=True),
    ),
    Case(
        Fault.VARY_OFF,
        VARY_OFF,
        cors(origins=APP, always_send=False, vary_header=False),
        cors(origins=[], always_send=False, vary_header=False),
    ),
]

CASES = [*METHODS, *HEADERS, *EXPOSED, *MAX_AGE, *VARY]

"""Rules about the application."""

from __future__ import annotations

import typing as t

from ..findings import Fault
from ..findings import Severity
from .rule import Rule

_FETCH: t.Final = "https://fetch.spec.whatwg.org/"
_COOKIES: t.Final = (
    "https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis"
)

RULES: t.Final = (
    Rule(
        "CORS401",
        Fault.SESSION_COOKIE_SAME_SITE,
        Severity.WARNING,
        "SESSION_COOKIE_SAMESITE",
        "A session cookie that pages of other sites never send",
        why="``supports_credentials`` lets pages send cookies along, but whether a "
        "browser does is for the cookie to say: with ``SameSite`` ``Lax`` or "
        "``Strict`` only pages of the same site do, and unset it is read as ``Lax``. "
        "To the application every visitor of another site's page is logged out. Ports "
        "and subdomains make no other site, another registered domain does.",
        fix="Set ``SESSION_COOKIE_SAMESITE`` to ``'None'`` and "
        "``SESSION_COOKIE_SECURE`` to ``True``, and protect the application from "
        "forged requests; or serve both from one site. Where they are of one site, "
        "``SERVER_NAME`` tells the audit so.",
        example="app.config['SESSION_COOKIE_SAMESITE'] = 'Lax'",
        standard=f"{_COOKIES}#section-5.2",
    ),
    Rule(
        "CORS402",
        Fault.SESSION_COOKIE_NOT_SECURE,
        Severity.WARNING,
        "SESSION_COOKIE_SECURE",
        "A session cookie without Secure",
        why="A cookie without ``Secure`` is sent over plain HTTP too, where others in "
        "the network can read it and be that visitor. With ``SameSite=None`` browsers "
        "do not even store it.",
        fix="Set ``SESSION_COOKIE_SECURE`` to ``True``, and serve the application "
        "over HTTPS.",
        example="app.config['SESSION_COOKIE_SECURE'] = False",
        standard=f"{_COOKIES}#section-4.1.2.5",
    ),
    Rule(
        "CORS403",
        Fault.GUARDED_VIEW_OPEN,
        Severity.WARNING,
        "the views",
        "A view behind a login that every page may read",
        why="A view that asks who its visitor is has something to keep from others, "
        "and a policy that lets in every origin keeps it from no page. With "
        "credentials any page reads it as its visitor. Without them it is open to "
        "whoever has a token, and where only the network decides who is let in.",
        fix="Name the origins of the pages that use the view. If it is to be read by "
        "no other page, decorate it with ``cors_exempt``.",
        example="CORS(app)  # and @login_required",
        standard=f"{_FETCH}#basic-safe-cors-protocol-setup",
    ),
    Rule(
        "CORS404",
        Fault.MISPLACED_DECORATOR,
        Severity.WARNING,
        "the views",
        "cross_origin() above the route",
        why="Decorators are applied from the bottom up: a route below "
        "``cross_origin()`` registers the view as it is, and what is put around it "
        "later is never called.",
        fix="Write ``cross_origin()`` below the route.",
        example="cross_origin()(app.get('/')(view))",
    ),
    Rule(
        "CORS405",
        Fault.ANOTHER_LAYER,
        Severity.WARNING,
        "the hooks and the views",
        "Another layer that sets CORS headers",
        why="A response that has ``Access-Control-Allow-Origin`` already is left "
        "alone, so that the policy does not hold there; what is added later stands "
        "beside it, and browsers refuse a response with two values.",
        fix="Remove the other layer. Or let it have its paths to itself: leave them "
        "out of ``resources``, or decorate the view with ``cors_exempt``.",
        example="app.after_request(add_cors_headers)",
        standard=f"{_FETCH}#cors-check",
    ),
    Rule(
        "CORS406",
        Fault.NO_LAYER,
        Severity.WARNING,
        "CORS()",
        "Views with cross_origin() in an application without CORS()",
        why="Without ``CORS()`` nothing answers a preflight before the application "
        "does: functions before requests may refuse it, for it carries no login; a "
        "missing slash redirects it, which browsers do not follow; and the automatic "
        "OPTIONS of a class-based view has no CORS headers.",
        fix="Write ``CORS(app, resources=[])``, which governs no path itself.",
        example="app.get('/')(cross_origin()(view))  # and no CORS(app)",
        standard=f"{_FETCH}#cors-preflight-fetch",
    ),
    Rule(
        "CORS407",
        Fault.ERRORS_WITHOUT_HEADERS,
        Severity.WARNING,
        "intercept_exceptions",
        "Errors that pages cannot read",
        why="A 500 without CORS headers is a network error to the page: it cannot "
        "tell that the application failed, and people look for the mistake in the "
        "CORS configuration.",
        fix="Leave ``intercept_exceptions`` out.",
        example="CORS(app, intercept_exceptions=False)",
        standard=f"{_FETCH}#cors-check",
    ),
    Rule(
        "CORS408",
        Fault.COOKIES_WITHOUT_CSRF_PROTECTION,
        Severity.WARNING,
        "SESSION_COOKIE_SAMESITE and the routes",
        "Cookies from everywhere, and nothing against forged requests",
        why="CORS keeps pages from reading a response, not from sending the request: "
        "a form on any site can POST. With ``SameSite=None`` the session cookie goes "
        "along to every path, whatever ``resources`` says of it, and the request is "
        "carried out for the visitor.",
        fix="Write ``csrf_protect=True``, which refuses what pages of other origins "
        "send; see :doc:`/csrf`. Or check a token, as ``CSRFProtect`` of Flask-WTF "
        "does.",
        example="app.config['SESSION_COOKIE_SAMESITE'] = 'None'",
        standard=f"{_COOKIES}#section-8.8",
    ),
    Rule(
        "CORS409",
        Fault.SOCKETS_OPEN,
        Severity.WARNING,
        "Flask-SocketIO",
        "Sockets that do not ask this policy",
        why="Flask-SocketIO has a list of origins of its own, "
        "``cors_allowed_origins``. ``*`` lets any site open a socket with its "
        "visitors' cookies; unset, pages of other origins cannot open one, though "
        "``CORS()`` lets in all of them unless it is told otherwise.",
        fix="Give ``SocketIO()`` the origins of the pages that open sockets, by name.",
        example="SocketIO(app, cors_allowed_origins='*')",
        standard="https://www.rfc-editor.org/rfc/rfc6455.html#section-10.2",
    ),
    Rule(
        "CORS410",
        Fault.LAX_COOKIES_WITHOUT_CSRF_PROTECTION,
        Severity.ADVICE,
        "SESSION_COOKIE_SAMESITE and the routes",
        "Cookies of the site, and nothing against requests forged there",
        why="``SameSite`` is about sites, and not about origins: a form on another "
        "subdomain, such as one that somebody else got hold of, is sent with the "
        "session cookie, be it ``Lax`` or ``Strict``. Where ``SameSite`` is not set, "
        "Firefox sends the cookie along with the forms of every site, and Chromium "
        "does for two minutes after it was set.",
        fix="Write ``csrf_protect=True``, which refuses what pages of other origins "
        "send; see :doc:`/csrf`. Set ``SESSION_COOKIE_SAMESITE`` as well.",
        example="CORS(app, origins='https://app.example.com', "
        "supports_credentials=True)  # and session['basket'] in a view for POST",
        standard=f"{_COOKIES}#section-8.8.2",
    ),
    Rule(
        "CORS411",
        Fault.EXEMPT_VIEW_WITH_SESSION,
        Severity.ADVICE,
        "the views",
        "A view that takes requests from every page, and goes by a cookie",
        why="``csrf_exempt`` is for views that tell by other means who calls, such as "
        "a signature. Browsers send the session cookie along, so that a view that goes "
        "by it does for every page what it does for its visitor.",
        fix="Remove ``csrf_exempt``. Or, if the view only begins a session, as after a "
        "login elsewhere, see that it does not look at the one there was.",
        example="app.post('/orders')(csrf_exempt(order))  # and session['user'] in it",
        standard=f"{_COOKIES}#section-8.8",
    ),
    Rule(
        "CORS412",
        Fault.PROXY_BELOW_ANOTHER_LAYER,
        Severity.WARNING,
        "the WSGI layers",
        "A proxy that csrf_protect is not told of",
        why="Where a browser does not say ``Sec-Fetch-Site``, as over plain HTTP, its "
        "``Origin`` is compared with the address of the request. Behind a proxy "
        "``ProxyFix`` puts that right: what stands around it sees the address that the "
        "proxy uses, so that the application's own pages seem to be another's. "
        "``CORS(app)`` goes behind ``ProxyFix`` and Flask-SocketIO where these are "
        "around the application, but not behind any other layer.",
        fix="Call ``CORS(app)`` before the other layer is put around the application.",
        example="app.wsgi_app = Profiler(ProxyFix(app.wsgi_app)); CORS(app, "
        "csrf_protect=True)",
        standard="https://werkzeug.palletsprojects.com/middleware/proxy_fix/",
    ),
)

"""Rules about applications, shown."""

import collections.abc as cabc
import functools
import re
import typing as t

from flask import abort
from flask import Blueprint
from flask import Flask
from flask import g
from flask import Response
from flask import session
from flask.views import MethodView
from flask_restful import Api
from flask_restful import Resource
from flask_restful.utils.cors import crossdomain
from flask_socketio import SocketIO
from werkzeug.middleware.proxy_fix import ProxyFix

from flask_cors import CORS
from flask_cors import cors_exempt
from flask_cors import CORSMiddleware
from flask_cors import cross_origin
from flask_cors import Fault

from .case import APP
from .case import Build
from .case import Case
from .case import cors

OTHER = "https://app.partner.example"
LOCAL = "http://localhost:3000"


def login_required(view: t.Any) -> t.Any:
    """As Flask-Login has it."""

    @functools.wraps(view)
    def decorated(*args: t.Any, **kwargs: t.Any) -> t.Any:
        return view(*args, **kwargs)

    return decorated


def books() -> str:
    return "books"


def add_book() -> str:
    return "added"


@login_required
def account() -> str:
    return "account"


def basket() -> str:
    return str(session["basket"])


def greeting() -> str:
    return f"Hello {g.user}"


def require_login() -> None:
    abort(401)


def count_requests() -> None:
    """Runs before requests, and refuses none."""


class Shelf(MethodView):
    """A class-based view with a policy."""

    @cross_origin(APP)
    def get(self) -> str:
        return "shelf"


def add_headers(response: Response) -> Response:
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def log_headers(response: Response) -> Response:
    print(response.headers.get("Access-Control-Allow-Origin"))
    return response


def with_own_header() -> tuple[str, int, dict[str, str]]:
    return "books", 200, {"Access-Control-Allow-Origin": "*"}


class Decorated(Resource):  # type: ignore[misc]
    """A resource with Flask-RESTful's own CORS."""

    method_decorators: t.ClassVar[t.Any] = [crossdomain(origin="*")]

    def get(self) -> list[str]:
        return ["books"]


class Undecorated(Decorated):
    """The same without it."""

    method_decorators: t.ClassVar[t.Any] = []


class Shelves(Resource):  # type: ignore[misc]
    """A resource that says nothing of CORS itself."""

    def get(self) -> list[str]:
        return ["shelf"]


class AnyOrigin:
    """A WSGI layer written by hand."""

    def __init__(self, app: t.Any):
        self.app = app

    def __call__(self, environ: t.Any, start_response: t.Any) -> t.Any:
        def start(status: str, headers: t.Any, exc_info: t.Any = None) -> t.Any:
            headers.append(("Access-Control-Allow-Origin", "*"))
            return start_response(status, headers, exc_info)

        return self.app(environ, start)


def line(function: t.Any) -> str:
    return f"applications.py, line {function.__code__.co_firstlineno}"


def sessions(origins: t.Any = APP, **config: t.Any) -> Build:
    """An application with a session, and credentials for ``origins``."""

    def build() -> Flask:
        app = serving(books)
        app.config.update({"SECRET_KEY": "secret", **config})
        CORS(app, origins=origins, supports_credentials=True)
        return app

    return build


def changing(**config: t.Any) -> Build:
    """The same, with a view that changes something, and a cookie for other sites."""

    def build() -> Flask:
        app = sessions(SESSION_COOKIE_SAMESITE="None", **config)()
        app.add_url_rule("/books", "add_book", add_book, methods=["POST"])
        return app

    return build


def changing_beside(*methods: str) -> Build:
    """The same, with views that no policy governs."""

    def build() -> Flask:
        app = serving(books)
        app.config.update({"SECRET_KEY": "secret", "SESSION_COOKIE_SAMESITE": "None"})
        app.add_url_rule("/login", view_func=basket, methods=methods)
        app.add_url_rule("/profile", view_func=basket, methods=methods)
        CORS(app, resources={"/books": APP}, supports_credentials=True)
        return app

    return build


def with_csrf() -> Flask:
    app = changing()()
    app.extensions["csrf"] = "as Flask-WTF leaves it"
    return app


def serving(*views: cabc.Callable[..., t.Any]) -> Flask:
    """An application with these views."""
    app = Flask("rules", static_folder=None)

    for view in views:
        app.add_url_rule(f"/{view.__name__}", view_func=view)

    return app


def governed(*views: cabc.Callable[..., t.Any], **options: t.Any) -> Build:
    """An application with these views, all of them under CORS."""

    def build() -> Flask:
        app = serving(*views)
        CORS(app, **options)
        return app

    return build


def gated(**options: t.Any) -> Build:
    """An application with a login before all views of a blueprint, and one other."""

    def build() -> Flask:
        blueprint = Blueprint("shop", __name__)
        blueprint.before_request(require_login)
        blueprint.add_url_rule("/orders", view_func=books)
        blueprint.add_url_rule("/bills", view_func=add_book)
        app = serving(with_own_header)
        app.register_blueprint(blueprint)
        CORS(app, **options)
        return app

    return build


def routed() -> str:
    return "routed"


#: The view, and what stands in its place in the module once it has been decorated.
PLAIN, routed = routed, cross_origin(APP)(routed)


def made_in_factory() -> Flask:
    app = serving()

    @cross_origin(APP)
    @app.get("/books")
    def listing() -> str:
        return "books"

    return app


def made_rightly_in_factory() -> Flask:
    app = serving()

    @app.get("/books")
    @cross_origin(APP)
    def listing() -> str:
        return "books"

    return app


def with_route(*views: cabc.Callable[..., t.Any]) -> Build:
    return lambda: serving(*views)


def slashed(rule: str, *, has_layer: bool = False) -> Build:
    """A decorated view at a rule of its own."""

    def build() -> Flask:
        app = Flask("rules", static_folder=None)
        app.add_url_rule(rule, view_func=routed)

        if has_layer:
            CORS(app, resources=[])

        return app

    return build


def hooked(*hooks: cabc.Callable[..., t.Any]) -> Build:
    """A decorated view in an application with functions before requests."""

    def build() -> Flask:
        app = serving(routed)

        for hook in hooks:
            app.before_request(hook)

        return app

    return build


def shelved(*, has_layer: bool) -> Build:
    """A class-based view, with one of its methods decorated."""

    def build() -> Flask:
        app = serving(*[routed] * has_layer)
        app.add_url_rule("/shelf", view_func=Shelf.as_view("shelf"))

        if has_layer:
            CORS(app, resources=[])

        return app

    return build


def after(hook: cabc.Callable[[Response], Response], **options: t.Any) -> Build:
    """An application with a function after requests."""

    def build() -> Flask:
        app = governed(books, **options)()
        app.after_request(hook)
        return app

    return build


def after_shop(resource: str) -> Build:
    """An application whose blueprint sets CORS headers itself."""

    def build() -> Flask:
        blueprint = Blueprint("shop", __name__, url_prefix="/shop")
        blueprint.after_request(add_headers)
        blueprint.add_url_rule("/orders", view_func=add_book)
        app = serving(books)
        app.register_blueprint(blueprint)
        CORS(app, resources={resource: APP})
        return app

    return build


def without_layer() -> Flask:
    app = serving(routed)
    app.after_request(add_headers)
    return app


def wrapped(layer: t.Any, *, is_within: bool = False) -> Build:
    """An application with a WSGI layer around it, or within this package's."""

    def build() -> Flask:
        app = serving(books)

        if is_within:
            app.wsgi_app = layer(app.wsgi_app)

        CORS(app, origins=APP)

        if not is_within:
            app.wsgi_app = layer(app.wsgi_app)

        return app

    return build


def restful(resource: t.Any, **options: t.Any) -> Build:
    """An application with one of Flask-RESTful's resources."""

    def build() -> Flask:
        app = serving()
        Api(app, **options).add_resource(resource, "/books")
        CORS(app, origins=APP)
        return app

    return build


def sockets(cors_allowed_origins: t.Any = None, **options: t.Any) -> Build:
    """An application with Flask-SocketIO."""

    def build() -> Flask:
        app = governed(books, **options)()
        SocketIO(app, async_mode="threading", cors_allowed_origins=cors_allowed_origins)
        return app

    return build


CREDENTIALS = "supports_credentials, from CORS()"

SAME_SITE = [
    Case(
        Fault.SESSION_COOKIE_SAME_SITE,
        "SESSION_COOKIE_SAMESITE=None (app.config['SESSION_COOKIE_SAMESITE']): not "
        "set, which browsers read as 'Lax': no request that a page of another site "
        f"makes carries the session cookie, though {CREDENTIALS}, lets it. One of the "
        "same site does, as app.example.com and api.example.com are. Set it to "
        "'None', and SESSION_COOKIE_SECURE to True; if the origins are all of the "
        "application's own site, name its host in SERVER_NAME. [CORS401]",
        sessions(),
        sessions(SERVER_NAME="api.example.com"),
    ),
    Case(
        Fault.SESSION_COOKIE_SAME_SITE,
        "SESSION_COOKIE_SAMESITE='Lax' (app.config['SESSION_COOKIE_SAMESITE']): pages "
        f"of {OTHER!r} are not of the site 'example.com', and their requests do not "
        f"carry the session cookie, though {CREDENTIALS}, lets them. Set it to "
        "'None', and SESSION_COOKIE_SECURE to True, or serve both from one site. "
        "[CORS401]",
        sessions(
            [APP, OTHER], SESSION_COOKIE_SAMESITE="Lax", SERVER_NAME="api.example.com"
        ),
        sessions(
            [APP, "https://*.example.com", LOCAL],
            SESSION_COOKIE_SAMESITE="Lax",
            SESSION_COOKIE_DOMAIN=".example.com",
        ),
    ),
    Case(
        Fault.SESSION_COOKIE_SAME_SITE,
        "SESSION_COOKIE_SAMESITE='Strict' (app.config['SESSION_COOKIE_SAMESITE']): "
        "pages of 'http://127.0.0.1:3000' are not of the site 'localhost', and their "
        f"requests do not carry the session cookie, though {CREDENTIALS}, lets them. "
        "Set it to 'None', and SESSION_COOKIE_SECURE to True, or serve both from one "
        "site. [CORS401]",
        sessions(
            "http://127.0.0.1:3000",
            SESSION_COOKIE_SAMESITE="Strict",
            SERVER_NAME="localhost:5000",
        ),
        sessions(LOCAL, SESSION_COOKIE_SAMESITE="Strict", SERVER_NAME="localhost:5000"),
    ),
    Case(
        Fault.SESSION_COOKIE_SAME_SITE,
        "SESSION_COOKIE_SAMESITE='Lax' (app.config['SESSION_COOKIE_SAMESITE']): pages "
        "of other sites are not of the site 'example.com', and their requests do not "
        f"carry the session cookie, though {CREDENTIALS}, lets them. Set it to "
        "'None', and SESSION_COOKIE_SECURE to True, or serve both from one site. "
        "[CORS401]",
        sessions("*", SESSION_COOKIE_SAMESITE="lax", SERVER_NAME="api.example.com"),
        sessions("*", SESSION_COOKIE_SAMESITE="none"),
    ),
]

SECURE = [
    Case(
        Fault.SESSION_COOKIE_NOT_SECURE,
        "SESSION_COOKIE_SECURE=False (app.config['SESSION_COOKIE_SECURE']): the "
        f"session cookie, which pages may use by {CREDENTIALS}, is also sent over "
        "plain HTTP, where others in the network can read it. Set it to True, and "
        "serve the application over HTTPS. [CORS402]",
        sessions(),
        sessions(SESSION_COOKIE_SECURE=True),
    ),
    Case(
        Fault.SESSION_COOKIE_NOT_SECURE,
        "SESSION_COOKIE_SECURE=False (app.config['SESSION_COOKIE_SECURE']): browsers "
        "drop a cookie with SESSION_COOKIE_SAMESITE='None' that is not Secure: there "
        "is no session, also without CORS. Set it to True, and serve the application "
        "over HTTPS. [CORS402]",
        sessions([APP, LOCAL], SESSION_COOKIE_SAMESITE="None"),
        sessions(
            [LOCAL, "http://127.0.0.1:*", re.compile(r"http://localhost:\d+")],
            SESSION_COOKIE_SAMESITE="None",
        ),
    ),
]

READ = "browsers send no cookies along, but a token that a page gets hold of, or the "
READ += "visitor's place in a network, still opens it."
NAME = "Name the origins: origins=['https://app.example.com']."

GUARDED = [
    Case(
        Fault.GUARDED_VIEW_OPEN,
        "The view 'account' is behind login_required, and under origins, from the "
        f"default, every site may read it: {READ} {NAME} "
        f"({line(account.__wrapped__)}) [CORS403]",
        governed(account),
        governed(account, origins=APP),
    ),
    Case(
        Fault.GUARDED_VIEW_OPEN,
        "The view 'basket' uses session, and under origins, from CORS(), every site "
        "may read it: any page that a visitor opens reads it as that visitor. "
        f"{NAME} ({line(basket)}) [CORS403]",
        governed(basket, origins=".*", supports_credentials=True),
        governed(cors_exempt(basket), origins=".*", supports_credentials=True),
    ),
    Case(
        Fault.GUARDED_VIEW_OPEN,
        "The view 'greeting' uses g.user, and under origins, from CORS(), every site "
        f"may read it: {READ} {NAME} ({line(greeting)}) [CORS403]",
        governed(greeting, origins="*"),
        governed(books, origins="*"),
    ),
    Case(
        Fault.GUARDED_VIEW_OPEN,
        "The views 'books' and 'add_book' have require_login() before requests, and "
        f"under origins, from CORS(), every site may read it: {READ} {NAME} "
        f"({line(books)}) [CORS403]",
        gated(origins="*"),
        gated(resources={"/with_own_header": "*", "/*": APP}),
    ),
]

MISPLACED = [
    Case(
        Fault.MISPLACED_DECORATOR,
        "cross_origin() stands above the route of 'routed', which has registered the "
        "view without it: it has no effect. Write cross_origin() below the route. "
        "(@cross_origin()) [CORS404]",
        with_route(PLAIN),
        with_route(routed),
    ),
    Case(
        Fault.MISPLACED_DECORATOR,
        "cross_origin() stands above the route of 'listing', which has registered the "
        "view without it: it has no effect. Write cross_origin() below the route. "
        "(@cross_origin()) [CORS404]",
        made_in_factory,
        made_rightly_in_factory,
    ),
]

ALONE = (
    "sets Access-Control-Allow-Origin itself: this package leaves such a response "
    "alone, so that its policy does not hold there."
)
TWICE = (
    "sets Access-Control-Allow-Origin itself: it comes after this package, whose "
    "answer it replaces or repeats, and browsers refuse two values."
)
REMOVE = "Remove it, and let CORS() do all that it does."

ANOTHER = [
    Case(
        Fault.ANOTHER_LAYER,
        f"The after_request function 'add_headers' {ALONE} {REMOVE} "
        f"({line(add_headers)}) [CORS405]",
        after(add_headers, origins=APP),
        after(log_headers, origins=APP),
    ),
    Case(
        Fault.ANOTHER_LAYER,
        f"The after_request function 'add_headers' {ALONE} {REMOVE} "
        f"({line(add_headers)}) [CORS405]",
        after_shop("/shop/*"),
        after_shop("/books"),
    ),
    Case(
        Fault.ANOTHER_LAYER,
        f"The after_request function 'add_headers' {TWICE} {REMOVE} "
        f"({line(add_headers)}) [CORS405]",
        without_layer,
        after(add_headers, resources=[]),
    ),
    Case(
        Fault.ANOTHER_LAYER,
        f"The WSGI layer 'AnyOrigin.__call__' {TWICE} {REMOVE} "
        f"({line(AnyOrigin.__call__)}) [CORS405]",
        wrapped(AnyOrigin),
        wrapped(ProxyFix),
    ),
    Case(
        Fault.ANOTHER_LAYER,
        f"The WSGI layer 'CORSMiddleware' {ALONE} {REMOVE} (the application) [CORS405]",
        wrapped(CORSMiddleware, is_within=True),
        wrapped(ProxyFix, is_within=True),
    ),
    Case(
        Fault.ANOTHER_LAYER,
        f"The code of the view 'with_own_header' {ALONE} Remove it, or decorate the "
        f"view with cors_exempt. ({line(with_own_header)}) [CORS405]",
        governed(with_own_header, origins=APP),
        governed(cors_exempt(with_own_header), origins=APP),
    ),
    Case(
        Fault.ANOTHER_LAYER,
        f"The decorator 'crossdomain' of the view 'Decorated' {ALONE} Remove it, or "
        f"decorate the view with cors_exempt. ({line(Decorated.get)}) [CORS405]",
        restful(Decorated),
        restful(Undecorated),
    ),
    Case(
        Fault.ANOTHER_LAYER,
        f"The decorator 'crossdomain' of the view 'Shelves' {ALONE} Remove it, or "
        f"decorate the view with cors_exempt. ({line(Shelves.get)}) [CORS405]",
        restful(Shelves, decorators=[crossdomain(origin="*")]),
        restful(Shelves, decorators=[login_required]),
    ),
]

NO_LAYER = [
    Case(
        Fault.NO_LAYER,
        "The view 'routed' has cross_origin(), and the application has no CORS(): "
        "functions before requests see the preflights, and may refuse them. Write "
        f"CORS(app, resources=[]). ({line(PLAIN)}) [CORS406]",
        hooked(count_requests),
        hooked(),
    ),
    Case(
        Fault.NO_LAYER,
        "The view 'routed' has cross_origin(), and the application has no CORS(): "
        "a preflight to '/books' is redirected, which browsers refuse. Write "
        f"CORS(app, resources=[]). ({line(PLAIN)}) [CORS406]",
        slashed("/books/"),
        slashed("/books"),
    ),
    Case(
        Fault.NO_LAYER,
        "The view 'Shelf' has cross_origin(), and the application has no CORS(): the "
        "preflights of class-based views such as 'Shelf' are answered without CORS "
        f"headers. Write CORS(app, resources=[]). ({line(Shelf.get.__wrapped__)}) "
        "[CORS406]",
        shelved(has_layer=False),
        shelved(has_layer=True),
    ),
]

ERRORS = [
    Case(
        Fault.ERRORS_WITHOUT_HEADERS,
        "intercept_exceptions=False (CORS()): the 500 of an exception that nothing "
        "handles has no CORS headers: the page is told of a CORS error, whatever went "
        "wrong. Leave it out. [CORS407]",
        cors(origins=APP, intercept_exceptions=False),
        cors(origins=APP, intercept_exceptions=True),
    ),
]

CSRF = [
    Case(
        Fault.COOKIES_WITHOUT_CSRF_PROTECTION,
        "SESSION_COOKIE_SAMESITE='None' (app.config['SESSION_COOKIE_SAMESITE']): every "
        "site can send 'POST /books' with the session cookie: CORS keeps the response "
        "from a page, not the request from being carried out. Write CORS(app, "
        "csrf_protect=True), or check a token, as Flask-WTF's CSRFProtect does. "
        "[CORS408]",
        changing(),
        with_csrf,
    ),
    Case(
        Fault.COOKIES_WITHOUT_CSRF_PROTECTION,
        "SESSION_COOKIE_SAMESITE='None' (app.config['SESSION_COOKIE_SAMESITE']): every "
        "site can send 'POST /books' with the session cookie: CORS keeps the response "
        "from a page, not the request from being carried out. Write CORS(app, "
        "csrf_protect=True), or check a token, as Flask-WTF's CSRFProtect does. "
        "[CORS408]",
        changing(SESSION_COOKIE_SECURE=True),
        sessions(SESSION_COOKIE_SAMESITE="None"),
    ),
    Case(
        Fault.COOKIES_WITHOUT_CSRF_PROTECTION,
        "SESSION_COOKIE_SAMESITE='None' (app.config['SESSION_COOKIE_SAMESITE']): every "
        "site can send 'POST /login' and 'POST /profile' with the session cookie: "
        "CORS keeps the response from a page, not the request from being carried out. "
        "Write CORS(app, csrf_protect=True), or check a token, as Flask-WTF's "
        "CSRFProtect does. [CORS408]",
        changing_beside("POST"),
        changing_beside("GET", "PUT"),
    ),
]

NAME_SOCKETS = (
    "Name the origins whose pages open sockets, also if it is only the application's "
    "own: SocketIO(app, cors_allowed_origins=['https://app.example.com'])."
)

SOCKETS = [
    Case(
        Fault.SOCKETS_OPEN,
        "cors_allowed_origins='*' (SocketIO()): any site can open a socket with the "
        "cookies of its visitors, whatever CORS() says. Write SocketIO(app, "
        "cors_allowed_origins=['https://app.example.com']). [CORS409]",
        sockets("*", origins=APP),
        sockets(["https://app.example.com"], origins=APP),
    ),
    Case(
        Fault.SOCKETS_OPEN,
        "cors_allowed_origins=[] (SocketIO()): any site can open a socket with the "
        f"cookies of its visitors, whatever CORS() says. {NAME_SOCKETS} [CORS409]",
        sockets([], origins="*"),
        sockets(["https://app.example.com"], origins="*"),
    ),
    Case(
        Fault.SOCKETS_OPEN,
        "cors_allowed_origins=None (SocketIO()): not set: pages of other origins "
        "cannot open a socket, though origins, from CORS(), lets some in: "
        "Flask-SocketIO has a list of its own. Write SocketIO(app, "
        "cors_allowed_origins=['https://app.example.com']). [CORS409]",
        sockets(origins=APP),
        sockets(lambda origin: origin == APP, origins=APP),
    ),
    Case(
        Fault.SOCKETS_OPEN,
        "cors_allowed_origins=None (SocketIO()): not set: pages of other origins "
        "cannot open a socket, though origins, from the default, lets them in: "
        f"Flask-SocketIO has a list of its own. {NAME_SOCKETS} [CORS409]",
        sockets(),
        sockets(resources=[]),
    ),
]

CASES: list[Case] = [
    *SAME_SITE,
    *SECURE,
    *GUARDED,
    *MISPLACED,
    *ANOTHER,
    *NO_LAYER,
    *ERRORS,
    *CSRF,
    *SOCKETS,
]

"""The applications that are measured, and the requests they are measured with.

Only the standard library and Flask are imported here: the module is loaded by workers
in two environments, each with a ``flask_cors`` of its own, and by workers that must
not load either.
"""

import io
import typing as t
from dataclasses import dataclass
from dataclasses import field

from flask import Flask
from flask import make_response
from flask import request
from flask import Response

PATH = "/api/items"
BODY = "the items"
ALLOWED = "https://app.example.com"
ORIGINS = (ALLOWED, "https://admin.example.com")
DISALLOWED = "https://app.example.com.attacker.example"
EXPOSED = ("Link", "X-Total-Count")
PREFLIGHT_METHOD = "PUT"
PREFLIGHT_HEADERS = ("authorization", "content-type")


@dataclass(frozen=True, slots=True)
class Scenario:
    """A configuration, as the keyword arguments that both packages understand."""

    name: str
    options: t.Mapping[str, t.Any] = field(default_factory=dict)

    @property
    def any_origin(self) -> bool:
        return "origins" not in self.options

    @property
    def credentialed(self) -> bool:
        return bool(self.options.get("supports_credentials"))


@dataclass(frozen=True, slots=True)
class Request:
    """A request as a browser sends it; ``headers`` without those that never vary."""

    name: str
    method: str
    headers: t.Mapping[str, str]

    @property
    def is_preflight(self) -> bool:
        return self.method == "OPTIONS"

    @property
    def origin(self) -> str | None:
        return self.headers.get("Origin")


@dataclass(frozen=True, slots=True)
class Case:
    """A scenario with one of its requests: what one figure is measured for."""

    scenario: Scenario
    request: Request

    @property
    def name(self) -> str:
        return f"{self.scenario.name}, {self.request.name}"


SCENARIOS = (
    Scenario("two origins", {"origins": list(ORIGINS)}),
    Scenario("default"),
    Scenario(
        "credentials",
        {
            "origins": list(ORIGINS),
            "supports_credentials": True,
            "expose_headers": list(EXPOSED),
        },
    ),
)

REQUESTS = (
    Request("no Origin", "GET", {}),
    Request("allowed", "GET", {"Origin": ALLOWED}),
    Request("disallowed", "GET", {"Origin": DISALLOWED}),
    Request(
        "preflight",
        "OPTIONS",
        {
            "Origin": ALLOWED,
            "Access-Control-Request-Method": PREFLIGHT_METHOD,
            "Access-Control-Request-Headers": ",".join(PREFLIGHT_HEADERS),
        },
    ),
)

# No origin is disallowed where any origin is allowed.
CASES = tuple(
    Case(scenario, request)
    for scenario in SCENARIOS
    for request in REQUESTS
    if not (scenario.any_origin and request.name == "disallowed")
)


def find_case(name: str) -> Case:
    return next(case for case in CASES if case.name == name)


def environ_template(request: Request) -> dict[str, t.Any]:
    """Build what a server passes for the request, to be copied for each call."""
    rv: dict[str, t.Any] = {
        "REQUEST_METHOD": request.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": PATH,
        "QUERY_STRING": "",
        "RAW_URI": PATH,
        "SERVER_NAME": "api.example.com",
        "SERVER_PORT": "443",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "203.0.113.7",
        "HTTP_HOST": "api.example.com",
        "HTTP_USER_AGENT": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101",
        "HTTP_ACCEPT": "*/*",
        "HTTP_ACCEPT_LANGUAGE": "en",
        "HTTP_ACCEPT_ENCODING": "gzip, deflate, br",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "https",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }

    for name, value in request.headers.items():
        rv[f"HTTP_{name.upper().replace('-', '_')}"] = value

    return rv


def plain(scenario: Scenario) -> Flask:
    """Flask alone, with one view."""
    app = Flask("benchmarked", static_folder=None)

    @app.route(PATH, methods=["GET", "PUT"])
    def items() -> str:
        return BODY

    return app


def with_flask_cors(scenario: Scenario) -> Flask:
    """The flask_cors of the environment, whichever that is."""
    # Workers of the other candidates must not load it.
    from flask_cors import CORS

    app = plain(scenario)
    CORS(app, **scenario.options)
    return app


def hand_written(scenario: Scenario) -> Flask:
    """What a careful developer writes who does without a package.

    As short as such code can be: ``Vary`` only where the origin is granted, and the
    preflight in a view of its own, so that the hook is all that a GET pays for.
    """
    app = Flask("benchmarked", static_folder=None)

    @app.route(PATH, methods=["GET", "PUT"], provide_automatic_options=False)
    def items() -> str:
        return BODY

    @app.route(PATH, methods=["OPTIONS"], endpoint="preflight")
    def preflight() -> Response:
        response = make_response("", 204)
        response.headers["Access-Control-Allow-Methods"] = "GET, PUT, OPTIONS"
        response.headers["Access-Control-Allow-Headers"] = "Authorization, Content-Type"
        return response

    if scenario.any_origin:
        app.after_request(_allow_any)
    elif scenario.credentialed:
        app.after_request(_allow_with_credentials)
    else:
        app.after_request(_allow_listed)

    return app


def _allow_any(response: Response) -> Response:
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _allow_listed(response: Response) -> Response:
    origin = request.headers.get("Origin")

    if origin in ORIGINS:
        response.headers["Access-Control-Allow-Origin"] = origin
        response.headers["Vary"] = "Origin"

    return response


def _allow_with_credentials(response: Response) -> Response:
    origin = request.headers.get("Origin")

    if origin in ORIGINS:
        response.headers["Access-Control-Allow-Origin"] = origin
        response.headers["Access-Control-Allow-Credentials"] = "true"
        response.headers["Access-Control-Expose-Headers"] = "Link, X-Total-Count"
        response.headers["Vary"] = "Origin"

    return response


@dataclass(frozen=True, slots=True)
class Candidate:
    """An application in an environment of its own."""

    name: str
    build: t.Callable[[Scenario], Flask]
    answers_cors: bool = True
    upstream: bool = False
    """Whether it runs in the environment that flask-cors is installed in."""


PLAIN = Candidate("plain Flask", plain, answers_cors=False)
PROJECT = Candidate("this project", with_flask_cors)
UPSTREAM = Candidate("flask-cors", with_flask_cors, upstream=True)
HAND_WRITTEN = Candidate("hand-written", hand_written)
# In flask-cors's environment, so that a difference of the two would show as noise.
PLAIN_AGAIN = Candidate("plain again", plain, answers_cors=False, upstream=True)

CANDIDATES = (PLAIN, PROJECT, UPSTREAM, HAND_WRITTEN, PLAIN_AGAIN)


def find_candidate(name: str) -> Candidate:
    return next(candidate for candidate in CANDIDATES if candidate.name == name)

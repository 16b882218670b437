"""Views with a decorator, in applications without CORS."""

from datetime import timedelta

from ..additions import add_async_view
from ..additions import add_bare_view
from ..additions import add_class_based_views
from ..additions import add_guarded_views
from ..additions import add_two_views_of_one_path
from ..additions import add_view_used_twice
from ..additions import call_without_effect
from ..additions import handle_errors
from ..additions import require_login
from ..configuration import Configuration
from ..configuration import Fresh
from ..exchanges import ADMIN
from ..exchanges import ANYBODY
from ..exchanges import APP
from ..exchanges import EVERYTHING
from ..exchanges import EVIL
from ..exchanges import Exchange
from ..exchanges import failures
from ..exchanges import get
from ..exchanges import LOCAL
from ..exchanges import NETWORK
from ..exchanges import OTHER_METHODS
from ..exchanges import OWN_HEADERS
from ..exchanges import OWN_OPTIONS
from ..exchanges import paths
from ..exchanges import PLAIN_OPTIONS
from ..exchanges import preflight
from ..exchanges import reads
from ..exchanges import RESEMBLING
from ..exchanges import SOME_HEADERS
from ..exchanges import SOME_METHODS
from ..exchanges import USUAL
from .methods import WRITES


def _of_view(
    id: str, exchanges: tuple[Exchange, ...] = USUAL, **view: object
) -> Configuration:
    return Configuration(id=f"decorator/{id}", view=view, exchanges=exchanges)


DECORATORS = (
    Configuration(id="decorator/default", view={}, exchanges=EVERYTHING),
    Configuration(
        id="decorator/one-origin",
        view={"origins": APP},
        exchanges=(*RESEMBLING, *failures(APP), *OWN_HEADERS, *OWN_OPTIONS),
    ),
    Configuration(
        id="decorator/several-origins",
        view={"origins": [APP, ADMIN]},
        exchanges=(*ANYBODY, *OTHER_METHODS, *OWN_HEADERS, *PLAIN_OPTIONS),
    ),
    _of_view("star", origins="*"),
    _of_view("no-origin", origins=[]),
    _of_view("regex", RESEMBLING, origins=r"https://.*\.example\.com"),
    _of_view("bad-regex", reads(APP), origins="https://(.example.com"),
    _of_view("generator", origins=Fresh(lambda: (o for o in (APP, ADMIN)))),
    _of_view("methods", (*SOME_METHODS, *WRITES), methods=["GET", "PUT"]),
    _of_view("comma-methods", (*SOME_METHODS, *WRITES), methods="GET, PUT"),
    _of_view("allow-headers", SOME_HEADERS, allow_headers=["Content-Type", "X-Custom"]),
    _of_view("expose-headers", expose_headers=["X-Total"]),
    _of_view("credentials", supports_credentials=True),
    _of_view("credentials-one-origin", supports_credentials=True, origins=APP),
    _of_view("max-age", max_age=600),
    _of_view("max-age-timedelta", max_age=timedelta(minutes=10)),
    _of_view("max-age-zero", max_age=0),
    _of_view("wildcard", send_wildcard=True),
    _of_view("vary-header-off", vary_header=False),
    _of_view("always-send-off", always_send=False),
    _of_view("intercept-exceptions-off", failures(APP), intercept_exceptions=False),
    _of_view(
        "automatic-options-off",
        (*USUAL, *PLAIN_OPTIONS, *OWN_OPTIONS),
        automatic_options=False,
    ),
    _of_view("private-network", NETWORK, allow_private_network=True, origins=APP),
    _of_view("old-origin", origin=APP),
    _of_view("old-localhost", reads(LOCAL, EVIL), origin="localhost"),
    _of_view("old-headers", SOME_HEADERS, headers=["Content-Type", "Authorization"]),
    _of_view(
        "old-names-of-the-tutorial",
        (*USUAL, *SOME_HEADERS),
        origin="*",
        headers=["Content-Type", "Authorization"],
    ),
    _of_view("unknown-option", support_credentials=True),
    Configuration(
        id="decorator/positional-star",
        view={},
        positional=("*",),
        exchanges=USUAL,
    ),
    Configuration(
        id="decorator/positional-origin",
        view={},
        positional=(APP,),
        exchanges=USUAL,
    ),
    Configuration(
        id="decorator/positional-path",
        view={},
        positional=("/map",),
        exchanges=USUAL,
    ),
    Configuration(
        id="decorator/positional-header",
        view={},
        positional=("Access-Control-Allow-Origin",),
        exchanges=USUAL,
    ),
    Configuration(id="decorator/bare", after=add_bare_view, exchanges=paths("/bare")),
    Configuration(id="decorator/above-the-route", view={}, above=True, exchanges=USUAL),
    Configuration(
        id="decorator/config",
        view={},
        config={"CORS_ORIGINS": [APP, ADMIN], "CORS_MAX_AGE": 600},
        exchanges=USUAL,
    ),
    Configuration(
        id="decorator/config-set-late",
        view={},
        late_config={"CORS_ORIGINS": [APP, ADMIN]},
        exchanges=USUAL,
    ),
    Configuration(
        id="decorator/automatic-options-off-in-config",
        view={},
        config={"CORS_AUTOMATIC_OPTIONS": False},
        exchanges=(*USUAL, *PLAIN_OPTIONS),
    ),
    Configuration(
        id="decorator/handled-errors",
        view={"origins": [APP, ADMIN]},
        after=handle_errors,
        exchanges=failures(APP, EVIL),
    ),
    Configuration(
        id="decorator/login-hook",
        view={},
        before=require_login,
        exchanges=(*USUAL, *PLAIN_OPTIONS),
    ),
    Configuration(
        id="decorator/guarded",
        after=add_guarded_views,
        exchanges=paths("/guarded", "/guard"),
    ),
    Configuration(
        id="decorator/class-based",
        after=add_class_based_views,
        exchanges=paths("/class", "/method"),
    ),
    Configuration(
        id="decorator/two-views-of-one-path",
        after=add_two_views_of_one_path,
        exchanges=(
            get("/shared", APP),
            Exchange(method="POST", path="/shared", origin=APP),
            preflight("/shared", method="GET"),
            preflight("/shared", method="POST"),
        ),
    ),
    Configuration(
        id="decorator/async-view", after=add_async_view, exchanges=paths("/async")
    ),
    Configuration(
        id="decorator/view-used-twice",
        after=add_view_used_twice,
        exchanges=paths("/decorated", "/undecorated"),
    ),
    Configuration(
        id="decorator/called-without-effect",
        after=call_without_effect,
        exchanges=USUAL,
    ),
)

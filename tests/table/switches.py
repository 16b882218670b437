"""Credentials, exposed headers, and the options that are on or off."""

from .case import ADMIN
from .case import ALLOW_CREDENTIALS
from .case import ALLOW_ORIGIN
from .case import APP
from .case import Case
from .case import EVIL
from .case import EXPOSE_HEADERS
from .case import granted
from .case import Options
from .case import preflight
from .case import Request
from .case import VARY_NOTHING
from .case import VARY_ORIGIN
from .case import VARY_REQUEST

ONE: Options = {"origins": APP, "supports_credentials": True}
TWO: Options = {"origins": [APP, ADMIN], "supports_credentials": True}
ANY: Options = {"supports_credentials": True}
NULL: Options = {"origins": ["null", APP], "supports_credentials": True}


def credentialed(origin: str) -> dict[str, str]:
    return {ALLOW_ORIGIN: origin, ALLOW_CREDENTIALS: "true"}


CREDENTIALS = [
    Case("credentials, one origin", ONE, Request(APP), credentialed(APP)),
    Case("credentials, no Origin", ONE, Request(None), credentialed(APP)),
    Case(
        "credentials, two origins",
        TWO,
        Request(ADMIN),
        credentialed(ADMIN),
        VARY_ORIGIN,
    ),
    Case("credentials, refused", TWO, Request(EVIL), {}, VARY_ORIGIN),
    Case("credentials, two origins, no Origin", TWO, Request(None), {}, VARY_ORIGIN),
    Case(
        "credentials, preflight",
        ONE,
        preflight(APP),
        granted(credentials="true"),
        VARY_REQUEST,
    ),
    Case(
        "credentials, any origin",
        ANY,
        Request(EVIL),
        credentialed(EVIL),
        VARY_ORIGIN,
        warns=True,
    ),
    Case(
        "credentials, any origin, and nothing for null",
        ANY,
        Request("null"),
        {},
        VARY_ORIGIN,
        warns=True,
    ),
    Case(
        "credentials, any origin, and nothing without an Origin",
        ANY,
        Request(None),
        {},
        VARY_ORIGIN,
        warns=True,
    ),
    Case(
        "credentials, a listed null",
        NULL,
        Request("null"),
        credentialed("null"),
        VARY_ORIGIN,
        warns=True,
    ),
]


def switched(
    id: str,
    origin: str | None,
    value: str | None,
    vary: frozenset[str],
    warns: bool = False,
    **options: object,
) -> Case:
    """A case of which only the allowed origin and Vary matter."""
    headers = {ALLOW_ORIGIN: value} if value else {}
    return Case(id, options, Request(origin), headers, vary, warns)


BOTH = [APP, ADMIN]

SWITCHES = [
    switched("send_wildcard", EVIL, "*", VARY_NOTHING, send_wildcard=True),
    switched("send_wildcard, no Origin", None, "*", VARY_NOTHING, send_wildcard=True),
    switched("send_wildcard, null", "null", "*", VARY_NOTHING, send_wildcard=True),
    switched("send_wildcard, malformed", "a b", "*", VARY_NOTHING, send_wildcard=True),
    switched(
        "send_wildcard is nothing to a list",
        APP,
        APP,
        VARY_ORIGIN,
        send_wildcard=True,
        origins=BOTH,
    ),
    Case(
        "send_wildcard, preflight",
        {"send_wildcard": True},
        preflight(EVIL, headers="x-one"),
        granted("*", headers="x-one"),
        VARY_REQUEST,
    ),
    switched("always_send off", APP, APP, VARY_ORIGIN, always_send=False),
    switched("always_send off, no Origin", None, None, VARY_ORIGIN, always_send=False),
    switched(
        "always_send off, one origin, no Origin",
        None,
        None,
        VARY_ORIGIN,
        always_send=False,
        origins=APP,
    ),
    switched("vary_header off", APP, APP, VARY_NOTHING, warns=True, vary_header=False),
    switched(
        "vary_header off, refused",
        EVIL,
        None,
        VARY_NOTHING,
        warns=True,
        vary_header=False,
        origins=BOTH,
    ),
    Case(
        "vary_header off, preflight",
        {"vary_header": False},
        preflight(APP),
        granted(),
        warns=True,
    ),
]


def exposing(id: str, value: object, origin: str | None, sent: str) -> Case:
    options = {"origins": APP, "expose_headers": value}
    headers = {ALLOW_ORIGIN: APP, EXPOSE_HEADERS: sent}
    return Case(id, options, Request(origin), headers)


EXPOSED = [
    exposing("exposed headers, sorted", ["X-Two", "X-One"], APP, "X-One, X-Two"),
    exposing("exposed headers, one string", "X-One, X-Two", APP, "X-One, X-Two"),
    exposing("exposed headers, one", "X-One", APP, "X-One"),
    exposing("exposed headers, no Origin", "X-One", None, "X-One"),
    exposing("exposed headers, all", "*", APP, "*"),
    Case(
        "exposed headers, refused",
        {"origins": APP, "expose_headers": "X-One"},
        Request(EVIL),
        {},
        VARY_ORIGIN,
    ),
    Case(
        "exposed headers, preflight",
        {"origins": APP, "expose_headers": "X-One"},
        preflight(APP),
        granted(expose="X-One"),
        VARY_REQUEST,
    ),
]

CASES: tuple[Case, ...] = (*CREDENTIALS, *SWITCHES, *EXPOSED)

"""Every origin, or those that are listed."""

import re

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
from ..exchanges import NOT_SERIALIZED
from ..exchanges import ODD_CASE
from ..exchanges import origins
from ..exchanges import OTHER_METHODS
from ..exchanges import OWN_HEADERS
from ..exchanges import PLAIN_OPTIONS
from ..exchanges import reads
from ..exchanges import RESEMBLING
from ..exchanges import UNUSUAL_HEADERS
from ..exchanges import USUAL


def of_origins(
    id: str, origins: object, exchanges: tuple[Exchange, ...] = USUAL
) -> Configuration:
    return Configuration(
        id=f"origins/{id}", cors=({"origins": origins},), exchanges=exchanges
    )


EVERY_ORIGIN = (
    Configuration(
        id="default",
        cors=({},),
        exchanges=(
            *EVERYTHING,
            *UNUSUAL_HEADERS,
            *reads(*NOT_SERIALIZED, "www.examplesite.com", "")[1:],
            get("/static/file.txt", APP),
            get("/bp/items", APP),
            get("/bp/missing", APP),
        ),
    ),
    Configuration(id="no-cors", exchanges=(*USUAL, *PLAIN_OPTIONS)),
    of_origins("star", "*", ANYBODY),
    of_origins("star-in-list", ["*"]),
    of_origins("star-in-set", {"*"}),
    of_origins("star-in-tuple", ("*",)),
    of_origins("star-beside-an-origin", [APP, "*"]),
    of_origins("regex-for-all", ".*", ANYBODY),
    of_origins("anchored-regex-for-all", "^.*$"),
    of_origins("scheme-regex-for-all", r"https?://.*", ANYBODY),
    of_origins("compiled-regex-for-all", re.compile(".*")),
)

LISTED_ORIGINS = (
    Configuration(
        id="origins/one",
        cors=({"origins": APP},),
        exchanges=(*RESEMBLING, *OWN_HEADERS, *PLAIN_OPTIONS, *failures(APP)),
    ),
    Configuration(
        id="origins/several",
        cors=({"origins": [APP, ADMIN]},),
        exchanges=(
            *RESEMBLING,
            *OTHER_METHODS,
            *OWN_HEADERS,
            *PLAIN_OPTIONS,
            *failures(APP, EVIL),
            *reads(ADMIN, *NOT_SERIALIZED),
        ),
    ),
    of_origins("one-in-list", [APP], RESEMBLING),
    of_origins("one-in-set", {APP}),
    of_origins("one-in-tuple", (APP,)),
    of_origins("several-in-set", {APP, ADMIN}, origins(APP, ADMIN, EVIL)),
    of_origins("several-in-tuple", (ADMIN, APP), origins(APP, ADMIN, EVIL)),
    of_origins("several-in-frozenset", frozenset([ADMIN, APP]), origins(APP, EVIL)),
    of_origins("one-twice", [APP, APP]),
    of_origins("none", None, ANYBODY),
    of_origins("empty-string", ""),
    of_origins("empty-list", []),
    of_origins("list-of-empty-string", [""]),
    of_origins("list-with-none", [None, APP]),
    of_origins("list-of-none", [None]),
    of_origins("comma-string", f"{APP}, {ADMIN}", origins(APP, ADMIN, EVIL)),
    of_origins("tight-comma-string", f"{APP},{ADMIN}", origins(APP, ADMIN, EVIL)),
    of_origins("comma-string-split", [APP, f" {ADMIN}"], origins(APP, ADMIN, EVIL)),
    of_origins("trailing-slash", f"{APP}/"),
    of_origins("trailing-slash-in-list", [f"{APP}/", ADMIN], origins(APP, ADMIN)),
    of_origins("with-path", f"{APP}/index.html"),
    of_origins("default-port", f"{APP}:443", reads(APP, f"{APP}:443")),
    of_origins("upper-case", "HTTPS://APP.EXAMPLE.COM", reads(APP, ODD_CASE, EVIL)),
    of_origins("no-scheme", "app.example.com", reads(APP, "app.example.com", EVIL)),
    of_origins(
        "localhost", "localhost", reads(LOCAL, "http://localhost", "localhost", EVIL)
    ),
    of_origins("localhost-with-port", "localhost:3000", reads(LOCAL, EVIL)),
    of_origins("every-address", "0.0.0.0", reads("http://0.0.0.0", APP)),
    of_origins(
        "literal-port-word", "http://localhost:port", reads(LOCAL, "http://localhost")
    ),
    of_origins(
        "ipv6",
        "http://[::1]:3000",
        reads("http://[::1]:3000", "http://1:3000", "http://[::1]:3001"),
    ),
    of_origins("null", "null", ANYBODY),
    of_origins("null-in-list", ["null", APP], ANYBODY),
    of_origins("true", True),
    of_origins("bytes", APP.encode()),
    of_origins("callable", lambda origin: origin == APP),
    of_origins("callable-in-list", [lambda origin: origin == APP]),
    of_origins("generator", Fresh(lambda: (o for o in (APP, ADMIN)))),
    of_origins("map", Fresh(lambda: map(str.strip, f"{APP}, {ADMIN}".split(",")))),
    of_origins("dict-of-origins", {"origins": "*"}),
    of_origins("dict-of-resources", {r"/*": {"origins": "*"}}),
    of_origins("empty-dict", {}),
)

"""Origins that a regular expression or a wildcard describes."""

import re

from ..exchanges import ADMIN
from ..exchanges import APP
from ..exchanges import EVIL
from ..exchanges import LOCAL
from ..exchanges import ODD_CASE
from ..exchanges import origins
from ..exchanges import PREFIXED
from ..exchanges import reads
from ..exchanges import RESEMBLING
from ..exchanges import SUFFIXED
from .origins import of_origins

LOCALS = (
    LOCAL,
    "http://localhost",
    "http://localhost.evil.test",
    "http://localhost:3000.evil.test",
)
SUBDOMAINS = (
    APP,
    "https://a.b.example.com",
    "https://example.com",
    SUFFIXED,
    PREFIXED,
    "https://xexample.com",
    "http://app.example.com",
)

PATTERNS = (
    of_origins("regex", r"https://.*\.example\.com", RESEMBLING),
    of_origins("regex-of-subdomains", r"https://.*\.example\.com", reads(*SUBDOMAINS)),
    of_origins(
        "regex-in-list", [r"https://.*\.example\.com", LOCAL], origins(APP, LOCAL, EVIL)
    ),
    of_origins("anchored-regex", r"^https://[a-z]+\.example\.com$", RESEMBLING),
    of_origins("regex-in-capitals", r"HTTPS://.*\.EXAMPLE\.COM", reads(APP, EVIL)),
    of_origins("regex-port", r"http://localhost:\d+", reads(*LOCALS)),
    of_origins(
        "regex-cloud",
        r"https://.*\.run\.app",
        reads("https://a-b-c.run.app", "https://a.run.app.evil.test", EVIL),
    ),
    of_origins("compiled", re.compile(r"https://app\.example\.com"), RESEMBLING),
    of_origins(
        "compiled-in-list", [re.compile(r"https://\w+\.example\.com$")], RESEMBLING
    ),
    of_origins(
        "compiled-ignoring-case",
        re.compile(r"https://app\.example\.com$", re.IGNORECASE),
        reads(APP, ODD_CASE, EVIL),
    ),
    of_origins(
        "compiled-beside-origin",
        [ADMIN, re.compile(r"https://app\.example\.com$")],
        reads(APP, ADMIN, EVIL),
    ),
    of_origins("any-port", "http://localhost:*", reads(*LOCALS)),
    of_origins(
        "any-port-in-list",
        ["http://localhost:*", "http://127.0.0.1:*"],
        reads(LOCAL, "http://127.0.0.1:8000", "http://127.0.0.1.evil.test"),
    ),
    of_origins("any-subdomain", "https://*.example.com", reads(*SUBDOMAINS)),
    of_origins("any-path", f"{APP}/*", reads(APP, SUFFIXED, EVIL)),
    of_origins("no-scheme-glob", "*.example.com", reads(APP)),
    of_origins(
        "regex-of-plus",
        "https://.+.example.com",
        reads(APP, "https://.+.example.com"),
    ),
    of_origins(
        "regex-of-braces", "https://app{1,2}.example.com", reads(APP, SUFFIXED, EVIL)
    ),
    of_origins(
        "regex-of-alternatives",
        "(https://app.example.com|https://admin.example.com)",
        reads(APP, ADMIN, SUFFIXED),
    ),
    of_origins("bad-regex", "https://(.example.com", reads(APP)),
)

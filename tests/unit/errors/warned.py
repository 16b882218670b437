"""Configurations that are open to all, or have no effect."""

from flask_cors import Fault

from .mistake import ALLOWS_NOBODY
from .mistake import APP
from .mistake import case
from .mistake import COOKIES
from .mistake import NAME_AN_ORIGIN
from .mistake import NAME_THE_ORIGINS
from .mistake import NEIGHBOUR
from .mistake import NO_PATH
from .mistake import SCHEME
from .mistake import SUCH_AN_ORIGIN

WARNINGS = [
    case(
        f"origins={APP + '/'!r} (CORS()): {NO_PATH} Write {APP!r}.",
        Fault.ORIGIN_WITH_PATH,
        origins=f"{APP}/",
    ),
    case(
        f"origins={APP + '/*'!r} (CORS()): {NO_PATH} Write {APP!r}.",
        Fault.ORIGIN_WITH_PATH,
        origins=f"{APP}/*",
    ),
    case(
        f"origins='app.example.com' (CORS()): {SCHEME} Write {APP!r}.",
        Fault.NO_SCHEME,
        origins="app.example.com",
    ),
    case(
        f"origins='localhost:3000' (CORS()): {SCHEME} Write 'http://localhost:3000'.",
        Fault.NO_SCHEME,
        origins="localhost:3000",
    ),
    case(
        f"origins='a.example/path' (CORS()): {SCHEME} Write 'https://a.example'.",
        Fault.NO_SCHEME,
        origins="a.example/path",
    ),
    case(
        f"origins='https://me:***@app.example.com' (CORS()): an origin has no user "
        f"name: {ALLOWS_NOBODY} Write {APP!r}.",
        Fault.ORIGIN_WITH_USER,
        origins="https://me:pw@app.example.com",
    ),
    case(
        f"origins='https://bücher.example' (CORS()): an origin is written in Punycode: "
        f"{ALLOWS_NOBODY} Write 'https://xn--bcher-kva.example'.",
        Fault.NOT_PUNYCODE,
        origins="https://bücher.example",
    ),
    case(
        f"origins='https://é..example' (CORS()): an origin is written in Punycode: "
        f"{ALLOWS_NOBODY} {SUCH_AN_ORIGIN}",
        Fault.NOT_PUNYCODE,
        origins="https://é..example",
    ),
    case(
        f"origins='https://a.example:99999' (CORS()): a port is a number from 1 to "
        f"65535, without a zero before it: {ALLOWS_NOBODY} {SUCH_AN_ORIGIN}",
        Fault.INVALID_PORT,
        origins="https://a.example:99999",
    ),
    case(
        "origins='https://*example.com' (CORS()): no wildcard pattern, and no regex of "
        "what is meant: it allows nobody. Write 'https://*.example.com'.",
        Fault.GLOB_AS_REGEX,
        origins="https://*example.com",
    ),
    case(
        "origins='http://*:3000' (CORS()): no wildcard pattern, and no regex of what "
        "is meant: it allows nobody. Write 'http://.*:3000'.",
        Fault.GLOB_AS_REGEX,
        origins="http://*:3000",
    ),
    case(
        "resources='api/*' (CORS()): a path starts with a slash: this one matches "
        "none. Write '/api/*'.",
        Fault.RELATIVE_PATH,
        resources="api/*",
    ),
    case(
        f"origins=None (CORS()): allows nobody. {NAME_AN_ORIGIN}",
        Fault.ALLOWS_NOBODY,
        origins=None,
    ),
    case(
        f"origins=[] (CORS()): allows nobody. {NAME_AN_ORIGIN}",
        Fault.ALLOWS_NOBODY,
        origins=[],
    ),
    case(
        f"origins='' (CORS()): allows nobody. {NAME_AN_ORIGIN}",
        Fault.ALLOWS_NOBODY,
        origins=[APP, ""],
    ),
    case(
        f"origins=None (CORS()): allows nobody. {NAME_AN_ORIGIN}",
        Fault.ALLOWS_NOBODY,
        origins=[APP, None],
    ),
    case(
        "methods='patch' (CORS()): case matters in methods: this does not allow PATCH. "
        "Write 'PATCH'.",
        Fault.METHOD_CASE,
        methods=["get", "patch"],
    ),
    case(
        f"origins='*' (the default): {COOKIES} {NAME_THE_ORIGINS}",
        Fault.ANY_ORIGIN_WITH_CREDENTIALS,
        supports_credentials=True,
    ),
    case(
        f"origins='https://.*' (CORS()): {COOKIES} {NAME_THE_ORIGINS}",
        Fault.ANY_ORIGIN_WITH_CREDENTIALS,
        origins="https://.*",
        supports_credentials=True,
    ),
    case(
        "origins='null' (CORS()): any site can send the origin null, from a sandboxed "
        "frame, and with supports_credentials, from CORS(), may then read what its "
        "visitors' cookies show. Leave 'null' out.",
        Fault.NULL_ORIGIN_WITH_CREDENTIALS,
        origins="null",
        supports_credentials=True,
    ),
    case(
        rf"origins='https://.*\\.example\\.com.*' (CORS()): it also lets in "
        rf"https://a.example.com.attacker.example, {NEIGHBOUR} "
        rf"'https://*.example.com'.",
        Fault.HOSTILE_NEIGHBOUR,
        origins=r"https://.*\.example\.com.*",
    ),
    case(
        rf"origins='https://.*example\\.com' (CORS()): it also lets in "
        rf"https://attackerexample.com, {NEIGHBOUR} 'https://(.*\\.)?example\\.com$'.",
        Fault.HOSTILE_NEIGHBOUR,
        origins=r"https://.*example\.com",
    ),
    case(
        rf"origins='https?://app.example.com' (CORS()): a dot stands for any "
        rf"character: it also lets in https://appxexample.com, {NEIGHBOUR} "
        rf"'https?://app\\.example\\.com$'.",
        Fault.UNESCAPED_DOT,
        origins="https?://app.example.com",
    ),
    case(
        "resources='/api*' (CORS()): '/api/*' is tried first and governs paths of it, "
        "with a laxer policy: it allows any origin. Write the strict pattern with as "
        "many slashes, or the lax one without those paths.",
        Fault.LAXER_OVERLAP,
        resources={"/api/*": "*", "/api*": APP},
    ),
]

CONFIG_WARNINGS = [
    case(
        "'CORS_ORIGIN' is no key of Flask-CORS, and has no effect. Did you mean "
        "'CORS_ORIGINS'? (app.config['CORS_ORIGIN'])",
        Fault.UNKNOWN_CONFIG_KEY,
        CORS_ORIGIN=APP,
    ),
    case(
        "'CORS_HEADERS' has had no effect since Flask-CORS 2.0. Remove it, or write "
        "'CORS_ALLOW_HEADERS'. (app.config['CORS_HEADERS'])",
        Fault.UNKNOWN_CONFIG_KEY,
        CORS_HEADERS="Content-Type",
    ),
    case(
        f"origins='app.example.com' (app.config['CORS_ORIGINS']): {SCHEME} Write "
        f"{APP!r}.",
        Fault.NO_SCHEME,
        CORS_ORIGINS="app.example.com",
    ),
]

"""Configurations that are open to all, or have no effect."""

from flask_cors import Fault

from .mistake import ALLOWS_NOBODY
from .mistake import APP
from .mistake import case
from .mistake import COOKIES
from .mistake import FORM
from .mistake import NAME_AN_ORIGIN
from .mistake import NAME_THE_ORIGINS
from .mistake import NEIGHBOUR
from .mistake import NO_PATH
from .mistake import SCHEME
from .mistake import SUCH_AN_ORIGIN

WARNINGS = [
    case(
        f"origins={APP + '/'!r} (CORS()): {NO_PATH} Write {APP!r}.",
        Fault.NEVER_MATCHES,
        origins=f"{APP}/",
    ),
    case(
        f"origins={APP + '/*'!r} (CORS()): {NO_PATH} Write {APP!r}.",
        Fault.NEVER_MATCHES,
        origins=f"{APP}/*",
    ),
    case(
        f"origins='app.example.com' (CORS()): {SCHEME} Write {APP!r}.",
        Fault.NEVER_MATCHES,
        origins="app.example.com",
    ),
    case(
        f"origins='localhost:3000' (CORS()): {SCHEME} Write 'http://localhost:3000'.",
        Fault.NEVER_MATCHES,
        origins="localhost:3000",
    ),
    case(
        f"origins='a.example/path' (CORS()): {SCHEME} {SUCH_AN_ORIGIN}",
        Fault.NEVER_MATCHES,
        origins="a.example/path",
    ),
    case(
        f"origins='https://me:pw@app.example.com' (CORS()): an origin has no user "
        f"name: {ALLOWS_NOBODY} Write {APP!r}.",
        Fault.NEVER_MATCHES,
        origins="https://me:pw@app.example.com",
    ),
    case(
        f"origins='https://bücher.example' (CORS()): an origin is written in Punycode: "
        f"{ALLOWS_NOBODY} Write 'https://xn--bcher-kva.example'.",
        Fault.NEVER_MATCHES,
        origins="https://bücher.example",
    ),
    case(
        f"origins='https://é..example' (CORS()): an origin is written in Punycode: "
        f"{ALLOWS_NOBODY} {SUCH_AN_ORIGIN}",
        Fault.NEVER_MATCHES,
        origins="https://é..example",
    ),
    case(
        f"origins='https://a.example:99999' (CORS()): {FORM} {SUCH_AN_ORIGIN}",
        Fault.NEVER_MATCHES,
        origins="https://a.example:99999",
    ),
    case(
        "origins='https://*example.com' (CORS()): read as a regex, which no origin "
        "matches: it allows nobody. Write 'https://*.example.com'.",
        Fault.NEVER_MATCHES,
        origins="https://*example.com",
    ),
    case(
        "origins='http://*:3000' (CORS()): read as a regex, which no origin matches: "
        "it allows nobody. Write 'http://.*:3000'.",
        Fault.NEVER_MATCHES,
        origins="http://*:3000",
    ),
    case(
        "resources='api/*' (CORS()): a path starts with a slash: this one matches "
        "none. Write '/api/*'.",
        Fault.NEVER_MATCHES,
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
        "frame, and may then read what its visitors' cookies show. Leave 'null' out.",
        Fault.NULL_ORIGIN_WITH_CREDENTIALS,
        origins="null",
        supports_credentials=True,
    ),
    case(
        "expose_headers='*' (CORS()): browsers do not read '*' as any header where "
        "supports_credentials, from CORS(), is true. Name the headers: "
        "expose_headers=['X-Total-Count'].",
        Fault.EXPOSES_NOTHING,
        origins=APP,
        expose_headers="*",
        supports_credentials=True,
    ),
    case(
        rf"origins='https://.*\\.example\\.com.*' (CORS()): it also lets in "
        rf"https://a.example.com.attacker.example, {NEIGHBOUR}",
        Fault.HOSTILE_NEIGHBOUR,
        origins=r"https://.*\.example\.com.*",
    ),
    case(
        rf"origins='https://.*example\\.com' (CORS()): it also lets in "
        rf"https://attackerexample.com, {NEIGHBOUR}",
        Fault.HOSTILE_NEIGHBOUR,
        origins=r"https://.*example\.com",
    ),
    case(
        f"origins='https?://app.example.com' (CORS()): it also lets in "
        f"https://appxexample.com, {NEIGHBOUR}",
        Fault.HOSTILE_NEIGHBOUR,
        origins="https?://app.example.com",
    ),
    case(
        "resources='/api*' (CORS()): '/api/*' is tried first and governs paths of it, "
        "with a laxer policy. Write the strict pattern with as many slashes, or the "
        "lax one without those paths.",
        Fault.SHADOWED,
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
        Fault.NEVER_MATCHES,
        CORS_ORIGINS="app.example.com",
    ),
]

"""Rules about origins, shown."""

import re
import sys
import typing as t

from flask import Flask

from flask_cors import CORS
from flask_cors import cross_origin
from flask_cors import Fault
from flask_cors import suffixes

from .case import APP
from .case import Build
from .case import Case
from .case import configured
from .case import cors

ADMIN = "https://admin.example.com"
EVERYBODY = "Name the origins: origins=['https://app.example.com']."
CHANGED = (
    "pages are not encrypted, and with supports_credentials, from CORS(), whoever "
    "changes them on their way may read what its visitors' cookies show."
)
ENCRYPTED = f"its {CHANGED}"


def credentialed(origins: object, **options: t.Any) -> Build:
    """An application that shows pages of these origins what cookies show."""
    return cors(origins=origins, supports_credentials=True, **options)


def decorated(**options: t.Any) -> Build:
    """An application with a view that has a policy of its own."""

    def build() -> Flask:
        app = Flask("rules")
        app.add_url_rule("/api/books", "books", cross_origin(**options)(list))
        CORS(app, resources=[])
        return app

    return build


def without_the_list(build: Build) -> Build:
    """The same where the library with the public suffixes is not installed.

    What is found out about the library is kept until the test ends.
    """

    def rv() -> Flask:
        suffixes._list.cache_clear()
        library = sys.modules.get("publicsuffixlist")
        # An import statement raises ImportError for a module that is None.
        sys.modules["publicsuffixlist"] = t.cast(t.Any, None)

        try:
            assert suffixes.is_public_suffix("example.com") is None
        finally:
            del sys.modules["publicsuffixlist"]

            if library is not None:
                sys.modules["publicsuffixlist"] = library

        return build()

    return rv


NOBODY = [
    Case(
        Fault.ALLOWS_NOBODY,
        f"origins=[] (CORS()): allows nobody. Name an origin: origins=[{APP!r}]. "
        f"[CORS101]",
        cors(origins=[]),
        cors(origins=[APP]),
    ),
    Case(
        Fault.ALLOWS_NOBODY,
        f"origins='' (app.config['CORS_ORIGINS']): allows nobody. Name an origin: "
        f"origins=[{APP!r}]. [CORS101]",
        configured(CORS_ORIGINS=""),
        configured(CORS_ORIGINS=None),
    ),
]

REPEATED = [
    Case(
        Fault.REPEATED_ORIGIN,
        f"origins={APP!r} (CORS()): listed more than once. List each once. [CORS118]",
        cors(origins=[APP, ADMIN, APP]),
        cors(origins=[APP, ADMIN]),
    ),
    Case(
        Fault.REPEATED_ORIGIN,
        "origins='https://APP.example.com:443' (CORS()): listed more than once. So is "
        f"{ADMIN!r}. List each once. [CORS118]",
        cors(origins=[APP, ADMIN, "https://APP.example.com:443", ADMIN]),
        cors(origins=[APP, ADMIN, "https://app.example.com:8443"]),
    ),
]

COVERED = [
    Case(
        Fault.COVERED_ORIGIN,
        f"origins={APP!r} (CORS()): covered by 'https://*.example.com', which is "
        f"listed as well. Leave out what is covered. [CORS119]",
        cors(origins=[APP, "https://*.example.com"]),
        cors(origins=["https://example.com", "https://*.example.com"]),
    ),
    Case(
        Fault.COVERED_ORIGIN,
        "origins='https://*.a.example.com' (CORS()): covered by "
        "'https://*.example.com', which is listed as well. Leave out what is covered. "
        "[CORS119]",
        cors(origins=["https://*.example.com", "https://*.a.example.com"]),
        cors(origins=["https://*.example.com", "http://*.a.example.com"]),
    ),
    Case(
        Fault.COVERED_ORIGIN,
        "origins='http://localhost:3000' (CORS()): covered by 'http://localhost:*', "
        "which is listed as well. So is 'http://localhost'. Leave out what is covered. "
        "[CORS119]",
        cors(
            origins=["http://localhost:3000", "http://localhost", "http://localhost:*"]
        ),
        cors(origins=["https://localhost:3000", "http://localhost:*"]),
    ),
    Case(
        Fault.COVERED_ORIGIN,
        f"origins={APP!r} (CORS()): covered by '*', which is listed as well. Leave out "
        f"what is covered. [CORS119]",
        cors(origins=["*", APP]),
        cors(origins=["*"]),
    ),
    Case(
        Fault.COVERED_ORIGIN,
        f"origins={APP!r} (CORS()): covered by 'https://[a-z]+[.]example[.]com', which "
        f"is listed as well. Leave out what is covered. [CORS119]",
        cors(origins=[APP, re.compile("https://[a-z]+[.]example[.]com")]),
        cors(origins=[APP, re.compile("https://[a-z]{5}[.]example[.]com")]),
    ),
]

NULL = [
    Case(
        Fault.NULL_ORIGIN,
        "origins='null' (CORS()): any site can send the origin null, from a sandboxed "
        "frame: whoever lists it allows every site. Leave 'null' out, or write "
        "origins='*' if every site is meant. [CORS121]",
        cors(origins=[APP, "null"]),
        cors(origins="*"),
    ),
    Case(
        Fault.NULL_ORIGIN_WITH_CREDENTIALS,
        "origins='null' (CORS()): any site can send the origin null, from a sandboxed "
        "frame, and with supports_credentials, from CORS(), may then read what its "
        "visitors' cookies show. Leave 'null' out. [CORS133]",
        credentialed([APP, "null"]),
        cors(origins=[APP, "null"]),
    ),
]

OPEN = [
    Case(
        Fault.OPEN_BY_DEFAULT,
        "origins='*' (the default): nobody has named the origins, and so every site "
        f"may read the responses. Name them: origins=[{APP!r}]; or write origins='*' "
        "if every site is meant. [CORS122]",
        cors(max_age=600),
        cors(origins="*"),
    ),
    Case(
        Fault.OPEN_BY_DEFAULT,
        "origins='*' (the default): nobody has named the origins, and so every site "
        f"may read the responses. Name them: origins=[{APP!r}]; or write origins='*' "
        "if every site is meant. [CORS122]",
        decorated(),
        decorated(origins="*"),
    ),
    Case(
        Fault.ANY_ORIGIN_WITH_CREDENTIALS,
        "origins='*' (the default): with supports_credentials, from "
        "app.config['CORS_SUPPORTS_CREDENTIALS'], every site may read what its "
        f"visitors' cookies show. {EVERYBODY} [CORS131]",
        configured(CORS_SUPPORTS_CREDENTIALS=True),
        configured(CORS_SUPPORTS_CREDENTIALS=True, CORS_ORIGINS=APP),
    ),
    Case(
        Fault.ANY_ORIGIN_WITH_CREDENTIALS,
        "origins='https://.*' (CORS()): with supports_credentials, from CORS(), every "
        f"site may read what its visitors' cookies show. {EVERYBODY} [CORS131]",
        credentialed("https://.*"),
        cors(origins="https://.*"),
    ),
    Case(
        Fault.WILDCARD_WITH_CREDENTIALS,
        "send_wildcard=True (CORS()): browsers refuse '*' for requests with "
        f"credentials, which supports_credentials, from CORS(), allows. {EVERYBODY} "
        "[CORS132]",
        credentialed("*", send_wildcard=True),
        credentialed(APP, send_wildcard=True),
    ),
]

INSECURE = [
    Case(
        Fault.INSECURE_ORIGIN_WITH_CREDENTIALS,
        f"origins='http://app.example.com' (CORS()): {ENCRYPTED} Write {APP!r}. "
        f"[CORS134]",
        credentialed("http://app.example.com"),
        credentialed("http://app.localhost:3000"),
    ),
    Case(
        Fault.INSECURE_ORIGIN_WITH_CREDENTIALS,
        f"origins='http://app.example.com' (CORS()): {ENCRYPTED} Leave it out: {APP!r} "
        f"is listed. [CORS134]",
        credentialed([APP, "http://app.example.com"]),
        cors(origins=[APP, "http://app.example.com"]),
    ),
    Case(
        Fault.INSECURE_ORIGIN_WITH_CREDENTIALS,
        f"origins='http://*.example.com:*' (CORS()): {ENCRYPTED} Write "
        f"'https://*.example.com:*'. [CORS134]",
        credentialed("http://*.example.com:*"),
        credentialed(["http://*.localhost:*", "tauri://localhost"]),
    ),
    Case(
        Fault.INSECURE_ORIGIN_WITH_CREDENTIALS,
        r"origins='https?://(app|admin)\\.example\\.com' (CORS()): it lets in "
        rf"http://app.example.com, whose {CHANGED} Write "
        r"'https://(app|admin)\\.example\\.com'. [CORS134]",
        credentialed(r"https?://(app|admin)\.example\.com"),
        credentialed(r"https://(app|admin)\.example\.com"),
    ),
    Case(
        Fault.INSECURE_ORIGIN_WITH_CREDENTIALS,
        r"origins='^https?://(localhost|app\\.example\\.com)(:\\d+)?$' (CORS()): it "
        rf"lets in http://app.example.com, whose {CHANGED} Write "
        r"'^https://(localhost|app\\.example\\.com)(:\\d+)?$', and "
        r"'http://localhost:*' beside it. [CORS134]",
        credentialed(r"^https?://(localhost|app\.example\.com)(:\d+)?$"),
        credentialed(
            [r"^https://(localhost|app\.example\.com)(:\d+)?$", "http://localhost:*"]
        ),
    ),
    Case(
        Fault.INSECURE_ORIGIN_WITH_CREDENTIALS,
        f"origins='http://app.example.com' (@cross_origin()): "
        f"{ENCRYPTED.replace('CORS()', '@cross_origin()')} Write {APP!r}. [CORS134]",
        decorated(origins="http://app.example.com", supports_credentials=True),
        decorated(origins="http://127.0.0.1:3000", supports_credentials=True),
    ),
]

SUFFIXES = [
    Case(
        Fault.PUBLIC_SUFFIX_WITH_CREDENTIALS,
        "origins='https://*.github.io' (CORS()): anybody can have a name below "
        "'github.io', and with supports_credentials, from CORS(), may then read what "
        "its visitors' cookies show. Name your own, such as "
        "'https://your-name.github.io'. [CORS135]",
        credentialed("https://*.github.io"),
        credentialed("https://*.my-name.github.io"),
    ),
    Case(
        Fault.PUBLIC_SUFFIX_WITH_CREDENTIALS,
        "origins='https://*.co.uk:*' (CORS()): anybody can have a name below 'co.uk', "
        "and with supports_credentials, from CORS(), may then read what its visitors' "
        "cookies show. Name your own, such as 'https://your-name.co.uk'. [CORS135]",
        credentialed("https://*.co.uk:*"),
        cors(origins="https://*.co.uk:*"),
    ),
    Case(
        Fault.PUBLIC_SUFFIX_WITH_CREDENTIALS,
        r"origins='https://.*\\.vercel\\.app' (CORS()): anybody can have a name below "
        "'vercel.app', and with supports_credentials, from CORS(), may then read what "
        "its visitors' cookies show. Name your own, such as "
        "'https://your-name.vercel.app'. [CORS135]",
        credentialed(r"https://.*\.vercel\.app"),
        credentialed(r"https://(mine|yours)\.vercel\.app"),
    ),
    Case(
        Fault.PUBLIC_SUFFIX_WITH_CREDENTIALS,
        r"origins='https://[a-z-]+\\.github\\.io$' (CORS()): anybody can have a name "
        "below 'github.io', and with supports_credentials, from CORS(), may then read "
        "what its visitors' cookies show. Name your own, such as "
        "'https://your-name.github.io'. [CORS135]",
        credentialed(r"https://[a-z-]+\.github\.io$"),
        credentialed(r"https://.*example\.com$"),
    ),
    Case(
        Fault.PUBLIC_SUFFIXES_UNKNOWN,
        "origins='https://*.example.com' (CORS()): not compared with the public "
        "suffixes, below which anybody can have a name: their list is not installed, "
        "and supports_credentials, from CORS(), is on. Install the list: pip install "
        '"flask-cors[audit]". [CORS136]',
        without_the_list(credentialed("https://*.example.com")),
        credentialed("https://*.example.com"),
    ),
    Case(
        Fault.PUBLIC_SUFFIXES_UNKNOWN,
        "origins='https://*.a.example' (CORS()): not compared with the public "
        "suffixes, below which anybody can have a name: their list is not installed, "
        "and supports_credentials, from CORS(), is on. So is 'https://*.b.example'. "
        'Install the list: pip install "flask-cors[audit]". [CORS136]',
        without_the_list(credentialed(["https://*.a.example", "https://*.b.example"])),
        without_the_list(cors(origins="https://*.a.example")),
    ),
]

CASES = [*NOBODY, *REPEATED, *COVERED, *NULL, *OPEN, *INSECURE, *SUFFIXES]

"""Requests as a server hands them over: every one with texts of its own."""

import collections.abc as cabc
import io
import itertools
import typing as t

SIZE: t.Final = 8192

GOOD: t.Final = "https://app.example.com"
ORIGIN: t.Final = "HTTP_ORIGIN"
METHOD: t.Final = "HTTP_ACCESS_CONTROL_REQUEST_METHOD"
HEADERS: t.Final = "HTTP_ACCESS_CONTROL_REQUEST_HEADERS"
PLAIN: t.Final = {ORIGIN: GOOD}
PREFLIGHT: t.Final = {
    "REQUEST_METHOD": "OPTIONS",
    ORIGIN: GOOD,
    METHOD: "PUT",
    HEADERS: "authorization,content-type,x-requested-with",
}


def filled(part: str, size: int = SIZE) -> str:
    """A part, repeated to a size."""
    return (part * (size // len(part) + 1))[:size]


def many(form: str, count: int) -> str:
    """Names with commas between them, each another."""
    return ",".join(form.format(number) for number in range(count))


ORIGINS: t.Final = {
    "letters": filled("a"),
    "commas": filled(","),
    "no ASCII": filled("\xe4"),
    "labels": f"https://{filled('a.')}",
    "as long as any": f"https://{filled('a', 318)}",
    "as many labels as any": f"https://{filled('a.', 317)}a",
    "labels of a wildcard": f"https://{filled('a.', 290)}example.com",
    "in upper case": f"HTTPS://{filled('A.', 317)}A",
    "a blank at the end": f"https://{filled('a', 317)} ",
    "two": f"{GOOD}, {GOOD}",
    "null": "null",
}
METHODS: t.Final = {
    "letters": filled("A"),
    "commas": filled(","),
    "as long as any": filled("A", 64),
    "in lower case": filled("p"),
}
NAMES: t.Final = {
    "commas": filled(","),
    "as many commas as are read": filled(",", 31),
    "blanks": filled(" "),
    "as many blanks as are read": filled(" ", 1024),
    "tabs": filled("\t"),
    "as many tabs as are read": ",".join([filled("\t", 31)] * 32),
    "a comma after each letter": filled("a,"),
    "a hundred names": many("x-{:03}-" + filled("a", 75), 100),
    "as many names as are read": many("x-{:02}-" + filled("a", 26), 32),
    "the same, the last first": ",".join(f"x-{99 - n}" for n in range(32)),
    "the same, in upper case": many("X-{:02}-" + filled("A", 26), 32),
    "one name, again and again": ",".join(["x"] * 32),
    "4,096 characters": filled("a", 4096),
    "as long a name as is read": filled("a", 1024),
    "no tokens": filled("(x),"),
    "as many that are no tokens as are read": ",".join([filled("x", 30) + "("] * 32),
    "no ASCII": ",".join([filled("\xe4", 31)] * 32),
}

_count = itertools.count(1)

Variables: t.TypeAlias = dict[str, str]


def environ(variables: Variables) -> dict[str, t.Any]:
    """An environ, of which no text has been seen before: a server reads each from its
    socket, and nothing of it is known, such as its hash.
    """
    said = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": "/",
        "QUERY_STRING": "",
        "SCRIPT_NAME": "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost",
        "wsgi.url_scheme": "http",
        **variables,
    }
    fresh = {key: f"{value}x"[:-1] for key, value in said.items()}
    return {**fresh, "wsgi.input": io.BytesIO(), "wsgi.errors": io.StringIO()}


def new(variables: Variables) -> Variables:
    """The same request from a site, and for a path, that there has not been before."""
    number = f"{next(_count):06}"
    origin = variables[ORIGIN]
    scheme, found, host = origin.partition("://")
    changed = f"{scheme}://s{number}.{host}"[: max(len(origin), 40)]
    return {
        **variables,
        ORIGIN: changed if found else f"{number}{origin[6:]}",
        "PATH_INFO": f"/p/{number}",
    }


def hostile(base: Variables) -> cabc.Iterator[tuple[str, Variables]]:
    """The same request, with the worst in each header, and in all of them."""
    for name, value in ORIGINS.items():
        yield f"Origin: {name}", {**base, ORIGIN: value}

    if METHOD in base:
        for name, value in METHODS.items():
            yield f"Request-Method: {name}", {**base, METHOD: value}

        for name, value in NAMES.items():
            yield f"Request-Headers: {name}", {**base, HEADERS: value}

    noise = {f"HTTP_X_NOISE_{n}": filled("a,", SIZE) for n in range(8)}
    yield "other headers", {**base, **noise, "HTTP_USER_AGENT": filled("(x) ")}
    yield (
        "all too long",
        {**base, ORIGIN: filled("a"), METHOD: filled("A")}
        | ({HEADERS: filled("a,")} if METHOD in base else {}),
    )
    yield (
        "all as long as any",
        {
            **base,
            ORIGIN: f"https://{filled('a.', 317)}a",
            METHOD: base.get(METHOD, "PUT"),
            HEADERS: NAMES["as many names as are read"],
        },
    )

"""Rules about spellings, shown."""

import re

from flask_cors import Fault

from .case import APP
from .case import Case
from .case import configured
from .case import cors

NOBODY = "no browser's Origin equals it, and it allows nobody."
SUCH_AN_ORIGIN = "Write an origin such as 'https://app.example.com'."
HOPELESS = "no wildcard pattern, and no regex of what is meant: it allows nobody."


def never(
    fault: Fault, written: str, message: str, meant: str | None, rule: str, near: object
) -> Case:
    """An entry that equals no browser's Origin, and one that is nearly as it."""
    fix = SUCH_AN_ORIGIN if meant is None else f"Write {meant!r}."
    shown = repr(written) if len(written) < 118 else f"'{written[:116]}..."
    said = f"origins={shown} (CORS()): {message}: {NOBODY} {fix} [{rule}]"
    return Case(fault, said, cors(origins=written), cors(origins=near))


def odd(fault: Fault, written: str, said: str, near: str) -> Case:
    """An entry that works, and is not as browsers write it."""
    return Case(
        fault,
        f"origins={written!r} (CORS()): {said}",
        cors(origins=written),
        cors(origins=near),
    )


def no_origin(written: str, message: str, meant: str | None, near: object) -> Case:
    return never(Fault.NOT_AN_ORIGIN, written, message, meant, "CORS102", near)


def no_scheme(written: str, meant: str | None, near: str) -> Case:
    message = "an origin needs a scheme"
    return never(Fault.NO_SCHEME, written, message, meant, "CORS103", near)


def bad_scheme(written: str, message: str, meant: str | None, near: str) -> Case:
    return never(Fault.INVALID_SCHEME, written, message, meant, "CORS104", near)


def of_file(written: str, scheme: str, meant: str | None, near: str) -> Case:
    message = f"what is loaded from {scheme}: has the origin null"
    return never(Fault.FILE_SCHEME, written, message, meant, "CORS105", near)


def with_path(written: str, what: str, meant: str, near: str) -> Case:
    message = f"an origin has no {what}"
    return never(Fault.ORIGIN_WITH_PATH, written, message, meant, "CORS106", near)


def bad_host(written: str, message: str, near: str) -> Case:
    return never(Fault.INVALID_HOST, written, message, None, "CORS108", near)


def no_punycode(written: str, message: str, meant: str | None, near: str) -> Case:
    return never(Fault.NOT_PUNYCODE, written, message, meant, "CORS109", near)


def bad_ipv4(written: str, message: str, meant: str | None, near: str) -> Case:
    return never(Fault.INVALID_IPV4, written, message, meant, "CORS110", near)


def bad_ipv6(written: str, message: str, meant: str | None, near: str) -> Case:
    return never(Fault.INVALID_IPV6, written, message, meant, "CORS112", near)


def bad_port(written: str, message: str, meant: str | None, near: str) -> Case:
    return never(Fault.INVALID_PORT, written, message, meant, "CORS113", near)


def with_password(written: str) -> Case:
    """An entry with a password, which is never shown."""
    return Case(
        Fault.ORIGIN_WITH_USER,
        f"origins='https://me:***@app.example.com' (CORS()): an origin has no user "
        f"name: {NOBODY} Write {APP!r}. [CORS107]",
        cors(origins=written),
        cors(origins=APP),
    )


def glob(written: str, said: str, near: object) -> Case:
    said = f"origins={written!r} (CORS()): {said} [CORS120]"
    return Case(Fault.GLOB_AS_REGEX, said, cors(origins=written), cors(origins=near))


PASSWORDS = ("secret", "s3cr$t", "s(cr", "a/b", "a?b#c", "{pw}", "pa$word", "p@ss:")
BLANKS = "an origin has no blanks"
ALONE = "an origin stands without quotation marks and brackets"
COMMAS = "several origins in one text have commas between them"
AFTER_SCHEME = "'://' follows the scheme"
PATH = "path and no trailing slash"
SCHEME = "a scheme is a letter and up to 63 letters, digits, '+', '-' and '.'"
PUNYCODE = "an origin is written in Punycode"
IN_NUMBER = "a host that ends in a number is an IPv4 address, of four up to 255"
DECIMAL = "browsers write an IPv4 address as four decimal numbers"
SHORTEST = "browsers write an IPv6 address in its shortest form"
PORT = "a port is a number from 1 to 65535, without a zero before it"

TEXTS = [
    no_origin("https://app example.com", BLANKS, None, "https://app-example.com"),
    no_origin(f'"{APP}"', ALONE, APP, APP),
    no_origin(f"<{APP}>", ALONE, APP, APP),
    no_origin(f"[app]({APP})", ALONE, APP, APP),
    no_origin('"*"', ALONE, "*", "*"),
    no_origin(
        f'["{APP}", "https://b.example"]',
        f"{COMMAS}, and no more",
        f"{APP}, https://b.example",
        f"{APP}, https://b.example",
    ),
    no_origin(
        f"{APP} https://b.example", COMMAS, f"{APP}, https://b.example", [APP, APP]
    ),
    no_origin("http:/app.example.com", AFTER_SCHEME, "http://app.example.com", APP),
    no_origin("https//app.example.com", AFTER_SCHEME, APP, APP),
    no_origin("https://https://app.example.com", "an origin has one scheme", APP, APP),
    no_origin(f"\ufeff{APP}", "it has characters that cannot be seen", APP, APP),
    no_origin(
        "https://{tenant}.example.com",
        "nothing stands for '{tenant}' yet",
        None,
        r"https://[a-z]{1,9}\.example\.com",
    ),
    no_origin(
        r"/https:\/\/[a-z]+\.example\.com/",
        "a regex stands without slashes around it",
        r"https://[a-z]+\.example\.com",
        r"https:\/\/[a-z]+\.example\.com",
    ),
    no_origin("NULL", "the null origin is written in lower case", "null", "null"),
    Case(
        Fault.NOT_AN_ORIGIN,
        f"origins='https://a b' (app.config['CORS_ORIGINS']): {BLANKS}: {NOBODY} "
        f"{SUCH_AN_ORIGIN} [CORS102]",
        configured(CORS_ORIGINS="https://a b"),
        configured(CORS_ORIGINS="https://a, https://b"),
    ),
]

SCHEMES = [
    no_scheme("app.example.com", APP, APP),
    no_scheme("localhost:3000", "http://localhost:3000", "localhost"),
    no_scheme("//app.example.com", APP, APP),
    no_scheme("none", None, "null"),
    bad_scheme("1http://app.example.com", SCHEME, "http://app.example.com", APP),
    bad_scheme("my_app://app", SCHEME, None, "my-app://app"),
    bad_scheme("htps://app.example.com", "'htps' is nearly 'https'", APP, "httpd://a"),
    bad_scheme(
        "wss://app.example.com",
        "a page that connects to wss: has an origin of https:",
        APP,
        APP,
    ),
    of_file("file://localhost", "file", None, "http://localhost"),
    of_file("data:text/html", "data", None, "app://data"),
    of_file(f"blob:{APP}/uuid", "blob", APP, APP),
]

SURROUNDINGS = [
    with_path(f"{APP}/", PATH, APP, APP),
    with_path(f"{APP}/index.html", PATH, APP, APP),
    with_path("https://*.example.com/*", PATH, "https://*.example.com", APP),
    with_path(
        f"{APP}?x=1", "query and no fragment", APP, r"https://app\.example\.com?"
    ),
    with_path(
        r"https://[a-z]+\.example\.com/.*",
        PATH,
        r"https://[a-z]+\.example\.com",
        r"https://[a-z]+\.example\.com/?",
    ),
    never(
        Fault.ORIGIN_WITH_USER,
        "https://me@app.example.com",
        "an origin has no user name",
        APP,
        "CORS107",
        APP,
    ),
    *(
        with_password(f"https://me:{password}@app.example.com")
        for password in PASSWORDS
    ),
    Case(
        Fault.NO_SCHEME,
        f"origins='me:***@app.example.com' (CORS()): an origin needs a scheme: "
        f"{NOBODY} Write {APP!r}. [CORS103]",
        cors(origins="me:secret@app.example.com"),
        cors(origins=APP),
    ),
    Case(
        Fault.INVALID_SCHEME,
        f"origins='htps://me:***@app.example.com' (CORS()): 'htps' is nearly 'https': "
        f"{NOBODY} Write {APP!r}. [CORS104]",
        cors(origins="htps://me:secret@app.example.com"),
        cors(origins=APP),
    ),
    never(
        Fault.TOO_LONG,
        f"https://{'a' * 80}{'.a' * 130}",
        "no origin has more than 326 characters",
        None,
        "CORS116",
        f"https://{'a' * 61}{'.a' * 96}",
    ),
]

HOSTS = [
    bad_host("https://app..example.com", "a host name has no empty label", APP),
    bad_host(
        "https://app!.example.com", "a host name has no '!'", "https://a_b.example"
    ),
    bad_host("https://", "no host follows the scheme", "https://a"),
    bad_host(
        f"https://{'a' * 64}.example",
        "no label of a host name has more than 63 characters",
        f"https://{'a' * 63}.example",
    ),
    bad_host(
        "https://1a.xn--4dbrk0ce",
        "browsers refuse a name that mixes directions of writing so",
        "https://a.xn--4dbrk0ce",
    ),
    no_punycode(
        "https://bücher.example",
        PUNYCODE,
        "https://xn--bcher-kva.example",
        "https://xn--bcher-kva.example",
    ),
    no_punycode(
        "https://straße.example", PUNYCODE, None, "https://xn--strae-oqa.example"
    ),
    no_punycode(
        "https://xn--a.example",
        "'xn--a' is not Punycode that browsers accept",
        None,
        "https://a--xn.example",
    ),
    bad_ipv4("https://192.168.0.256", IN_NUMBER, None, "https://192.168.0.255"),
    bad_ipv4("https://foo.0x4", IN_NUMBER, None, "https://foo.4chan"),
    bad_ipv4(
        "https://192.168.1", DECIMAL, "https://192.168.0.1", "https://192.168.0.1"
    ),
    Case(
        Fault.WILDCARD_OVER_ADDRESS,
        "origins='http://*.168.1.20:5173' (CORS()): no wildcard stands for a range of "
        f"IP addresses: {NOBODY} Name the addresses, or match them with a regex or a "
        "function. [CORS111]",
        cors(origins="http://*.168.1.20:5173"),
        cors(origins=r"http://192\.168\.1\.[0-9]{1,3}:5173"),
    ),
    never(
        Fault.WILDCARD_OVER_ADDRESS,
        "https://*.192.168.0.1",
        "an IP address has no subdomains",
        "https://192.168.0.1",
        "CORS111",
        "https://192.168.0.1:*",
    ),
    bad_ipv6(
        "http://[0:0:0:0:0:0:0:1]:3000",
        SHORTEST,
        "http://[::1]:3000",
        "http://[::1]:3000",
    ),
    bad_ipv6(
        "http://[::ffff:192.168.0.1]",
        SHORTEST,
        "http://[::ffff:c0a8:1]",
        "http://[::ffff:c0a8:1]",
    ),
    bad_ipv6(
        "http://[fe80::1%eth0]",
        "an origin has no zone of an address",
        "http://[fe80::1]",
        "http://[fe80::1]",
    ),
    bad_ipv6(
        "http://[::1", "an IPv6 address stands in brackets", "http://[::1]", "[::1]"
    ),
]

PORTS = [
    bad_port("https://a.example:99999", PORT, None, "https://a.example:65535"),
    bad_port(
        "https://a.example:08443", PORT, "https://a.example:8443", "https://a:8443"
    ),
    bad_port("http://localhost:port", PORT, "http://localhost:*", "http://localhost:*"),
    bad_port(
        "https://a.example:", "no port follows the colon", "https://a.example", APP
    ),
    bad_port(
        "http://localhost:{port}",
        "nothing stands for '{port}' yet",
        "http://localhost:*",
        r"http://localhost:[0-9]{4}",
    ),
]

ODD = [
    odd(
        Fault.DEFAULT_PORT,
        "https://app.example.com:443",
        "browsers leave out the port of the scheme, and so it is read. Write "
        "'https://app.example.com'. [CORS114]",
        "https://app.example.com:80",
    ),
    odd(
        Fault.UPPER_CASE,
        "https://App.example.com",
        "browsers write an origin in lower case, and so it is read. Write "
        "'https://app.example.com'. [CORS115]",
        "safari-web-extension://AB-CD",
    ),
    odd(
        Fault.HYPHENATED_LABEL,
        "https://-app.example.com",
        "no domain is registered with a hyphen at the end of a label. Check how it is "
        "spelled. [CORS117]",
        "https://a--b.example.com",
    ),
]

GLOBS = [
    glob(
        "https://app-*.example.com",
        "no wildcard pattern: it is read as a regex, which does not let in "
        "https://app-x1.example.com. Write "
        r"'https://app-[a-z0-9\\-]+\\.example\\.com'.",
        r"https://app-[a-z0-9\-]+\.example\.com",
    ),
    glob(
        "https://*example.com",
        f"{HOPELESS} Write 'https://*.example.com'.",
        "https://*.example.com",
    ),
    glob(
        "https://*-preview.example.com",
        rf"{HOPELESS} Write 'https://[a-z0-9\\-]+-preview\\.example\\.com'.",
        re.compile(r"https://[a-z]*-preview\.example\.com"),
    ),
    glob("http://*", f"{HOPELESS} Write 'http://.*'.", "http://.*"),
    glob(
        "https://a-*.com",
        "no wildcard pattern: it is read as a regex, which does "
        f"not let in https://a-x1.com. {SUCH_AN_ORIGIN}",
        r"https://a[-]*\.com",
    ),
    glob(
        "https://example.com*",
        "no wildcard pattern: it is read as a regex, which does not let in "
        "https://example.com:8000. Write 'https://example.com', or "
        "'https://example.com:*' for all its ports.",
        r"https://example\.com/*",
    ),
    glob(
        "https://{app,api}.a.example",
        f"{HOPELESS} Write 'https://app.a.example, https://api.a.example'.",
        r"https://(app|api)\.a\.example",
    ),
]

CASES: list[Case] = [
    *TEXTS,
    *SCHEMES,
    *SURROUNDINGS,
    *HOSTS,
    *PORTS,
    *ODD,
    *GLOBS,
]

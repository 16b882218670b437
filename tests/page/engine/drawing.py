"""Values that are drawn at random: the same ones in each run."""

import random
import typing as t
from collections.abc import Callable

HOW_MANY: t.Final = 3000

SCHEMES: t.Final = (
    "https",
    "http",
    "HTTPS",
    "capacitor",
    "chrome-extension",
    "null",
    "",
)
LABELS: t.Final = (
    "a",
    "b",
    "app",
    "APP",
    "example",
    "com",
    "x-1",
    "localhost",
    "",
    "é",
)
HOSTS: t.Final = ("[::1]", "127.0.0.1", "example.com", "a.example.com", "*.example.com")
PORTS: t.Final = ("", "", "", ":80", ":443", ":8080", ":0", ":99999", ":*", ":x")
TAILS: t.Final = ("", "", "", "", "/", "/x", "?", " ", ",", "@b", "\n")

ENTRIES: t.Final = (
    "https://example.com",
    "https://*.example.com",
    "http://localhost:*",
    "https://*.example.com:8080",
    "https://*.com:*",
    "capacitor://localhost",
    "localhost",
    "null",
    "*",
    r"https://\w+\.example\.com",
    r"https?://(a|b)\.example\.com(:[0-9]{2,5})?",
    r"https://(?!evil)[^.]+\.com",
    r"^https://app\.example\.com$",
    r"https://\S{1,20}",
)

NAMES: t.Final = (
    "X-Token",
    "x-token",
    "content-type",
    "Range",
    "X-A",
    "x_a",
    "é",
    "a b",
    "*",
)
PATTERNS: t.Final = (
    "X-*",
    "x-token",
    r"x-[a-z]+",
    "*",
    "Content-Type",
    r"(?:a|x)[-_]\w",
)
BLANKS: t.Final = ("", " ", "\t", "  ")

VALUES: t.Final = (
    "text/plain",
    "text/plain; charset=utf-8",
    "text/plain;a=b;",
    "text/plain,x",
    "application/json",
    "TEXT/PLAIN",
    "multipart/form-data; boundary=x",
    "en, de;q=0.5",
    "en_GB",
    "bytes=0-1",
    "bytes=5-",
    "bytes=9-1",
    "bytes=-5",
    f"bytes=0-{2**63 - 2}",
    f"bytes=0-{2**63 - 1}",
    f"bytes=0-{2**64}",
    "é",
    "\x7f",
    "a" * 128,
    "a" * 129,
    "",
    "(x)",
    "GET, trace",
    '"TRACE"',
)
HEADERS: t.Final = (
    *("Accept", "accept-language", "Content-Language", "Content-Type", "Range"),
    *("X-Token", "User-Agent", "Cookie", "Sec-Fetch-Site", "X-HTTP-Method-Override"),
)


def drawn(draw: Callable[[random.Random], t.Any], count: int = HOW_MANY) -> list[t.Any]:
    chance = random.Random(7)
    return [draw(chance) for _ in range(count)]


def origin(chance: random.Random) -> str:
    labels = ".".join(chance.choice(LABELS) for _ in range(chance.randint(1, 4)))
    host = chance.choice((labels, labels, chance.choice(HOSTS)))
    scheme = chance.choice(SCHEMES)
    start = f"{scheme}://" if chance.random() < 0.95 else scheme
    return f"{start}{host}{chance.choice(PORTS)}{chance.choice(TAILS)}"


REGEXES: t.Final = (
    *(r"a|b", r"(?:ab)+c?", r"[^\W\d]+", r"\s\S", r"(?i)aB[c-e]", r"(?s)a.b", r"a.b"),
    *(
        r"(?m)^a$",
        r"^a$",
        r"\Aa\Z",
        r"(?x) a b # c",
        r"a{2,3}?b",
        r"(?<=a)b|ab",
        r"x(?!y).",
    ),
    *(r"\ba\b", r"[\-\]a]", r"[a\-z]\x41é", r"\D\d", r"(?s:.)\.", r"$a?", r"()a"),
)
LETTERS: t.Final = "aabbcABCxy 01-_\n.]é"

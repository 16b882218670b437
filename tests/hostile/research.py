"""Attacks on CORS configurations, as the literature has them.

What flask-cors 6.0.5 answers to them is in the tables of section 1 and 2 of
``users.md``.
"""

import re
import typing as t
from dataclasses import dataclass

from .requests import GOOD

# "Exploiting CORS misconfigurations for Bitcoins and bounties", James Kettle, 2016.
PORTSWIGGER: t.Final = (
    "https://portswigger.net/research/"
    "exploiting-cors-misconfigurations-for-bitcoins-and-bounties"
)
# "We Still Don't Have Secure Cross-Domain Requests: an Empirical Study of CORS", Chen
# et al., USENIX Security 2018.
CHEN: t.Final = (
    "https://www.usenix.org/conference/usenixsecurity18/presentation/chen-jianjun"
)
# "Advanced CORS Exploitation Techniques", Corben Leo, 2018.
LEO: t.Final = "https://corben.io/advanced-cors-techniques/"

PRIVATE: t.Final = {"supports_credentials": True}
BELOW: t.Final = {"origins": "https://*.example.com", **PRIVATE}
REGEX: t.Final = {"origins": r"https://.*\.example\.com", **PRIVATE}
COMPILED: t.Final = {"origins": re.compile(r"https://app\.example\.com"), **PRIVATE}
LISTED: t.Final = {"origins": [GOOD, "https://admin.example.com"], **PRIVATE}


@dataclass(frozen=True, slots=True)
class Attack:
    """Origins that are not to get through a configuration.

    :param source: who has published it.
    :param options: the configuration, as somebody wrote it.
    :param origins: what is sent.
    """

    name: str
    source: str
    options: dict[str, t.Any]
    origins: tuple[str, ...]


def around(text: str) -> tuple[str, ...]:
    """Hosts of an attacker that browsers accept, with a special character in them."""
    return (
        f"https://app.example.com{text}.evil.example",
        f"https://evil.example{text}.example.com",
        f"https://app.example.com.{text}.evil.example",
    )


# Safari has let all of them through, Chromium and Firefox the underscore.
SPECIAL: t.Final = ("{", "}", "`", "!", "'", '"', "$", "%60", "%0b", "_", "^", "|", "=")

ATTACKS: t.Final = (
    Attack("reflected origin", PORTSWIGGER, LISTED, ("https://evil.example",)),
    Attack("reflected origin", CHEN, LISTED, ("http://evil.example", "evil.example")),
    Attack(
        "prefix match",
        CHEN,
        COMPILED,
        (
            f"{GOOD}.evil.example",
            f"{GOOD}-evil.example",
            f"{GOOD}evil.example",
            f"{GOOD}munity",
            f"{GOOD}:443.evil.example",
        ),
    ),
    Attack("prefix match of a list", CHEN, LISTED, (f"{GOOD}.evil.example",)),
    Attack(
        "prefix match of a pattern",
        CHEN,
        BELOW,
        ("https://a.example.com.evil.example",),
    ),
    Attack(
        "suffix match",
        CHEN,
        BELOW,
        ("https://evilexample.com", "https://evil-example.com", "https://example.com"),
    ),
    Attack(
        "suffix match, by what is no host",
        PORTSWIGGER,
        REGEX,
        (
            "https://evil.example/.example.com",
            "https://evil.example?.example.com",
            "https://evil.example#.example.com",
            "https://evil.example\\.example.com",
            "https://evil.example:80@a.example.com",
            "https://a.example.com@evil.example",
            "https://evil.example:1/.example.com",
            "https://evil.example, https://a.example.com",
            "https://evil.example https://a.example.com",
        ),
    ),
    Attack(
        "dot that is not escaped",
        CHEN,
        LISTED,
        ("https://appxexample.com", "https://app.examplexcom"),
    ),
    Attack(
        "dot of a pattern",
        CHEN,
        BELOW,
        ("https://a.examplexcom", "https://axexample.com"),
    ),
    Attack(
        "substring match",
        CHEN,
        LISTED,
        ("https://x.app.example.com.evil.example", "https://evil.example/" + GOOD),
    ),
    Attack("null", PORTSWIGGER, LISTED, ("null", "NULL", " null", "null ")),
    Attack("null of a catch-all", CHEN, {"origins": ".+", **PRIVATE}, ("null",)),
    Attack("null of any origin", CHEN, {"origins": "*", **PRIVATE}, ("null",)),
    Attack("null of a pattern", CHEN, REGEX, ("null",)),
    Attack("HTTPS trusts HTTP", CHEN, LISTED, (GOOD.replace("https", "http"),)),
    Attack("HTTPS pattern trusts HTTP", CHEN, BELOW, ("http://a.example.com",)),
    Attack(
        "another scheme", CHEN, LISTED, ("ftp://app.example.com", "//app.example.com")
    ),
    Attack("another port", CHEN, LISTED, (f"{GOOD}:8443", f"{GOOD}:443", f"{GOOD}:")),
    Attack(
        "arbitrary subdomain",
        CHEN,
        LISTED,
        ("https://evil.app.example.com", "https://evil.example.com"),
    ),
    *(
        Attack(f"special character {text}", LEO, options, around(text))
        for text in SPECIAL
        for options in (LISTED, COMPILED)
    ),
    *(
        Attack(
            f"special character {text} in a pattern", LEO, options, around(text)[::2]
        )
        for text in SPECIAL
        for options in (BELOW, REGEX)
    ),
    *(
        Attack(f"special character {text} before a suffix", LEO, options, around(text))
        for text in SPECIAL
        if text not in ("_", "$")
        for options in (BELOW, REGEX)
    ),
    Attack(
        "split header", PORTSWIGGER, LISTED, (f"{GOOD}\r\nX-Evil: 1", f"{GOOD}\nX: 1")
    ),
    Attack(
        "end of a line", PORTSWIGGER, COMPILED, (f"{GOOD}\n", f"{GOOD}\r", f"{GOOD}\0")
    ),
    Attack(
        "letters that fold into others",
        CHEN,
        {"origins": r"https://kiosk\.example\.com", **PRIVATE},
        ("https://\u212aiosk.example.com", "https://kio\u017fk.example.com"),
    ),
    Attack(
        "reflected markup",
        PORTSWIGGER,
        {},
        ("<script>alert(1)</script>", 'https://a.example"onload="alert(1)'),
    ),
)


@dataclass(frozen=True, slots=True)
class Misconfiguration:
    """What lets an attacker through because somebody has written so.

    :param rule: the rule that names it when it is set up.
    """

    name: str
    source: str
    options: dict[str, t.Any]
    rule: str


MISCONFIGURATIONS: t.Final = (
    Misconfiguration("reflected origin", PORTSWIGGER, PRIVATE, "CORS131"),
    Misconfiguration(
        "reflected origin, by a regex", CHEN, {"origins": ".*", **PRIVATE}, "CORS131"
    ),
    Misconfiguration(
        "reflected origin, of any scheme",
        CHEN,
        {"origins": "https?://.*", **PRIVATE},
        "CORS131",
    ),
    Misconfiguration("null", PORTSWIGGER, {"origins": "null", **PRIVATE}, "CORS133"),
    Misconfiguration(
        "HTTPS trusts HTTP",
        CHEN,
        {"origins": "http://app.example.com", **PRIVATE},
        "CORS134",
    ),
    Misconfiguration(
        "HTTPS trusts HTTP, by a regex",
        CHEN,
        {"origins": r"https?://app\.example\.com", **PRIVATE},
        "CORS134",
    ),
    Misconfiguration(
        "subdomains of others",
        CHEN,
        {"origins": "https://*.github.io", **PRIVATE},
        "CORS135",
    ),
    Misconfiguration(
        "suffix match", PORTSWIGGER, {"origins": r"https://.*example\.com"}, "CORS151"
    ),
    Misconfiguration(
        "prefix match", CHEN, {"origins": r"https://app\.example\.com.*"}, "CORS151"
    ),
    Misconfiguration(
        "substring match", CHEN, {"origins": r".*example\.com.*"}, "CORS151"
    ),
    Misconfiguration(
        "dot that is not escaped",
        CHEN,
        {"origins": r"https://app.example\.com"},
        "CORS152",
    ),
    Misconfiguration(
        "missing Vary", PORTSWIGGER, {**LISTED, "vary_header": False}, "CORS241"
    ),
)

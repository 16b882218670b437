"""The parts of the script decide as those of the package do, on thousands of values
that are drawn at random: the same ones in each run.
"""

import json
import random
import re
import typing as t

import pytest

from flask_cors.page.tables import origins
from flask_cors.page.tables import policies
from flask_cors.page.tables.browsers import documents as profiles
from flask_cors.page.tables.browsers import standard
from flask_cors.sansio import fetch
from flask_cors.sansio.browser import safelist
from flask_cors.sansio.browser import urls
from flask_cors.sansio.browser.profiles import PROFILES
from flask_cors.sansio.findings import Place
from flask_cors.sansio.grants import requested_headers
from flask_cors.sansio.layers import defaults
from flask_cors.sansio.layers import Layer
from flask_cors.sansio.layers import overlaid
from flask_cors.sansio.policy import Policy

from .drawing import BLANKS
from .drawing import drawn
from .drawing import ENTRIES
from .drawing import HEADERS
from .drawing import LETTERS
from .drawing import NAMES
from .drawing import origin
from .drawing import PATTERNS
from .drawing import REGEXES
from .drawing import VALUES
from .running import Browser
from .running import called

pytestmark = [pytest.mark.browser, pytest.mark.slow]

Browsers: t.TypeAlias = tuple[Browser, ...]


def policy(**options: object) -> Policy:
    layer = Layer(Place.KEYWORD, "the test", options)
    return Policy.compile(overlaid(defaults(), layer, []))


def agree(
    browsers: Browsers, body: str, args: tuple[t.Any, ...], expected: t.Any
) -> None:
    """Each browser gives what is expected."""
    expected = json.loads(json.dumps(expected))

    for browser in browsers:
        found = called(browser, body, *args)
        pairs = zip(found, expected, args[-1], strict=True)
        differing = [pair for pair in pairs if pair[0] != pair[1]]
        assert (browser.version, differing[:5]) == (browser.version, [])


def test_the_same_origins_are_permitted(browsers: Browsers) -> None:
    allowed = [policy(origins=entry).origins for entry in ENTRIES]
    asked = [*drawn(origin), "a" * 326, "a" * 327, "https://" + "a" * 318]
    agree(
        browsers,
        """
        const [standard, allowed, origins] = given;
        return origins.map((origin) =>
          allowed.map((each) => permit(each, origin, standard)));
        """,
        (standard(), [origins.document(each) for each in allowed], asked),
        [[each.permit(text) for each in allowed] for text in asked],
    )


def test_the_same_headers_are_read_and_permitted(browsers: Browsers) -> None:
    def value(chance: random.Random) -> str:
        count = chance.choice((0, 1, 2, 3, 31, 32, 33))
        blank = chance.choice(BLANKS)
        return f"{blank},".join(chance.choice(NAMES) + blank for _ in range(count))

    allowed = [policy(allow_headers=entry).headers for entry in PATTERNS]
    named = [policies._headers(each) for each in allowed]
    asked = [*drawn(value, 1000), "a" * 1024, "a" * 1025, "a" * 257]
    agree(
        browsers,
        """
        const [standard, allowed, values] = given;
        return values.map((value) => {
          const names = requestedHeaders(value, standard);
          const ask = (each) => permittedHeaders(each, names, standard);
          return names && [names, ...allowed.map(ask)];
        });
        """,
        (standard(), named, asked),
        [
            None
            if (names := requested_headers(text)) is None
            else [names, *(each.permitted(names) for each in allowed)]
            for text in asked
        ],
    )


def test_the_same_headers_of_a_page_are_safelisted(browsers: Browsers) -> None:
    def page(chance: random.Random) -> list[tuple[str, str]]:
        count = chance.choice((1, 2, 3, 12))
        return [(chance.choice(HEADERS), chance.choice(VALUES)) for _ in range(count)]

    asked = drawn(page)
    both = [PROFILES["chromium"], PROFILES["firefox"]]
    agree(
        browsers,
        """
        const [standard, profiles, pages] = given;
        return pages.map((page) => profiles.map((profile) => [
          settable(page, profile, standard),
          settableWithoutCors(page, profile, standard),
          joined(page, profile),
          unsafeNames(page, profile, standard),
          page.map(([name, value]) => isValidHeader(name, value)),
        ]));
        """,
        (standard(), profiles(), asked),
        [
            [
                [
                    safelist.settable(tuple(headers), profile),
                    safelist.settable_without_cors(tuple(headers), profile),
                    safelist.joined(tuple(headers), profile),
                    safelist.unsafe_names(tuple(headers), profile),
                    [safelist.is_valid(*header) for header in headers],
                ]
                for profile in both
            ]
            for headers in asked
        ],
    )


def test_the_same_methods_are_granted(browsers: Browsers) -> None:
    names = (
        "get",
        "GET",
        "patch",
        "PATCH",
        "Put",
        "TRACE",
        "track",
        "PURGE",
        "a b",
        "",
    )
    methods = ["GET", ["PUT", "PURGE"], "*", "auto", ["auto", "PURGE"], []]
    allowed = [policy(methods=each).methods for each in methods]
    offered = ["GET", "PATCH", "TRACE"]
    named = [policies._methods(each) for each in allowed]
    agree(
        browsers,
        """
        const [standard, offered, allowed, names] = given;
        return names.map((name) => [
          isMethod(name, standard),
          isForbiddenMethod(name, standard),
          normalizeMethod(name, standard),
          ...allowed.map((each) => grantedMethods(each, name, offered, standard)),
        ]);
        """,
        (standard(), offered, named, list(names)),
        [
            [
                fetch.is_method(name),
                fetch.is_forbidden_method(name),
                fetch.normalize_method(name),
                *(each.granted(name, frozenset(offered)) for each in allowed),
            ]
            for name in names
        ],
    )


def test_urls_are_read_alike(browsers: Browsers) -> None:
    paths = ("", "/", "/a/../b", "/%2e%2e/x", "/ü", "/a b", "//x", "/x?y=z", "?q")
    hosts = ("a.example", "A.example:80", "[::1]:8080", "1.2.3", "é.example", "a_b.c")

    def url(chance: random.Random) -> str:
        scheme = chance.choice(("http", "https"))
        return f"{scheme}://{chance.choice(hosts)}{chance.choice(paths)}"

    asked = sorted(set(drawn(url)))
    read = [urls.parsed(text) for text in asked]
    agree(
        browsers,
        """
        const [texts] = given;
        return texts.map((text) => {
          const url = parsedUrl(text);
          return url && [url.text, url.origin, url.path, url.host, isTrustworthy(url)];
        });
        """,
        (asked,),
        [
            url and [url.text, url.origin, url.path, url.host, urls.is_trustworthy(url)]
            for url in read
        ],
    )


def test_regexes_mean_the_same(browsers: Browsers) -> None:
    def text(chance: random.Random) -> str:
        return "".join(chance.choice(LETTERS) for _ in range(chance.randint(0, 5)))

    compiled = [re.compile(regex) for regex in REGEXES]
    patterns = [origins.pattern(each, 326) for each in compiled]
    asked = sorted(set(drawn(text)))
    assert all(each["source"] is not None for each in patterns)

    def said(
        regex: re.Pattern[str], pattern: dict[str, t.Any], value: str
    ) -> list[t.Any]:
        if pattern["is_of_ascii"] and not value.isascii():
            return [None, None]

        return [regex.match(value) is not None, regex.fullmatch(value) is not None]

    agree(
        browsers,
        """
        const [patterns, texts] = given;
        const ask = (pattern, text, end) => {
          try { return matches(pattern, text, end); } catch { return null; }
        };
        return texts.map((text) => patterns.map((pattern) =>
          [ask(pattern, text, ""), ask(pattern, text, "$")]));
        """,
        (patterns, asked),
        [
            [said(*pair, value) for pair in zip(compiled, patterns, strict=True)]
            for value in asked
        ],
    )

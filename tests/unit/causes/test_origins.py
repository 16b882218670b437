"""Why an origin is refused, what is nearly right, and what would allow it."""

import re
import typing as t

import pytest

from flask_cors.sansio.causes import Change

from .configured import APP
from .configured import EVIL
from .configured import HERE
from .configured import Options
from .configured import policy_of
from .configured import refused

LOCAL = "http://localhost:3000"


def only_some(origin: str) -> bool:
    return False


def other(origin: str) -> bool:
    return False


def failing(origin: str) -> bool:
    raise LookupError(origin)


class Tenants:
    def __call__(self, origin: str) -> bool:
        return False


#: The value of origins, the origin that asks, and what follows the value.
MESSAGES: list[tuple[t.Any, str, str]] = [
    (APP, EVIL, f"does not have '{EVIL}'."),
    (
        APP,
        f"{APP}:8443",
        f"does not have '{APP}:8443': it allows '{APP}', which is another port.",
    ),
    (
        LOCAL,
        "http://localhost:5173",
        f"does not have 'http://localhost:5173': it allows "
        f"'{LOCAL}', which is another port.",
    ),
    (
        APP,
        "http://app.example.com",
        f"does not have 'http://app.example.com': it allows "
        f"'{APP}', which is another scheme.",
    ),
    (
        "https://*.example.com",
        "http://a.example.com",
        "does not have "
        "'http://a.example.com': it allows 'https://a.example.com', which is another "
        "scheme.",
    ),
    (
        f"{APP}/",
        APP,
        f"does not have '{APP}': '{APP}/' never matches, as an origin has "
        f"no path and no trailing slash.",
    ),
    (
        [f"{APP}/api", EVIL],
        APP,
        f"does not have '{APP}': '{APP}/api' never matches, as "
        f"an origin has no path and no trailing slash.",
    ),
    (
        "app.example.com",
        APP,
        f"does not have '{APP}': 'app.example.com' never matches, "
        f"as an origin needs a scheme.",
    ),
    (
        "https://www.example.com",
        "https://example.com",
        "does not have "
        "'https://example.com': it allows 'https://www.example.com', with 'www.'.",
    ),
    (
        "https://example.com",
        "https://www.example.com",
        "does not have "
        "'https://www.example.com': it allows 'https://example.com', without 'www.'.",
    ),
    (
        LOCAL,
        "http://127.0.0.1:3000",
        "does not have 'http://127.0.0.1:3000': it allows "
        f"'{LOCAL}', which is another host.",
    ),
    (
        "http://[::1]:3000",
        LOCAL,
        f"does not have '{LOCAL}': it allows "
        "'http://[::1]:3000', which is another host.",
    ),
    (
        "https://*.example.com",
        "https://example.com",
        "does not have "
        "'https://example.com': 'https://*.example.com' is for subdomains, and not for "
        "the host itself.",
    ),
    (
        "https://*.example.com:*",
        "https://example.com:81",
        "does not have "
        "'https://example.com:81': 'https://*.example.com:*' is for subdomains, and "
        "not for the host itself.",
    ),
    (
        "https://example.com",
        "https://a.example.com",
        "does not have "
        "'https://a.example.com': it allows 'https://example.com', which does not "
        "stand for its subdomains.",
    ),
    ("capacitor://a", "capacitor://b", "does not have 'capacitor://b'."),
    (
        re.compile("https://App.example.com"),
        APP,
        f"does not have '{APP}': the regex "
        "'https://App.example.com' would match it if it ignored the case.",
    ),
    (re.compile("https://other.example"), APP, f"does not have '{APP}'."),
    (
        r"https://app\..+\.de",
        "https://app.a.de.net",
        "does not have "
        "'https://app.a.de.net': the regex 'https://app\\\\..+\\\\.de' matches its "
        "beginning, and not the whole of it.",
    ),
    (r"https://app\..+\.de", EVIL, f"does not have '{EVIL}'."),
    (
        APP,
        f"{APP}/",
        f"does not have '{APP}/': no browser sends it, as an origin has no "
        f"path and no trailing slash.",
    ),
    (APP, f"{APP}:443", f"does not have '{APP}:443': browsers send it as '{APP}'."),
    ("https://b.example/app.example.com", APP, "allows nobody."),
    (APP, "ab:[]", "does not have 'ab:[]'."),
    ([], APP, "allows nobody."),
    ("", APP, "allows nobody."),
    ("https://b.example/x", APP, "allows nobody."),
    (
        APP,
        "null",
        "does not have 'null', which is the origin of files and of sandboxed frames.",
    ),
    ([only_some], APP, f"does not have '{APP}': only_some() does not allow it."),
    (
        [only_some, other],
        APP,
        f"does not have '{APP}': only_some() and other() do not allow it.",
    ),
    (
        [f"{APP}:1", only_some],
        APP,
        f"does not have '{APP}': it allows '{APP}:1', which "
        f"is another port, and only_some() does not allow it.",
    ),
    (Tenants(), APP, f"does not have '{APP}': Tenants() does not allow it."),
    (failing, APP, f"does not allow '{APP}': failing() failed with LookupError."),
    (
        [failing, other],
        APP,
        f"does not allow '{APP}': a function failed with LookupError.",
    ),
]


@pytest.mark.parametrize(("value", "origin", "words"), MESSAGES)
def test_the_message_says_what_is_missing_and_what_is_nearly_right(
    value: object, origin: str, words: str
) -> None:
    (cause,) = refused(policy_of({"origins": value}), origin)
    assert cause.option == "origins"
    assert cause.message == f"origins={cause.value} {HERE} {words}"


#: The value of origins, the origin that asks, and the value that lets it in.
CHANGES: list[tuple[t.Any, str, list[object]]] = [
    (APP, EVIL, [APP, EVIL]),
    (f"{APP}, {LOCAL}", EVIL, [APP, LOCAL, EVIL]),
    ((APP, LOCAL), EVIL, [APP, LOCAL, EVIL]),
    (f"{APP}/", APP, [APP]),
    ([EVIL, f"{APP}/api"], APP, [EVIL, APP]),
    ([], APP, [APP]),
    ("", APP, [APP]),
    (None, APP, [APP]),
    (APP, "null", [APP, "null"]),
    (APP, "https://EVIL.example", [APP, EVIL]),
    (
        "https://*.example.com",
        "https://example.com",
        ["https://*.example.com", "https://example.com"],
    ),
]


@pytest.mark.parametrize(("value", "origin", "changed"), CHANGES)
def test_the_change_names_the_origin_and_no_other(
    value: object, origin: str, changed: list[object]
) -> None:
    (cause,) = refused(policy_of({"origins": value}), origin)
    text = f"CORS(app, origins={changed!r})"
    assert cause.change == Change("origins", changed, text)
    assert refused(policy_of({"origins": changed}), origin) == ()


@pytest.mark.parametrize(
    ("options", "origin"),
    [
        ({"origins": only_some}, APP),
        ({"origins": [APP, only_some]}, EVIL),
        ({"origins": failing}, APP),
        ({}, "a b"),
        ({"origins": APP}, f"{APP}/"),
        ({"origins": APP}, "app.example.com"),
        ({"origins": APP}, f"{EVIL}:443"),
        ({"origins": APP}, "https://*.example.com"),
        ({"supports_credentials": True}, "null"),
        ({"origins": APP, "supports_credentials": True}, "null"),
    ],
)
def test_there_is_no_change_where_the_option_cannot_allow_it(
    options: Options, origin: str
) -> None:
    (cause,) = refused(policy_of(options), origin)
    assert (cause.change, cause.opens) == (None, "")


def test_a_malformed_origin_is_no_matter_of_the_configuration() -> None:
    (cause,) = refused(policy_of({}), "a b")
    assert cause.message == (
        "The Origin 'a b' is not one that a browser sends: no value of origins allows "
        "it."
    )


@pytest.mark.parametrize(
    ("options", "where"),
    [
        ({}, "origins='*' (the default)"),
        ({"origins": APP}, f"origins='{APP}' {HERE}"),
    ],
)
def test_null_is_not_proposed_with_the_users_cookies(
    options: Options, where: str
) -> None:
    policy = policy_of({"supports_credentials": True, **options})
    (cause,) = refused(policy, "null")
    assert cause.message == (
        f"{where} does not allow 'null' with the user's cookies: every site can make "
        f"such a page. Give the page an origin of its own."
    )


def test_a_request_cannot_forge_a_message() -> None:
    (cause,) = refused(policy_of({"origins": APP}), "https://a\r\nforged")
    assert cause.message.isprintable()
    assert "'https://a\\r\\nforged'" in cause.message


def test_what_is_allowed_has_no_cause() -> None:
    assert refused(policy_of({"origins": APP}), APP) == ()


def test_an_entry_of_great_length_is_not_looked_at() -> None:
    value = ",".join(f"https://site{number}.example/" for number in range(2000))
    (cause,) = refused(policy_of({"origins": value}), "https://site1.example")
    assert cause.message.endswith("'... (CORS(), app.py:12) allows nobody.")


def test_one_of_thousands_of_wildcards_is_told_of() -> None:
    value = [f"https://*.site{number}.example" for number in range(5000)]
    (cause,) = refused(policy_of({"origins": value}), "https://site4321.example")
    assert cause.message.endswith(
        f"{HERE} does not have 'https://site4321.example': "
        "'https://*.site4321.example' is for subdomains, and not for the host itself."
    )


def test_no_more_than_a_few_suspects_are_read() -> None:
    value = [f"https://a.example/{number}" for number in range(9)]
    value += ["https://b.a.example/"]
    (cause,) = refused(policy_of({"origins": value}), "https://b.a.example")
    assert "'https://b.a.example/' never matches" in cause.message

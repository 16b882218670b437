"""How an allowed origin may be written."""

import re
import typing as t

import pytest
from hypothesis import example
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from flask_cors.sansio.findings import Fault
from flask_cors.sansio.findings import Finding
from flask_cors.sansio.findings import Place
from flask_cors.sansio.findings import Severity
from flask_cors.sansio.findings import Source
from flask_cors.sansio.forms import Note
from flask_cors.sansio.origin_forms import allowed_origins
from flask_cors.sansio.origin_forms import any_port
from flask_cors.sansio.origins import AllowedOrigins

APP = "https://app.example.com"


def read(value: object) -> tuple[AllowedOrigins, list[Finding]]:
    findings: list[Finding] = []
    source = Source(Place.KEYWORD, "CORS()")
    return allowed_origins(value, Note("origins", source, findings)), findings


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (APP, "literals"),
        ("null", "literals"),
        ("https://*.example.com", "wildcards"),
        ("http://localhost:*", "wildcards"),
        ("capacitor://*.app", "wildcards"),
        ("localhost", "wildcards"),
        ("LOCALHOST", "wildcards"),
        ("127.0.0.1", "wildcards"),
        ("127.9.9.9", "wildcards"),
        ("[::1]", "wildcards"),
        (r"https://[a-z]+\.example\.com", "regexes"),
        (re.compile(r"https://[a-z]+\.example\.com"), "regexes"),
        pytest.param(lambda origin: True, "checks", id="a function"),
        ("*", "any"),
        (".*", "any"),
    ],
    ids=repr,
)
def test_each_form_is_of_its_kind(value: object, kind: str) -> None:
    allowed, findings = read(value)
    kinds = ("any", "literals", "wildcards", "regexes", "checks")
    assert [name for name in kinds if getattr(allowed, name)] == [kind]
    assert findings == []


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]"])
def test_a_loopback_host_means_both_schemes_and_every_port(host: str) -> None:
    allowed, _ = read(host)

    for origin in (f"http://{host}", f"https://{host}", f"http://{host}:3000"):
        assert allowed.permit(origin)

    assert not allowed.permit(f"ftp://{host}")


@pytest.mark.parametrize("host", ["::1", "0.0.0.0", "10.0.0.1", "[::2]", "[::1]:80"])
def test_any_other_host_without_a_scheme_allows_nobody(host: str) -> None:
    allowed, findings = read(host)
    assert allowed.is_empty or not allowed.permit(f"http://{host}")
    assert len(findings) == 1


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        (r"http://(a|b):*", r"http://(a|b)(?::[0-9]{1,5})?"),
        (r"http://(a|b)\:*", r"http://(a|b)(?::[0-9]{1,5})?"),
        (r"http://(a|b):*$", r"http://(a|b)(?::[0-9]{1,5})?$"),
        (r"http://(a|b)", r"http://(a|b)"),
        (r"http://(a|b):\d+$", r"http://(a|b):\d+$"),
    ],
)
def test_a_star_in_place_of_a_port_is_any_port(written: str, read_as: str) -> None:
    assert any_port(written) == read_as


def test_a_compiled_pattern_keeps_its_flags() -> None:
    allowed, _ = read(re.compile(r"https://[a-z]+\.example\.com"))
    assert allowed.permit("https://a.example.com")
    assert not allowed.permit("https://A.example.com")


def test_the_same_regex_twice_is_one() -> None:
    allowed, _ = read([r"https://[ab]\.example"] * 3)
    assert len(allowed.regexes) == 1


@pytest.mark.parametrize(
    "value",
    [
        [APP, "https://b.example"],
        f"{APP},https://b.example",
        {APP, "https://b.example"},
    ],
    ids=["list", "text", "set"],
)
def test_many_origins_are_all_allowed(value: t.Any) -> None:
    allowed, _ = read(value)
    assert allowed.literals == {APP, "https://b.example"}
    assert allowed.sole is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (f"{APP}/", APP),
        (f"{APP}/index.html", APP),
        (f"{APP}:8443/*", f"{APP}:8443"),
        ("app.example.com", APP),
        ("app.example.com/", APP),
        ("//app.example.com", APP),
        ("localhost:3000", "http://localhost:3000"),
        ("https://me@app.example.com", APP),
        ("https://bücher.example", "https://xn--bcher-kva.example"),
        ("https://*example.com", "https://*.example.com"),
        ("*.example.com", "https://*.example.com"),
        ("*example.com", "https://*.example.com"),
        ("https://*:3000", "https://.*:3000"),
        ("https://*", "https://.*"),
        ("*://a.example", "https://a.example"),
        ("a.example/path", "https://a.example"),
        ("localhost:*", "http://localhost:*"),
        ("api.example.com:8443", "https://api.example.com:8443"),
        ("10.0.0.1", "http://10.0.0.1"),
        ("::1", "http://[::1]"),
        ("[0:0:0:0:0:0:0:1]", "http://[::1]"),
        ("NULL", "null"),
        ("https://*.example.com/", "https://*.example.com"),
        ("http://localhost:*/", "http://localhost:*"),
        ("https://example.com?x=1", "https://example.com"),
        ("https://example.com#x", "https://example.com"),
        (r"https://.*\.example\.com/.*", r"https://.*\.example\.com"),
        (r"(https://a\.b|https://c\.d)/", r"(https://a\.b|https://c\.d)"),
        (r"https:\/\/a\.example\/", r"https:\/\/a\.example"),
        (re.compile(r"https://[a-z]\.example/"), r"https://[a-z]\.example"),
        ("https://ME:pw@App.Example.com:443/x", APP),
        ("http:/app.example.com", "http://app.example.com"),
        ("http:app.example.com", "http://app.example.com"),
        ("https//app.example.com", APP),
        ("https:///app.example.com", APP),
        (r"https:\\app.example.com", APP),
        ("https://https://app.example.com", APP),
        ("htpps://app.example.com", APP),
        ("1https://app.example.com", APP),
        ("CORS_ORIGINS=https://app.example.com", APP),
        ("wss://app.example.com", APP),
        ("'wss://app.example.com'", APP),
        ("blob:https://app.example.com/uuid", APP),
        (f"'{APP}'", APP),
        (f'"{APP}', APP),
        (f"`{APP}`", APP),
        (f"<{APP}>", APP),
        (f"[the app]({APP}/)", APP),
        ('"*"', "*"),
        ("'null'", "null"),
        (r'"https://.*\.example\.com"', r"https://.*\.example\.com"),
        ('"https://app-*.a.example"', r"https://app-[a-z0-9\-]+\.a\.example"),
        (r"/https:\/\/.*\.example\.com/i", r"https://.*\.example\.com"),
        (f'["{APP}", "https://b.example/"]', f"{APP}, https://b.example"),
        (f"['{APP}',]", APP),
        (f"[{APP}, https://b.example]", f"{APP}, https://b.example"),
        ('["*"]', "*"),
        (f"{APP} https://b.example", f"{APP}, https://b.example"),
        (f"{APP}; https://b.example;", f"{APP}, https://b.example"),
        (f"{APP}\nhttps://b.example", f"{APP}, https://b.example"),
        (f"\ufeff{APP}", APP),
        ("https://app.\u200bexample.com", APP),
        ("http://localhost:port", "http://localhost:*"),
        ("http://localhost:$PORT", "http://localhost:*"),
        ("http://localhost:<port>", "http://localhost:*"),
        ("https://app.example.com:{port}", APP),
        ("https://app.example.com:", APP),
        ("https://app.example.com:08443", f"{APP}:8443"),
        ("https://*.192.168.0.1", "https://192.168.0.1"),
        ("https://192.168.1", "https://192.168.0.1"),
        ("http://[::1", "http://[::1]"),
        ("https://{app,api}.a.example", "https://app.a.example, https://api.a.example"),
    ],
)
def test_what_was_probably_meant_is_suggested_and_not_allowed(
    written: str, meant: str
) -> None:
    allowed, findings = read(written)
    assert [finding.suggestions for finding in findings] == [(meant,)]
    assert allowed.is_empty
    assert not allowed.permit(meant)


NOT_GUESSED = [
    ("https://", Fault.INVALID_HOST),
    ("https://a b", Fault.NOT_AN_ORIGIN),
    ("https://a..b", Fault.INVALID_HOST),
    ("file://", Fault.FILE_SCHEME),
    ("data:text/html", Fault.FILE_SCHEME),
    ("blob:x", Fault.FILE_SCHEME),
    ("https://a:99999", Fault.INVALID_PORT),
    ("https://a:0", Fault.INVALID_PORT),
    ("http://a:3000:80", Fault.INVALID_IPV6),
    ("http://[::1]3000", Fault.INVALID_IPV6),
    ("http://[localhost]:3000", Fault.INVALID_IPV6),
    ("a b", Fault.NOT_AN_ORIGIN),
    ("é", Fault.NO_SCHEME),
    ("none", Fault.NO_SCHEME),
    ("/*", Fault.NO_SCHEME),
    ("//", Fault.NO_SCHEME),
    ("app://é", Fault.INVALID_HOST),
    ("app://a..b", Fault.INVALID_HOST),
    ("https://{tenant}.example.com", Fault.NOT_AN_ORIGIN),
    ("https://x:{a} b:{port}", Fault.NOT_AN_ORIGIN),
    ("https://x(:{port}", Fault.INVALID_PORT),
    ("https://a..b:{port}", Fault.INVALID_PORT),
    ("<your-domain>", Fault.NOT_AN_ORIGIN),
    ('"a(b"', Fault.NOT_AN_ORIGIN),
    ("'https://a(b'", Fault.NOT_AN_ORIGIN),
    ("'https://a-*.com'", Fault.NOT_AN_ORIGIN),
    (r"'https://[a]\.b/'", Fault.NOT_AN_ORIGIN),
    (f"{'<' * 10}{APP}{'>' * 10}", Fault.NOT_AN_ORIGIN),
    ("['https://a b']", Fault.NOT_AN_ORIGIN),
    ("""["['https://a.example']"]""", Fault.NOT_AN_ORIGIN),
    (f"https://{'a' * 330}.example", Fault.TOO_LONG),
    ("a" * 5000, Fault.TOO_LONG),
    (f"https://{'a' * 64}.example", Fault.INVALID_HOST),
    (f"https://*.{'a.' * 125}ab", Fault.INVALID_HOST),
    ("app://*..", Fault.INVALID_HOST),
    ("\u212ait://app", Fault.NOT_AN_ORIGIN),
    ("https://app-*.com", Fault.GLOB_AS_REGEX),
    ("'.?[::1]@", Fault.NOT_AN_ORIGIN),
]


@pytest.mark.parametrize(("written", "fault"), NOT_GUESSED, ids=ascii)
def test_where_nothing_can_be_guessed_nothing_is_suggested(
    written: str, fault: Fault
) -> None:
    allowed, findings = read(written)
    assert [(f.fault, f.suggestions) for f in findings] == [(fault, ())]
    assert allowed.is_empty or fault is Fault.GLOB_AS_REGEX


@pytest.mark.parametrize("written", ["[]", "{}", "()"])
def test_an_empty_list_in_a_text_allows_nobody(written: str) -> None:
    allowed, findings = read(written)
    assert [finding.fault for finding in findings] == [Fault.ALLOWS_NOBODY]
    assert allowed.is_empty


@pytest.mark.parametrize(
    ("written", "faults"),
    [
        ("https://App.example.com", [Fault.UPPER_CASE]),
        ("https://app.example.com:443", [Fault.DEFAULT_PORT]),
        ("HTTP://app.example.com:80", [Fault.UPPER_CASE, Fault.DEFAULT_PORT]),
        ("https://-app.example.com", [Fault.HYPHENATED_LABEL]),
        ("https://*.Example.com", [Fault.UPPER_CASE]),
        ("safari-web-extension://AB-CD", []),
    ],
)
def test_what_is_written_oddly_works_and_is_advised_about(
    written: str, faults: list[Fault]
) -> None:
    allowed, findings = read(written)
    assert [finding.fault for finding in findings] == faults
    assert {finding.severity for finding in findings} <= {Severity.ADVICE}
    assert not allowed.is_empty


def test_the_case_of_an_extension_is_kept_for_its_constant_answer() -> None:
    allowed, _ = read("Safari-Web-Extension://AB-CD")
    assert allowed.literals == {
        "safari-web-extension://AB-CD",
        "safari-web-extension://ab-cd",
    }


@pytest.mark.parametrize(
    "regex",
    [
        r"https://example\.com/?",
        r"https://example\.com/*",
        r"https://example\.com/{0,1}",
        r"https://example\.com(/.*)?",
        r"https:\/\/example\.com",
        r"https://[^/]+\.example\.com",
        r"https://a\.b/|https://a\.b",
        r"(?x) https://a\.b | https://c\.d",
        "https://*.*.example.com",
        "https://a.*.example.com",
        r"(?P<scheme>https)://a\.b",
        "https://" + "a?" * 2500,
    ],
)
def test_a_regex_that_can_match_is_kept(regex: str) -> None:
    allowed, findings = read(regex)
    assert len(allowed.regexes) == 1
    assert findings == []


def test_a_glob_with_another_reading_is_kept_as_the_regex_that_it_is() -> None:
    allowed, findings = read("https://example.com*")
    assert allowed.permit("https://example.com")
    assert [finding.suggestions for finding in findings] == [
        ("https://example.com", "https://example.com:*")
    ]


@pytest.mark.parametrize("text", ["(" * 5000, "a{99999999999999999999}", "("])
def test_whatever_python_does_not_compile_is_no_regex(text: str) -> None:
    allowed, findings = read(text)
    assert [finding.fault for finding in findings] == [Fault.INVALID_REGEX]
    assert allowed.is_empty


@pytest.mark.parametrize(
    "text",
    ["[[a]", "https://[a&&b]", "https://[a||b]|[c~~d]", "https://[+--]", "[[", "[a--b"],
)
def test_python_warns_about_no_text(text: str) -> None:
    """Of all warnings, tests make errors."""
    allowed, findings = read(text)
    assert {f.fault for f in findings} <= {Fault.INVALID_REGEX}
    assert allowed.is_empty is bool(findings)


def test_what_is_said_of_an_invalid_regex_shows_it_as_it_is_written() -> None:
    _, (finding,) = read("https://(a.example:*")
    assert finding.value == "https://(a.example:*"


PIECES = st.sampled_from(
    [
        *("http", "https", "://", "//", ":", "/", "a.example", "localhost", "port"),
        *("[::1]", "3000", "xn--", "*.", "A", "1", *"*.[]@?#'\" ;é{}$\\|-()\u200b%<>"),
    ]
)


@settings(max_examples=500)
@given(st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=40))
@example("[\"'[" * 300)
@example("{" * 3999)
@example("/$" * 1999)
@example('["' + " " * 3990 + '"')
@example("http" + ":/" * 1900)
def test_what_is_suggested_has_no_fault_itself(text: str) -> None:
    _, findings = read(text)

    for finding in findings:
        for suggestion in finding.suggestions:
            again = [
                f for f in read(suggestion)[1] if f.severity is not Severity.ADVICE
            ]
            assert again == []


def test_an_invalid_regex_without_a_glob_has_no_suggestion() -> None:
    _, findings = read("*(a.example")
    assert [finding.suggestions for finding in findings] == [()]

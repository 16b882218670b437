"""URLs as browsers read and write them. The tables were compared with Node.js's."""

import pytest

from flask_cors.sansio.browser.urls import is_trustworthy
from flask_cors.sansio.browser.urls import joined
from flask_cors.sansio.browser.urls import parsed
from flask_cors.sansio.browser.urls import Url

from ..recorded import ORIGINS


def url(text: str) -> Url:
    found = parsed(text)
    assert found is not None
    return found


def text_of(found: Url | None) -> str | None:
    return None if found is None else found.text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("https://h", "https://h/"),
        ("HTTPS://Api.EXAMPLE/Path", "https://api.example/Path"),
        ("  https://h/ \r\n", "https://h/"),
        ("ht\ttps://h\n/a\rb", "https://h/ab"),
        ("https:h/a", "https://h/a"),
        ("https:/h/a", "https://h/a"),
        ("https:////h/a", "https://h/a"),
        ("https:\\\\h\\a?\\", "https://h/a?\\"),
        ("https://h?q", "https://h/?q"),
        ("https://h#f", "https://h/#f"),
        ("https://h/?", "https://h/?"),
        ("https://h/#", "https://h/"),
        ("https://h/a?b#c?d#e", "https://h/a?b#c?d#e"),
    ],
)
def test_a_url_is_written_in_one_way(text: str, written: str) -> None:
    assert text_of(parsed(text)) == written


@pytest.mark.parametrize(
    ("text", "port"),
    [
        ("http://h:80", None),
        ("https://h:443", None),
        ("http://h:443", 443),
        ("https://h:", None),
        ("https://h:08443", 8443),
        ("https://h:0", 0),
        ("https://h:65535", 65535),
        (f"https://h:{'0' * 5000}80", 80),
        ("ws://h:80", None),
        ("ftp://h:21", None),
    ],
)
def test_the_scheme_s_own_port_is_left_out(text: str, port: int | None) -> None:
    assert url(text).port == port


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("https://h/a/./b/../c", "/a/c"),
        ("https://h/a/%2e/b/%2E%2e/c", "/a/c"),
        ("https://h/../../a", "/a"),
        ("https://h/a/.", "/a/"),
        ("https://h/a/..", "/"),
        ("https://h//a//", "//a//"),
        ("https://h/...", "/..."),
        ("https://h/ü b", "/%C3%BC%20b"),
        ("https://h/\"<>`{}^|'", "/%22%3C%3E%60%7B%7D%5E|'"),
        ("https://h/?ü'\"<>`{}^|", "/?%C3%BC%27%22%3C%3E`{}^|"),
        ("https://h/%zz%41", "/%zz%41"),
        ("https://h/\x01\x7f", "/%01%7F"),
        ("https://h/\ud800", "/%EF%BF%BD"),
    ],
)
def test_the_target_is_percent_encoded_and_without_dots(text: str, target: str) -> None:
    assert url(text).target == target


def test_the_path_is_the_target_without_its_query() -> None:
    assert url("https://h/a/b?c/d?e").path == "/a/b"


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("https://bücher.example", "xn--bcher-kva.example"),
        ("https://BÜCHER.example", "xn--bcher-kva.example"),
        ("https://faß.example", "xn--fa-hia.example"),
        ("https://a。example", "a.example"),
        ("https://\u03a3\u0391\u03a3", "xn--mxa9ab"),
        ("https://\u2764\ufe0f", "xn--qei"),
        ("https://so\u00adft.example\u00ad", "soft.example"),
        ("https://%41%c3%bc.example", "xn--a-eha.example"),
        ("https://a_b.-.example.", "a_b.-.example."),
        ("https://0x7f.1", "127.0.0.1"),
        ("https://2130706433", "127.0.0.1"),
        ("https://\uff11.2.3.4", "1.2.3.4"),
        ("https://[0:0::1]", "[::1]"),
    ],
)
def test_a_host_is_written_as_browsers_write_it(text: str, host: str) -> None:
    assert url(text).host == host


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/a",
        "h",
        "1a://h",
        "https://",
        "https:///",
        "https://?a",
        "https://u@",
        "https://u@/",
        "https://:80",
        "https://h:65536",
        "https://h:999999999999",
        "https://h:8x",
        "https://h:80:80",
        "https://h:-1",
        "https://a b",
        "https://a<b",
        "https://a%00b",
        "https://a%zzb",
        "https://%ff",
        f"https://{'ü' * 10_000}.example",
        "https://xn--a",
        "https://1.2.3.256",
        "https://1.2.3.4.5",
        "https://[::1",
        "https://[::x]",
        "https://[::1]x",
    ],
)
def test_what_browsers_fail_to_read_is_no_url(text: str) -> None:
    assert parsed(text) is None


def test_origins_are_those_that_node_js_gives() -> None:
    web = {text: origin for text, origin in ORIGINS.items() if is_plain(text)}
    found = {text: parsed(text) for text in web}
    origins = {text: None if u is None else u.origin for text, u in found.items()}
    assert len(web) > 400
    assert origins == web


def is_plain(text: str) -> bool:
    """Tell whether it is of the web, and no name in it is of another script."""
    return text.startswith("http") and text.isascii() and "xn--" not in text


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("https://u:p@h:8443/a", "https://h:8443"),
        ("http://h:80", "http://h"),
        ("http://[::1]:5000", "http://[::1]:5000"),
        ("ftp://h/a", "null"),
        ("data:text/plain,a", "null"),
        ("about:blank", "null"),
    ],
)
def test_only_http_has_an_origin(text: str, origin: str) -> None:
    assert url(text).origin == origin
    assert url(text).is_http is (origin != "null")


@pytest.mark.parametrize(
    ("text", "scheme", "written"),
    [
        ("data:text/plain,ü a", "data", "data:text/plain,%C3%BC a"),
        ("JavaScript:alert(1)", "javascript", "javascript:alert(1)"),
        ("about:blank#a", "about", "about:blank#a"),
        ("mailto:", "mailto", "mailto:"),
        ("file:///etc", "file", "file:///etc"),
        ("app://Host/a", "app", "app://Host/a"),
    ],
)
def test_of_other_urls_the_scheme_is_read(text: str, scheme: str, written: str) -> None:
    assert url(text).scheme == scheme
    assert url(text).host == ""
    assert url(text).text == written


@pytest.mark.parametrize(
    ("text", "user", "written"),
    [
        ("https://h/", ("", ""), "https://h/"),
        ("https://@h/", ("", ""), "https://h/"),
        ("https://:@h/", ("", ""), "https://h/"),
        ("https://u@h/", ("u", ""), "https://u@h/"),
        ("https://u:@h/", ("u", ""), "https://u@h/"),
        ("https://:p@h/", ("", "p"), "https://:p@h/"),
        ("https://u:p:q@h:1/", ("u", "p%3Aq"), "https://u:p%3Aq@h:1/"),
        ("https://a@b@h/", ("a%40b", ""), "https://a%40b@h/"),
        ("https://ü;=|@h/", ("%C3%BC%3B%3D%7C", ""), "https://%C3%BC%3B%3D%7C@h/"),
    ],
)
def test_a_user_stands_before_the_host(
    text: str, user: tuple[str, str], written: str
) -> None:
    found = url(text)
    assert (found.username, found.password) == user
    assert found.has_user is any(user)
    assert found.text == written


def test_a_fragment_is_percent_encoded_and_can_be_left_out() -> None:
    found = url("https://h/a?b#ü <`>{}'")
    assert found.fragment == "%C3%BC%20%3C%60%3E{}'"
    assert found.without_fragment.text == "https://h/a?b"


BASE = "https://u:p@h.example:8443/a/b?c#d"
START = "https://u:p@h.example:8443"


@pytest.mark.parametrize(
    ("location", "written"),
    [
        ("", f"{START}/a/b?c#d"),
        ("x", f"{START}/a/x#d"),
        (" x\r\n", f"{START}/a/x#d"),
        ("?x", f"{START}/a/b?x#d"),
        ("#x", f"{START}/a/b?c#x"),
        ("#", f"{START}/a/b?c"),
        ("x#", f"{START}/a/x"),
        ("/x", f"{START}/x#d"),
        ("\\x", f"{START}/x#d"),
        ("../x", f"{START}/x#d"),
        ("./", f"{START}/a/#d"),
        ("..", f"{START}/#d"),
        ("x:", "x:#d"),
        ("./x:", f"{START}/a/x:#d"),
        ("https:x", f"{START}/a/x#d"),
        ("HTTPS:", f"{START}/a/b?c#d"),
        ("https:/x", f"{START}/x#d"),
        ("https:\\\\x", "https://x/#d"),
        ("http:x", "http://x/#d"),
        ("//x", "https://x/#d"),
        ("\\/x:443/y", "https://x/y#d"),
        ("///x", "https://x/#d"),
        ("//u@x", "https://u@x/#d"),
        ("https://h.example:8443/x", "https://h.example:8443/x#d"),
        ("HTTP://X:80/Y#z", "http://x/Y#z"),
        ("data:,x", "data:,x#d"),
        ("javascript:x", "javascript:x#d"),
    ],
)
def test_a_redirect_leads_where_browsers_go(location: str, written: str) -> None:
    assert text_of(joined(url(BASE), location)) == written


@pytest.mark.parametrize(
    ("location", "written"),
    [
        ("/é".encode().decode("latin-1"), "https://h/%C3%A9"),
        ("/é", "https://h/%E9"),
        ("/?é", "https://h/?%E9"),
        ("//ü.example".encode().decode("latin-1"), "https://xn--tda.example/"),
        ("//ü.example", None),
        ("/\u20ac", "https://h/%E2%82%AC"),
    ],
)
def test_the_bytes_of_a_location_stay_as_they_are(
    location: str, written: str | None
) -> None:
    assert text_of(joined(url("https://h"), location)) == written


@pytest.mark.parametrize("location", ["//", "https://", "//h:x", "http:", "//a b"])
def test_a_redirect_to_no_url_leads_nowhere(location: str) -> None:
    assert joined(url("https://h/a"), location) is None


def test_what_has_no_paths_has_no_relative_urls() -> None:
    assert joined(url("data:,a"), "b") is None
    assert text_of(joined(url("data:,a"), "data:,b")) == "data:,b"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://h.example", True),
        ("http://h.example", False),
        ("http://localhost:5000", True),
        ("http://localhost.", True),
        ("http://app.localhost", True),
        ("http://notlocalhost", False),
        ("http://127.0.0.1", True),
        ("http://127.9.9.9", True),
        ("http://128.0.0.1", False),
        ("http://127.example", False),
        ("http://[::1]", True),
        ("http://[::2]", False),
        ("ftp://localhost", False),
        ("about:blank", False),
    ],
)
def test_tls_and_the_own_machine_are_trustworthy(text: str, expected: bool) -> None:
    assert is_trustworthy(url(text)) is expected

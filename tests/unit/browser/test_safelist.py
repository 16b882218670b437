"""What a page may set, and what it has to ask for."""

import pytest

from flask_cors.sansio.browser import safelist
from flask_cors.sansio.browser.exchanges import Headers

OF_LANGUAGES = ["accept-language", "content-language"]
BYTES = [chr(byte) for byte in range(256)]
UNSAFE = set('"():<>?@[\\]{}\x7f') | {chr(byte) for byte in range(0x20)} - {"\t"}
LANGUAGE = set("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ *,-.;=")


@pytest.mark.parametrize("byte", BYTES, ids=lambda byte: f"0x{ord(byte):02x}")
def test_a_value_is_safe_by_each_of_its_bytes(byte: str) -> None:
    """https://fetch.spec.whatwg.org/#cors-unsafe-request-header-byte"""
    value = f"a{byte}a"
    assert safelist.is_safelisted("Accept", value) is (byte not in UNSAFE)
    in_type = f"text/plain;{byte}"
    assert safelist.is_safelisted("Content-Type", in_type) is (byte not in UNSAFE)

    for name in OF_LANGUAGES:
        assert safelist.is_safelisted(name, value) is (byte in LANGUAGE)


@pytest.mark.parametrize(
    ("name", "start", "end"),
    [
        ("accept", "", ""),
        ("accept-language", "", ""),
        ("content-language", "", ""),
        ("content-type", "text/plain;", ""),
        ("range", "bytes=", "-"),
    ],
)
def test_a_value_of_128_bytes_is_safe_and_one_of_129_is_not(
    name: str, start: str, end: str
) -> None:
    """WPT ``fetch/api/cors/resources/not-cors-safelisted.json``."""
    longest = "0" * (128 - len(start) - len(end))
    assert safelist.is_safelisted(name, f"{start}{longest}{end}")
    assert not safelist.is_safelisted(name, f"{start}0{longest}{end}")


@pytest.mark.parametrize("name", ["accept", "Accept-Language", "CONTENT-LANGUAGE"])
def test_an_empty_value_is_safe_where_any_is(name: str) -> None:
    assert safelist.is_safelisted(name, "")


@pytest.mark.parametrize(
    "name",
    [
        "x-one",
        "authorization",
        "cache-control",
        "if-none-match",
        "last-event-id",
        "dpr",
        "downlink",
        "save-data",
        "viewport-width",
        "width",
        "accept-",
        "*",
        "user-agent",
    ],
)
def test_no_other_header_is_safe(name: str) -> None:
    """WPT ``fetch/api/cors/resources/not-cors-safelisted.json``."""
    assert not safelist.is_safelisted(name, "")
    assert not safelist.is_safelisted(name, "1")


@pytest.mark.parametrize(
    "value",
    [
        "text/plain",
        "multipart/form-data",
        "application/x-www-form-urlencoded",
        "TEXT/Plain",
        "text/plain;",
        "text/plain;garbage",
        "text/plain ;charset=utf-8",
        "text/plain\t;a",
        "text/plain; charset=utf-8",
        "text/plain;a,b",
        "multipart/form-data;boundary=x",
    ],
)
def test_a_content_type_is_safe_that_a_form_could_send(value: str) -> None:
    """WPT ``cors/cors-safelisted-request-header.any.js``."""
    assert safelist.is_safelisted("Content-Type", value)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "text",
        "text/",
        "/plain",
        ";text/plain",
        "text/html",
        "text /plain",
        "text/ plain",
        "text\t/\tplain",
        "text/plain,",
        ",text/plain",
        "text/plain,text/plain",
        "text/plain, text/plain",
        "text/plain,x/x",
        "text/plain\x0b",
        "text/plain\x0c",
        "text/plain;garbage\x01\x02",
        'text/plain;a="b"',
        "application/json",
        "application/www-form-urlencoded",
        "application/x-www-form-urlencoded;\x7f",
        "application/csp-report",
        'multipart/form-data;"',
        "multipart/form-data2",
    ],
    ids=repr,
)
def test_any_other_content_type_has_to_be_asked_for(value: str) -> None:
    """WPT ``cors/cors-safelisted-request-header.any.js``."""
    assert not safelist.is_safelisted("Content-Type", value)


@pytest.mark.parametrize(
    "value",
    [
        "bytes=0-",
        "bytes=200-",
        "bytes=100-200",
        "bytes=7-7",
        "bytes=007-7",
        "bytes=9-10",
    ],
)
def test_a_range_is_safe_that_says_where_it_starts(value: str) -> None:
    """WPT ``cors/cors-safelisted-request-header.any.js``."""
    assert safelist.is_safelisted("Range", value)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "bytes",
        "bytes=",
        "bytes=-",
        "bytes=-200",
        "bytes=200-100",
        "100-200",
        "MB=100-200",
        "Bytes=100-200",
        "bytes =100-200",
        "bytes\t=100-200",
        "bytes=  100-200",
        "bytes=\t\t100-200",
        "bytes=100 -200",
        "bytes=100\t-200",
        "bytes=100- 200",
        "bytes=100-200hello",
        "bytes=100-200\n",
        "bytes=abc-def",
        "bytes=100-200,300-400",
        "bytes=100-200,",
        ",bytes=100-200",
        "bytes=,100-200",
        "bytes 100-200",
        "bytes 0-",
        "bytes=+1-2",
        "bytes=\u0661-",
        f"bytes=1{'0' * 60}-2{'0' * 60}",
    ],
    ids=repr,
)
def test_any_other_range_has_to_be_asked_for(value: str) -> None:
    """WPT ``cors/cors-safelisted-request-header.any.js``."""
    assert not safelist.is_safelisted("Range", value)


LONG = "s" * 128


@pytest.mark.parametrize(
    ("headers", "names"),
    [
        pytest.param((), (), id="of no headers, none"),
        pytest.param((("Accept", "a"),), (), id="of safe ones, none"),
        pytest.param(
            (("X-Two", "2"), ("x-one", "1"), ("Accept", "a")),
            ("x-one", "x-two"),
            id="sorted, in lower case, without those that are safe",
        ),
        pytest.param(
            (("X-One", "1"), ("x-one", "2")), ("x-one",), id="doubled ones once"
        ),
        pytest.param(
            (("Content-Type", "application/json"), ("Content-Type", "text/plain")),
            ("content-type",),
            id="doubled ones if one of them is not safe",
        ),
        pytest.param(
            (("Content-Type", "text/plain"), ("Content-Type", "text/plain")),
            (),
            id="doubled ones not if each of them is safe",
        ),
        pytest.param(
            (("Accept", LONG),) * 8,
            (),
            id="1,024 bytes of safe values are not too many",
        ),
        pytest.param(
            ((("Accept", LONG),) * 8 + (("Accept-Language", "a"),)),
            ("accept", "accept-language"),
            id="one more and all that were safe have to be asked for",
        ),
        pytest.param(
            ((("Accept", LONG),) * 8 + (("X-One", LONG * 9), ("Accept", "é" * 129))),
            ("accept", "x-one"),
            id="the values of those that are not safe do not count",
        ),
        pytest.param(
            ((("Accept", LONG),) * 9 + (("X-One", "1"),)),
            ("accept", "x-one"),
            id="too many, and one that is not safe",
        ),
        pytest.param((("*", "1"),), ("*",), id="a header whose name is a star"),
    ],
)
def test_the_names_that_a_page_has_to_ask_for(
    headers: Headers, names: tuple[str, ...]
) -> None:
    """https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names"""
    assert safelist.unsafe_names(headers) == names


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("X-One", ""),
        ("X-One", "a\tb"),
        ("X-One", "é\xff"),
        ("X-One", "\x01\x7f"),
        ("X-One", "\r\n a \r\n"),
        ("*", "1"),
        ("!#$%&'*+-.^_`|~0Az", "1"),
    ],
    ids=repr,
)
def test_a_header_is_valid_that_is_a_token_and_bytes(name: str, value: str) -> None:
    """https://fetch.spec.whatwg.org/#headers-validate"""
    assert safelist.is_valid(name, value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("", "1"),
        ("X One", "1"),
        ("X-One:", "1"),
        ("X-É", "1"),
        ("X-One\n", "1"),
        ("X-One", "a\nb"),
        ("X-One", "a\rb"),
        ("X-One", "a\x00"),
        ("X-One", "\u0100"),
        ("X-One", "\U0001f600"),
    ],
    ids=repr,
)
def test_any_other_header_is_an_error_of_the_page(name: str, value: str) -> None:
    assert not safelist.is_valid(name, value)


@pytest.mark.parametrize(
    "name",
    [
        "Accept-Charset",
        "accept-encoding",
        "Access-Control-Request-Headers",
        "Access-Control-Request-Method",
        "Connection",
        "Content-Length",
        "Cookie",
        "Cookie2",
        "Date",
        "DNT",
        "Expect",
        "Host",
        "Keep-Alive",
        "ORIGIN",
        "Referer",
        "Set-Cookie",
        "TE",
        "Trailer",
        "Transfer-Encoding",
        "Upgrade",
        "Via",
        "Proxy-Authorization",
        "proxy-",
        "Sec-Fetch-Mode",
        "sec-",
    ],
)
def test_some_headers_are_dropped_without_a_word(name: str) -> None:
    """https://fetch.spec.whatwg.org/#forbidden-request-header"""
    assert safelist.settable(((name, "1"), ("X-One", "1"))) == (("X-One", "1"),)


@pytest.mark.parametrize(
    ("value", "is_dropped"),
    [
        pytest.param("TRACE", True, id="a forbidden method"),
        pytest.param("trace", True, id="in any case"),
        pytest.param("GET, TRACK", True, id="among others"),
        pytest.param("connect\t ,GET", True, id="with blanks around it"),
        pytest.param(",,TRACE", True, id="after empty entries"),
        pytest.param('"a,b",TRACE', True, id="after a quoted comma"),
        pytest.param('"a\\",b",TRACE', True, id="after a quoted quote"),
        pytest.param("GET", False, id="another method"),
        pytest.param("", False, id="no method"),
        pytest.param("TRACES", False, id="a longer word"),
        pytest.param("TRACE;", False, id="a word and more"),
        pytest.param('"TRACE"', False, id="in quotes it is another word"),
        pytest.param('"a,TRACE,b"', False, id="a comma in quotes separates nothing"),
        pytest.param('a"b,TRACE', False, id="nor does one in quotes that stay open"),
        pytest.param('"a\\", TRACE', False, id="nor one after a quoted quote"),
        pytest.param('"a,TRACE\\', False, id="nor where a backslash is the end"),
    ],
)
@pytest.mark.parametrize(
    "name", ["X-HTTP-Method", "x-http-method-override", "X-Method-Override"]
)
def test_three_headers_are_dropped_with_a_forbidden_method(
    name: str, value: str, is_dropped: bool
) -> None:
    """https://fetch.spec.whatwg.org/#forbidden-request-header"""
    kept = () if is_dropped else ((name, value),)
    assert safelist.settable(((name, value),)) == kept


def test_any_other_header_may_name_a_forbidden_method() -> None:
    assert safelist.settable((("X-One", "TRACE"),)) == (("X-One", "TRACE"),)


def test_blanks_around_a_value_are_no_part_of_it() -> None:
    """https://fetch.spec.whatwg.org/#concept-header-value-normalize"""
    assert safelist.settable((("A", "\r\n\t a \tb\n"),)) == (("A", "a \tb"),)


NEARLY = "s" * 127
LONG_TYPE = "text/plain;" + "s" * 116


@pytest.mark.parametrize(
    ("headers", "kept"),
    [
        pytest.param(
            (("Accept", "a"), ("Content-Type", "text/plain"), ("X-One", "1")),
            (("Accept", "a"), ("Content-Type", "text/plain")),
            id="four names alone",
        ),
        pytest.param((("Range", "bytes=0-"),), (), id="a range is not one of them"),
        pytest.param((("Accept", '"'),), (), id="only with a safe value"),
        pytest.param(
            (("Content-Type", "application/json"),), (), id="JSON is not one that is"
        ),
        pytest.param(
            (("Accept", NEARLY), ("Accept", ""), ("accept", NEARLY)),
            (("Accept", NEARLY),),
            id="again only if both values together are not too long",
        ),
        pytest.param(
            (("Accept", ""), ("Accept", NEARLY)),
            (("Accept", ""),),
            id="an empty value counts with the comma after it",
        ),
        pytest.param(
            (("Accept", "a"), ("accept", "b")),
            (("Accept", "a"), ("accept", "b")),
            id="again if both values together are safe",
        ),
        pytest.param(
            (("Content-Type", "text/plain"), ("Content-Type", "text/plain")),
            (("Content-Type", "text/plain"),),
            id="two types together are none",
        ),
        pytest.param(
            (("Content-Type", "text/plain;a"), ("Content-Type", "text/plain")),
            (("Content-Type", "text/plain;a"), ("Content-Type", "text/plain")),
            id="but a parameter of the first takes in the second",
        ),
        pytest.param(
            (
                ("Content-Type", "text/plain;" + "s" * 116),
                ("Content-Type", "text/plain"),
            ),
            (("Content-Type", "text/plain;" + "s" * 116),),
            id="as long as it is not too long",
        ),
    ],
)
def test_without_cors_few_headers_are_kept(headers: Headers, kept: Headers) -> None:
    """WPT ``fetch/api/headers/headers-no-cors.any.js``."""
    assert safelist.settable_without_cors(headers) == kept

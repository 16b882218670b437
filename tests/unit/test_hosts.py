"""What a host of a serialized origin may be."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from flask_cors import Fault
from flask_cors.sansio import hosts
from flask_cors.sansio.origin_patterns import OriginPattern

from .recorded import HOSTS
from .recorded import ORIGINS

#: Names that a browser would take, and for which there can be no page: DNS has no
#: place for them, or the standards for the names themselves refuse them.
STRICTER = re.compile(
    "a host name has no |no label of a host|no host name has more"
    "|browsers refuse a name|'[a-z0-9-]+' is not Punycode"
)


def is_known(host: str) -> bool:
    """Tell whether Python's Unicode has all characters of the Punycode in ``host``."""
    labels = re.findall(r"xn--([a-z0-9-]+)", host.lower())
    names = [label.encode().decode("punycode", "ignore") for label in labels]
    return "Cn" not in {unicodedata.category(c) for name in names for c in name}


def test_what_is_read_as_an_origin_is_what_a_browser_makes_of_it() -> None:
    read = {text: OriginPattern.parse(text) for text in ORIGINS if is_known(text)}
    literals = {text: p for text, p in read.items() if p is not None and p.is_literal}
    assert len(literals) > 200
    assert {text: str(p) for text, p in literals.items()} == {
        text: ORIGINS[text] for text in literals
    }


def test_what_a_browser_writes_is_refused_only_where_no_page_can_be() -> None:
    written = [
        host for host in HOSTS if ORIGINS[f"https://{host}"] == f"https://{host}"
    ]
    refused = [found.message for host in written if (found := hosts.misspelling(host))]
    assert len(written) > 200
    assert [message for message in refused if not STRICTER.match(message)] == []


def test_a_host_that_is_suggested_is_the_one_that_browsers_write() -> None:
    whole = [h for h in HOSTS if "%" not in h and h.count("[") == h.count("]")]
    found = {host: hosts.misspelling(host) for host in whole}
    meant = {host: m.meant for host, m in found.items() if m is not None and m.meant}
    assert len(meant) > 100
    assert {host: f"https://{name}" for host, name in meant.items()} == {
        host: ORIGINS[f"https://{host}"] for host in meant
    }


@pytest.mark.parametrize(
    ("host", "fault", "meant"),
    [
        ("", Fault.INVALID_HOST, None),
        ("a..example", Fault.INVALID_HOST, None),
        (".example", Fault.INVALID_HOST, None),
        ("a!b.example", Fault.INVALID_HOST, None),
        (f"{'a' * 64}.example", Fault.INVALID_HOST, None),
        (f"{'a.' * 126}ab", Fault.INVALID_HOST, None),
        ("1a.xn--4dbrk0ce", Fault.INVALID_HOST, None),
        ("xn--a-bqc.example", Fault.INVALID_HOST, None),
        ("xn--1-0mc9o.example", Fault.INVALID_HOST, None),
        ("bücher.example", Fault.NOT_PUNYCODE, "xn--bcher-kva.example"),
        ("Bücher.example", Fault.NOT_PUNYCODE, "xn--bcher-kva.example"),
        ("例え。jp", Fault.NOT_PUNYCODE, "xn--r8jz45g.jp"),
        ("💩.la", Fault.NOT_PUNYCODE, "xn--ls8h.la"),
        ("straße.example", Fault.NOT_PUNYCODE, None),
        ("ﬁ.example", Fault.NOT_PUNYCODE, None),
        ("é..example", Fault.NOT_PUNYCODE, None),
        ("\ud800.example", Fault.NOT_PUNYCODE, None),
        ("xn--a.example", Fault.NOT_PUNYCODE, None),
        ("xn--.example", Fault.NOT_PUNYCODE, None),
        ("xn--abc-.example", Fault.NOT_PUNYCODE, None),
        ("xn--1ug.example", Fault.NOT_PUNYCODE, None),
        ("xn--wca.example", Fault.NOT_PUNYCODE, None),
        ("192.168.1", Fault.INVALID_IPV4, "192.168.0.1"),
        ("192.168.0.1.", Fault.INVALID_IPV4, "192.168.0.1"),
        ("0x7f.1", Fault.INVALID_IPV4, "127.0.0.1"),
        ("0177.0.0.01", Fault.INVALID_IPV4, "127.0.0.1"),
        ("3000", Fault.INVALID_IPV4, None),
        ("1.2.3.256", Fault.INVALID_IPV4, None),
        ("1.2.3.4.5", Fault.INVALID_IPV4, None),
        ("1.2.3.09", Fault.INVALID_IPV4, None),
        ("foo.0x4", Fault.INVALID_IPV4, None),
        (f"1.{'0' * 5000}1", Fault.INVALID_IPV4, None),
        ("[0:0:0:0:0:0:0:1]", Fault.INVALID_IPV6, "[::1]"),
        ("[::ffff:192.168.0.1]", Fault.INVALID_IPV6, "[::ffff:c0a8:1]"),
        ("[fe80::1%eth0]", Fault.INVALID_IPV6, "[fe80::1]"),
        ("[::1", Fault.INVALID_IPV6, "[::1]"),
        ("::1", Fault.INVALID_IPV6, "[::1]"),
        ("::1:3000", Fault.INVALID_IPV6, None),
        ("[::g]", Fault.INVALID_IPV6, None),
    ],
    ids=ascii,
)
def test_a_host_that_no_browser_writes_is_none(
    host: str, fault: Fault, meant: str | None
) -> None:
    found = hosts.misspelling(host)
    assert found is not None
    assert (found.fault, found.meant) == (fault, meant)


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "example.com.",
        "under_score.example",
        "-a-.example",
        "r3---sn.example",
        "4chan",
        "foo.4chan",
        "foo.0xg",
        "127.0.0.1",
        "[::1]",
        "[2001:db8::1]",
        "[::ffff:c0a8:1]",
        "xn--bcher-kva.example",
        "xn--strae-oqa.example",
        "xn--ls8h.la",
        "a.xn--4dbrk0ce",
        "xn--gdb1duaf1d.example",
        "xn--e1afmkfd.xn--p1ai",
        f"{'a' * 63}.example",
        f"{'a.' * 126}a",
        f"{'a.' * 126}a.",
    ],
)
def test_a_host_as_browsers_write_it_has_no_fault(host: str) -> None:
    assert hosts.misspelling(host) is None


@pytest.mark.parametrize(
    ("name", "joins"),
    [
        ("क्\u200dष", True),
        ("क्\u200cष", True),
        ("\u0645\u06cc\u200c\u062e\u0648\u0645", True),
        ("a\u200cb", False),
        ("ش\u200dش", False),
    ],
    ids=ascii,
)
def test_joiners_stand_between_letters_that_join(name: str, joins: bool) -> None:
    """https://www.rfc-editor.org/rfc/rfc5892.html#appendix-A"""
    label = f"xn--{name.encode('punycode').decode()}"
    assert (hosts.misspelling(f"{label}.example") is None) is joins


@pytest.mark.parametrize(
    ("host", "is_odd"),
    [("-a.example", True), ("a-.example", True), ("a.b-", True), ("a-b.c", False)],
)
def test_a_hyphen_at_the_end_of_a_label_is_seen(host: str, is_odd: bool) -> None:
    assert hosts.has_hyphen_at_end(host) is is_odd


@settings(max_examples=300)
@given(st.text(max_size=70) | st.from_regex(r"(xn--)?[a-z0-9.\-:\[\]]{1,30}"))
def test_no_text_is_too_odd_to_be_judged(text: str) -> None:
    found = hosts.misspelling(text)
    assert found is None or found.meant is None or not hosts.misspelling(found.meant)

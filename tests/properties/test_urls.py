"""What is read of a URL, whatever somebody writes."""

import typing as t

from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from flask_cors.sansio.browser.urls import joined
from flask_cors.sansio.browser.urls import parsed
from flask_cors.sansio.browser.urls import Url

PARTS: t.Final = (
    *("https:", "http:", "HTTP:", "ftp:", "data:", "/", "//", "\\", "?", "#", ":", "@"),
    *(".", "..", "%2e", "%41", "%zz", "%ff", "a", "B", "ü", "ß", "。", "xn--", "[::1]"),
    *("127.1", "0x", "256", ":80", ":443", ":65536", "u:p@", "h.example", " ", "\t"),
    *("'", '"', "`", "{", "|", "^", "\x00", "\ud800", "\U0001f600"),
)

pieces = st.lists(st.sampled_from(PARTS) | st.characters(), max_size=8).map("".join)
texts = st.builds("{}{}".format, st.sampled_from(["", "https://", "http://h"]), pieces)
BASES: t.Final = (
    Url("https", "base.example", None, "/a/b?c"),
    Url("http", "[::1]", 5000, "/"),
)


@settings(max_examples=500)
@given(texts)
def test_what_is_read_is_written_so_that_it_is_read_again(text: str) -> None:
    url = parsed(text)

    if url is not None:
        assert parsed(url.text) == url


@settings(max_examples=500)
@given(st.sampled_from(BASES), texts)
def test_a_whole_url_leads_to_itself_from_everywhere(base: Url, text: str) -> None:
    url = parsed(text)

    if url is not None:
        assert joined(base, url.text) == url


@settings(max_examples=500)
@given(st.sampled_from(BASES), texts)
def test_a_redirect_leads_to_a_url_or_nowhere(base: Url, text: str) -> None:
    url = joined(base, text)

    if url is not None:
        assert url.text.isascii()
        assert parsed(url.text) == url

"""Plain values are read as the modules read them that know every form, and nothing is
to be said of them.
"""

import collections.abc as cabc
import re
import typing as t

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flask_cors.sansio import grant_forms
from flask_cors.sansio import origin_forms
from flask_cors.sansio import plain_forms
from flask_cors.sansio.findings import Finding
from flask_cors.sansio.findings import Place
from flask_cors.sansio.findings import Source
from flask_cors.sansio.forms import Note
from flask_cors.sansio.layers import DEFAULT

Read: t.TypeAlias = cabc.Callable[[object, Note], object]

CALL: t.Final = Source(Place.KEYWORD, "CORS()")

READERS: t.Final[dict[str, tuple[Read, Read]]] = {
    "origins": (plain_forms.allowed_origins, origin_forms.allowed_origins),
    "methods": (plain_forms.allowed_methods, grant_forms.allowed_methods),
    "allow_headers": (plain_forms.allowed_headers, grant_forms.allowed_headers),
    "expose_headers": (plain_forms.exposed_headers, grant_forms.exposed_headers),
}

#: With bars between them, as commas and blanks are part of some.
TEXTS: t.Final = {
    "origins": "*|null|| |.*|a|https://a.example|https://A.example|https://a.example/"
    "|https://a.example:443|http://localhost:3000|https://*.a.example|127.0.0.1"
    "|https://a.example, https://b.example",
    "methods": "*|auto|| |GET|get|PATCH|patch|TRACE|PURGE|GET, PUT|GET,|G\u0130T",
    "allow_headers": "*|| |X-A|x-a|X_A|-|X A|X'A|X-*|X-.*|X-A, X-B|Cookie|Sec-A|Proxy-A"
    "|Content-Type|Access-Control-Allow-Origin|\u212aEY|X-\u00e9",
    "expose_headers": "*|| |X-A|x-a|X_A|-|X A|X-*|X-A, X-B|Content-Type|Set-Cookie"
    "|Origin|Access-Control-Max-Age|\u212aEY",
}


def values(option: str) -> st.SearchStrategy[object]:
    """One text, or some of them in a collection; or what is none of that."""
    text = st.sampled_from(TEXTS[option].split("|"))
    lists = st.lists(text, max_size=3)
    return st.one_of(
        text,
        lists,
        lists.map(tuple),
        lists.map(set),
        lists.map(lambda texts: dict.fromkeys(texts).keys()),
        st.sampled_from([None, {}, 5, [5], b"GET", re.compile("x"), ["*", None]]),
    )


def reading(read: Read, option: str, value: object, source: Source) -> object:
    findings: list[Finding] = []
    return read(value, Note(option, source, findings)), findings


@pytest.mark.parametrize("source", [CALL, DEFAULT], ids=["given", "default"])
@pytest.mark.parametrize("option", READERS)
@given(data=st.data())
def test_a_plain_value_is_read_as_any_other(
    data: st.DataObject, option: str, source: Source
) -> None:
    plain, full = READERS[option]
    value = data.draw(values(option))
    assert reading(plain, option, value, source) == reading(full, option, value, source)

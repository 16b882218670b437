"""Asking: what a page asks for, from words as people write them."""

from __future__ import annotations

import re
import typing as t

from .sansio import fetch
from .sansio import origin_spelling
from .sansio.browser import safelist
from .sansio.browser import urls
from .sansio.masks import masked_text
from .sansio.origins import NULL
from .sansio.schemes import SPECIAL

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*://")
_OWN = re.compile(r"(?:localhost|127\.[0-9.]+|\[::1\])(?=[:/]|\Z)", re.IGNORECASE)

#: What a header has where only its name matters.
_SOME_VALUE: t.Final = "1"
_SOME_VALUES: t.Final = {"content-type": "application/json"}


class WordError(ValueError):
    """Raised if what a page asks for is written wrongly. The text says how it is
    right.
    """


def url(text: str) -> str:
    """Read a URL.

    :raises WordError: if no page could fetch it.
    """
    found = urls.parsed(text)
    shown = masked_text(text)

    if _SCHEME.match(text) is None:
        scheme = "http" if _OWN.match(text) else "https"
        raise WordError(f"{shown!r} has no scheme. Write '{scheme}://{shown}'.")

    if found is None:
        raise WordError(f"{shown!r} is no URL. Look at its host and its port.")

    if not found.is_http:
        raise WordError(f"{shown!r} is of another scheme than http and https.")

    if found.has_user:
        raise WordError(
            f"{shown!r} has a user name: browsers let no page fetch such a URL. "
            "Give --header Authorization:VALUE."
        )

    return found.without_fragment.text


def origin(text: str) -> str:
    """Read the origin of a page.

    :raises WordError: if no page has it.
    """
    pattern = origin_spelling.page_origin(text)

    if text == NULL:
        return NULL

    if pattern is not None and pattern.is_literal:
        is_web = pattern.scheme in SPECIAL
        return str(pattern) if is_web else pattern.scheme + text[len(pattern.scheme) :]

    if pattern is not None or text in origin_spelling.ANY:
        raise WordError(
            f"{text!r} stands for many origins. Name that of one page, such as "
            "'https://app.example.com'."
        )

    raise WordError(_no_origin(text))


def method(text: str) -> str:
    """Read a method, which keeps its case: browsers do not change every one.

    :raises WordError: if no page can send it.
    """
    if not fetch.is_method(text):
        raise WordError(f"{text!r} is no method.")

    if fetch.is_forbidden_method(text):
        raise WordError(f"{text!r} is a method that browsers let no page send.")

    return text


def header(text: str) -> tuple[str, str]:
    """Read a header: ``Name``, or ``Name:value``.

    :raises WordError: if no page can set it.
    """
    name, colon, value = text.partition(":")
    name = name.strip()
    some_value = _SOME_VALUES.get(name.lower(), _SOME_VALUE)
    header = (name, value.strip() if colon else some_value)

    if not safelist.is_valid(*header):
        raise WordError(f"{text!r} is no header. Write 'Name' or 'Name:value'.")

    if not safelist.settable((header,)):
        raise WordError(f"{name!r} is a header that browsers let no page set.")

    return header


def _no_origin(text: str) -> str:
    found = origin_spelling.misspelling(text)
    shown = masked_text(text)

    if found is None:
        return f"{shown!r} is no origin. Write one such as 'https://app.example.com'."

    meant = found.meant or "one such as 'https://app.example.com'"
    written = f"'{meant}'" if found.meant else meant
    return f"{shown!r}: {found.message}. Write {written}."

"""Plain forms: values as nearly all configurations have them, read at a glance.

What is written in any other way, or calls for a word about it, is read by the modules
that know every form, which take ten times as long to import as all that is here.
"""

from __future__ import annotations

import collections.abc as cabc
import typing as t

from . import fetch
from . import forms
from .findings import Place
from .forms import Note
from .grants import AllowedHeaders
from .grants import AllowedMethods
from .origins import AllowedOrigins
from .origins import are_ordinary

_ANY: t.Final = frozenset({"*"})
_METHODS: t.Final = fetch.NORMALIZED_METHODS | {"PATCH", "auto", "*"}
_COLLECTIONS: t.Final = (list, tuple, set, frozenset)

# Whoever lists one of these is told that it has no effect.
_NOT_TO_EXPOSE: t.Final = (
    fetch.FORBIDDEN_RESPONSE_HEADERS
    | fetch.SAFELISTED_RESPONSE_HEADERS
    | fetch.PREFLIGHT_RESPONSE_HEADERS
    | fetch.CORS_REQUEST_HEADERS
)


def allowed_origins(value: object, note: Note) -> AllowedOrigins:
    """Parse the value of ``origins``."""
    entries = _texts(value)

    if entries:
        literals = entries - _ANY

        if are_ordinary(literals):
            return AllowedOrigins(len(literals) < len(entries), literals)

    from . import origin_forms

    return origin_forms.allowed_origins(value, note)


def allowed_methods(value: object, note: Note) -> AllowedMethods:
    """Parse the value of ``methods``."""
    entries = _texts(value)

    if entries is not None and entries <= _METHODS:
        return AllowedMethods(
            entries - {"*", "auto"}, "*" in entries, "auto" in entries
        )

    from . import grant_forms

    return grant_forms.allowed_methods(value, note)


def allowed_headers(value: object, note: Note) -> AllowedHeaders:
    """Parse the value of ``allow_headers``."""
    entries = _texts(value)

    # Whoever writes a star himself is told what it is.
    if entries == _ANY and note.source.place is Place.DEFAULT:
        return AllowedHeaders(any=True)

    if entries is not None and all(map(_is_plain, entries)):
        names = frozenset(map(str.lower, entries))

        if not any(map(_is_not_to_allow, names)):
            return AllowedHeaders(names)

    from . import grant_forms

    return grant_forms.allowed_headers(value, note)


def exposed_headers(value: object, note: Note) -> tuple[str, ...]:
    """Parse the value of ``expose_headers`` into sorted names."""
    entries = _texts(value)

    if entries is not None and all(map(_is_plain, entries - _ANY)):
        names = frozenset(map(str.lower, entries))

        if names.isdisjoint(_NOT_TO_EXPOSE):
            return tuple(sorted(entries))

    from . import grant_forms

    return grant_forms.exposed_headers(value, note)


def _texts(value: object) -> frozenset[str] | None:
    """The entries of a value, if each is a text of its own, or all are one with commas
    between them.
    """
    if value is None:
        return frozenset()

    if isinstance(value, str):
        return frozenset(forms.split(value))

    if not isinstance(value, _COLLECTIONS):
        return None

    entries = t.cast(cabc.Collection[object], value)
    is_text = {*map(type, entries)} <= {str}
    return frozenset(t.cast(cabc.Collection[str], entries)) if is_text else None


def _is_plain(name: str) -> bool:
    letters = name.replace("-", "").replace("_", "")
    return letters.isascii() and letters.isalnum()


def _is_not_to_allow(name: str) -> bool:
    is_forbidden = fetch.is_forbidden_request_header(name)
    return is_forbidden or name in fetch.CORS_RESPONSE_HEADERS

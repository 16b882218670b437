"""What ``methods`` and ``allow_headers`` have against what a preflight asks for."""

from __future__ import annotations

import collections.abc as cabc
import typing as t

from .. import fetch
from .. import name_spelling
from ..decision import Preflight
from ..forms import Note
from ..grant_forms import allowed_headers
from ..grants import MAX_REQUEST_HEADERS
from ..grants import MAX_REQUEST_HEADERS_LENGTH
from ..grants import requested_headers
from ..layers import Setting
from ..policy import Policy
from . import wording
from .cause import Objection

_METHODS: t.Final = "methods"
_HEADERS: t.Final = "allow_headers"

#: What these stand for in a configuration is no method.
_WORDS: t.Final = frozenset({"*", "auto"})


def objections(policy: Policy, preflight: Preflight) -> cabc.Iterator[Objection]:
    """All that is refused of what a preflight asks for."""
    method = _method(policy, preflight)

    if method is not None:
        yield method

    headers = _headers(policy, preflight.headers or "")

    if headers is not None:
        yield headers


def _method(policy: Policy, preflight: Preflight) -> Objection | None:
    asked = preflight.method

    if not fetch.is_method(asked):
        return Objection(_METHODS, f"{wording.quoted(asked)} is no name of a method.")

    method = fetch.normalize_method(asked)

    if fetch.is_forbidden_method(method):
        message = f"No browser lets a page send {wording.quoted(method)}."
        return Objection(_METHODS, message)

    if policy.methods.granted(method, preflight.offered) is not None:
        return None

    clause = _other_case(policy, preflight, method) or _offered(policy, preflight)
    shown = wording.setting(_METHODS, policy.settings[_METHODS])
    message = f"{shown} does not have {wording.quoted(method)}{clause}."
    return Objection(_METHODS, message, (method,) if _is_usable(policy, method) else ())


def _is_usable(policy: Policy, method: str) -> bool:
    """Whether the method may be added to those of the policy. Where these are what the
    routes take, the application would answer it with a 405 all the same.
    """
    is_word = method in _WORDS or not name_spelling.is_method(method)
    return not (policy.methods.offered or is_word)


def _other_case(policy: Policy, preflight: Preflight, method: str) -> str:
    offered = preflight.offered if policy.methods.offered else frozenset[str]()
    names = sorted(policy.methods.names | offered)
    near = next((name for name in names if name.upper() == method.upper()), None)
    return "" if near is None else f": it has {near!r}, and case matters in methods"


def _offered(policy: Policy, preflight: Preflight) -> str:
    if not policy.methods.offered:
        return ""

    if not preflight.offered:
        return ": no route is known at the path, which may be misspelled"

    has = ", ".join(sorted(preflight.offered))
    return f": the routes at the path take {has}. One of them has to take it as well"


def _headers(policy: Policy, value: str) -> Objection | None:
    requested = requested_headers(value)

    if requested is None:
        return Objection(
            _HEADERS,
            f"The preflight asks for more request headers than any browser does: at "
            f"most {MAX_REQUEST_HEADERS} names in {MAX_REQUEST_HEADERS_LENGTH:,} "
            f"characters are granted.",
        )

    granted = policy.headers.permitted(requested)
    refused = [name for name in requested if name not in granted]

    if not refused:
        return None

    setting = policy.settings[_HEADERS]
    names = wording.named([wording.quoted(name) for name in refused])
    entries = tuple(_entry(name) for name in refused)
    clauses = (_why(policy, name) for name in refused)
    clause = next(filter(None, clauses), "")
    message = f"{wording.setting(_HEADERS, setting)} does not have {names}{clause}."
    is_usable = all(_is_entry(setting, entry) for entry in entries)
    return Objection(_HEADERS, message, entries if is_usable else ())


def _why(policy: Policy, name: str) -> str:
    """What is wrong with a name itself, or which one is nearly the same."""
    lowered = name.lower()

    if lowered in fetch.CORS_RESPONSE_HEADERS:
        return f": {wording.quoted(name)} is of responses, and no page should set it"

    if fetch.is_forbidden_request_header(name):
        return f": no browser lets a page set {wording.quoted(name)}"

    for near in (lowered.replace("_", "-"), lowered.replace("-", "_")):
        if near in policy.headers.names:
            return f": it has {near!r}, and '-' is not '_'"

    return ""


def _entry(name: str) -> str:
    """A name as it is usually written: browsers ask for it in lower case."""
    is_lower = name == name.lower()
    return "-".join(map(str.capitalize, name.split("-"))) if is_lower else name


def _is_entry(setting: Setting, name: str) -> bool:
    """Tell whether an entry stands for the header of its own name, and no other."""
    note = Note(_HEADERS, setting.source, [])
    return allowed_headers(name, note).names == {name.lower()} and not note.findings

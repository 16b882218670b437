"""Embedding: how data, scripts and styles stand in a page that loads nothing."""

from __future__ import annotations

import base64
import collections.abc as cabc
import hashlib
import json
import typing as t

from markupsafe import Markup

# What ends a script, or begins a comment in one. In JSON, none of them stands outside
# of a text, where it may be written so.
_ESCAPES: t.Final = {ord(char): f"\\u{ord(char):04x}" for char in "<>&"}


def data(value: object) -> Markup:
    """Write a value as JSON that stands inside of a ``script``."""
    return Markup(json.dumps(value, separators=(",", ":")).translate(_ESCAPES))


def content_security_policy(
    scripts: cabc.Iterable[str], styles: cabc.Iterable[str]
) -> str:
    """The policy of a page that runs these and no others, and can neither load nor
    send anything.

    https://www.w3.org/TR/CSP3/
    """
    directives = {
        "default-src": "'none'",
        "script-src": " ".join(map(_source, scripts)),
        "style-src": " ".join(map(_source, styles)),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def _source(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"

"""Bodies: what a page sends, and the ``Content-Type`` that comes along with it."""

from __future__ import annotations

import collections.abc as cabc
import json
import typing as t
from dataclasses import dataclass

from werkzeug.test import EnvironBuilder

Data: t.TypeAlias = str | bytes | cabc.Mapping[str, t.Any] | None

_FORM: t.Final = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Body:
    """What a request carries.

    :param content_type: what browsers say of it if the page says nothing; absent if
        they say nothing either.
    """

    data: bytes = b""
    content_type: str | None = None


def body_of(data: Data, json_value: t.Any) -> Body | None:
    """The body that is given as data or as JSON; nothing if there is none.

    https://fetch.spec.whatwg.org/#concept-bodyinit-extract

    :raises TypeError: if both are given.
    """
    if data is not None and json_value is not None:
        raise TypeError("A request has one body: give json or data.")

    if json_value is not None:
        text = json.dumps(json_value, ensure_ascii=False, separators=(",", ":"))
        return Body(text.encode(), "application/json")

    if data is None:
        return None

    if isinstance(data, str):
        return Body(data.encode(), "text/plain;charset=UTF-8")

    return Body(data) if isinstance(data, bytes) else _form(data)


def _form(fields: cabc.Mapping[str, t.Any]) -> Body:
    """The fields of a form, written as Flask's test client takes them."""
    builder = EnvironBuilder(method="POST", data=fields)

    try:
        environ = builder.get_environ()
        data = environ["wsgi.input"].read()
    finally:
        builder.close()

    content_type = environ.get("CONTENT_TYPE") or _FORM
    charset = ";charset=UTF-8" if content_type == _FORM else ""
    return Body(data, f"{content_type}{charset}")

"""The options: the one table that parsing, config keys, suggestions and the
documentation are made from.
"""

from __future__ import annotations

import collections.abc as cabc
import types
import typing as t
from dataclasses import dataclass

from . import forms
from . import plain_forms
from . import protection
from .forms import Note


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Option:
    """One option: how it is called, read, and documented.

    :param default: its value where nobody sets it.
    :param read: reads a value as it is written; absent where a value is not read for
        itself (``resources``).
    :param forms: what may be written, in words.
    :param doc: what it does.
    """

    name: str
    default: object
    read: cabc.Callable[[object, Note], object] | None
    forms: str
    doc: str

    @property
    def key(self) -> str:
        """Its key in ``app.config``."""
        return f"CORS_{self.name.upper()}"


_SWITCH = "``True`` or ``False``, or their text, such as ``true`` or ``0``"

_TABLE = (
    Option(
        "origins",
        "*",
        plain_forms.allowed_origins,
        "an origin such as ``https://app.example.com``, a pattern, a regex, a "
        "function, ``*`` or ``null``; several as a list, or as one string with commas",
        "The origins whose pages may read the responses. Unset, every origin may. "
        "``https://*.example.com`` is every subdomain, ``http://localhost:*`` every "
        "port. A regex has to match the whole origin. A function, also an async one, "
        "is given the origin and returns whether it is allowed, or returns the list of "
        "those that are; see :doc:`/dynamic-origins`.",
    ),
    Option(
        "methods",
        ("GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"),
        plain_forms.allowed_methods,
        "a method such as ``PUT``, a list of them, ``*``, or ``auto``",
        "The methods that pages may use, compared with their case: ``PATCH`` is not "
        "``patch``. ``*`` is any method, ``auto`` those of the application's own "
        "routes at the path. Requests that need no preflight, such as a plain GET, are "
        "not kept from being sent by it.",
    ),
    Option(
        "allow_headers",
        "*",
        plain_forms.allowed_headers,
        "a header name, a glob such as ``X-App-*``, a regex, ``*``, or a list of them",
        "The request headers that pages may set, such as ``Authorization``. Upper and "
        "lower case make no difference. Only those are sent back that were asked for.",
    ),
    Option(
        "expose_headers",
        None,
        plain_forms.exposed_headers,
        "a header name, a list of them, or ``*``",
        "The response headers that pages may read besides ``Cache-Control``, "
        "``Content-Language``, ``Content-Length``, ``Content-Type``, ``Expires``, "
        "``Last-Modified`` and ``Pragma``. ``*`` is every header. Where "
        "``supports_credentials`` is on, browsers do not read it so: the names that "
        "the response has are sent in its place.",
    ),
    Option(
        "supports_credentials",
        False,
        forms.switch,
        _SWITCH,
        "Whether pages may send cookies, client certificates and HTTP authentication "
        "along, and read the response. Name the ``origins`` with it. An "
        "``Authorization`` header that a script sets does not need it.",
    ),
    Option(
        "max_age",
        None,
        forms.seconds,
        "seconds, such as ``600`` or ``'600'``, or a timedelta; ``0`` turns it off",
        "For how long a browser may keep the answer to a preflight. Unset, it is five "
        "seconds; WebKit keeps it for ten minutes at most, Chromium for two hours, "
        "Firefox for a day.",
    ),
    Option(
        "send_wildcard",
        False,
        forms.switch,
        _SWITCH,
        "Whether, where every origin is allowed, the answer is ``*`` instead of the "
        "request's origin, so that caches need no ``Vary``. Not with credentials.",
    ),
    Option(
        "vary_header",
        True,
        forms.switch,
        _SWITCH,
        "Whether ``Vary`` tells caches which request headers a response depends on. "
        "Leave it on, unless nothing keeps the responses.",
    ),
    Option(
        "automatic_options",
        True,
        forms.switch,
        _SWITCH,
        "Only for views with ``cross_origin``: whether their OPTIONS requests are "
        "answered without running the view. If false, Flask answers them, or the view, "
        "if it lists ``OPTIONS`` in its methods; preflights too.",
    ),
    Option(
        "intercept_exceptions",
        True,
        forms.switch,
        _SWITCH,
        "Whether the 500 of an exception that nothing handles has CORS headers, so "
        "that the page can read it.",
    ),
    Option(
        "always_send",
        True,
        forms.switch,
        _SWITCH,
        "Whether a response whose CORS headers never change (``*``, or a single "
        "origin) has them also where the request has no ``Origin``.",
    ),
    Option(
        "allow_private_network",
        False,
        forms.switch,
        _SWITCH,
        "Whether a preflight that asks for access to a private network is granted it. "
        "Browsers have given up the header; keep it for old ones.",
    ),
    Option(
        "timing_allow_origin",
        False,
        forms.switch,
        _SWITCH,
        "Whether pages that may read a response may see in detail how long it took, "
        "by ``Timing-Allow-Origin``. Images and scripts that a page loads without "
        "``crossorigin`` have no ``Origin``: for these it takes effect where the "
        "answer never changes, with ``*`` or a single origin.",
    ),
    Option(
        "csrf_protect",
        None,
        protection.mode,
        "``True``, ``False`` or ``'report'``; or unset",
        "Whether requests that change something (all but GET, HEAD and OPTIONS) are "
        "answered with 403 where a page of another origin makes them that may not "
        "write, before any code of the application runs. ``'report'`` only logs them. "
        "Given to ``CORS(app)``, it is for all paths, those without a policy too. "
        "Unset for a view or blueprint, it is as for the application. See "
        ":doc:`/csrf`.",
    ),
    Option(
        "csrf_origins",
        None,
        protection.writers,
        "as for ``origins``, without ``*`` and ``null``; an empty list is nobody",
        "With ``csrf_protect``: the other origins whose pages may write. Unset, those "
        "may that ``origins`` allows, if it does not allow everybody, with the "
        "``methods`` that are allowed.",
    ),
    Option(
        "resources",
        r"/*",
        None,
        "a path pattern, a list of them, or a dict of path patterns and their options, "
        "origins, or a list of several options",
        "The paths that have a policy; others get no CORS headers. ``/*`` is every "
        "path, ``/login`` exactly that one, ``/api/*`` that one and everything below "
        "it, ``/api/v*`` every path that starts so. A regex is matched from the start "
        "of the path. Of several options for one path, the first whose ``origins`` "
        "allow the request's decide.",
    ),
    Option(
        "strict",
        None,
        forms.switch,
        f"{_SWITCH}; or unset",
        "Unset: mistakes in the configuration are errors, and what is insecure or "
        "without effect is warned about. True: both are errors. False: an option that "
        "does not exist is only warned about. A view or blueprint is read before "
        "``app.config`` is known, so that it has to have it itself.",
    ),
)

OPTIONS: t.Final[cabc.Mapping[str, Option]] = types.MappingProxyType(
    {option.name: option for option in _TABLE}
)

#: Names that articles use, and what they mean.
ALIASES: t.Final[cabc.Mapping[str, str]] = types.MappingProxyType(
    {"origin": "origins", "headers": "allow_headers"}
)

#: What options are called in other CORS libraries.
FOREIGN_NAMES: t.Final[cabc.Mapping[str, str]] = types.MappingProxyType(
    {
        "allow_credentials": "supports_credentials",
        "allow_methods": "methods",
        "allow_origins": "origins",
        "allowed_headers": "allow_headers",
        "allowed_methods": "methods",
        "allowed_origins": "origins",
        "credentials": "supports_credentials",
        "csrf": "csrf_protect",
        "csrf_protection": "csrf_protect",
        "csrf_trusted_origins": "csrf_origins",
        "exposed_headers": "expose_headers",
        "header": "allow_headers",
    }
)

#: Those that a single resource or view can have.
RESOURCE_OPTIONS: t.Final = frozenset(OPTIONS) - {"resources", "strict"}
VIEW_OPTIONS: t.Final = frozenset(OPTIONS) - {"resources"}

"""The URL map as data: how Werkzeug finds the rule that serves a path."""

from __future__ import annotations

import re
import typing as t

from flask import Flask
from werkzeug.routing import FloatConverter
from werkzeug.routing import IntegerConverter
from werkzeug.routing import Map
from werkzeug.routing import Rule
from werkzeug.routing import UUIDConverter
from werkzeug.routing.converters import BaseConverter

from ...sansio.causes import wording
from ...views import lists_options
from . import patterns
from .resources import LONGEST_PATH

Document: t.TypeAlias = dict[str, t.Any]

_GROUP: t.Final = "__werkzeug_"

#: Before, SERVER_NAME restricted which requests were served.
_IS_OF_3_1: t.Final = "TRUSTED_HOSTS" in Flask.default_config


def document(app: Flask) -> Document:
    """The rules of an application, and the machine that a path is put through."""
    found = app.url_map
    found.update()
    rules = list(found.iter_rules())
    numbers = {id(rule): number for number, rule in enumerate(rules)}
    return {
        "rules": [_rule(rule, found) for rule in rules],
        "states": _states(found, numbers),
        "merge_slashes": found.merge_slashes,
        "host_matching": found.host_matching,
        "subdomain_matching": app.subdomain_matching,
        "default_subdomain": found.default_subdomain,
        "server_name": app.config["SERVER_NAME"],
        "trusted_hosts": _trusted(app),
        "is_usual": _is_usual(app),
    }


def _trusted(app: Flask) -> list[str] | None:
    """The hosts that are trusted; nothing where this Flask trusts all."""
    trusted = app.config.get("TRUSTED_HOSTS") if _IS_OF_3_1 else None
    return None if trusted is None else list(trusted)


def _is_usual(app: Flask) -> bool:
    """Whether rules are looked up as Flask does it since 3.1."""
    usual = (Flask.create_url_adapter, Flask.request_class)
    own = (type(app).create_url_adapter, app.request_class)
    is_known = _IS_OF_3_1 or app.config["SERVER_NAME"] is None
    return usual == own and "create_url_adapter" not in vars(app) and is_known


def _states(found: Map, numbers: dict[int, int]) -> list[Document] | None:
    """The states that parts of a path lead to, the first one first; nothing where this
    Werkzeug has none.
    """
    root = getattr(getattr(found, "_matcher", None), "_root", None)

    if root is None:
        return None

    out: list[Document] = []
    _add(root, out, numbers)
    return out


def _add(state: t.Any, out: list[Document], numbers: dict[int, int]) -> int:
    number = len(out)
    document: Document = {}
    out.append(document)
    document["rules"] = [numbers[id(rule)] for rule in state.rules]
    document["static"] = {
        text: _add(following, out, numbers) for text, following in state.static.items()
    }
    document["dynamic"] = [
        {**_part(part), "state": _add(following, out, numbers)}
        for part, following in state.dynamic
    ]
    return number


def _part(part: t.Any) -> Document:
    """What one part of a path has to look like, or all that is left of it."""
    regex = re.compile(part.content)
    found = patterns.translated(regex, LONGEST_PATH)
    groups = {
        name: n for name, n in regex.groupindex.items() if name.startswith(_GROUP)
    }
    return {
        "is_final": part.final,
        "is_suffixed": part.suffixed,
        "suffix": regex.groups,
        "groups": [n for _, n in sorted(groups.items(), key=_group_number)],
        "shown": wording.cut(part.content),
        "source": None if found is None else found.source,
        "flags": None if found is None else found.flags,
        "is_of_ascii": found is not None and found.is_of_ascii,
    }


def _group_number(group: tuple[str, int]) -> int:
    return int(group[0].removeprefix(_GROUP))


def _rule(rule: Rule, found: Map) -> Document:
    converters = getattr(rule, "_converters", {}).values()
    return {
        "rule": rule.rule,
        "endpoint": rule.endpoint,
        "methods": None if rule.methods is None else sorted(rule.methods),
        "strict_slashes": rule.strict_slashes,
        "merge_slashes": rule.merge_slashes,
        "websocket": rule.websocket,
        "redirects": _redirects(rule, found),
        "converters": [_converter(each) for each in converters],
        "is_automatic": bool(getattr(rule, "provide_automatic_options", False)),
        "lists_options": lists_options(rule),
    }


def _redirects(rule: Rule, found: Map) -> bool:
    """Whether what it serves may be redirected for another reason than a slash."""
    if rule.redirect_to is not None or (rule.alias and found.redirect_defaults):
        return True

    others = found.iter_rules(rule.endpoint)
    return found.redirect_defaults and any(
        other is not rule and other.provides_defaults_for(rule) for other in others
    )


def _converter(converter: BaseConverter) -> Document:
    """What a converter refuses beside what does not look right."""
    kind = type(converter)

    if kind in (IntegerConverter, FloatConverter):
        number = t.cast(IntegerConverter, converter)
        return {
            "kind": "int" if kind is IntegerConverter else "float",
            "fixed_digits": number.fixed_digits,
            "min": number.min,
            "max": number.max,
        }

    is_known = kind is UUIDConverter or kind.to_python is BaseConverter.to_python
    return {"kind": "any" if is_known else "unknown", "name": kind.__name__}

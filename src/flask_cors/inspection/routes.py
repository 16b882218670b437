"""The routes of an application, and the tables of resources that govern them."""

from __future__ import annotations

import collections.abc as cabc
import re
import typing as t
import uuid
from urllib.parse import unquote

from flask import Flask
from werkzeug.routing import BaseConverter
from werkzeug.routing import Rule

from ..flask_governor import FlaskGovernor
from ..sansio.audit.facts import Route
from ..sansio.audit.facts import Table
from ..sansio.audit.shapes import Segment
from ..sansio.audit.shapes import Shape
from ..sansio.findings import Location
from ..sansio.policy import Policy
from ..sansio.protection import Protection
from ..sansio.protection import UNPROTECTED
from ..sansio.resources import Resource
from ..scopes import protection_around
from ..state import State
from ..views import is_csrf_exempt
from ..views import lists_options
from ..views import View
from . import callables

# What variables may stand for, as Python has it: the first that a converter turns into
# a text that it accepts.
_VALUES: t.Final = ("a/b", "x", 1, 1.5, "xx", "xxx", "x" * 8, uuid.UUID(int=1))

_WORD = re.compile(r"[\w\-.]+")
_ANY_SEGMENT = re.compile("[^/]+")


def routes(app: Flask, state: State) -> tuple[Route, ...]:
    """The routes of the URL map, each with what governs it.

    :param state: what the application would serve with.
    """
    governor = FlaskGovernor(app, state)
    return tuple(
        route
        for rule in app.url_map.iter_rules()
        if not (rule.build_only or rule.websocket)
        for route in _routes_of(rule, app, state, governor)
    )


def tables(state: State) -> tuple[Table, ...]:
    """The tables of resources, the application's first."""
    own = Table(state.resources.entries)
    return own, *(
        Table(scope.resources.entries, scope.name, scope.depth)
        for scope in state.scopes
    )


def _routes_of(
    rule: Rule, app: Flask, state: State, governor: FlaskGovernor
) -> cabc.Iterator[Route]:
    """The route of a rule: as many as its methods are governed differently."""
    shape = shape_of(rule)
    function = app.view_functions.get(rule.endpoint)
    governed: dict[View | Resource | None, set[str]] = {}

    # https://peps.python.org/pep-3333/#unicode-issues
    path = shape.sample.encode().decode("latin-1")

    for method in _methods(rule):
        found = governor.governing(rule.endpoint, method, path)
        governed.setdefault(found, set()).add(method)

    for found, methods in governed.items():
        policy = governor.policy_of(found)
        yield Route(
            rule=rule.rule,
            path=shape.sample,
            methods=frozenset(methods),
            endpoint=rule.endpoint,
            view=_name(function, rule.endpoint),
            location=_location(function),
            blueprint=rule.endpoint.rpartition(".")[0] or None,
            policy=policy,
            entry=found if isinstance(found, Resource) else None,
            is_exempt=isinstance(found, View) and found.layer is None,
            protection=_protection(rule.endpoint, shape.sample, policy, state),
            unprotected=frozenset(m for m in methods if is_csrf_exempt(function, m)),
            shape=shape,
        )


def _protection(
    endpoint: str, path: str, policy: Policy | None, state: State
) -> Protection:
    """How requests that change something are protected."""
    around = UNPROTECTED

    # Without the layer, a view says it for itself.
    if state.has_layer:
        scopes = state.scopes_of(endpoint)
        around = protection_around(state.resources, scopes, path)

    return around if policy is None else policy.protection.under(around)


def _methods(rule: Rule) -> list[str]:
    """Those that a rule was given, without what Werkzeug and Flask add to them."""
    methods = set({"GET"} if rule.methods is None else rule.methods)

    if "GET" in methods:
        methods.discard("HEAD")

    if getattr(rule, "provide_automatic_options", False) or not lists_options(rule):
        methods.discard("OPTIONS")

    return sorted(map(str, methods))


def _name(function: object, endpoint: str) -> str:
    """What people call a view: the endpoint, where it has no name of its own."""
    named = callables.members(function).get("view_class", function)
    name = callables.name(named)
    return endpoint if function is None or name.startswith("<") else name


def _location(function: object) -> Location | None:
    """The line on which a view begins; of a class, its first method."""
    view_class = callables.members(function).get("view_class")
    methods = () if view_class is None else callables.methods(view_class)
    locations = map(callables.location, methods)
    return next(filter(None, locations), callables.location(function))


def shape_of(rule: Rule) -> Shape:
    """The paths that a rule serves."""
    # How it has parsed a rule, Werkzeug keeps to itself.
    parts = rule._trace[rule._trace.index((False, "|")) + 1 :]
    converters = rule._converters
    defaults = rule.defaults or {}
    sample = "".join(
        _sample(converters[data], defaults.get(data)) if is_variable else data
        for is_variable, data in parts
    )
    open_at = next((n for n, part in enumerate(parts) if _is_open(part, rule)), None)
    segments = _segments(parts[:open_at], converters)
    is_open = open_at is not None
    return Shape(
        # What stands beside an open variable in its segment is part of it.
        segments[:-1] if is_open else segments,
        is_open,
        is_lax=not rule.strict_slashes,
        sample=sample,
    )


def _is_open(part: tuple[bool, str], rule: Rule) -> bool:
    is_variable, name = part
    return is_variable and not rule._converters[name].part_isolating


def _segments(
    parts: cabc.Iterable[tuple[bool, str]],
    converters: cabc.Mapping[str, BaseConverter],
) -> tuple[Segment, ...]:
    """What stands between the slashes of a rule."""
    texts, patterns = [""], [""]

    for is_variable, data in parts:
        if is_variable:
            texts[-1] += "<>"
            patterns[-1] += f"(?:{converters[data].regex})"
            continue

        first, *others = data.split("/")
        texts[-1] += first
        patterns[-1] += re.escape(first)
        texts += others
        patterns += map(re.escape, others)

    return tuple(map(_segment, texts, patterns))[1:]


def _segment(text: str, pattern: str) -> Segment:
    return _compiled(pattern) if "<>" in text else text


def _compiled(pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error:
        # A regex of a converter may need the rest of the rule to be one.
        return _ANY_SEGMENT


def _sample(converter: BaseConverter, default: object) -> str:
    """A text that a variable accepts; any, where none is found."""
    regex = _compiled(converter.regex)
    values = (_text(value, converter) for value in (default, *_VALUES))
    texts = (*values, *_WORD.findall(converter.regex))
    return next((text for text in texts if text and regex.fullmatch(text)), "x")


def _text(value: object, converter: BaseConverter) -> str | None:
    """A value as it stands in a path; nothing if the converter will not have it."""
    if value is None:
        return None

    try:
        return unquote(converter.to_url(value))
    except Exception:
        # It may be the application's own, and expect anything.
        return None

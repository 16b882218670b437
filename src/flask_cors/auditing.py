"""The audit of a real application: its configuration, and what it meets there.

Not imported by an application that only serves.
"""

from __future__ import annotations

import collections.abc as cabc
import sys

from flask import Flask

from .configuration import compile_resources
from .configuration import compile_view
from .configuration import Compiled
from .inspection import inspected
from .judging import INSTRUMENTS
from .sansio import judges
from .sansio import rules
from .sansio.audit import judged
from .sansio.audit.outcome import Audit
from .sansio.audit.outcome import Extent
from .sansio.audit.silences import Silences
from .sansio.findings import Finding
from .sansio.findings import Location
from .sansio.layers import AUDIT_IGNORE
from .sansio.layers import Layer
from .sansio.policy import Policy
from .sansio.resources import Resource
from .state import State
from .views import views_of


def audit(app: Flask) -> list[Finding]:
    """Find what is wrong with the CORS configuration of an application.

    .. code-block:: python

        for finding in audit(app):
            print(finding)

    No request is made and no view runs. What was warned about at set-up is found again;
    advice is found here only.

    :param app: the application, with its routes and blueprints registered.
    :return: the findings, the worst first, without those that ``CORS_AUDIT_IGNORE``
        silences.

    .. versionadded:: 7.0
    """
    return list(audited(app).findings)


def audited(app: Flask) -> Audit:
    """Audit an application, and keep what is silenced, and what was looked at."""
    state = State.of(app).as_configured()
    silences = Silences.read(app.config.get(AUDIT_IGNORE))
    findings = [
        *_of_tables(app, state),
        *_of_views(app),
        *judged(inspected(app)),
        *silences.findings,
    ]
    return Audit.of(findings, silences.reasons, _extent(app, state), _program(app))


def _extent(app: Flask, state: State) -> Extent:
    tables = (state.resources, *(scope.resources for scope in state.scopes))
    entries = sum(len(e.policy.each) for table in tables for e in table.entries)
    views = {view for f in app.view_functions.values() for view in views_of(f)}
    policies = entries + sum(view.layer is not None for view in views)
    return Extent(len(list(app.url_map.iter_rules())), policies, len(rules.RULES))


def _program(app: Flask) -> Location | None:
    """Where the application is written: the file of the module that it is named by."""
    file = getattr(sys.modules.get(app.import_name), "__file__", None)
    return None if file is None else Location(file, 1)


def _of_tables(app: Flask, state: State) -> cabc.Iterator[Finding]:
    """What is wrong with the calls of ``CORS``, of the application and blueprints."""
    for attached in (state.attached, *(scope.attached for scope in state.scopes)):
        entries: tuple[Resource, ...] = ()

        for layers in attached:
            compiled = compile_resources(layers, app.config, entries)
            entries = (*entries, *compiled.resources)
            policies = [p for entry in compiled.resources for p in entry.policy.each]
            yield from _of(compiled, policies)


def _of_views(app: Flask) -> cabc.Iterator[Finding]:
    """What is wrong with the views that have a policy of their own."""
    for function in app.view_functions.values():
        for view in views_of(function):
            if view.layer is not None:
                yield from _of_layer(view.layer, app)


def _of_layer(layer: Layer, app: Flask) -> cabc.Iterator[Finding]:
    policy, compiled = compile_view((layer,), app.config)
    return _of(compiled, [policy])


def _of(compiled: Compiled, policies: list[Policy]) -> cabc.Iterator[Finding]:
    yield from compiled.findings

    for policy in policies:
        yield from judges.advice_on(policy, INSTRUMENTS)

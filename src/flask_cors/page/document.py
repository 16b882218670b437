"""The document: one page of HTML that needs nothing else."""

from __future__ import annotations

import collections.abc as cabc
import functools
import importlib.resources
import itertools
import re
import typing as t

from flask import Flask
from jinja2 import Environment
from jinja2 import PackageLoader
from jinja2 import StrictUndefined
from markupsafe import escape
from markupsafe import Markup

from .. import auditing
from ..inspection import inspected
from ..reports.terminal import summary
from ..reports.wording import counted
from ..reports.wording import markdown
from ..sansio import routing_table
from ..sansio.audit.outcome import SEVERITIES
from ..state import State
from ..version import __version__
from . import embedding
from . import engine
from .audience import Kind
from .matrix import matrix
from .matrix import open_to_all
from .places import Places
from .policies import entries
from .policies import Entry
from .problems import grouped
from .problems import of_rows
from .problems import problems
from .tables import tables

_PACKAGE: t.Final = __name__.rpartition(".")[0]
_FILES: t.Final = importlib.resources.files(_PACKAGE)

# Before anything is shown: what needs scripts is hidden where there are none.
_FIRST: t.Final = 'document.documentElement.classList.add("js");'

#: More rows than that take their time to be laid out: they are shown when asked for.
_MOST_ROWS: t.Final = 500

_MOST_ORIGINS: t.Final = 20

_CODE = re.compile(r"`(.+?)`")
_LINK = re.compile(r"\[(.+?)\]\((.+?)\)")


def document(app: Flask) -> str:
    """Write the page about an application.

    No request is made and no view runs. For the same application the page is the same.

    :param app: the application, with its routes and blueprints registered.
    :return: HTML, with its scripts and styles inside.
    """
    scripts = [_FIRST, engine.script(), _script()]
    style = _joined("style")
    page = (
        _environment()
        .get_template("page.html")
        .render(
            **_content(app),
            most_rows=_MOST_ROWS,
            first=Markup(_FIRST),
            engine=Markup(scripts[1]),
            script=Markup(scripts[2]),
            style=Markup(style),
            tables=embedding.data(tables(app)),
            policy=embedding.content_security_policy(scripts, [style]),
        )
    )

    # A surrogate alone is no text that a file can have.
    return page.encode("utf-8", "backslashreplace").decode("utf-8")


def _content(app: Flask) -> dict[str, t.Any]:
    """All that the page says of an application."""
    application = inspected(app)
    state = State.of(app).as_configured()
    rows = routing_table.rows(application.routes, application.tables)
    places = Places.here()
    policies = entries(application, rows, places)
    routes = matrix(application, state, rows, policies, places)
    audit = auditing.audited(app)
    found = problems(audit, routes, places)
    return {
        "name": app.name,
        "version": __version__,
        "application": application,
        "policies": tuple(policies.values()),
        "routes": routes,
        "audit": audit,
        "summary": summary(audit),
        "groups": grouped(p for p in found if p.silenced is None),
        "silenced": tuple(p for p in found if p.silenced is not None),
        "problems_of": of_rows(found),
        "open_to": open_to_all(routes),
        "origins": _named(policies.values()),
        "severities": SEVERITIES,
    }


def _named(policies: cabc.Iterable[Entry]) -> list[str]:
    """The first origins that policies name, which a request may come from."""
    members = (member for entry in policies for member in entry.audience.members)
    named = dict.fromkeys(m.text for m in members if m.kind is Kind.NAMED)
    return list(itertools.islice(named, _MOST_ORIGINS))


def _script() -> str:
    # Within a function, its names are in nobody's way.
    return f"(() => {{\n{_joined('scripts')}}})();"


def _joined(folder: str) -> str:
    """The files of a folder, in the order of their names."""
    files = sorted((_FILES / folder).iterdir(), key=lambda file: file.name)
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


@functools.cache
def _environment() -> Environment:
    environment = Environment(
        autoescape=True,
        loader=PackageLoader(_PACKAGE),
        lstrip_blocks=True,
        trim_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters.update(counted=counted, rich=_rich)
    return environment


def _rich(text: str) -> Markup:
    """reStructuredText of our own as HTML."""
    linked = _LINK.sub(r'<a href="\2" rel="noreferrer">\1</a>', escape(markdown(text)))
    return Markup(_CODE.sub(r"<code>\1</code>", linked))

"""What an application is, collected as values that the rules of the audit judge.

Nothing is run or changed: no request is made, no view is called.
"""

from __future__ import annotations

from dataclasses import replace

from flask import Flask

from ..configuration import read_resources
from ..sansio.audit.facts import Application
from ..state import State
from . import application
from . import routes


def inspected(app: Flask) -> Application:
    """Collect what an audit knows of ``app``."""
    state = State.of(app).as_configured()
    around = application.surroundings(app, routes.routes(app, state))
    return replace(
        around,
        tables=routes.tables(state),
        beyond=state.resources.beyond,
        calls=tuple(
            read_resources(each, app.config).settings for each in state.attached
        ),
    )

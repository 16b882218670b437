"""The panel: what is told of a request, as a part of the toolbar's page."""

from __future__ import annotations

import importlib.resources
import typing as t
from pathlib import Path

from flask import current_app
from flask import Flask
from flask_debugtoolbar.panels import DebugPanel
from werkzeug.wrappers import Request
from werkzeug.wrappers import Response

from ..debug_page import serving
from ..reports import Surroundings
from ..sansio.findings import Source
from .telling import Telling
from .telling import told

_TEMPLATE: t.Final = importlib.resources.files("flask_cors.debug_toolbar") / (
    "panel.html"
)


class CORSPanel(DebugPanel):
    """Tells what was decided on the request that is shown, by which policy, and what
    to write if it was refused.

    .. code-block:: python

        app.config["DEBUG_TB_PANELS"] = ["flask_cors.debug_toolbar.CORSPanel"]
        toolbar = DebugToolbarExtension(app)

    .. versionadded:: 7.0
    """

    name = "CORS"
    has_content = True

    _telling: Telling | None = None
    _page: str | None = None

    def nav_title(self) -> str:
        return "CORS"

    def nav_subtitle(self) -> str:
        return "" if self._telling is None else self._telling.word

    def title(self) -> str:
        return "Cross-Origin Resource Sharing"

    def url(self) -> str:
        return ""

    def process_response(self, request: Request, response: Response) -> None:
        app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
        self._telling = told(app, request.environ, list(response.headers))
        self._page = serving.link(app, request.environ)

    def _place(self, source: Source) -> str:
        """A source, with its file as it is called from where the server runs."""
        line = Surroundings(Path.cwd()).line(source)
        return str(source) if line is None else f"{source}, {line}"

    def content(self) -> str:
        text = _TEMPLATE.read_text(encoding="utf-8")

        # The toolbar's environment escapes what is filled in.
        return self.jinja_env.from_string(text).render(
            telling=self._telling,
            page=self._page,
            place=self._place,
        )

"""The check for programs: JSON, whose shape :doc:`/commands` documents."""

from __future__ import annotations

import json
import typing as t

from ..sansio.browser import documents
from ..sansio.browser.exchanges import PageRequest
from ..version import __version__
from .failures import NoAnswerError
from .outcome import Check
from .outcome import Remark

#: Raised where something is taken away or renamed; what is added leaves it as it is.
VERSION: t.Final = 1

_TOOL: t.Final = {"name": "Flask-CORS", "version": __version__}


def render(check: Check) -> str:
    """Write a check as JSON."""
    return _written(
        {
            "request": documents.of_request(check.request),
            "verdict": check.ruling.value,
            "browsers": documents.of_verdicts(check.verdicts),
            "exchanges": [
                documents.of_exchange(step.exchange, step.purpose.value)
                for step in check.steps
            ],
            "remarks": [_remark(remark) for remark in check.remarks],
            "error": None,
        }
    )


def render_failure(request: PageRequest, error: NoAnswerError) -> str:
    """Write that there was no answer."""
    return _written(
        {
            "request": documents.of_request(request),
            "verdict": None,
            "browsers": {},
            "exchanges": [],
            "remarks": [],
            "error": {"kind": error.failure.value, "message": str(error)},
        }
    )


def _written(shown: dict[str, t.Any]) -> str:
    return json.dumps({"version": VERSION, "tool": _TOOL, **shown}, indent=2)


def _remark(remark: Remark) -> dict[str, str]:
    return {"kind": remark.kind.value, "message": remark.message}

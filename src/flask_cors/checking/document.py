"""The check for programs: JSON, whose shape :doc:`/commands` documents."""

from __future__ import annotations

import json
import typing as t

from ..sansio.browser.exchanges import Credentials
from ..sansio.browser.exchanges import PageRequest
from ..version import __version__
from .failures import NoAnswerError
from .outcome import Check
from .outcome import masked
from .outcome import Remark
from .outcome import Step
from .outcome import Verdict

#: Raised where something is taken away or renamed; what is added leaves it as it is.
VERSION: t.Final = 1

_TOOL: t.Final = {"name": "Flask-CORS", "version": __version__}


def render(check: Check) -> str:
    """Write a check as JSON."""
    return _written(
        {
            "request": _request(check.request),
            "verdict": check.ruling.value,
            "browsers": {
                verdict.profile.name.lower(): _verdict(verdict)
                for verdict in check.verdicts
            },
            "exchanges": [_step(step) for step in check.steps],
            "remarks": [_remark(remark) for remark in check.remarks],
            "error": None,
        }
    )


def render_failure(request: PageRequest, error: NoAnswerError) -> str:
    """Write that there was no answer."""
    return _written(
        {
            "request": _request(request),
            "verdict": None,
            "browsers": {},
            "exchanges": [],
            "remarks": [],
            "error": {"kind": error.failure.value, "message": str(error)},
        }
    )


def _written(shown: dict[str, t.Any]) -> str:
    return json.dumps({"version": VERSION, "tool": _TOOL, **shown}, indent=2)


def _request(request: PageRequest) -> dict[str, t.Any]:
    return {
        "url": request.url,
        "origin": request.origin,
        "method": request.method,
        "headers": masked(request.headers),
        "credentials": request.credentials is Credentials.INCLUDE,
    }


def _verdict(verdict: Verdict) -> dict[str, t.Any]:
    refusal = verdict.refusal
    return {
        "verdict": verdict.ruling.value,
        "reason": refusal and refusal.reason.value,
        "standard": refusal and refusal.reason.standard,
        "is_preflight": refusal and refusal.is_preflight,
        "sentence": verdict.sentence,
    }


def _step(step: Step) -> dict[str, t.Any]:
    return {
        "purpose": step.purpose.value,
        "method": step.sent.method,
        "url": step.sent.url,
        "request_headers": step.sent.headers,
        "status": step.answer.status,
        "response_headers": step.answer.headers,
    }


def _remark(remark: Remark) -> dict[str, str]:
    return {"kind": remark.kind.value, "message": remark.message}

"""The explanation as people read it, and as JSON for programs."""

from __future__ import annotations

import collections.abc as cabc
import json
import textwrap
import typing as t
from dataclasses import replace

import click

from ..sansio import fetch
from ..sansio.browser import documents
from ..sansio.browser.exchanges import Credentials
from ..sansio.browser.exchanges import Exchange
from ..sansio.browser.exchanges import Headers
from ..sansio.browser.exchanges import PageRequest
from ..sansio.browser.exchanges import Sent
from ..sansio.browser.secrets import masked
from ..sansio.browser.verdicts import Ruling
from ..sansio.browser.verdicts import Verdict
from ..sansio.causes import Cause
from ..sansio.causes import Change
from ..sansio.explanation import Explanation
from ..sansio.fetch import normalize_method
from ..sansio.findings import Source
from ..sansio.routing_table import Governing
from .surroundings import Surroundings

#: Raised where something is taken away or renamed; what is added leaves it as it is.
VERSION: t.Final = 1

_INDENT: t.Final = "  "

_COLOURS: t.Final = {
    Ruling.ALLOWED: "green",
    Ruling.BLOCKED: "red",
    Ruling.UNKNOWN: "yellow",
}

#: Headers of an answer that say something of CORS.
_TELLING = fetch.CORS_RESPONSE_HEADERS | {
    "location",
    fetch.TIMING_ALLOW_ORIGIN.lower(),
    "vary",
}


def render(explanation: Explanation, surroundings: Surroundings) -> str:
    """Write an explanation as text; a stream that is no terminal drops the colours."""
    paragraphs = [
        _verdict(explanation),
        _why(explanation, surroundings),
        *(_exchange(exchange, surroundings) for exchange in explanation.exchanges),
        _unsent(explanation),
        *(_sentence(each, surroundings) for each in explanation.verdicts),
        *_causes(explanation.causes, surroundings),
        *(_filled(f"Note: {each}", surroundings) for each in explanation.remarks),
        *(_filled(f"Doubt: {each}", surroundings) for each in explanation.doubts),
    ]
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _verdict(explanation: Explanation) -> str:
    ruling = explanation.ruling
    word = click.style(ruling.name, fg=_COLOURS[ruling], bold=True)
    return f"{word}{_where(explanation.verdicts)}  {_asked(explanation.request)}"


def _where(verdicts: tuple[Verdict, ...]) -> str:
    """The browsers that block a request, where others do not."""
    names = [verdict.profile.name for verdict in verdicts if not verdict.is_allowed]
    is_all = len(names) in (0, len(verdicts))
    return "" if is_all else f" in {' and '.join(names)}"


def _asked(request: PageRequest) -> str:
    include = request.credentials is Credentials.INCLUDE
    cookies = ", with cookies" if include else ""
    asked = f"{request.method} {request.url} from {request.origin}{cookies}"
    return click.style(asked, bold=True)


def _why(explanation: Explanation, surroundings: Surroundings) -> str:
    """What governs the path, why there is a preflight, what the page can read."""
    governing = explanation.governing
    source = governing.source
    where = "" if source is None else f", {_source(source, surroundings)}"
    rows = [("Governed by", f"{governing}{where}")]

    if explanation.exchanges:
        rows.append(("Preflight", _preflight(explanation.why_preflight)))

    if explanation.is_allowed and explanation.readable:
        rows.append(("Exposed", ", ".join(explanation.readable)))

    return "\n".join(_row(*row, surroundings) for row in rows)


def _preflight(why: tuple[str, ...]) -> str:
    return f"yes: {'; '.join(why)}" if why else "none"


def _source(source: Source, surroundings: Surroundings) -> str:
    where = surroundings.line(source)
    return str(source) if where is None else f"{source}, {where}"


def _exchange(exchange: Exchange, surroundings: Surroundings) -> str:
    sent, answer = exchange.sent, exchange.answer
    shown = [(name, value) for name, value in answer.headers if _tells(name)]
    purpose = " (the preflight)" if sent.is_preflight else ""
    title = f"The browser sends {sent.method} {sent.url}{purpose}"
    lines = [
        click.style(title, fg="cyan"),
        *_headers(masked(sent.headers), surroundings),
        click.style(f"The server answers {answer.status}", fg="cyan"),
        *_headers(tuple(shown), surroundings),
    ]
    return "\n".join(lines)


def _unsent(explanation: Explanation) -> str:
    """What a refused preflight keeps the browser from sending."""
    if explanation.is_allowed or not explanation.exchanges:
        return ""

    sent = explanation.exchanges[-1].sent

    if not sent.is_preflight:
        return ""

    method = normalize_method(explanation.request.method)
    return click.style(f"The browser does not send {method} {sent.url}", fg="cyan")


def _tells(name: str) -> bool:
    return name.lower() in _TELLING


def _headers(headers: Headers, surroundings: Surroundings) -> cabc.Iterator[str]:
    for name, value in headers:
        yield _filled(f"{name}: {value}", surroundings, _INDENT, f"{_INDENT}  ")


def _sentence(verdict: Verdict, surroundings: Surroundings) -> str:
    if verdict.sentence is None:
        return ""

    profile = verdict.profile
    said = _filled(verdict.sentence, surroundings, _INDENT)
    heading = click.style(f"{profile.name} {profile.version} says", fg="red")
    return f"{heading}\n{said}"


def _causes(
    causes: tuple[Cause, ...], surroundings: Surroundings
) -> cabc.Iterator[str]:
    """Each cause with its change: all of the changes are needed."""
    is_enough = all(cause.change for cause in causes)
    remedy = "To allow it, write" if is_enough else "For that, write"
    told: list[Change | None] = []

    for number, cause in enumerate(causes):
        why = "And because" if number else "Because"

        # One change may do away with two causes.
        shown = replace(cause, change=None) if cause.change in told else cause
        yield "\n".join(_cause(shown, why, remedy, surroundings))
        remedy = "And write" if is_enough else remedy
        told.append(cause.change)


def _cause(
    cause: Cause, why: str, remedy: str, surroundings: Surroundings
) -> cabc.Iterator[str]:
    yield click.style(why, fg="yellow")
    yield _filled(cause.message, surroundings, _INDENT)

    if cause.change is not None:
        yield click.style(remedy, fg="yellow")
        yield textwrap.indent(cause.change.text, _INDENT)

    if cause.opens:
        yield _filled(cause.opens, surroundings, _INDENT)


def _row(name: str, text: str, surroundings: Surroundings) -> str:
    return _filled(f"{name:13}{text}", surroundings, _INDENT, " " * 15)


def _filled(
    text: str, surroundings: Surroundings, first: str = "", rest: str | None = None
) -> str:
    # What is broken cannot be copied: a long word stays whole.
    return textwrap.fill(
        text,
        surroundings.width,
        initial_indent=first,
        subsequent_indent=first if rest is None else rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def document(explanation: Explanation, surroundings: Surroundings) -> str:
    """Write an explanation as JSON, whose shape :doc:`/commands` documents."""
    shown = {
        "version": VERSION,
        "request": documents.of_request(explanation.request),
        "verdict": explanation.ruling.value,
        "write_reason": _write_reason(explanation),
        "browsers": documents.of_verdicts(explanation.verdicts),
        "governed_by": _governing(explanation.governing, surroundings),
        "why_preflight": explanation.why_preflight,
        "exchanges": [
            documents.of_exchange(exchange, _purpose(exchange.sent))
            for exchange in explanation.exchanges
        ],
        "causes": [_caused(cause, surroundings) for cause in explanation.causes],
        "exposed_headers": explanation.readable,
        "remarks": [{"message": remark} for remark in explanation.remarks],
        "doubts": [{"message": doubt} for doubt in explanation.doubts],
    }
    return json.dumps(shown, indent=2)


def _write_reason(explanation: Explanation) -> str | None:
    reason = explanation.write_reason
    return None if reason is None else reason.name.lower().replace("_", "-")


def _governing(governing: Governing, surroundings: Surroundings) -> dict[str, t.Any]:
    source = governing.source
    return {
        "level": governing.level.value,
        "pattern": governing.pattern,
        "blueprint": governing.blueprint,
        "number": governing.number,
        "source": None if source is None else surroundings.placed(source),
    }


def _purpose(sent: Sent) -> str:
    return "preflight" if sent.is_preflight else "request"


def _caused(cause: Cause, surroundings: Surroundings) -> dict[str, t.Any]:
    return {
        "option": cause.option,
        "value": cause.value,
        "source": surroundings.placed(cause.source),
        "message": cause.message,
        "change": cause.change and cause.change.text,
        "opens": cause.opens or None,
    }

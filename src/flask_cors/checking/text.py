"""The check for people: text, in colours where there is a terminal."""

from __future__ import annotations

import textwrap
import typing as t

import click

from ..sansio.browser.verdicts import Ruling
from ..sansio.browser.verdicts import Verdict
from .outcome import Check
from .outcome import Kind
from .outcome import Purpose
from .outcome import Remark
from .outcome import Step

_COLOURS: t.Final = {
    Ruling.ALLOWED: "green",
    Ruling.BLOCKED: "red",
    Ruling.UNKNOWN: "yellow",
}


def render(check: Check, width: int) -> str:
    """Write what was sent, what came back, and what browsers make of it; a stream that
    is no terminal drops the colours.

    :param width: of a line of sentences; headers are never broken.
    """
    parts = [
        *(_step(step) for step in check.steps if _is_shown(check, step)),
        _ruling(check, width),
        *(_remark(remark, width) for remark in check.remarks),
    ]
    return "\n\n".join(parts)


def _is_shown(check: Check, step: Step) -> bool:
    """A comparison is of interest where something came of it."""
    kinds = {remark.kind for remark in check.remarks}
    return step.purpose is not Purpose.COMPARISON or Kind.NO_VARY in kinds


def _step(step: Step) -> str:
    sent, answer = step.sent, step.answer
    purpose = _purpose(step)
    title = click.style(f"{sent.method} {sent.url}", bold=True)
    said = [_printable(f"  > {name}: {value}") for name, value in sent.headers]
    heard = [_printable(f"  < {name}: {value}") for name, value in answer.headers]
    colour = "green" if answer.status < 300 else "yellow"
    return "\n".join(
        [
            f"{title}{click.style(purpose, dim=True)}",
            *(click.style(line, dim=True) for line in said),
            click.style(f"  < {answer.status}", fg=colour),
            *heard,
        ]
    )


def _purpose(step: Step) -> str:
    match step.purpose:
        case Purpose.PREFLIGHT:
            return " (the preflight)"
        case Purpose.STAND_IN:
            return f" (in the place of {step.method}, which is not sent)"
        case Purpose.COMPARISON:
            return " (the same from another origin, to compare)"
        case _:
            return ""


def _ruling(check: Check, width: int) -> str:
    ruling = check.ruling
    title = click.style(ruling.name, fg=_COLOURS[ruling], bold=True)
    summary = _filled(f"{ruling.name}: {_summary(check)}", width)
    lines = [f"{title}{summary.removeprefix(ruling.name)}"]
    lines += [_said(verdict, width) for verdict in check.verdicts if verdict.refusal]
    return "\n".join(lines)


def _summary(check: Check) -> str:
    method, page = check.request.method, f"a page of {check.request.origin}"
    purposes = {step.purpose for step in check.steps}
    names = _names(check)

    if check.ruling is Ruling.BLOCKED:
        return f"{method} from {page}, in {names}."

    if check.ruling is Ruling.UNKNOWN:
        return f"{method} from {page} would have to be sent to tell."

    if Purpose.PREFLIGHT in purposes and Purpose.REQUEST not in purposes:
        return f"the preflight grants {method} to {page}, in {names}."

    return f"{page} gets the answer to {method}, in {names}."


def _names(check: Check) -> str:
    """The browsers that are as strict as the strictest."""
    strict = [v.profile.name for v in check.verdicts if v.ruling is check.ruling]
    return " and ".join(strict)


def _said(verdict: Verdict, width: int) -> str:
    name = f"  {verdict.profile.name}: "
    return _filled(f"{verdict.sentence}", width, name)


def _remark(remark: Remark, width: int) -> str:
    filled = _filled(remark.message, width, "* ")
    return click.style(filled, fg="yellow")


def _filled(text: str, width: int, start: str = "") -> str:
    # What is broken cannot be copied: a long word stays whole.
    return textwrap.fill(
        _printable(text),
        width,
        initial_indent=start,
        subsequent_indent="    " if start.startswith("  ") else " " * len(start),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _printable(text: str) -> str:
    """A text of a server, which may send anything, as a terminal may have it."""
    return "".join(
        character if character.isprintable() else ascii(character)[1:-1]
        for character in text
    )

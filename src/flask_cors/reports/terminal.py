"""The report for people: text, in colours where there is a terminal."""

from __future__ import annotations

import collections.abc as cabc
import itertools
import textwrap
import typing as t

import click

from ..sansio import rules
from ..sansio.audit.outcome import Audit
from ..sansio.audit.outcome import Extent
from ..sansio.audit.outcome import SEVERITIES
from ..sansio.audit.outcome import Silenced
from ..sansio.findings import Finding
from ..sansio.findings import Findings
from ..sansio.findings import Place
from ..sansio.findings import Remark
from ..sansio.findings import Severity
from .surroundings import Surroundings
from .wording import counted
from .wording import cut
from .wording import written

_HEADINGS: t.Final = {
    Severity.ERROR: ("ERRORS", "red"),
    Severity.WARNING: ("WARNINGS", "yellow"),
    Severity.ADVICE: ("ADVICE", "cyan"),
}


def render(audit: Audit, surroundings: Surroundings) -> str:
    """Write what an audit says, the worst first; a stream that is no terminal drops
    the colours.
    """
    parts = [
        *(_severity(audit, severity, surroundings) for severity in SEVERITIES),
        _silenced(audit.silenced, surroundings),
        _summary(audit),
        _filled(_extent(audit.extent), surroundings),
        _legend(audit, surroundings),
    ]
    return "\n".join(part for part in parts if part)


def summary(audit: Audit) -> str:
    """How much was found, in one line: ``2 errors, 1 warning; 1 silenced``."""
    counts = (
        counted(audit.count(Severity.ERROR), "error", "errors"),
        counted(audit.count(Severity.WARNING), "warning", "warnings"),
        f"{audit.count(Severity.ADVICE)} advice",
    )
    found = ", ".join(count for count in counts if not count.startswith("0 "))
    silenced = f"; {len(audit.silenced)} silenced" if audit.silenced else ""
    return f"{found or 'Nothing found'}{silenced}"


def _severity(audit: Audit, severity: Severity, surroundings: Surroundings) -> str:
    findings = tuple(f for f in audit.findings if f.severity is severity)

    if not findings:
        return ""

    name, colour = _HEADINGS[severity]
    by_rule = itertools.groupby(findings, lambda finding: finding.rule)
    groups = (_group(id, tuple(group), colour, surroundings) for id, group in by_rule)
    return "\n".join([click.style(name, fg=colour, bold=True), "", *groups])


def _group(id: str, findings: Findings, colour: str, surroundings: Surroundings) -> str:
    """The findings of one rule, below its title."""
    title = _title(id, surroundings).removeprefix(id)
    standard = rules.BY_ID[id].standard
    lines = [
        f"{click.style(id, fg=colour)}{click.style(title, bold=True)}",
        *(_finding(finding, surroundings) for finding in findings),
        *([click.style(f"  See {standard}", dim=True)] if standard else []),
        "",
    ]
    return "\n".join(lines)


def _title(id: str, surroundings: Surroundings) -> str:
    indent = " " * (len(id) + 2)
    title = _filled(rules.BY_ID[id].title, surroundings, indent)
    return f"{id}  {title.lstrip()}"


def _finding(finding: Finding, surroundings: Surroundings) -> str:
    return "\n".join(
        [
            *_subject(finding, surroundings),
            _filled(finding.message, surroundings, "    "),
            *([_fix(finding, surroundings)] if finding.fix else []),
        ]
    )


def _subject(finding: Finding, surroundings: Surroundings) -> list[str]:
    """The value, and where it comes from; a remark's message names its subject."""
    source = _source(finding, surroundings)

    if isinstance(finding, Remark):
        return [click.style(_filled(source, surroundings, "  "), dim=True)]

    value = f"{finding.option}={cut(written(finding.value))}"
    place = click.style(_filled(source, surroundings, "    "), dim=True)
    return [_filled(value, surroundings, "  "), place]


def _source(finding: Finding, surroundings: Surroundings) -> str:
    line = surroundings.line(finding.source)

    if line is None:
        return str(finding.source)

    # That of the application says its line itself.
    is_line = finding.source.place is Place.APPLICATION
    return line if is_line else f"{line}, {finding.source}"


def _fix(finding: Finding, surroundings: Surroundings) -> str:
    return click.style(_filled(finding.fix, surroundings, "    "), fg="green")


def _silenced(silenced: cabc.Iterable[Silenced], surroundings: Surroundings) -> str:
    shown = "\n".join(_left_out(each, surroundings) for each in silenced)
    return click.style(f"SILENCED\n\n{shown}", dim=True) if shown else ""


def _left_out(silenced: Silenced, surroundings: Surroundings) -> str:
    finding = silenced.finding
    said = click.unstyle(_finding(finding, surroundings))
    reason = _filled(f"Silenced: {silenced.reason}", surroundings, "    ")
    return "\n".join([_title(finding.rule, surroundings), said, reason, ""])


def _summary(audit: Audit) -> str:
    if audit.findings:
        return click.style(f"{summary(audit)}.", bold=True)

    return click.style(f"{summary(audit)}.", fg="green", bold=True)


def _extent(extent: Extent | None) -> str:
    if extent is None:
        return (
            "The application does not start with these mistakes, and the rest of it "
            "was not looked at."
        )

    routes = counted(extent.routes, "route", "routes")
    policies = counted(extent.policies, "policy", "policies")
    looked = f"Looked at {routes} and {policies}, by {extent.rules} rules"

    if not extent.policies:
        return f"{looked}: no page of another origin can read anything."

    return f"{looked}."


def _legend(audit: Audit, surroundings: Surroundings) -> str:
    if not audit.findings:
        return ""

    legend = "The page of rules in the documentation explains each id."
    return click.style(_filled(legend, surroundings), dim=True)


def _filled(text: str, surroundings: Surroundings, indent: str = "") -> str:
    # What is broken cannot be copied: a long word stays whole.
    return textwrap.fill(
        text,
        surroundings.width,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )

"""What a rule is: a kind of mistake that has an id, and is looked for."""

from __future__ import annotations

from dataclasses import dataclass

from ..findings import Fault
from ..findings import Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the table of rules, from which their page of the docs is generated.

    :param id: never changed, and never given to another rule.
    :param looks_at: what of a configuration it judges, such as ``origins``.
    :param title: the mistake, in a few words.
    :param why: what comes of it, for people who do not know CORS; reStructuredText.
    :param fix: what to do; reStructuredText.
    :param example: a configuration that breaks it, as one line of Python.
    :param standard: the address of the section that says so.
    """

    id: str
    fault: Fault
    severity: Severity
    looks_at: str
    title: str
    why: str
    fix: str
    example: str
    standard: str | None = None

"""Rulings: what a rule says of one value.

The table of rules is read when the first is broken: a configuration that is right needs
none of it.
"""

from __future__ import annotations

import typing as t

from .findings import Fault
from .findings import Finding
from .findings import Remark
from .findings import Source

if t.TYPE_CHECKING:
    from .rules.rule import Rule


def finding(
    fault: Fault,
    option: str,
    value: object,
    source: Source,
    message: str,
    fix: str,
    *suggestions: str,
) -> Finding:
    """What the rule about ``fault`` has found."""
    rule = _rule(fault)
    return Finding(
        rule.id, fault, rule.severity, option, value, source, message, fix, suggestions
    )


def remark(
    fault: Fault,
    option: str,
    value: object,
    source: Source,
    message: str,
    fix: str,
    *suggestions: str,
) -> Remark:
    """The same, of something whose message says what it is about."""
    rule = _rule(fault)
    return Remark(
        rule.id, fault, rule.severity, option, value, source, message, fix, suggestions
    )


def _rule(fault: Fault) -> Rule:
    from .rules import BY_FAULT

    return BY_FAULT[fault]

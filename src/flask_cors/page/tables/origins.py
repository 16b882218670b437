"""Allowed origins as data, and the patterns among them."""

from __future__ import annotations

import re
import typing as t

from ...sansio import fetch
from ...sansio.causes import wording
from ...sansio.masks import masked_text
from ...sansio.origins import AllowedOrigins
from . import patterns

Document: t.TypeAlias = dict[str, t.Any]


def document(allowed: AllowedOrigins) -> Document:
    """The allowed origins."""
    longest = fetch.MAX_ORIGIN_LENGTH
    return {
        "any": allowed.any,
        "literals": sorted(allowed.literals),
        "wildcards": sorted(allowed.wildcards),
        "regexes": [pattern(each, longest) for each in allowed.regexes],
        "checks": [f"{wording.entry(check)}()" for check in allowed.checks],
        "sole": allowed.sole,
        "is_empty": allowed.is_empty,
        "is_open": allowed.is_open,
    }


def pattern(regex: re.Pattern[str], length: int) -> Document:
    """A regular expression, or no more than its text where JavaScript has no equal.

    :param length: that of the longest text it is given.
    """
    shown = wording.cut(wording.entry(regex.pattern))
    found = patterns.translated(regex, length)

    # What may be a password is in no page.
    if found is None or masked_text(regex.pattern) != regex.pattern:
        return {"shown": shown, "source": None}

    return {
        "shown": shown,
        "source": found.source,
        "flags": found.flags,
        "is_of_ascii": found.is_of_ascii,
    }

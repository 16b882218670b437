"""Choices: what is given by its name, out of a few."""

from __future__ import annotations

import collections.abc as cabc
import difflib
import typing as t

from ..sansio.browser.profiles import Profile
from ..sansio.browser.profiles import PROFILES
from ..sansio.browser.refusals import BlockReason

Choice = t.TypeVar("Choice")

REASONS: t.Final = {reason.value: reason for reason in BlockReason}


def chosen(name: str, choices: cabc.Mapping[str, Choice], parameter: str) -> Choice:
    """What ``name`` stands for.

    :param parameter: what it was given for.
    :raises ValueError: if it is no such name.
    """
    if name in choices:
        return choices[name]

    close = difflib.get_close_matches(str(name).lower(), choices, 1)
    known = ", ".join(map(repr, choices))
    advice = f"Did you mean {close[0]!r}?" if close else f"There are {known}."
    raise ValueError(f"{parameter} cannot be {name!r}. {advice}")


def profile_of(browser: str) -> Profile:
    """The browser of a name.

    :raises ValueError: if there is none.
    """
    return chosen(browser, PROFILES, "browser")


def reason_of(reason: BlockReason | str) -> BlockReason:
    """A reason, or the one of a name.

    :raises ValueError: if there is none.
    """
    if isinstance(reason, BlockReason):
        return reason

    return chosen(reason, REASONS, "reason")

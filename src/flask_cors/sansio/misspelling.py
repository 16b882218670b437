"""What keeps a text, or a part of one, from being an origin."""

from __future__ import annotations

from dataclasses import dataclass

from .findings import Fault


@dataclass(frozen=True, slots=True)
class Misspelling:
    """A text that is no origin, no host or no scheme, but was meant as one.

    :param message: what is wrong with it, as a clause.
    :param meant: what was probably meant; absent where that is a guess.
    """

    fault: Fault
    message: str
    meant: str | None = None

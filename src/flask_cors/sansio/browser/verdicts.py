"""Verdicts: what each browser makes of a request, in its own words."""

from __future__ import annotations

import collections.abc as cabc
import enum
import typing as t
from dataclasses import dataclass

from . import sentences
from .profiles import CHROMIUM
from .profiles import FIREFOX
from .profiles import Profile
from .refusals import Refusal

Sentence: t.TypeAlias = cabc.Callable[[Refusal], str]

#: The browsers that are asked, each with what its console says.
BROWSERS: t.Final[tuple[tuple[Profile, Sentence], ...]] = (
    (CHROMIUM, sentences.chromium),
    (FIREFOX, sentences.firefox),
)


class Ruling(enum.Enum):
    """What becomes of a request."""

    ALLOWED = "allowed"
    BLOCKED = "blocked"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one browser makes of a request.

    :param refusal: why it blocks; absent where it does not.
    :param sentence: what its console says then.
    """

    profile: Profile
    ruling: Ruling
    refusal: Refusal | None = None
    sentence: str | None = None

    @classmethod
    def of(
        cls, profile: Profile, sentence: Sentence, refusal: Refusal | None
    ) -> t.Self:
        """The verdict where a browser refuses, or does not.

        :param sentence: gives what the browser's console says of a refusal.
        """
        if refusal is None:
            return cls(profile, Ruling.ALLOWED)

        return cls(profile, Ruling.BLOCKED, refusal, sentence(refusal))

    @property
    def is_allowed(self) -> bool:
        """Whether the page can read the response."""
        return self.ruling is Ruling.ALLOWED


def verdicts(
    refused: cabc.Callable[[Profile], Refusal | None],
) -> tuple[Verdict, ...]:
    """The verdict of every browser.

    :param refused: why a browser blocks the request, if it does.
    """
    return tuple(
        Verdict.of(profile, sentence, refused(profile))
        for profile, sentence in BROWSERS
    )

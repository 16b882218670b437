"""Audiences: the pages of other origins that may do something, in parts that read."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from ..sansio.option_types import Check
from ..sansio.origins import AllowedOrigins
from ..sansio.origins import NULL


class Kind(enum.Enum):
    """How the members of an audience are told from others, the widest first."""

    ANY = "any"
    FUNCTION = "function"
    REGEX = "regex"
    PATTERN = "pattern"
    NAMED = "named"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Member:
    """Those of an audience that one entry lets in.

    :param text: the origin, pattern or regex, or the name of the function.
    """

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Audience:
    """The pages that may do something. Those of the application's own origin always
    may, and are in none.

    :param is_any: whether every page there is may.
    :param members: who may; where every page may, the regexes that let them in.
    """

    is_any: bool = False
    members: tuple[Member, ...] = ()

    @classmethod
    def of(cls, origins: AllowedOrigins) -> Audience:
        """Those whom a policy allows. No function is asked."""
        if origins.any:
            return EVERYBODY

        return cls(origins.is_open, tuple(_members(origins)))

    @property
    def is_nobody(self) -> bool:
        """Whether no page of another origin may."""
        return not (self.is_any or self.members)

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """How its members are told from others, the widest first."""
        if self.is_any:
            return (Kind.ANY,)

        found = {member.kind for member in self.members} or {Kind.NOBODY}
        return tuple(kind for kind in Kind if kind in found)

    def joined(self, other: Audience) -> Audience:
        """Those of both."""
        if self.is_nobody or self == other:
            return other

        members = dict.fromkeys((*self.members, *other.members))
        return Audience(self.is_any or other.is_any, tuple(members))

    def identified(self) -> Audience:
        """Those that have an origin of their own: any page can have ``null``."""
        members = (member for member in self.members if member.text != NULL)
        return Audience(self.is_any, tuple(members))


EVERYBODY = Audience(is_any=True)
NOBODY = Audience()


def _members(origins: AllowedOrigins) -> list[Member]:
    """What is written out comes first."""
    return [
        *(Member(Kind.NAMED, text) for text in sorted(origins.literals)),
        *(Member(Kind.PATTERN, text) for text in sorted(origins.wildcards)),
        *(Member(Kind.REGEX, regex.pattern) for regex in origins.regexes),
        *(Member(Kind.FUNCTION, _name(check)) for check in origins.checks),
    ]


def _name(check: Check) -> str:
    return getattr(check, "__name__", type(check).__name__)

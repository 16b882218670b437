"""Path patterns: which paths a resource is for, and which pattern is tried first."""

from __future__ import annotations

import enum
import re
import typing as t
from dataclasses import dataclass
from dataclasses import field

from . import forms
from .findings import Fault
from .forms import Note

_EVERYTHING = frozenset({"*", "/*", ".*", "/.*"})

# The characters that a path does not have, and a regex does; + and | may be in a path.
_SEGMENT: t.Final = r"[^\\^$()\[\]?*]*/\*"
_PREFIX: t.Final = r"[^\\^$()\[\]?*]*[^\\^$()\[\]?*./]\*"
_LITERAL: t.Final = r"[^\\^$()\[\]?*]*"
_ORIGIN: t.Final = r"^[^:/]*://[^/]*"

# Of a regex: flags and the mark of its beginning, what stands for itself there, what
# may follow that without excluding a path, and what hides alternatives.
_ANCHOR: t.Final = r"(?:\(\?[a-zA-Z]+\))*\^*"
_LEAD: t.Final = r"(?:[^\\^$.|?*+()\[\]{}]|\\[^A-Za-z0-9])*"
_LAST: t.Final = r"(?s)\\?.\Z"
_ANYTHING_MORE = frozenset(
    {"", ".*", ".*$", ".*?", "(.*)", "(.*)$", "(/.*)?", "(?:/.*)?", "/?", "/?.*"}
)
_ANY_SEGMENT_MORE = frozenset({"(/.*)?$", "(?:/.*)?$", "(/|$)", "(?:/|$)"})
_ESCAPED_OR_CLASS: t.Final = r"\\.|\[\^?\]?[^\]]*\]"
_BRACKETS: t.Final = r"\([^()]*\)"
_UNESCAPED: t.Final = r"\\(.)"


class Reach(enum.Enum):
    """How a path pattern matches."""

    LITERAL = "exactly this path"
    SEGMENTS = "this path and everything below it"
    PREFIX = "every path that starts so"
    EVERYTHING = "every path"
    REGEX = "a regex, from the start of the path"


@dataclass(frozen=True, slots=True)
class PathPattern:
    """The pattern of a resource's paths.

    :param text: as it is written.
    :param stem: what each of its paths begins with, as far as that is known.
    """

    text: str
    reach: Reach
    stem: str
    regex: re.Pattern[str] | None = None
    plain: Reach = field(init=False, repr=False, compare=False)
    """How it matches, of a regex too if that is a stem and no more."""

    def __post_init__(self) -> None:
        is_known = self.reach is Reach.REGEX and self.stem
        plain = _plain(self.text) if is_known else self.reach
        object.__setattr__(self, "plain", plain)

    @classmethod
    def parse(cls, written: str | re.Pattern[str], note: Note) -> t.Self | None:
        """Parse a pattern, or write down why it can't be, or why it matches nothing."""
        rv = cls._parsed(written, note)

        if rv is not None and rv.is_relative:
            note.add(
                Fault.RELATIVE_PATH,
                rv.text,
                "a path starts with a slash: this one matches none.",
                f"Write {_rooted(rv.text)!r}.",
                _rooted(rv.text),
            )

        return rv

    @classmethod
    def _parsed(cls, written: str | re.Pattern[str], note: Note) -> t.Self | None:
        if isinstance(written, re.Pattern):
            return cls(written.pattern, Reach.REGEX, _stem(written), written)

        if written in _EVERYTHING:
            return cls(written, Reach.EVERYTHING, "/")

        if re.fullmatch(_SEGMENT, written):
            return cls(written, Reach.SEGMENTS, written[:-2])

        if re.fullmatch(_PREFIX, written):
            return cls(written, Reach.PREFIX, written[:-1])

        if re.fullmatch(_LITERAL, written):
            return cls(written, Reach.LITERAL, written)

        try:
            regex = forms.compiled(written)
        except forms.NOT_COMPILED as error:
            note.add(
                Fault.INVALID_REGEX,
                written,
                f"not a valid regex: {error}.",
                "Write '/api/*' for a path and everything below it.",
            )
            return None

        return cls(written, Reach.REGEX, _stem(regex), regex)

    @property
    def identity(self) -> tuple[str, bool]:
        """What makes two patterns one: every way to write "everything" is the same."""
        is_everything = self.reach is Reach.EVERYTHING
        return "/*" if is_everything else self.text, self.reach is Reach.REGEX

    @property
    def is_relative(self) -> bool:
        """Whether it can match no path, as they all start with a slash."""
        is_known = bool(self.stem) or self.reach is not Reach.REGEX
        return is_known and not self.stem.startswith("/")

    def matches(self, path: str) -> bool:
        """Tell whether ``path``, as it is routed, is one of this pattern's."""
        match self.reach:
            case Reach.EVERYTHING:
                return True
            case Reach.LITERAL:
                return path == self.stem
            case Reach.PREFIX:
                return path.startswith(self.stem)
            case Reach.SEGMENTS:
                return path == self.stem or path.startswith(f"{self.stem}/")
            case _:
                return t.cast("re.Pattern[str]", self.regex).match(path) is not None

    @property
    def specificity(self) -> tuple[bool, int, int]:
        """What patterns are sorted by, the smallest first."""
        return (
            self.reach is not Reach.LITERAL,
            -self.text.count("/"),
            -len(self.text),
        )

    def covers(self, other: PathPattern) -> bool:
        """Tell whether it is certain to match every path of ``other``."""
        match self.plain:
            case Reach.EVERYTHING:
                return True
            case Reach.PREFIX:
                return other.stem.startswith(self.stem)
            case Reach.SEGMENTS:
                is_same = other.plain in _BOUND and other.stem == self.stem
                return is_same or other.stem.startswith(f"{self.stem}/")
            case _:
                return False


# The reaches whose paths are the stem, or go on with a slash.
_BOUND = frozenset({Reach.LITERAL, Reach.SEGMENTS})


def _rooted(text: str) -> str:
    """The pattern that is meant by one that starts without a slash."""
    if "://" in text:
        return re.sub(_ORIGIN, "", text) or "/*"

    return f"{anchor(text)}/{text.removeprefix(anchor(text))}"


def _stem(regex: re.Pattern[str]) -> str:
    """What every path that ``regex`` matches is certain to begin with."""
    if regex.flags & (re.IGNORECASE | re.VERBOSE) or _has_alternatives(regex.pattern):
        return ""

    return opening(regex.pattern)


def _plain(text: str) -> Reach:
    more = text[len(anchor(text)) + len(_lead(text)) :]

    if more in _ANYTHING_MORE:
        return Reach.PREFIX

    return Reach.SEGMENTS if more in _ANY_SEGMENT_MORE else Reach.REGEX


def anchor(text: str) -> str:
    """What stands in a regex before its first character: flags, and ``^``."""
    return t.cast("re.Match[str]", re.match(_ANCHOR, text))[0]


def opening(text: str) -> str:
    """The beginning of a regex that stands for itself."""
    return re.sub(_UNESCAPED, r"\1", _lead(text))


def _lead(text: str) -> str:
    """The same, as it is written."""
    text = text.removeprefix(anchor(text))
    rv = t.cast("re.Match[str]", re.match(_LEAD, text))[0]
    is_optional = text[len(rv) : len(rv) + 1] in ("?", "*", "{")
    return re.sub(_LAST, "", rv) if is_optional else rv


def _has_alternatives(text: str) -> bool:
    bare = re.sub(_ESCAPED_OR_CLASS, "", text)

    while (outside := re.sub(_BRACKETS, "", bare)) != bare:
        bare = outside

    return "|" in bare

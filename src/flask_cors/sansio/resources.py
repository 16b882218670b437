"""Resources: which policy governs a path.

Literal paths come first, then patterns, the most specific first: more slashes, then
longer, then as written. The first that matches governs.
"""

from __future__ import annotations

import collections.abc as cabc
import enum
import re
import types
import typing as t
from dataclasses import dataclass
from dataclasses import field

from ..errors import Fault
from ..errors import Finding
from ..errors import Place
from ..errors import Severity
from . import forms
from .forms import Note
from .layers import Layer
from .layers import overlaid
from .layers import Setting
from .layers import Settings
from .options import RESOURCE_OPTIONS
from .policy import Policy

_EVERYTHING = frozenset({"*", "/*", ".*", "/.*"})

# The characters that a path does not have, and a regex does; + and | may be in a path.
_SEGMENT = re.compile(r"[^\\^$()\[\]?*]*/\*")
_PREFIX = re.compile(r"[^\\^$()\[\]?*]*[^\\^$()\[\]?*./]\*")
_LITERAL = re.compile(r"[^\\^$()\[\]?*]*")
_ORIGIN = re.compile(r"^[^:/]*://[^/]*")
_PARENT = re.compile(r"(?:^|/)\.\.(?:/|$)")

_EXPECTED = "a path is text, a compiled pattern, a list of them, or a dict of them"
_FIX = "Write resources={'/api/*': {'origins': 'https://app.example.com'}}."


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
    :param stem: the fixed part that a path begins with.
    """

    text: str
    reach: Reach
    stem: str
    regex: re.Pattern[str] | None = None

    @classmethod
    def parse(cls, written: str | re.Pattern[str], note: Note) -> t.Self | None:
        """Parse a pattern, or write down why it can't be."""
        if isinstance(written, re.Pattern):
            return cls(written.pattern, Reach.REGEX, "", written)

        if written in _EVERYTHING:
            return cls(written, Reach.EVERYTHING, "/")

        if _SEGMENT.fullmatch(written):
            return cls._rooted(written, Reach.SEGMENTS, written[:-2], note)

        if _PREFIX.fullmatch(written):
            return cls._rooted(written, Reach.PREFIX, written[:-1], note)

        if _LITERAL.fullmatch(written):
            return cls._rooted(written, Reach.LITERAL, written, note)

        try:
            return cls(written, Reach.REGEX, "", re.compile(written))
        except re.error as error:
            note.error(
                Fault.INVALID_REGEX,
                written,
                f"not a valid regex: {error}.",
                "Write '/api/*' for a path and everything below it.",
            )
            return None

    @classmethod
    def _rooted(cls, written: str, reach: Reach, stem: str, note: Note) -> t.Self:
        if not written.startswith("/"):
            meant = _ORIGIN.sub("", written) if "://" in written else f"/{written}"
            note.warn(
                Fault.NEVER_MATCHES,
                written,
                "a path starts with a slash: this one matches none.",
                f"Write {meant!r}.",
                meant,
            )

        return cls(written, reach, stem)

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


@dataclass(frozen=True, slots=True)
class Resource:
    """A path pattern, and the policy of its paths."""

    pattern: PathPattern
    policy: Policy


@dataclass(frozen=True, slots=True)
class Resources:
    """The table of resources, in the order in which they are tried.

    :param entries: in any order; of two with one pattern the later counts.
    """

    entries: tuple[Resource, ...] = ()
    only: Policy | None = field(init=False, repr=False)
    """The policy of every path, where one entry governs them all."""

    _literals: cabc.Mapping[str, Policy] = field(init=False, repr=False)
    _patterns: tuple[Resource, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        by_text = {_identity(entry.pattern): entry for entry in self.entries}
        ordered = sorted(by_text.values(), key=lambda entry: entry.pattern.specificity)
        literals = [e for e in ordered if e.pattern.reach is Reach.LITERAL]
        is_one = len(ordered) == 1 and ordered[0].pattern.reach is Reach.EVERYTHING
        object.__setattr__(self, "only", ordered[0].policy if is_one else None)
        object.__setattr__(self, "entries", tuple(ordered))
        object.__setattr__(self, "_patterns", tuple(ordered[len(literals) :]))
        object.__setattr__(
            self,
            "_literals",
            types.MappingProxyType({e.pattern.stem: e.policy for e in literals}),
        )

    def policy(self, path: str) -> Policy | None:
        """The policy that governs ``path``, as it is routed."""
        if ".." in path and _PARENT.search(path):
            return None

        policy = self._literals.get(path)

        if policy is not None:
            return policy

        for entry in self._patterns:
            if entry.pattern.matches(path):
                return entry.policy

        return None


def _identity(pattern: PathPattern) -> tuple[str, bool]:
    """What makes two patterns one: every way to write "everything" is the same."""
    is_everything = pattern.reach is Reach.EVERYTHING
    text = "/*" if is_everything else pattern.text
    return text, pattern.reach is Reach.REGEX


def replaced(
    older: tuple[Resource, ...], newer: tuple[Resource, ...]
) -> tuple[tuple[Resource, Resource], ...]:
    """The entries of ``older`` whose pattern stands again in ``newer``, with another
    policy.
    """
    by_text = {_identity(entry.pattern): entry for entry in older}
    pairs = [(by_text.get(_identity(entry.pattern)), entry) for entry in newer]
    return tuple(
        (old, new) for old, new in pairs if old and old.policy.differing(new.policy)
    )


def compiled(
    settings: Settings, findings: list[Finding], *, unknown: Severity = Severity.ERROR
) -> tuple[Resource, ...]:
    """Compile the ``resources`` of ``settings``, each with its own options over them.

    :param findings: the list that mistakes and warnings are added to.
    :param unknown: what an unknown option is.
    """
    setting = settings["resources"]
    note = Note("resources", setting.source, findings)
    shared = Policy.compile(settings)
    out = []

    for written, value in _items(setting, note):
        if not _is_pattern(written, note):
            continue

        pattern = PathPattern.parse(written, note)
        policy = shared

        if value is not _SHARED:
            policy = _policy(settings, written, value, note, unknown)

        if pattern is not None:
            out.append(Resource(pattern, policy))

    return tuple(out)


def _is_pattern(written: object, note: Note) -> t.TypeGuard[str | re.Pattern[str]]:
    if isinstance(written, re.Pattern):
        return forms.is_of_text(written, note)

    if isinstance(written, str):
        return True

    forms.wrong_type(written, note, _EXPECTED, _FIX)
    return False


#: Stands for the options of a path that has none of its own.
_SHARED: t.Final = object()


def _items(setting: Setting, note: Note) -> cabc.Iterable[tuple[object, object]]:
    if isinstance(setting.value, cabc.Mapping):
        return setting.value.items()

    if setting.value is None:
        note.error(Fault.WRONG_TYPE, None, f"{_EXPECTED}, not None.", _FIX)
        return ()

    entries = forms.entries(setting.value, note, _EXPECTED, _FIX)
    return [(entry, _SHARED) for entry in entries]


def _policy(
    settings: Settings,
    written: str | re.Pattern[str],
    value: object,
    note: Note,
    unknown: Severity,
) -> Policy:
    text = written.pattern if isinstance(written, re.Pattern) else written
    name = f"resources[{text!r}] of {note.source}"

    if value is None or isinstance(value, bool):
        note.error(
            Fault.WRONG_TYPE,
            {text: value},
            f"the options of {text!r} are a dict, or just its origins.",
            _FIX,
        )
        return Policy.compile(settings)

    if not isinstance(value, cabc.Mapping):
        value = {"origins": value}

    layer = Layer(Place.RESOURCE, name, value)
    own = overlaid(
        settings, layer, note.findings, allowed=RESOURCE_OPTIONS, unknown=unknown
    )
    return Policy.compile(own)

"""Resources: which policy governs a path.

Literal paths come first, then patterns, the most specific first: more slashes, then
longer, then as written. The first that matches governs.
"""

from __future__ import annotations

import collections.abc as cabc
import re
import types
import typing as t
from dataclasses import dataclass
from dataclasses import field

from . import forms
from .findings import Fault
from .findings import Finding
from .findings import Place
from .findings import Severity
from .findings import Source
from .forms import Note
from .layers import Layer
from .layers import overlaid
from .layers import Setting
from .layers import Settings
from .options import RESOURCE_OPTIONS
from .path_index import PathIndex
from .paths import PathPattern
from .paths import Reach
from .policy import Policy

_PARENT = re.compile(r"(?:^|/)\.\.(?:/|$)")

_EXPECTED = "a path is text, a compiled pattern, a list of them, or a dict of them"
_FIX = "Write resources={'/api/*': {'origins': 'https://app.example.com'}}."


@dataclass(frozen=True, slots=True)
class Resource:
    """A path pattern, and the policy of its paths."""

    pattern: PathPattern
    policy: Policy


@dataclass(frozen=True, slots=True, eq=False)
class Resources:
    """The table of resources, in the order in which they are tried.

    :param entries: in any order; of two with one pattern the later counts.
    """

    entries: tuple[Resource, ...] = ()
    only: Policy | None = field(init=False, repr=False)
    """The policy of every path, where one entry governs them all."""

    _literals: cabc.Mapping[str, Resource] = field(init=False, repr=False)
    _patterns: tuple[Resource, ...] = field(init=False, repr=False)
    _index: PathIndex = field(init=False, repr=False)

    def __post_init__(self) -> None:
        by_text = {_identity(entry.pattern): entry for entry in self.entries}
        ordered = sorted(by_text.values(), key=lambda entry: entry.pattern.specificity)
        literals = [e for e in ordered if e.pattern.reach is Reach.LITERAL]
        is_one = len(ordered) == 1 and ordered[0].pattern.reach is Reach.EVERYTHING
        object.__setattr__(self, "only", ordered[0].policy if is_one else None)
        object.__setattr__(self, "entries", tuple(ordered))
        patterns = tuple(ordered[len(literals) :])
        index = PathIndex([entry.pattern for entry in patterns])
        object.__setattr__(self, "_patterns", patterns)
        object.__setattr__(self, "_index", index)
        object.__setattr__(
            self,
            "_literals",
            types.MappingProxyType({e.pattern.stem: e for e in literals}),
        )

    def policy(self, path: str) -> Policy | None:
        """The policy that governs ``path``, as it is routed."""
        entry = self.entry(path)
        return None if entry is None else entry.policy

    def entry(self, *paths: str) -> Resource | None:
        """The entry that governs a path.

        :param paths: the path; and, where the entries may be written so, without the
            prefix of its blueprint.
        """
        for path in paths:
            if ".." in path and _PARENT.search(path):
                return None

        for path in paths:
            if path in self._literals:
                return self._literals[path]

        ranks = [self._index.first(path) for path in paths]
        found = [rank for rank in ranks if rank is not None]
        return self._patterns[min(found)] if found else None


def _identity(pattern: PathPattern) -> tuple[str, bool]:
    """What makes two patterns one: every way to write "everything" is the same."""
    is_everything = pattern.reach is Reach.EVERYTHING
    text = "/*" if is_everything else pattern.text
    return text, pattern.reach is Reach.REGEX


def replaced(
    older: tuple[Resource, ...], newer: tuple[Resource, ...]
) -> cabc.Iterator[tuple[Resource, Resource]]:
    """The entries that one of ``newer`` with the same paths takes the place of, with
    another policy: of ``older`` ones, or of ``newer`` ones before it.
    """
    by_paths = {_identity(entry.pattern): entry for entry in older}

    for entry in newer:
        identity = _identity(entry.pattern)
        old = by_paths.get(identity)
        by_paths[identity] = entry

        if old is not None and old.policy.differing(entry.policy):
            yield old, entry


def compiled(
    settings: Settings,
    findings: list[Finding],
    *,
    unknown: Severity = Severity.ERROR,
    call: Source | None = None,
) -> tuple[Resource, ...]:
    """Compile the ``resources`` of ``settings``, each with its own options over them.

    :param findings: the list that mistakes and warnings are added to.
    :param unknown: what an unknown option is.
    :param call: the call that has given the table.
    """
    setting = settings["resources"]
    note = Note("resources", setting.source, findings)
    shared = Policy.compile(settings, call)
    out = []

    for written, value in _items(setting, note):
        if not _is_pattern(written, note):
            continue

        pattern = PathPattern.parse(written, note)
        policy = shared

        if value is not _SHARED:
            own = _own(settings, written, value, note, unknown)
            policy = Policy.compile(own, call)

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
        note.add(Fault.WRONG_TYPE, None, f"{_EXPECTED}, not None.", _FIX)
        return ()

    entries = forms.entries(setting.value, note, _EXPECTED, _FIX)
    return [(entry, _SHARED) for entry in entries]


def _own(
    settings: Settings,
    written: str | re.Pattern[str],
    value: object,
    note: Note,
    unknown: Severity,
) -> Settings:
    text = written.pattern if isinstance(written, re.Pattern) else written
    name = f"resources[{text!r}] of {note.source}"

    if value is None or isinstance(value, bool):
        note.add(
            Fault.WRONG_TYPE,
            {text: value},
            f"the options of {text!r} are a dict, or just its origins.",
            _FIX,
        )
        return settings

    if not isinstance(value, cabc.Mapping):
        value = {"origins": value}

    layer = Layer(Place.RESOURCE, name, value, note.source.location)
    return overlaid(
        settings, layer, note.findings, allowed=RESOURCE_OPTIONS, unknown=unknown
    )

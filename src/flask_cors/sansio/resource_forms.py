"""How the table of resources may be written: paths, with options or origins of their
own, or with several options for the origins that ask.
"""

from __future__ import annotations

import collections.abc as cabc
import re
import typing as t
from dataclasses import replace

from . import forms
from .findings import Fault
from .findings import Finding
from .findings import Place
from .findings import Severity
from .findings import Source
from .findings import written
from .forms import Note
from .layers import Layer
from .layers import overlaid
from .layers import Setting
from .layers import Settings
from .options import RESOURCE_OPTIONS
from .paths import PathPattern
from .policy import Policy
from .resources import Resource

_EXPECTED = "a path is text, a compiled pattern, a list of them, or a dict of them"
_FIX = "Write resources={'/api/*': {'origins': 'https://app.example.com'}}."

#: The options of a path that are the same whoever asks: they count before anybody
#: does, or for those who have no Origin.
_OF_PATH: t.Final = (
    "always_send",
    "automatic_options",
    "csrf_origins",
    "csrf_protect",
    "intercept_exceptions",
    "vary_header",
)

#: Stands for the options of a path that has none of its own.
_SHARED: t.Final = object()


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

    for path, value in _items(setting, note):
        if not _is_pattern(path, note):
            continue

        pattern = PathPattern.parse(path, note)
        policy = shared

        if value is not _SHARED:
            policy = _policy(settings, value, _Entry(path, note, unknown), call)

        if pattern is not None:
            out.append(Resource(pattern, policy))

    return tuple(out)


def _is_pattern(path: object, note: Note) -> t.TypeGuard[str | re.Pattern[str]]:
    if isinstance(path, re.Pattern):
        return forms.is_of_text(path, note)

    if isinstance(path, str):
        return True

    forms.wrong_type(path, note, _EXPECTED, _FIX)
    return False


def _items(setting: Setting, note: Note) -> cabc.Iterable[tuple[object, object]]:
    if isinstance(setting.value, cabc.Mapping):
        return setting.value.items()

    if setting.value is None:
        note.add(Fault.WRONG_TYPE, None, f"{_EXPECTED}, not None.", _FIX)
        return ()

    entries = forms.entries(setting.value, note, _EXPECTED, _FIX)
    return [(entry, _SHARED) for entry in entries]


class _Entry:
    """A path whose options are being read.

    :param path: as it is written.
    :param note: where what is wrong with the table is written down.
    :param unknown: what an unknown option is.
    """

    def __init__(self, path: str | re.Pattern[str], note: Note, unknown: Severity):
        self.text = path.pattern if isinstance(path, re.Pattern) else path
        self.note = note
        self.unknown = unknown

    def read(self, settings: Settings, value: object, index: str = "") -> Settings:
        """Read options of the path over ``settings``.

        :param index: which of several they are, as Python code has it.
        """
        if value is None or isinstance(value, bool):
            self.note.add(
                Fault.WRONG_TYPE,
                {self.text: value},
                f"the options of {self.text!r} are a dict, or just its origins.",
                _FIX,
            )
            return settings

        if not isinstance(value, cabc.Mapping):
            value = {"origins": value}

        source = self.note.source
        name = f"resources[{self.text!r}]{index} of {source}"
        layer = Layer(Place.RESOURCE, name, value, source.location)
        return overlaid(
            settings,
            layer,
            self.note.findings,
            allowed=RESOURCE_OPTIONS,
            unknown=self.unknown,
        )


def _policy(
    settings: Settings, value: object, entry: _Entry, call: Source | None
) -> Policy:
    """The policy of a path that has options of its own, or several of them."""
    options = _several(value)

    if not options:
        return Policy.compile(entry.read(settings, value), call)

    read = [entry.read(settings, each, f"[{i}]") for i, each in enumerate(options)]
    _compare(read, entry.note)
    first, *others = (Policy.compile(each, call) for each in read)
    return replace(first, alternatives=tuple(others))


def _several(value: object) -> tuple[object, ...]:
    """The options that a value lists, if it does not list origins."""
    listed = tuple(value) if isinstance(value, (list, tuple)) else ()
    has_options = any(isinstance(each, cabc.Mapping) for each in listed)
    return listed if has_options else ()


def _compare(read: list[Settings], note: Note) -> None:
    """Write down what differs by origin, and cannot."""
    first = read[0]

    for name in _OF_PATH:
        others = (settings[name] for settings in read[1:])
        other = next((s for s in others if s.value != first[name].value), None)

        if other is not None:
            before = f"{written(first[name].written):.80}"
            Note(name, other.source, note.findings).add(
                Fault.DIFFERENT_BY_ORIGIN,
                other.written,
                f"the same whoever asks, but {before} in {first[name].source}.",
                "Give it once, beside resources, or the same in each.",
            )

"""Remedies as data: what a cause says of each option, and how it is written otherwise.

What depends on a request is left open, for a program that has one to fill in.
"""

from __future__ import annotations

import collections.abc as cabc
import itertools
import typing as t

from ...reports import Surroundings
from ...sansio import forms
from ...sansio.causes import changes
from ...sansio.causes import wording
from ...sansio.causes.misspellings import misspelled
from ...sansio.causes.misspellings import texts
from ...sansio.findings import Place
from ...sansio.forms import Note
from ...sansio.layers import DEFAULT
from ...sansio.layers import Setting
from ...sansio.paths import PathPattern
from ...sansio.policy import Policy
from . import origins

Document: t.TypeAlias = dict[str, t.Any]

_CREDENTIALS: t.Final = "supports_credentials"
_RESOURCES: t.Final = "resources"
_WRITERS: t.Final = "csrf_origins"

#: The options that a cause may be about.
_TOLD: t.Final = (
    "origins",
    "methods",
    "allow_headers",
    _CREDENTIALS,
    _RESOURCES,
    "csrf_protect",
    _WRITERS,
)

#: Those that take entries, each with one that stands for any other.
_SAMPLES: t.Final = {
    "origins": "https://sample.example",
    "methods": "SAMPLE",
    "allow_headers": "X-Sample",
    _WRITERS: "https://sample.example",
}
_SAMPLE_PATH: t.Final = "/sample/path"

#: Of a longer list the last entry is shown alone.
_MOST_ENTRIES: t.Final = 64
_MOST_SUSPECTS: t.Final = 1000


def settings(policy: Policy, surroundings: Surroundings) -> Document:
    """What the options of a policy say, and where that is written."""
    return {
        name: {
            "value": wording.value(policy.settings[name].written),
            "shown": wording.setting(name, policy.settings[name]),
            "source": surroundings.placed(policy.settings[name].source),
            "name": wording.source(policy.settings[name].source),
        }
        for name in _TOLD
    }


def changes_of(policy: Policy) -> Document:
    """What would be written where, for another value of each option."""
    credentials = changes.changed(policy, _CREDENTIALS, True)
    writers = changes.home(policy, _WRITERS)
    written = policy.settings[_RESOURCES].written
    return {
        "reach": {name: changes.reach(policy, name) for name in _TOLD},
        "entries": {name: _entries(policy, name) for name in _SAMPLES},
        _CREDENTIALS: credentials and credentials.text,
        "misspelled": [*_misspelled(policy.settings["origins"])],
        "is_writers_of_several": changes.is_one_of_several(writers),
        "is_writers_of_path": writers.place is Place.RESOURCE,
        "is_table": isinstance(written, cabc.Mapping),
        "resources": _resources(policy),
    }


def _entries(policy: Policy, option: str) -> Document:
    """How a list is written with an entry more."""
    setting = policy.settings[option]
    note = Note(option, setting.source, [])
    written = forms.entries(setting.written, note, "", "")
    shown = [
        [each if isinstance(each, str) else None, wording.entry(each)]
        for each in written[:_MOST_ENTRIES]
    ]
    text = _text(policy, option, [_SAMPLES[option]])
    around = text and text.split(f"[{_SAMPLES[option]!r}]")
    return {
        "shown": shown if len(written) <= _MOST_ENTRIES else None,
        "around": around if around and len(around) == 2 else None,
    }


def _text(policy: Policy, option: str, value: object) -> str | None:
    change = changes.changed(policy, option, value)
    return None if change is None else change.text


def _misspelled(setting: Setting) -> cabc.Iterator[Document]:
    """The entries that allow nobody as they are written, and whom they were meant
    for.
    """
    for entry in itertools.islice(texts(setting.written), _MOST_SUSPECTS):
        found = misspelled(entry, setting.source)

        if found is not None:
            yield {
                "lowered": wording.one_line(entry.lower()),
                "words": found.words,
                "code": wording.entry(entry),
                "meant": origins.document(found.meant),
            }


def _resources(policy: Policy) -> Document:
    """How the table of paths is written with a path more, for a page that a policy of
    it does not allow, and for one that it does.
    """
    setting = policy.settings[_RESOURCES]
    named = {_SAMPLE_PATH: {"origins": [_SAMPLES["origins"]]}}
    written = setting.written

    if isinstance(written, cabc.Mapping):
        text = _text(policy, _RESOURCES, {**written, **named})
        return {"named": text, "shared": None}

    entries = forms.entries(written, Note(_RESOURCES, DEFAULT, []), "", "")
    shared: dict[t.Any, object] = {entry: {} for entry in entries}
    return {
        "named": _text(policy, _RESOURCES, {**shared, **named}),
        "shared": _text(policy, _RESOURCES, [*entries, _SAMPLE_PATH]),
    }


def path_pattern(pattern: PathPattern) -> Document:
    """A pattern of paths, as a cause shows it."""
    return {
        "shown": wording.cut(wording.entry(pattern.text)),
        "reach": pattern.reach.value,
    }

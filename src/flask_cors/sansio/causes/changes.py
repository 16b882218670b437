"""Changes: the value that would allow a request, and what it would open."""

from __future__ import annotations

import collections.abc as cabc
import re
import typing as t

from .. import forms
from ..findings import Place
from ..findings import Severity
from ..findings import Source
from ..forms import Note
from ..layers import DEFAULT
from ..masks import masked
from ..options import OPTIONS
from ..policy import Policy
from . import wording
from .cause import Change
from .cause import Objection

#: What stands around the options in a call; others are written as keywords alone.
_CALLS: t.Final = {
    "CORS()": "CORS(app, {})",
    "init_app()": "cors.init_app(app, {})",
    "reconfigure()": "cors.reconfigure(app, {})",
    "CORSMiddleware()": "CORSMiddleware(app, {})",
    "@cross_origin()": "@cross_origin({})",
}

#: The strongest place is the closest to what is asked for.
_STRENGTH: t.Final = (Place.CONFIG, Place.KEYWORD, Place.RESOURCE)


def change_of(policy: Policy, objection: Objection) -> Change | None:
    """The value that has what an objection misses, if the option takes it."""
    if not objection.wanted:
        return None

    setting = policy.settings[objection.option]
    findings: list[t.Any] = []
    note = Note(objection.option, setting.source, findings)
    entries = forms.entries(setting.written, note, "", "")
    kept = [each for each in entries if each not in objection.replaces]
    missing = [each for each in objection.wanted if each not in kept]
    value = masked([*kept, *missing])
    return changed(policy, objection.option, value)


def changed(policy: Policy, option: str, value: object) -> Change | None:
    """The option with another value, unless that is a mistake itself."""
    source = home(policy, option)
    findings: list[t.Any] = []
    read = OPTIONS[option].read

    if read is not None:
        read(value, Note(option, source, findings))

    if any(finding.severity is Severity.ERROR for finding in findings):
        return None

    return Change(option, value, _written_at(policy, source, option, _code(value)))


def home(policy: Policy, option: str) -> Source:
    """Where an option is set; of one that is not, where others of the policy are."""
    source = policy.settings[option].source

    if source.place is not Place.DEFAULT:
        return source

    found = [policy.call, *(each.source for each in policy.settings.values())]
    sources = [s for s in found if s is not None and s.place in _STRENGTH]
    return max(sources, key=lambda s: _STRENGTH.index(s.place), default=DEFAULT)


def _written_at(policy: Policy, source: Source, option: str, value: str) -> str:
    """An option as it is written in one place, with the code of its value.

    Three dots stand for what is there besides: without it, what is left out would be
    open again.
    """
    if source.place is Place.CONFIG:
        return f"{OPTIONS[option].key} = {value}"

    dots = "..., " if _has_others(policy, source, option) else ""

    if source.place is not Place.RESOURCE:
        call = _CALLS.get(source.name, "{}")
        return call.replace("{}", f"{dots}{option}={value}")

    outer = _resource(source)[1]
    others = "..., " if _is_one_of_several(policy) else ""
    options = _placed(policy, source, f"{{{dots}{option!r}: {value}}}")
    entry = f"{{{others}{_key(policy, source)}: {options}}}"
    is_config = outer.startswith("app.config")
    return f"CORS_RESOURCES = {entry}" if is_config else f"resources={entry}"


def is_one_of_several(source: Source) -> bool:
    """Tell whether a source is one of several policies of a path."""
    is_of_path = source.place is Place.RESOURCE
    return is_of_path and _resource(source)[2] is not None


def _has_others(policy: Policy, source: Source, option: str) -> bool:
    settings = policy.settings.items()
    return any(s.source == source for name, s in settings if name != option)


def _is_one_of_several(policy: Policy) -> bool:
    written = policy.settings["resources"].written
    return isinstance(written, cabc.Sized) and len(written) > 1


def _key(policy: Policy, source: Source) -> str:
    """The pattern of a resource as code: as it is compiled, if it is."""
    key = _written_key(policy, source)
    is_compiled = isinstance(key, re.Pattern)
    return wording.entry(key) if is_compiled else _resource(source)[0]


def _written_key(policy: Policy, source: Source) -> object:
    """The pattern of a resource as it is written."""
    pattern = _resource(source)[0]
    keys = t.cast(cabc.Iterable[object], policy.settings["resources"].written)
    texts = {key: key.pattern if isinstance(key, re.Pattern) else key for key in keys}
    return next((key for key, text in texts.items() if repr(text) == pattern), None)


def _placed(policy: Policy, source: Source, options: str) -> str:
    """Options as they stand in their resource: in a list, if they are of several."""
    number = _resource(source)[2]

    if number is None:
        return options

    table = t.cast(t.Any, policy.settings["resources"].written)
    last = len(table[_written_key(policy, source)]) - 1
    before = "..., " if number else ""
    after = ", ..." if number < last else ""
    return f"[{before}{options}{after}]"


def reach(policy: Policy, option: str) -> str:
    """What a change of an option is for, in words."""
    source = home(policy, option)

    if source.place is Place.RESOURCE:
        return _resource(source)[0]

    if source.name == "@cross_origin()":
        return "this view"

    if source.place is Place.CONFIG:
        return f"all that has no {option} of its own"

    return _paths(policy.settings["resources"].written, option)


def with_cookies(credentialed: bool) -> str:
    """What is added to what a policy opens, if it is credentialed."""
    return ", with the user's cookies" if credentialed else ""


def _paths(written: object, option: str) -> str:
    """The paths that share an option, as they are written."""
    if isinstance(written, cabc.Mapping):
        shared = [key for key, own in written.items() if not _has_own(own, option)]
        paths: tuple[object, ...] = tuple(shared)
    else:
        paths = forms.entries(written, Note("resources", DEFAULT, []), "", "")

    if not paths or OPTIONS["resources"].default in paths:
        return "every path"

    return wording.named([wording.entry(path) for path in paths])


def _has_own(options: object, option: str) -> bool:
    if isinstance(options, cabc.Mapping):
        return option in options

    several = options if isinstance(options, (list, tuple)) else ()

    if any(isinstance(each, cabc.Mapping) for each in several):
        return all(_has_own(each, option) for each in several)

    return option == "origins"


def _resource(source: Source) -> tuple[str, str, int | None]:
    """The pattern that the options of a resource are for, where that is written, and
    which of several they are.
    """
    pattern, _, outer = source.name.removeprefix("resources[").rpartition("] of ")

    # A pattern is quoted: what ends otherwise has a number behind it.
    if not pattern[-1:].isdigit():
        return pattern, outer, None

    pattern, _, number = pattern.rpartition("][")
    return pattern, outer, int(number)


def _code(value: object) -> str:
    """A value as Python code, with the last entries of a long list."""
    if not isinstance(value, list):
        return wording.entry(value)

    shown = [wording.entry(each) for each in value]

    if len(shown) > wording.MOST_ENTRIES:
        shown = ["...", *shown[-1:]]

    return f"[{', '.join(shown)}]"

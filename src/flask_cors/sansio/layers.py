"""The layers in which values are given, the weakest first: default, ``app.config``,
keywords, resource. Each value remembers where it comes from.
"""

from __future__ import annotations

import collections.abc as cabc
import difflib
import types
import typing as t
from dataclasses import dataclass
from dataclasses import replace

from . import ruling
from .findings import Fault
from .findings import Finding
from .findings import Location
from .findings import Place
from .findings import Severity
from .findings import Source
from .forms import Note
from .forms import switch
from .options import ALIASES
from .options import FOREIGN_NAMES
from .options import Option
from .options import OPTIONS

DEFAULT: t.Final = Source(Place.DEFAULT, "the default")

#: A key that is no option's: the rules whose findings an audit leaves out.
AUDIT_IGNORE: t.Final = "CORS_AUDIT_IGNORE"

#: Another: whether the report is served in debug mode.
DEBUG_PAGE: t.Final = "CORS_DEBUG_PAGE"

_ONLY_KEYS: t.Final = {
    key.removeprefix("CORS_").lower(): key for key in (AUDIT_IGNORE, DEBUG_PAGE)
}


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Layer:
    """The values that are given together, in one place.

    :param name: the place in words, e.g. ``CORS()``.
    :param values: as they are written, by option.
    :param location: the line of the call that was given them.
    """

    place: Place
    name: str
    values: cabc.Mapping[str, object]
    location: Location | None = None

    def source(self, option: Option) -> Source:
        """Where the value of ``option`` in this layer is to be found."""
        if self.place is Place.CONFIG:
            return _at(option.key)

        return Source(self.place, self.name, self.location)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Setting:
    """The value of one option, and where it comes from.

    :param value: as it is read.
    :param written: as it is written.
    """

    value: t.Any
    written: object
    source: Source


Settings: t.TypeAlias = cabc.Mapping[str, Setting]


def settled(values: cabc.Mapping[t.Any, object]) -> dict[t.Any, object]:
    """Copy raw values, so that they can be read more than once and nobody changes
    them later: a generator is run now.
    """
    return {name: _settled(value) for name, value in values.items()}


def _settled(value: object) -> object:
    if isinstance(value, cabc.Mapping):
        return settled(value)

    if isinstance(value, (cabc.Iterator, list)):
        value = list(value)

    if isinstance(value, (list, tuple)) and _has_options(value):
        return [_settled(each) for each in value]

    return set(value) if isinstance(value, set) else value


def _has_options(values: cabc.Collection[object]) -> bool:
    """Tell whether one of several values is a mapping. Most are lists of texts, and
    may be long.
    """
    types = {*map(type, values)} - {str}
    return any(issubclass(each, cabc.Mapping) for each in types)


def defaults() -> Settings:
    """The settings where nobody sets anything."""
    values = {name: option.default for name, option in OPTIONS.items()}
    return overlaid({}, Layer(Place.DEFAULT, DEFAULT.name, values), [])


def overlaid(
    base: Settings,
    layer: Layer,
    findings: list[Finding],
    *,
    allowed: cabc.Container[str] = OPTIONS,
    unknown: Severity = Severity.ERROR,
) -> Settings:
    """Read the values of ``layer`` over ``base``.

    :param allowed: the names of the options that can be set here.
    :param unknown: what an unknown option is.
    """
    out = dict(base)
    values, others = _named(layer, findings, allowed)

    for option, written in values.items():
        source = layer.source(option)
        value = written

        if option.read is not None:
            value = option.read(written, Note(option.name, source, findings))

        out[option.name] = Setting(value, written, source)

    findings.extend(
        _unknown_option(name, layer, out, unknown, allowed) for name in others
    )
    return types.MappingProxyType(out)


def _named(
    layer: Layer, findings: list[Finding], allowed: cabc.Container[str]
) -> tuple[dict[Option, object], list[str]]:
    """Sort the names of a layer into options, with old names translated, and others."""
    values: dict[Option, object] = {}
    others = []

    for name, value in layer.values.items():
        option = OPTIONS.get(ALIASES.get(name, name))

        if option is None or option.name not in allowed:
            others.append(name)
        elif name == "strict" and value is None and layer.place is not Place.DEFAULT:
            continue
        elif name == option.name:
            values[option] = value
        elif option.name in layer.values:
            findings.append(_both_names(name, value, option, layer))
        else:
            findings.append(_old_name(name, value, option, layer))
            values[option] = value

    return values, others


def _old_name(name: str, value: object, option: Option, layer: Layer) -> Finding:
    return ruling.finding(
        Fault.DEPRECATED_NAME,
        name,
        value,
        layer.source(option),
        f"an old name of {option.name!r}, which it sets.",
        f"Write {option.name}={value!r}.",
        option.name,
    )


def _both_names(name: str, value: object, option: Option, layer: Layer) -> Finding:
    return ruling.finding(
        Fault.BOTH_NAMES,
        name,
        value,
        layer.source(option),
        f"an old name of {option.name!r}, which is set as well.",
        f"Write {option.name!r} alone.",
        option.name,
    )


def _unknown_option(
    name: str,
    layer: Layer,
    settings: Settings,
    severity: Severity,
    allowed: cabc.Container[str],
) -> Finding:
    close = close_names(name, [n for n in (*OPTIONS, *ALIASES) if n in allowed])
    message = f"No such CORS option: {name!r}."
    hint = f"Did you mean {close[0]!r}? " if close else ""
    fix = f"{hint}{_in_force(settings, close[0] if close else 'origins')}"

    if name in OPTIONS:
        message, fix = f"{name!r} is not an option of this place.", "Give it to CORS()."
    elif name in _ONLY_KEYS:
        message = f"{name!r} is no option, but a key of the configuration."
        fix = f"Set app.config[{_ONLY_KEYS[name]!r}]."

    found = ruling.remark(
        Fault.UNKNOWN_OPTION,
        name,
        layer.values[name],
        Source(layer.place, layer.name, layer.location),
        message,
        fix,
        *close,
    )
    return replace(found, severity=severity)


def _in_force(settings: Settings, name: str) -> str:
    """What an option is, now that what was written is no option."""
    setting = settings[ALIASES.get(name, name)]
    return f"As it stands, {name} is {setting.written!r}, from {setting.source}."


def close_names(name: str, names: cabc.Collection[str]) -> tuple[str, ...]:
    """Those of ``names`` that may be meant by one that does not exist, best first."""
    known = FOREIGN_NAMES.get(name)

    if known is not None and known in names:
        return (known,)

    return tuple(difflib.get_close_matches(str(name).lower(), names, 3))


def config_layer(config: cabc.Mapping[str, t.Any], findings: list[Finding]) -> Layer:
    """Take the ``CORS_*`` keys out of an application's configuration.

    A key whose value is None is not set. A key that is no option's may belong to
    another extension: it is warned about.
    """
    by_key = {option.key: option for option in OPTIONS.values()}
    values: dict[str, object] = {}

    for key, value in cors_keys(config).items():
        option = by_key.get(key)

        if key == DEBUG_PAGE:
            switch(value, Note(key, _at(key), findings))
        elif option is None:
            findings.append(_unknown_key(key, value))
        elif value is not None:
            values[option.name] = value

    return Layer(Place.CONFIG, "app.config", settled(values))


def cors_keys(config: cabc.Mapping[str, t.Any]) -> dict[str, t.Any]:
    """The part of an application's configuration that is about CORS, but for what an
    audit leaves out.
    """
    return {
        key: config[key]
        for key in config
        if str(key).startswith("CORS_") and key != AUDIT_IGNORE
    }


def _unknown_key(key: str, value: object) -> Finding:
    names = close_names(key.removeprefix("CORS_").lower(), [*OPTIONS, *_ONLY_KEYS])
    close = tuple(f"CORS_{name.upper()}" for name in names)
    message = f"{key!r} is no key of Flask-CORS, and has no effect."
    fix = f"Did you mean {close[0]!r}?" if close else ""

    if key == "CORS_HEADERS":
        close = ("CORS_ALLOW_HEADERS", "CORS_EXPOSE_HEADERS")
        message = "'CORS_HEADERS' has had no effect since Flask-CORS 2.0."
        fix = "Remove it, or write 'CORS_ALLOW_HEADERS'."

    return ruling.remark(
        Fault.UNKNOWN_CONFIG_KEY,
        key,
        value,
        _at(key),
        message,
        fix,
        *close,
    )


def _at(key: str) -> Source:
    return Source(Place.CONFIG, f"app.config[{key!r}]")

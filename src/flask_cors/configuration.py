"""From raw options to what serves: read, compile, judge; then raise or warn."""

from __future__ import annotations

import collections.abc as cabc
import sys
import types
import typing as t
import warnings
from dataclasses import dataclass

from .errors import CORSWarning
from .errors import error_from
from .errors import Finding
from .errors import joined
from .errors import Severity
from .sansio import forms
from .sansio import layers
from .sansio import resources
from .sansio import rules
from .sansio.forms import Note
from .sansio.layers import DEFAULT
from .sansio.layers import Layer
from .sansio.layers import Settings
from .sansio.options import OPTIONS
from .sansio.options import VIEW_OPTIONS
from .sansio.policy import Policy
from .sansio.resources import Resource

_CATEGORIES: t.Final = {
    Severity.WARNING: CORSWarning,
    Severity.DEPRECATION: DeprecationWarning,
}


@dataclass(frozen=True, slots=True)
class Compiled:
    """A configuration that has been read, with all that is wrong with it.

    :param settings: the settings in force outside single resources.
    :param resources: the compiled entries of the table.
    :param read: what is wrong with single values.
    :param judged: what is wrong with what they make together.
    """

    settings: Settings
    resources: tuple[Resource, ...]
    read: tuple[Finding, ...]
    judged: tuple[Finding, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All that is wrong."""
        return (*self.read, *self.judged)

    @property
    def fatal(self) -> frozenset[Severity]:
        """What is a mistake: under ``strict``, warnings too."""
        strict = {Severity.WARNING} if self.settings["strict"].value else set()
        return frozenset({Severity.ERROR} | strict)


def compile_resources(
    given: cabc.Iterable[Layer],
    config: cabc.Mapping[str, t.Any] = types.MappingProxyType({}),
    older: tuple[Resource, ...] = (),
) -> Compiled:
    """Compile what ``CORS`` or ``CORSMiddleware`` was given.

    :param given: its layers, the weaker first.
    :param config: the application's configuration.
    :param older: the entries of earlier calls, that these join.
    """
    settings, findings, unknown = _read(given, config, OPTIONS)
    entries = resources.compiled(settings, findings, unknown=unknown)
    judged = rules.judged(older, entries)
    return Compiled(settings, entries, _distinct(findings), _distinct(judged))


def compile_view(
    given: cabc.Iterable[Layer],
    config: cabc.Mapping[str, t.Any] = types.MappingProxyType({}),
) -> tuple[Policy, Compiled]:
    """Compile what ``cross_origin`` was given: one policy, no table."""
    settings, findings, _ = _read(given, config, VIEW_OPTIONS)
    policy = Policy.compile(settings)
    judged = rules.of_policy(policy)
    return policy, Compiled(settings, (), _distinct(findings), _distinct(judged))


def check(given: cabc.Iterable[Layer]) -> None:
    """Raise the mistakes in what ``CORS`` was given, before the application is known.

    :raises CORSConfigError: if there are mistakes.
    """
    compiled = compile_resources(given)
    report([f for f in compiled.read if f.severity is Severity.ERROR])


def _read(
    given: cabc.Iterable[Layer],
    config: cabc.Mapping[str, t.Any],
    allowed: cabc.Container[str],
) -> tuple[Settings, list[Finding], Severity]:
    findings: list[Finding] = []
    found = [layers.config_layer(config, findings), *given]
    unknown = _severity_of_unknown(found)
    settings = layers.defaults()

    for layer in found:
        permitted = OPTIONS if layer is found[0] else allowed
        settings = layers.overlaid(
            settings, layer, findings, allowed=permitted, unknown=unknown
        )

    return settings, findings, unknown


def _severity_of_unknown(given: cabc.Iterable[Layer]) -> Severity:
    """What an unknown option is: a warning where ``strict`` is set, and false."""
    values = [layer.values.get("strict") for layer in given]
    strict = next((value for value in reversed(values) if value is not None), True)
    is_strict = forms.switch(strict, Note("strict", DEFAULT, []))
    return Severity.ERROR if is_strict else Severity.WARNING


def _distinct(findings: cabc.Iterable[Finding]) -> tuple[Finding, ...]:
    """Each finding once: resources share what they do not set themselves."""
    out: dict[str, Finding] = {}

    for finding in findings:
        out.setdefault(str(finding), finding)

    return tuple(out.values())


def report(
    findings: cabc.Iterable[Finding],
    fatal: cabc.Container[Severity] = frozenset({Severity.ERROR}),
) -> None:
    """Raise all mistakes as one error; warn about the rest.

    :param fatal: what is a mistake.
    :raises CORSConfigError: if there are mistakes.
    """
    findings = tuple(findings)
    errors = [error_from(f) for f in findings if f.severity in fatal]

    if errors:
        raise joined(errors)

    for finding in findings:
        warnings.warn(str(finding), _CATEGORIES[finding.severity], _stacklevel())


def _stacklevel() -> int:
    """How far up the caller stands who is outside this package."""
    frame = sys._getframe(1)
    level = 1

    while frame.f_back is not None and _is_ours(frame):
        frame = frame.f_back
        level += 1

    return level


def _is_ours(frame: types.FrameType) -> bool:
    name: str = frame.f_globals.get("__name__", "")
    return name.startswith(f"{__package__}.")

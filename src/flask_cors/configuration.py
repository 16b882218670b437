"""From raw options to what serves: read, compile, judge; then raise or warn."""

from __future__ import annotations

import collections.abc as cabc
import types
import typing as t
import warnings
from dataclasses import dataclass
from dataclasses import replace

from .callers import stacklevel
from .errors import CORSWarning
from .errors import error_from
from .errors import joined
from .sansio import forms
from .sansio import layers
from .sansio import resource_forms
from .sansio.findings import Fault
from .sansio.findings import Finding
from .sansio.findings import Findings
from .sansio.findings import Place
from .sansio.findings import Severity
from .sansio.findings import Source
from .sansio.forms import Note
from .sansio.layers import DEFAULT
from .sansio.layers import Layer
from .sansio.layers import Settings
from .sansio.options import OPTIONS
from .sansio.options import VIEW_OPTIONS
from .sansio.policy import Policy
from .sansio.protection import Protection
from .sansio.protection import UNPROTECTED
from .sansio.resources import Resource


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Compiled:
    """A configuration that has been read, with all that is wrong with it.

    :param settings: the settings in force outside single resources.
    :param resources: the compiled entries of the table.
    :param read: what is wrong with single values.
    :param judged: what is wrong with what they make together.
    """

    settings: Settings
    resources: tuple[Resource, ...]
    read: Findings
    judged: Findings

    @property
    def protection(self) -> Protection:
        """How the paths are protected that no entry governs."""
        settings = self.settings
        return Protection(
            settings["csrf_protect"].value, settings["csrf_origins"].value
        )

    @property
    def config_protection(self) -> Protection:
        """The same as far as ``app.config`` says it, which is for all of the
        application.
        """
        place = self.settings["csrf_protect"].source.place
        return self.protection if place is Place.CONFIG else UNPROTECTED

    @property
    def findings(self) -> Findings:
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
    rv = read_resources(given, config)
    return replace(rv, judged=_distinct(_judged(older, rv.resources)))


def read_resources(
    given: cabc.Iterable[Layer],
    config: cabc.Mapping[str, t.Any] = types.MappingProxyType({}),
) -> Compiled:
    """The same, but what the values make together is not judged."""
    given = tuple(given)
    settings, findings, unknown = _read(given, config, OPTIONS)
    call = _call(given)
    entries = resource_forms.compiled(settings, findings, unknown=unknown, call=call)
    return Compiled(settings, entries, _distinct(findings), ())


def compile_view(
    given: cabc.Iterable[Layer],
    config: cabc.Mapping[str, t.Any] = types.MappingProxyType({}),
) -> tuple[Policy, Compiled]:
    """Compile what ``cross_origin`` was given: one policy, no table."""
    given = tuple(given)
    settings, findings, _ = _read(given, config, VIEW_OPTIONS)
    policy = Policy.compile(settings, _call(given))
    judged = _judged_alone(policy)
    return policy, Compiled(settings, (), _distinct(findings), _distinct(judged))


def offered_without_routes(entries: tuple[Resource, ...]) -> Findings:
    """What is wrong with ``entries`` outside of Flask, where no routes are known."""
    policies = (policy for entry in entries for policy in entry.policy.each)

    if not any(policy.methods.offered for policy in policies):
        return ()

    from . import judging

    return judging.offered_without_routes(entries)


def _judged(older: tuple[Resource, ...], newer: tuple[Resource, ...]) -> Findings:
    """What is wrong with what values make together."""
    is_one = len(older) + len(newer) <= 1

    if is_one and all(map(_is_beyond_doubt, newer)):
        return ()

    from . import judging

    return judging.judged(older, newer)


def _judged_alone(policy: Policy) -> Findings:
    if not _calls_for_judges(policy):
        return ()

    from . import judging

    return judging.of_policy(policy)


def _is_beyond_doubt(entry: Resource) -> bool:
    return entry.pattern.regex is None and not _calls_for_judges(entry.policy)


def _calls_for_judges(policy: Policy) -> bool:
    """Tell whether a policy has anything of what its judges look at."""
    is_plain = policy.varies and not (policy.credentialed or policy.alternatives)
    return not is_plain or bool(policy.origins.regexes or policy.headers.patterns)


def _call(given: cabc.Iterable[Layer]) -> Source | None:
    """The last call that has given something."""
    calls = [Source(layer.place, layer.name, layer.location) for layer in given]
    return calls[-1] if calls else None


def check(given: cabc.Iterable[Layer]) -> None:
    """Raise the mistakes in what ``CORS`` was given, before the application is known.

    :raises CORSConfigError: if there are mistakes.
    """
    compiled = compile_resources(given)
    report([f for f in compiled.read if f.severity is Severity.ERROR])


def current_config(config: cabc.MutableMapping[str, t.Any]) -> dict[str, t.Any]:
    """The part of a configuration that is about CORS, as it is now."""
    for key, value in layers.cors_keys(config).items():
        # An iterator can be read once, and is read for every CORS and view.
        if isinstance(value, cabc.Iterator):
            config[key] = list(value)

    return layers.settled(layers.cors_keys(config))


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


def _distinct(findings: cabc.Iterable[Finding]) -> Findings:
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
        category = _category(finding)

        if category is not None:
            warnings.warn(str(finding), category, stacklevel())


def _category(finding: Finding) -> type[Warning] | None:
    """The kind of warning that a finding is at set-up; advice is none."""
    if finding.severity is Severity.WARNING:
        return CORSWarning

    is_old = finding.fault is Fault.DEPRECATED_NAME
    return DeprecationWarning if is_old else None

"""Verdicts: whether a configuration that has been read can serve."""

from __future__ import annotations

import collections.abc as cabc
import logging
import typing as t
from dataclasses import dataclass

from .configuration import Compiled
from .configuration import report
from .errors import CORSConfigError
from .errors import CORSWarning
from .sansio.findings import Finding
from .sansio.findings import Place
from .sansio.findings import Severity
from .sansio.findings import written

if t.TYPE_CHECKING:
    from .sansio.config_change import ConfigChange

logger: logging.Logger = logging.getLogger("flask_cors")


@dataclass(frozen=True, slots=True)
class Told:
    """What has been said of a configuration.

    :param texts: word for word, with the place where the value is written.
    :param values: the rule, the option and the value, wherever that is written.
    """

    texts: frozenset[str] = frozenset()
    values: frozenset[tuple[str, str, str]] = frozenset()

    def __contains__(self, finding: object) -> bool:
        return str(finding) in self.texts

    def has_value_of(self, finding: Finding) -> bool:
        """Tell whether the same has been said of the same value."""
        return _value(finding) in self.values

    def and_also(self, findings: cabc.Iterable[Finding]) -> t.Self:
        """The same, and ``findings``."""
        findings = tuple(findings)
        texts = self.texts.union(map(str, findings))
        return type(self)(texts, self.values.union(map(_value, findings)))


NOTHING: t.Final = Told()


def _value(finding: Finding) -> tuple[str, str, str]:
    return finding.rule, finding.option, written(finding.value)


#: Tells whether a configuration can serve, given what has been said of it before.
Verdict: t.TypeAlias = cabc.Callable[[Compiled, Told], bool]


def is_right(compiled: Compiled, told: Told) -> bool:
    return not any(finding.severity in compiled.fatal for finding in compiled.findings)


def is_usable(compiled: Compiled, told: Told) -> bool:
    """Tell whether a configuration that is read while requests come in can serve.

    One that is wrong allows nobody, and says so in the log: an exception would be the
    answer to somebody's request.

    :param told: the findings that have been reported before.
    """
    fatal = compiled.fatal
    all_of_them = compiled.findings
    findings = [f for f in all_of_them if f.severity in fatal or f not in told]

    try:
        report(findings, fatal)
    except CORSConfigError as error:
        logger.error("CORS allows nobody here: %s", error)
        return False
    except (CORSWarning, DeprecationWarning) as warning:
        # Warnings are errors in this process, yet no reason to fail a request.
        logger.warning("%s", warning)

    return True


class Review:
    """The verdict on a configuration that is to take the place of another: all of it
    is read before anything is said.
    """

    def __init__(self) -> None:
        self._mistakes: dict[str, Finding] = {}
        self._new: dict[str, Finding] = {}

        self.told: Told = Told()
        """All that is said of the configuration, or has been."""

    def __call__(self, compiled: Compiled, told: Told) -> bool:
        self.told = self.told.and_also(compiled.findings)

        for finding in compiled.findings:
            if finding.severity in compiled.fatal:
                self._mistakes.setdefault(str(finding), finding)
            elif finding not in told:
                self._new.setdefault(str(finding), finding)

        return True

    def check(self) -> None:
        """Raise all mistakes as one error.

        :raises CORSConfigError: if there are mistakes.
        """
        report(self._mistakes.values(), frozenset(Severity))

    def warn(
        self, before: Told = NOTHING, changes: cabc.Iterable[ConfigChange] = ()
    ) -> None:
        """Warn about what has not been told before.

        :param before: what was told of the configuration that is in force.
        :param changes: what differs from that. Of a path that stays as it is nothing is
            new, wherever it is written now.
        """
        paths = {change.path for change in changes}
        changed = tuple(f"resources[{path!r}]" for path in paths)
        is_same = not changed

        for finding in self._new.values():
            source = finding.source
            is_kept = source.place is Place.RESOURCE
            is_kept &= not source.name.startswith(changed)

            if not ((is_same or is_kept) and before.has_value_of(finding)):
                report([finding])

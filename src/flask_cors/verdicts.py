"""Verdicts: whether a configuration that has been read can serve."""

from __future__ import annotations

import collections.abc as cabc
import logging
import typing as t

from .configuration import Compiled
from .configuration import report
from .errors import CORSConfigError
from .errors import CORSWarning
from .sansio.findings import Finding
from .sansio.findings import Severity

logger: logging.Logger = logging.getLogger("flask_cors")

#: Tells whether a configuration can serve, given what has been said of it before.
Verdict: t.TypeAlias = cabc.Callable[[Compiled, cabc.Container[str]], bool]


def is_right(compiled: Compiled, told: cabc.Container[str]) -> bool:
    return not any(finding.severity in compiled.fatal for finding in compiled.findings)


def is_usable(compiled: Compiled, told: cabc.Container[str]) -> bool:
    """Tell whether a configuration that is read while requests come in can serve.

    One that is wrong allows nobody, and says so in the log: an exception would be the
    answer to somebody's request.

    :param told: the findings that have been reported before.
    """
    fatal = compiled.fatal
    all_of_them = compiled.findings
    findings = [f for f in all_of_them if f.severity in fatal or str(f) not in told]

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

        self.told: frozenset[str] = frozenset()
        """All that is said of the configuration, or has been."""

    def __call__(self, compiled: Compiled, told: cabc.Container[str]) -> bool:
        for finding in compiled.findings:
            text = str(finding)
            self.told |= {text}

            if finding.severity in compiled.fatal:
                self._mistakes.setdefault(text, finding)
            elif text not in told:
                self._new.setdefault(text, finding)

        return True

    def report(self) -> None:
        """Raise all mistakes as one error; warn about what has not been told before.

        :raises CORSConfigError: if there are mistakes.
        """
        report(self._mistakes.values(), frozenset(Severity))
        report(self._new.values())

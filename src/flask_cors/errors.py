"""What is raised and warned about where a configuration is wrong.

::

    ValueError
    └── CORSConfigError         a configuration is wrong; ``errors`` lists all mistakes
        └── MistakeError        one mistake, with all that is known of it
            ├── UnknownOptionError  an option that does not exist
            ├── InvalidValueError   a value that is none of its option's forms
            ├── ContradictionError  values that exclude each other
            ├── UnsafeValueError    what is only a warning without ``strict``
            └── AttachmentError     attached too late, or to the wrong thing
    UserWarning
    └── CORSWarning             accepted, but open, or without effect
"""

from __future__ import annotations

import collections.abc as cabc
import typing as t

from .sansio.findings import Fault
from .sansio.findings import Finding
from .sansio.findings import Severity
from .sansio.findings import Source


class CORSWarning(UserWarning):
    """Issued once, at set-up, if a configuration is accepted but insecure or
    without effect. With ``strict=True`` it is a :exc:`CORSConfigError`.
    """


class CORSConfigError(ValueError):
    """Raised if a configuration is wrong. Nothing has been registered then.

    :param message: what is wrong, for people.
    :param errors: every mistake that was found, each an error of its own.
    """

    def __init__(self, message: str, errors: cabc.Iterable[MistakeError] = ()):
        super().__init__(message)
        self._errors = tuple(errors)

    @property
    def errors(self) -> tuple[MistakeError, ...]:
        """Every mistake; the error itself where it is the only one."""
        return self._errors


class MistakeError(CORSConfigError):
    """The base of the errors that are one mistake, and know all of it.

    .. code-block:: python

        try:
            CORS(app, origins=tenant.origins, strict=True)
        except CORSConfigError as error:
            return {e.rule: [e.value, *e.suggestions] for e in error.errors}

    :param finding: what was found.
    """

    def __init__(self, finding: Finding):
        super().__init__(str(finding))
        self.finding: t.Final = finding

    @property
    def errors(self) -> tuple[MistakeError, ...]:
        return (self,)

    @property
    def rule(self) -> str:
        """The id of the rule that it breaks, such as ``CORS103``."""
        return self.finding.rule

    @property
    def option(self) -> str:
        """The name that the value was given under."""
        return self.finding.option

    @property
    def value(self) -> object:
        """The value, or the part of it that is wrong, as it was written."""
        return self.finding.value

    @property
    def reason(self) -> Fault:
        """What is wrong: one of a closed set."""
        return self.finding.fault

    @property
    def source(self) -> Source:
        """Where the value was given."""
        return self.finding.source

    @property
    def suggestions(self) -> tuple[str, ...]:
        """What to write instead, best first."""
        return self.finding.suggestions


class UnknownOptionError(MistakeError):
    """Raised if an option does not exist. ``suggestions`` has the close names."""


class InvalidValueError(MistakeError):
    """Raised if a value is none of the forms that its option takes."""


class ContradictionError(MistakeError):
    """Raised if two values exclude each other."""


class UnsafeValueError(MistakeError):
    """Raised under ``strict`` for what is a :exc:`CORSWarning` otherwise."""


class AttachmentError(MistakeError):
    """Raised if CORS is attached too late, or to something that it cannot serve."""


def error_from(finding: Finding) -> MistakeError:
    """Make the error that says ``finding``."""
    if finding.severity is not Severity.ERROR:
        return UnsafeValueError(finding)

    kinds: dict[Fault, type[MistakeError]] = {
        Fault.UNKNOWN_OPTION: UnknownOptionError,
        Fault.BOTH_NAMES: ContradictionError,
        Fault.WILDCARD_WITH_CREDENTIALS: ContradictionError,
        Fault.OFFERED_WITHOUT_ROUTES: ContradictionError,
        Fault.LATE_ATTACHMENT: AttachmentError,
        Fault.REGISTERED_BLUEPRINT: AttachmentError,
        Fault.NOT_AN_APPLICATION: AttachmentError,
    }
    return kinds.get(finding.fault, InvalidValueError)(finding)


def joined(errors: cabc.Sequence[MistakeError]) -> CORSConfigError:
    """Make one error of all: the only one itself, or a list of them."""
    if len(errors) == 1:
        return errors[0]

    lines = "".join(f"\n  {n}. {error}" for n, error in enumerate(errors, 1))
    return CORSConfigError(
        f"{len(errors)} mistakes in the CORS configuration:{lines}", errors
    )

"""What can be wrong with a configuration, and how it is said.

::

    ValueError
    └── CORSConfigError         a configuration is wrong; ``errors`` lists all mistakes
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
import enum
import typing as t
from dataclasses import dataclass


class CORSWarning(UserWarning):
    """Issued once, at set-up, if a configuration is accepted but insecure or
    without effect. With ``strict=True`` it is a :exc:`CORSConfigError`.
    """


class Place(enum.Enum):
    """Where a value was set, from the weakest to the strongest."""

    DEFAULT = "default"
    CONFIG = "config"
    KEYWORD = "keyword"
    RESOURCE = "resource"


@dataclass(frozen=True, slots=True)
class Source:
    """Where one value of a configuration comes from."""

    place: Place
    name: str
    """In words: ``the default``, ``app.config['CORS_ORIGINS']``, ``CORS()``."""

    def __str__(self) -> str:
        return self.name


class Fault(enum.Enum):
    """The closed set of what can be wrong with a value."""

    UNKNOWN_OPTION = "unknown-option"
    UNKNOWN_CONFIG_KEY = "unknown-config-key"
    DEPRECATED_NAME = "deprecated-name"
    WRONG_TYPE = "wrong-type"
    INVALID_REGEX = "invalid-regex"
    INVALID_TOKEN = "invalid-token"
    INVALID_NUMBER = "invalid-number"
    CONTRADICTION = "contradiction"
    NEVER_MATCHES = "never-matches"
    ALLOWS_NOBODY = "allows-nobody"
    METHOD_CASE = "method-case"
    ANY_ORIGIN_WITH_CREDENTIALS = "any-origin-with-credentials"
    NULL_ORIGIN_WITH_CREDENTIALS = "null-origin-with-credentials"
    EXPOSES_NOTHING = "exposes-nothing"
    HOSTILE_NEIGHBOUR = "hostile-neighbour"
    SHADOWED = "shadowed"
    REPLACED = "replaced"


class Severity(enum.Enum):
    """What a finding does at set-up."""

    ERROR = "error"
    WARNING = "warning"
    DEPRECATION = "deprecation"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with one value."""

    fault: Fault
    severity: Severity
    option: str
    value: object
    source: Source
    message: str
    """What is wrong, as a sentence that follows the value."""

    fix: str
    """What to write instead, as a sentence."""

    suggestions: tuple[str, ...] = ()
    """Values or names to write instead, best first."""

    def __str__(self) -> str:
        return f"{self.option}={_shown(self.value)} ({self.source}): {self._said}"

    @property
    def _said(self) -> str:
        return f"{self.message} {self.fix}".rstrip()


@dataclass(frozen=True, slots=True)
class UnknownName(Finding):
    """A name that is no option: there is no value to show, the name is wrong."""

    def __str__(self) -> str:
        return f"{self._said} ({self.source})"


def _shown(value: object) -> str:
    try:
        text = repr(value)
    except Exception:
        # It may be the very value that is wrong, such as an int of 5,000 digits.
        text = f"<{type(value).__name__}>"

    return text if len(text) <= 120 else f"{text[:117]}..."


class CORSConfigError(ValueError):
    """Raised if a configuration is wrong. Nothing has been registered then.

    :param message: what is wrong, for people.
    :param errors: every mistake that was found, each an error of its own.
    """

    def __init__(self, message: str, errors: cabc.Iterable[CORSConfigError] = ()):
        super().__init__(message)
        self._errors = tuple(errors)

    @property
    def errors(self) -> tuple[CORSConfigError, ...]:
        """Every mistake; the error itself where it is the only one."""
        return self._errors or (self,)


class ValueFault(CORSConfigError):
    """The base of the errors that are about one value."""

    def __init__(self, finding: Finding):
        super().__init__(str(finding))
        self.option: t.Final = finding.option
        self.value: t.Final = finding.value
        self.reason: t.Final = finding.fault
        self.source: t.Final = finding.source
        self.suggestions: t.Final = finding.suggestions


class UnknownOptionError(ValueFault):
    """Raised if an option does not exist. ``suggestions`` has the close names."""


class InvalidValueError(ValueFault):
    """Raised if a value is none of the forms that its option takes."""


class ContradictionError(ValueFault):
    """Raised if two values exclude each other."""


class UnsafeValueError(ValueFault):
    """Raised under ``strict`` for what is a :exc:`CORSWarning` otherwise."""


class AttachmentError(CORSConfigError):
    """Raised if CORS is attached too late, or to something that it cannot serve."""


def error_from(finding: Finding) -> ValueFault:
    """Make the error that says ``finding``."""
    if finding.severity is not Severity.ERROR:
        return UnsafeValueError(finding)

    kinds: dict[Fault, type[ValueFault]] = {
        Fault.UNKNOWN_OPTION: UnknownOptionError,
        Fault.CONTRADICTION: ContradictionError,
    }
    return kinds.get(finding.fault, InvalidValueError)(finding)


def joined(errors: cabc.Sequence[CORSConfigError]) -> CORSConfigError:
    """Make one error of all: the only one itself, or a list of them."""
    if len(errors) == 1:
        return errors[0]

    lines = "".join(f"\n  {n}. {error}" for n, error in enumerate(errors, 1))
    return CORSConfigError(
        f"{len(errors)} mistakes in the CORS configuration:{lines}", errors
    )

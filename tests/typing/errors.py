"""What an error tells, as type checkers see it."""

from typing import assert_type

from flask_cors import AttachmentError
from flask_cors import ContradictionError
from flask_cors import CORSConfigError
from flask_cors import CORSWarning
from flask_cors import Fault
from flask_cors import Finding
from flask_cors import InvalidValueError
from flask_cors import MistakeError
from flask_cors import UnknownOptionError
from flask_cors import UnsafeValueError


def told(error: CORSConfigError) -> list[str]:
    """Every mistake tells all that is known of it, whatever its kind."""
    assert_type(error.errors, tuple[MistakeError, ...])
    out = []

    for mistake in error.errors:
        assert_type(mistake.rule, str)
        assert_type(mistake.option, str)
        assert_type(mistake.value, object)
        assert_type(mistake.reason, Fault)
        assert_type(mistake.suggestions, tuple[str, ...])
        assert_type(mistake.finding, Finding)
        out.append(f"{mistake.option}: {mistake.source.place.value}")

    return out


KINDS: tuple[type[MistakeError], ...] = (
    AttachmentError,
    ContradictionError,
    InvalidValueError,
    UnknownOptionError,
    UnsafeValueError,
)
value_error: ValueError = CORSConfigError("a mistake")
warning: UserWarning = CORSWarning("open")

CORSConfigError("a mistake").errors = ()  # type: ignore[misc]

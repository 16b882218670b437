"""What an error tells, as type checkers see it."""

from typing import assert_type

from flask_cors import AttachmentError
from flask_cors import ContradictionError
from flask_cors import CORSConfigError
from flask_cors import CORSWarning
from flask_cors import Fault
from flask_cors import InvalidValueError
from flask_cors import UnknownOptionError
from flask_cors import UnsafeValueError

VALUE_FAULTS = (
    ContradictionError,
    InvalidValueError,
    UnknownOptionError,
    UnsafeValueError,
)


def told(error: CORSConfigError) -> list[str]:
    """Narrow to the kind, to ask for what it knows."""
    assert_type(error.errors, tuple[CORSConfigError, ...])
    out = []

    for mistake in error.errors:
        if isinstance(mistake, VALUE_FAULTS):
            assert_type(mistake.option, str)
            assert_type(mistake.value, object)
            assert_type(mistake.reason, Fault)
            assert_type(mistake.suggestions, tuple[str, ...])
            out.append(f"{mistake.option}: {mistake.source.place.value}")

    return out


def of_an_attachment(error: AttachmentError) -> object:
    return error.option  # type: ignore[attr-defined]


value_error: ValueError = CORSConfigError("a mistake")
warning: UserWarning = CORSWarning("open")

CORSConfigError("a mistake").errors = ()  # type: ignore[misc]

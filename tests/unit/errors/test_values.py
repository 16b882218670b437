"""What is said of a value that is of no form an option takes."""

import functools
import re
import typing as t
from datetime import timedelta

import pytest

from flask_cors import Fault
from flask_cors import InvalidValueError

from .mistake import APP
from .mistake import Options
from .mistake import RESOURCES
from .mistake import SECONDS
from .mistake import told
from .refused import INVALID


async def check_pair(origin: str, tenant: str) -> bool:
    return origin == tenant


@pytest.mark.parametrize(("options", "reason", "message"), INVALID)
def test_a_value_of_no_form_is_told(
    options: Options, reason: Fault, message: str
) -> None:
    error = told(InvalidValueError, options)
    assert (str(error), error.reason) == (message, reason)


@pytest.mark.parametrize(
    "check",
    [check_pair, functools.partial(check_pair)],
    ids=["a function", "a partial"],
)
def test_a_function_that_takes_more_than_an_origin_is_told(check: t.Any) -> None:
    error = told(InvalidValueError, {"origins": [APP, check]})
    assert error.value is check
    assert error.reason is Fault.WRONG_TYPE
    assert str(error) == (
        f"origins={check!r} (CORS()): a function that cannot be called with an origin "
        f"alone. Write one that takes the origin, or nothing: "
        f"def is_allowed(origin): ... [CORS005]"
    )


def test_a_header_pattern_of_bytes_is_told() -> None:
    """It would raise on every preflight."""
    error = told(InvalidValueError, {"allow_headers": re.compile(b"x")})
    assert error.reason is Fault.WRONG_TYPE


@pytest.mark.parametrize("max_age", [10**5000, "9" * 5000], ids=["int", "text"])
def test_a_number_that_python_does_not_print_is_told(max_age: t.Any) -> None:
    error = told(InvalidValueError, {"max_age": max_age})
    assert error.reason is Fault.INVALID_MAX_AGE


def test_a_negative_timedelta_is_shown_as_it_was_written() -> None:
    written = timedelta(seconds=-3)
    error = told(InvalidValueError, {"max_age": written})
    assert error.value == written
    assert str(error) == f"max_age={written!r} (CORS()): {SECONDS} [CORS231]"


@pytest.mark.parametrize("value", [None, True, False], ids=repr)
def test_the_options_of_a_path_are_told_with_the_path(value: object) -> None:
    error = told(InvalidValueError, {"resources": {"/api/*": value}})
    assert error.reason is Fault.WRONG_TYPE
    assert str(error) == (
        f"resources={{'/api/*': {value!r}}} (CORS()): the options of '/api/*' are a "
        f"dict, or just its origins. {RESOURCES} [CORS005]"
    )


def test_a_long_value_is_cut() -> None:
    error = told(InvalidValueError, {"methods": f"x y{'z' * 500}"})
    assert str(error) == (
        f"methods='x y{'z' * 113}... (CORS()): not a valid method. Write one such as "
        f"'PUT'. [CORS201]"
    )
    assert error.value == f"x y{'z' * 500}"

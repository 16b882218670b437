"""What is said of options that do not exist, are old, or contradict each other."""

import pytest

from flask_cors import ContradictionError
from flask_cors import Fault
from flask_cors import UnknownOptionError
from flask_cors.sansio.options import FOREIGN_NAMES

from .mistake import APP
from .mistake import attach
from .mistake import Options
from .mistake import told
from .refused import CONTRADICTIONS
from .refused import UNKNOWN


@pytest.mark.parametrize(("options", "reason", "message"), UNKNOWN)
def test_an_unknown_option_is_told(
    options: Options, reason: Fault, message: str
) -> None:
    error = told(UnknownOptionError, options)
    assert (str(error), error.reason) == (message, reason)


@pytest.mark.parametrize(("name", "option"), FOREIGN_NAMES.items())
def test_what_other_libraries_call_it_is_understood(name: str, option: str) -> None:
    error = told(UnknownOptionError, {name: "*"})
    assert error.suggestions == (option,)
    assert f"Did you mean {option!r}?" in str(error)


@pytest.mark.parametrize("option", ["resources", "strict"])
def test_an_option_in_the_wrong_place_is_not_called_unknown(option: str) -> None:
    """It exists: to say that there is none sends people to look for a typing error."""
    error = told(UnknownOptionError, {"resources": {"/api/*": {option: True}}})
    assert "No such CORS option" not in str(error)


@pytest.mark.parametrize(("options", "reason", "message"), CONTRADICTIONS)
def test_a_contradiction_is_told(options: Options, reason: Fault, message: str) -> None:
    error = told(ContradictionError, options)
    assert (str(error), error.reason) == (message, reason)


def test_an_old_name_is_a_deprecation_that_says_the_new_one() -> None:
    (warning,) = attach({"origin": APP})
    assert warning.category is DeprecationWarning
    assert str(warning.message) == (
        f"origin={APP!r} (CORS()): an old name of 'origins', which it sets. "
        f"Write origins={APP!r}. [CORS003]"
    )

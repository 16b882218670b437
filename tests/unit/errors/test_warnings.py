"""What is warned about, and is an error under ``strict``."""

import pytest
from flask import Flask

from flask_cors import CORS
from flask_cors import CORSConfigError
from flask_cors import CORSWarning
from flask_cors import Fault
from flask_cors import InvalidValueError
from flask_cors import UnsafeValueError

from .mistake import APP
from .mistake import attach
from .mistake import Options
from .mistake import told
from .warned import CONFIG_WARNINGS
from .warned import WARNINGS


@pytest.mark.parametrize(("options", "reason", "message"), WARNINGS)
def test_what_is_open_or_without_effect_is_warned_about(
    options: Options, reason: Fault, message: str
) -> None:
    found = [(str(w.message), w.category) for w in attach(options)]
    assert found == [(message, CORSWarning)]


@pytest.mark.parametrize(("options", "reason", "message"), WARNINGS)
def test_under_strict_the_warning_is_an_error_with_the_same_words(
    options: Options, reason: Fault, message: str
) -> None:
    error = told(UnsafeValueError, {**options, "strict": True})
    assert (str(error), error.reason) == (message, reason)


@pytest.mark.parametrize(("config", "reason", "message"), CONFIG_WARNINGS)
def test_a_key_of_the_configuration_is_warned_about(
    config: Options, reason: Fault, message: str
) -> None:
    found = [(str(w.message), w.category) for w in attach({}, **config)]
    assert found == [(message, CORSWarning)]
    error = told(UnsafeValueError, {"strict": True}, **config)
    assert (str(error), error.reason) == (message, reason)


def test_under_strict_mistakes_and_warnings_are_listed_together() -> None:
    with pytest.raises(CORSConfigError) as caught:
        attach({"strict": True, "origins": [f"{APP}/", None], "max_age": -1})

    assert [type(mistake) for mistake in caught.value.errors] == [
        UnsafeValueError,
        UnsafeValueError,
        InvalidValueError,
    ]


def test_a_second_policy_of_the_same_paths_is_warned_about() -> None:
    app = Flask("errors")
    CORS(app, resources="/api/*", origins=APP)

    with pytest.warns(CORSWarning) as caught:
        CORS(app, resources="/api/*", max_age=5)

    assert [str(w.message) for w in caught] == [
        f"resources='/api/*' (CORS()): it replaces an earlier policy of the same "
        f"paths, with origins={APP!r}, max_age=None. Configure these paths in one "
        f"place. [CORS302]"
    ]


def test_a_suggestion_is_for_what_was_written_and_not_for_its_prefix() -> None:
    (warning,) = attach({}, CORS_FOO=1)
    assert "Did you mean" not in str(warning.message)


@pytest.mark.parametrize("origins", ["/*", "NULL", f"{APP}/index.html?x=1"])
def test_what_is_no_origin_is_warned_about(origins: str) -> None:
    (warning,) = attach({"origins": origins})
    assert str(warning.message).startswith(f"origins={origins!r} (CORS()): ")
    assert "https://NULL" not in str(warning.message)

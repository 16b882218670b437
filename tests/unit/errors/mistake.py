"""A mistake in a configuration, and the words that are said of it."""

import typing as t
import warnings

import pytest
from flask import Flask

from flask_cors import CORS
from flask_cors import CORSConfigError
from flask_cors import Fault

from .ids import IDS

APP = "https://app.example.com"

NAME_THE_ORIGINS = "Name the origins: origins=['https://app.example.com']."
NAME_AN_ORIGIN = "Name an origin: origins=['https://app.example.com']."
SUCH_AN_ORIGIN = "Write an origin such as 'https://app.example.com'."
ALLOWS_NOBODY = "no browser's Origin equals it, and it allows nobody."
NO_PATH = f"an origin has no path and no trailing slash: {ALLOWS_NOBODY}"
SCHEME = f"an origin needs a scheme: {ALLOWS_NOBODY}"
AN_ORIGIN = "an origin is text, a compiled pattern, a function, or a list of them"
A_PATH = "a path is text, a compiled pattern, a list of them, or a dict of them"
RESOURCES = "Write resources={'/api/*': {'origins': 'https://app.example.com'}}."
SECONDS = "not a number of seconds, 0 or more. Write max_age=600, or a timedelta."
SWITCH = "neither true nor false. Write True or False."
COOKIES = (
    "with supports_credentials, from CORS(), every site may read what its visitors' "
    "cookies show."
)
NEIGHBOUR = "which anybody can register. Write"

Options = dict[str, t.Any]


def case(message: str, reason: Fault, **options: t.Any) -> t.Any:
    """One configuration with one mistake, and what is said of it."""
    shown = ", ".join(f"{name}={value!r:.60}" for name, value in options.items())
    return pytest.param(options, reason, f"{message} [{IDS[reason]}]", id=shown)


def attach(options: Options, **config: t.Any) -> list[warnings.WarningMessage]:
    """Attach CORS to an application, and return what was warned about."""
    app = Flask("errors")
    app.config.update(config)

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        CORS(app, **options)

    return caught


def told(kind: type[CORSConfigError], options: Options, **config: t.Any) -> t.Any:
    """The error that attaching CORS raises, which is of this very kind."""
    with pytest.raises(kind) as caught:
        attach(options, **config)

    assert type(caught.value) is kind
    return caught.value

"""A rule, an application that breaks it, and one that nearly does."""

import collections.abc as cabc
import typing as t
import warnings
from dataclasses import dataclass

from flask import Flask

from flask_cors import audit
from flask_cors import CORS
from flask_cors import CORSConfigError
from flask_cors import Fault

Build: t.TypeAlias = cabc.Callable[[], Flask]

APP = "https://app.example.com"


@dataclass(frozen=True, slots=True)
class Case:
    """One rule, shown.

    :param said: all that is said of it, word for word, with the rule's id at the end.
    :param broken: builds the application that breaks it.
    :param near: builds one that comes near, and does not.
    """

    fault: Fault
    said: str
    broken: Build
    near: Build


@dataclass(frozen=True, slots=True)
class Told:
    """What an application is told.

    :param raised: the mistakes that its set-up raises.
    :param warned: what its set-up warns about.
    :param audited: what an audit finds, as the fault and the words.
    """

    raised: tuple[str, ...]
    warned: tuple[str, ...]
    audited: tuple[tuple[Fault, str], ...]

    def about(self, fault: Fault) -> list[str]:
        """What an audit says of one fault."""
        return [said for found, said in self.audited if found is fault]


def told(build: Build) -> Told:
    """Build an application, and collect what is said of it."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")

        try:
            app = build()
        except CORSConfigError as error:
            return Told(tuple(map(str, error.errors)), (), ())

    warned = tuple(str(warning.message) for warning in caught)
    found = tuple((finding.fault, str(finding)) for finding in audit(app))
    return Told((), warned, found)


def cors(**options: t.Any) -> Build:
    """An application whose CORS has these options."""

    def build() -> Flask:
        app = application()
        CORS(app, **options)
        return app

    return build


def twice(first: dict[str, t.Any], second: dict[str, t.Any]) -> Build:
    """Two calls of CORS."""

    def build() -> Flask:
        app = application()
        CORS(app, **first)
        CORS(app, **second)
        return app

    return build


def configured(**config: t.Any) -> Build:
    """An application whose CORS is set in ``app.config``."""

    def build() -> Flask:
        app = application()
        app.config.update(config)
        CORS(app)
        return app

    return build


def application() -> Flask:
    """An application with one route, that only GET is offered at. Variables of the
    environment, such as ``FLASK_CORS_STRICT``, are read into its configuration.
    """
    app = Flask("rules")
    app.config.from_prefixed_env()
    app.add_url_rule("/api/books", "books", list)
    return app

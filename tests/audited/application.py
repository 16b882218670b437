"""The applications of this folder, and what each is told at set-up."""

import collections.abc as cabc
import importlib
import pkgutil
import types
import typing as t
import warnings

import pytest
from flask import Flask

from flask_cors import CORSConfigError
from flask_cors import CORSWarning

from . import bad
from . import good


def modules(package: types.ModuleType) -> list[t.Any]:
    """All modules of a package, which have a ``create_app`` each."""
    with warnings.catch_warnings(action="ignore"):
        return [
            importlib.import_module(f"{package.__name__}.{found.name}")
            for found in pkgutil.iter_modules(package.__path__)
        ]


def name(module: types.ModuleType) -> str:
    """The name of a module in its package."""
    return module.__name__.rpartition(".")[2]


BAD: t.Final = modules(bad)
GOOD: t.Final = modules(good)


class Application:
    """An application as its own process would make it, and what it was told then.

    :param module: where it is written.
    :param monkeypatch: what its environment is set with.
    """

    def __init__(self, module: t.Any, monkeypatch: pytest.MonkeyPatch):
        for variable, value in getattr(module, "ENVIRONMENT", {}).items():
            monkeypatch.setenv(variable, value)

        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            # Some of them attach CORS while they are imported.
            self.app, self.raised = _made(importlib.reload(module).create_app)

        self.warnings: list[Warning | str] = [warning.message for warning in caught]

    @property
    def warned(self) -> set[str]:
        """The rules that it was warned by."""
        ours = (CORSWarning, DeprecationWarning)
        return {_rule(str(told)) for told in self.warnings if isinstance(told, ours)}


def _made(create_app: cabc.Callable[[], Flask]) -> tuple[Flask | None, set[str]]:
    """The application, or the rules that its set-up has raised."""
    try:
        return create_app(), set()
    except CORSConfigError as error:
        return None, {mistake.rule for mistake in error.errors}


def _rule(told: str) -> str:
    return told.rpartition("[")[2].removesuffix("]")

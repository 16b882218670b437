"""Scenarios: which package an application is built with, and what is shown of it."""

import ast
import importlib.metadata
import typing as t
from dataclasses import dataclass
from pathlib import Path

#: What each test module of this folder has at its top.
NAME: t.Final = "WORKS_WITH"


@dataclass(frozen=True)
class Scenario:
    """What a test module has run.

    :param distribution: the package's name on PyPI.
    :param shows: what was seen, in one sentence.
    """

    distribution: str
    shows: str

    @property
    def version(self) -> str | None:
        """The one that is installed; absent if none is."""
        try:
            return importlib.metadata.version(self.distribution)
        except importlib.metadata.PackageNotFoundError:
            return None


def scenario_of(module: Path) -> Scenario | None:
    """Read a module's scenario without importing it, which needs the package."""
    for statement in ast.parse(module.read_text()).body:
        match statement:
            case ast.Assign(
                targets=[ast.Name(id=name)], value=ast.Call(keywords=keywords)
            ) if name == NAME:
                return Scenario(
                    **{str(k.arg): ast.literal_eval(k.value) for k in keywords}
                )

    return None

"""Where a package is missing, the scenario with it is left out, and says so."""

import os
import typing as t
from pathlib import Path

import pytest

from .scenario import Scenario
from .scenario import scenario_of


@pytest.hookimpl(tryfirst=True)
def pytest_pycollect_makemodule(
    module_path: Path, parent: pytest.Collector
) -> pytest.Module | None:
    """Keep a module from being imported whose package is not there."""
    scenario = scenario_of(module_path)

    if scenario is None or scenario.version is not None:
        return None

    return MissingPackage.from_parent(parent, path=module_path, scenario=scenario)


class MissingPackage(pytest.Module):
    """A test module whose package is not installed."""

    def __init__(self, *, scenario: Scenario, **options: t.Any) -> None:
        super().__init__(**options)
        self.scenario = scenario

    def collect(self) -> t.NoReturn:
        give_up(self.scenario)


def give_up(scenario: Scenario) -> t.NoReturn:
    """Skip the module, or fail it where everything is required."""
    message = (
        f"{scenario.distribution} is not installed; to get it: "
        f"pip install --group ecosystem"
    )

    if os.environ.get("REQUIRE_BROWSERS") == "1":
        pytest.fail(message, pytrace=False)

    pytest.skip(message, allow_module_level=True)

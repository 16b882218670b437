"""The packages of the page built with React: which they are, and from nowhere in
particular.
"""

import json
import typing as t

from .launch import EXAMPLES

HERE = EXAMPLES / "react"


def read(name: str) -> dict[str, t.Any]:
    return t.cast("dict[str, t.Any]", json.loads((HERE / name).read_text("utf-8")))


def test_the_locked_packages_name_no_registry() -> None:
    packages = read("package-lock.json")["packages"].items()
    assert [name for name, package in packages if "resolved" in package] == []
    unsealed = [name for name, package in packages if "integrity" not in package]
    assert unsealed == [""]


def test_the_locked_packages_are_all_that_any_machine_needs() -> None:
    """npm ci refuses a lock without the packages of other systems."""
    packages = read("package-lock.json")["packages"]
    optional = [
        name
        for package in packages.values()
        for name in package.get("optionalDependencies", {})
    ]
    assert optional != []
    assert [n for n in optional if f"node_modules/{n}" not in packages] == []


def test_every_package_has_a_lower_bound() -> None:
    package = read("package.json")
    ranges = {**package["dependencies"], **package["devDependencies"]}
    assert all(each.startswith(">=") for each in ranges.values())
    assert package["engines"] == {"node": ">=18"}

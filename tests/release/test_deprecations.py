"""What is deprecated is listed with its end, and warns until then."""

import inspect
import typing as t
import warnings
from types import ModuleType

import pytest
from flask import Flask

from flask_cors import core
from flask_cors import CORS
from flask_cors.sansio.options import ALIASES

#: What the old names of options are given.
VALUES = {"origin": ["https://app.example.com"], "headers": ["X-Shop"]}


def old_functions() -> set[str]:
    """The functions of ``flask_cors.core`` that warn when they are called."""
    return {
        f"flask_cors.core.{name}"
        for name, function in vars(core).items()
        if inspect.isfunction(function) and hasattr(function, "__wrapped__")
    }


def test_all_that_warns_is_listed_and_nothing_else(deprecations: ModuleType) -> None:
    listed = {name for entry in deprecations.listed() for name in entry["names"]}
    assert listed == old_functions() | set(ALIASES)


def test_the_page_is_made_from_the_list(deprecations: ModuleType) -> None:
    written = deprecations.PAGE.read_text(encoding="utf-8")
    assert written == deprecations.render(), "run: python tools/deprecations.py"


@pytest.mark.parametrize(("old", "name"), sorted(ALIASES.items()))
def test_an_old_name_works_and_warns_at_set_up(old: str, name: str) -> None:
    app = Flask(__name__)
    given: dict[str, t.Any] = {old: VALUES[old]}

    with pytest.warns(DeprecationWarning, match=f"an old name of '{name}'"):
        cors = CORS(app, resources={"/api/*": given})

    assert cors.config(app)["resources"]["/api/*"][name] == VALUES[old]


@pytest.mark.parametrize("name", sorted(old_functions()))
def test_an_old_function_warns_when_it_is_called(name: str) -> None:
    function = getattr(core, name.removeprefix("flask_cors.core."))

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")

        with pytest.raises(TypeError, match="unexpected keyword argument 'nothing'"):
            function(nothing=None)

    assert [str(each.message) for each in caught] == [
        f"{name}() is an inner function of old versions. Use CORS, cross_origin or "
        f"CORSMiddleware."
    ]


def test_it_stays_until_a_major_version_that_is_yet_to_come(
    deprecations: ModuleType,
) -> None:
    for entry in deprecations.listed():
        since, until = (entry[when].split(".") for when in ("since", "until"))
        assert until[1:] == ["0", "0"], entry["what"]
        assert int(until[0]) > int(since[0]), entry["what"]

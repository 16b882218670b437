"""Decorators above a route, found in the source of the view that it registered."""

import collections.abc as cabc
import functools
import linecache
import textwrap
import types
import typing as t
import warnings
from pathlib import Path

import pytest
from flask import Flask

import flask_cors
from flask_cors import cors_exempt
from flask_cors import cross_origin
from flask_cors.inspection import views
from flask_cors.inspection.decorators import above_route
from flask_cors.inspection.decorators import Misplaced
from flask_cors.sansio.findings import Location

APP = "https://app.example.com"

Made: t.TypeAlias = cabc.Callable[..., Flask]


def logged(view: t.Any) -> t.Any:
    """Another decorator."""
    return functools.wraps(view)(lambda *args: view(*args))


#: Another extension's, in a module and in an object.
OTHERS = types.ModuleType("others")
OTHERS.__dict__["cross_origin"] = logged
OTHER = types.SimpleNamespace(cross_origin=logged)

NAMES: dict[str, t.Any] = {
    "allow": cross_origin(APP),
    "co": cross_origin,
    "cross_origin": cross_origin,
    "exempt": cors_exempt,
    "flask_cors": flask_cors,
    "logged": logged,
    "other": OTHER,
    "others": OTHERS,
}


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """Makes an application in a factory, whose view begins on line 2 with these lines.

    :param names: what the module of the factory has.
    """

    def make(lines: str, names: dict[str, t.Any] = NAMES) -> Flask:
        body = textwrap.indent(lines, "    ")
        source = f"def make(app):\n{body}\n    def view():\n        return 'ok'\n"
        path = tmp_path / "factory.py"
        path.write_text(source)
        module = dict(names)
        exec(compile(source, str(path), "exec"), module)
        app = Flask("tests", static_folder=None)

        with warnings.catch_warnings(action="ignore"):
            module["make"](app)

        return app

    return make


def misplaced(app: Flask) -> dict[str, int | None]:
    """The line of what is misplaced above each view, by the endpoint."""
    found = {name: views.misplaced(view) for name, view in app.view_functions.items()}
    return {
        name: each.location.line
        for name, each in found.items()
        if each is not None and each.location is not None
    }


@pytest.mark.parametrize(
    "decorators",
    [
        "@cross_origin\n@app.get('/')",
        "@cross_origin()\n@app.get('/')",
        "@cross_origin(origins='https://app.example.com')\n@app.route('/')",
        "@co('https://app.example.com')\n@app.get('/')",
        "@flask_cors.cross_origin()\n@app.get('/')",
        "@flask_cors.cors_exempt\n@app.get('/')",
        "@exempt\n@app.get('/')",
        "@allow\n@app.get('/')",
        "@cross_origin()\n@logged\n@app.get('/')\n@logged",
        "@cross_origin(\n    r'https://\\w+\\.example',\n)\n@app.get(\n    '/',\n)",
        "@cross_origin()  # the app's\n\n# All may read it.\n@app.get('/')",
    ],
)
def test_one_of_this_package_above_a_route_is_found_whatever_it_is_called(
    made: Made, decorators: str
) -> None:
    assert misplaced(made(decorators)) == {"view": 2}


def test_the_line_of_the_decorator_is_told_and_which_it_is(made: Made) -> None:
    view: t.Any = made("@logged\n@exempt\n@app.get('/')").view_functions["view"]
    location = Location(view.__code__.co_filename, 3)
    assert above_route(view) == Misplaced(location, is_exempt=True)


@pytest.mark.parametrize(
    "lines",
    [
        "from flask_cors import cross_origin\n@cross_origin()\n@app.get('/')",
        "import flask_cors\n@flask_cors.cors_exempt\n@app.get('/')",
    ],
)
def test_what_a_factory_imports_itself_is_known_by_its_name(
    made: Made, lines: str
) -> None:
    assert misplaced(made(lines, {})) == {"view": 3}


@pytest.mark.parametrize(
    "decorators",
    [
        "@app.get('/')",
        "@app.get('/')\n@cross_origin()",
        "@app.get('/')\n@app.post('/')\n@cross_origin(\n    'https://a.example',\n)",
        "@app.get('/')\n@cross_origin()\n@logged",
        "@app.get('/')\n@logged\n@cross_origin()",
        "@logged\n@app.get('/')",
        "@other.cross_origin\n@app.get('/')",
        "@others.cross_origin\n@app.get('/')",
        "cors = other\n@cors.cross_origin\n@app.get('/')",
        "@(lambda view: view)\n@app.get('/')",
        "# @cross_origin()\n@app.get('/')",
        "@app.get('''/\n@cross_origin()\n@app.get()\n''')",
    ],
)
def test_what_is_right_or_not_of_this_package_is_not_found(
    made: Made, decorators: str
) -> None:
    assert misplaced(made(decorators)) == {}


def test_of_two_routes_only_the_one_below_is_without_it(made: Made) -> None:
    app = made("@app.get('/a', endpoint='a')\n@co\n@app.get('/b', endpoint='b')")
    assert misplaced(app) == {"b": 3}


@pytest.mark.parametrize(
    "written",
    [
        "",
        "@cross_origin()\n@app.get('/')\n",
        "@cross_origin()\n@app.get('/')\ndef other(): pass\n",
        "@cross_origin()\n@app.get(\n",
        "@cross_origin()\n@app.get('/')\n  view = 1\n def view(): pass\n",
        "view = 1\n",
    ],
)
def test_a_source_that_is_another_by_now_is_not_believed(
    written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = compile("def view(): pass", "/changed/since.py", "exec").co_consts[0]
    lines = written.splitlines(keepends=True)
    entry = (len(written), None, lines, code.co_filename)
    monkeypatch.setitem(linecache.cache, code.co_filename, entry)
    assert above_route(types.FunctionType(code, dict(NAMES))) is None


def test_a_decorator_of_many_lines_is_not_read_to_its_end(made: Made) -> None:
    many = "\n" * 200
    assert misplaced(made(f"@cross_origin({many})\n@app.get('/')")) == {}


def test_a_lambda_and_what_has_no_source_have_no_decorators() -> None:
    names: dict[str, t.Any] = {}
    exec("def view(): pass", names)
    assert above_route(names["view"]) is None
    assert above_route(t.cast(t.Any, lambda: None)) is None

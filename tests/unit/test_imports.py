"""What an import loads: a program pays for the part of the package that it uses."""

import typing as t

import pytest

import flask_cors

from ..test_layering import loaded_by

FLASK: t.Final = """
from flask import Flask

app = Flask("shop")

@app.get("/")
def index():
    return "shop"

def ask(app):
    return app.test_client().get("/", headers={"Origin": "https://app.example.com"})

ask(app)
app = Flask("shop")
app.add_url_rule("/", "index", index)
"""

NAMES: t.Final = "from flask_cors import CORS, cross_origin\n"

ATTACHED: t.Final = "CORS(app, origins=['https://app.example.com'])\nask(app)\n"

DECORATED: t.Final = """
view = cross_origin(origins=["https://app.example.com"])(index)
app.add_url_rule("/reports", "reports", view)
CORS(app)
app.test_client().get("/reports", headers={"Origin": "https://app.example.com"})
"""

#: The modules of the two names.
OF_NAMES: t.Final = {
    "flask_cors",
    "flask_cors.decorator",
    "flask_cors.extension",
    "flask_cors.sansio",
    "flask_cors.sansio.config_change",
    "flask_cors.sansio.option_types",
}

#: Those of an application with an ordinary configuration that has served a request.
OF_SERVING: t.Final = OF_NAMES | {
    "flask_cors.answers",
    "flask_cors.attachment",
    "flask_cors.callers",
    "flask_cors.configuration",
    "flask_cors.environ",
    "flask_cors.errors",
    "flask_cors.flask_governor",
    "flask_cors.given",
    "flask_cors.governor",
    "flask_cors.headers",
    "flask_cors.path_governor",
    "flask_cors.ready",
    "flask_cors.reasons",
    "flask_cors.routes",
    "flask_cors.sansio.admission",
    "flask_cors.sansio.decision",
    "flask_cors.sansio.fetch",
    "flask_cors.sansio.findings",
    "flask_cors.sansio.forms",
    "flask_cors.sansio.grants",
    "flask_cors.sansio.layers",
    "flask_cors.sansio.masks",
    "flask_cors.sansio.options",
    "flask_cors.sansio.origins",
    "flask_cors.sansio.path_index",
    "flask_cors.sansio.paths",
    "flask_cors.sansio.plain_forms",
    "flask_cors.sansio.policy",
    "flask_cors.sansio.protection",
    "flask_cors.sansio.resource_forms",
    "flask_cors.sansio.resources",
    "flask_cors.sansio.ruling",
    "flask_cors.scopes",
    "flask_cors.scrutiny",
    "flask_cors.siblings",
    "flask_cors.signals",
    "flask_cors.state",
    "flask_cors.surroundings",
    "flask_cors.unhandled",
    "flask_cors.unkept",
    "flask_cors.verdicts",
    "flask_cors.views",
    "flask_cors.wsgi",
}

#: Those of one more decorated view.
OF_DECORATING: t.Final = OF_SERVING | {
    "flask_cors.decoration",
    "flask_cors.registration",
}


def loaded_beside_flask(code: str) -> set[str]:
    """The modules that ``code`` loads and an application that serves has not."""
    return loaded_by(f"{FLASK}{NAMES}{code}") - loaded_by(FLASK)


def test_the_package_alone_loads_nothing_of_itself_and_no_flask() -> None:
    loaded = loaded_by("import flask_cors")
    assert {name for name in loaded if name.startswith("flask")} == {"flask_cors"}


def test_the_plugin_for_pytest_loads_no_flask() -> None:
    loaded = loaded_by("import flask_cors.pytest_plugin")
    assert {name for name in loaded if name.startswith(("flask", "werkzeug"))} == {
        "flask_cors",
        "flask_cors.pytest_plugin",
    }


def test_the_names_that_applications_import_load_their_doors_alone() -> None:
    assert loaded_beside_flask("") == OF_NAMES


def test_an_application_that_serves_loads_what_it_serves_with() -> None:
    assert loaded_beside_flask(ATTACHED) == OF_SERVING


def test_an_application_with_a_decorated_view_loads_the_decorating_as_well() -> None:
    assert loaded_beside_flask(DECORATED) == OF_DECORATING


@pytest.mark.parametrize(
    ("options", "module"),
    [
        ("supports_credentials=True, origins='https://a.example'", "judging"),
        ("vary_header=False", "judging"),
        ("resources=[r'/v[0-9]/']", "judging"),
        ("resources=['/a/*', '/b/*']", "judging"),
        ("allow_headers=['X-App-*']", "judging"),
        ("origins='https://*.example.com'", "sansio.origin_forms"),
        ("methods=['PURGE']", "sansio.grant_forms"),
        ("allow_headers='*'", "sansio.grant_forms"),
        ("expose_headers='ETag,!'", "sansio.grant_forms"),
    ],
)
def test_what_is_out_of_the_ordinary_is_read_by_modules_that_know_it(
    options: str, module: str
) -> None:
    code = f"from flask_cors import CORS\ntry: CORS({options})\nexcept ValueError: pass"
    assert f"flask_cors.{module}" in loaded_by(code)


@pytest.mark.parametrize("name", ["core", "decorator", "extension", "version"])
def test_a_module_is_an_attribute_of_the_package_after_a_plain_import(
    name: str,
) -> None:
    code = f"import flask_cors\nprint(flask_cors.{name}.__name__)"
    assert f"flask_cors.{name}" in loaded_by(code)


def test_a_name_is_looked_up_once() -> None:
    found = flask_cors.CORS
    assert vars(flask_cors)["CORS"] is found


def test_the_names_and_modules_can_be_completed() -> None:
    assert {*flask_cors.__all__, "__version__", "core", "extension"} <= set(
        dir(flask_cors)
    )

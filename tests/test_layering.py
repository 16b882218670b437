"""The modules stand in rows, and each imports from rows above its own only."""

import ast
import collections.abc as cabc
import subprocess
import sys
import typing as t
from pathlib import Path

import pytest

import flask_cors

PACKAGE = Path(flask_cors.__file__).parent

#: From the top down. Modules of one row do not import each other.
ROWS = (
    ("sansio",),
    ("sansio.masks", "sansio.sets", "suffixes"),
    ("sansio.findings",),
    ("errors", "callers", "sansio.misspelling", "sansio.rules.rule"),
    (
        "sansio.rules.names",
        "sansio.rules.spellings",
        "sansio.rules.origins",
        "sansio.rules.regexes",
        "sansio.rules.grants",
        "sansio.rules.resources",
        "sansio.rules.applications",
    ),
    ("sansio.rules",),
    ("sansio.ruling",),
    ("sansio.addresses", "sansio.fetch", "sansio.forms", "sansio.schemes"),
    ("sansio.hosts", "sansio.name_spelling"),
    ("sansio.regexes",),
    ("sansio.regexes.tree", "sansio.regexes.spellings"),
    ("sansio.regexes.witnesses", "sansio.regexes.effort"),
    ("sansio.regexes.neighbours", "sansio.regexes.attacks"),
    ("sansio.regexes.backtracking",),
    ("sansio.origins", "sansio.grants", "sansio.paths"),
    ("sansio.globs", "sansio.origin_parts", "sansio.regexes.openings"),
    ("sansio.origin_spelling", "sansio.regexes.remedies"),
    ("sansio.origin_forms", "sansio.grant_forms"),
    ("sansio.options",),
    ("sansio.layers",),
    ("sansio.policy",),
    ("sansio.resources", "sansio.decision"),
    (
        "sansio.judges.entries",
        "sansio.judges.instruments",
        "sansio.judges.samples",
        "sansio.judges.subject",
    ),
    ("sansio.judges.excess",),
    (
        "sansio.judges.coverage",
        "sansio.judges.credentials",
        "sansio.judges.policies",
        "sansio.judges.regexes",
        "sansio.judges.slowness",
        "sansio.judges.suffixes",
        "sansio.judges.tables",
    ),
    ("sansio.judges",),
    ("sansio.audit.shapes",),
    ("sansio.audit.facts", "sansio.audit.outcome", "sansio.audit.silences"),
    ("sansio.audit.sites", "sansio.audit.subjects"),
    (
        "sansio.audit.layers",
        "sansio.audit.sessions",
        "sansio.audit.sockets",
        "sansio.audit.views",
    ),
    ("sansio.audit.proposals",),
    ("sansio.audit.routes", "sansio.audit.tables"),
    ("sansio.audit",),
    ("configuration", "environ", "headers", "decisions"),
    ("origin_pattern",),
    ("governor",),
    ("wsgi", "views"),
    ("routes", "scopes"),
    ("state",),
    ("flask_governor",),
    ("extension", "decorator", "inspection.callables"),
    ("inspection.bytecode", "inspection.decorators", "inspection.routes"),
    ("inspection.views", "inspection.sessions"),
    ("inspection.hooks",),
    ("inspection.application",),
    ("inspection",),
    ("auditing", "refusals"),
    ("version", "core"),
    ("reports.surroundings", "reports.wording"),
    ("reports.terminal", "reports.document", "reports.sarif"),
    ("reports",),
    ("cli",),
    ("",),
)

ROW = {name: number for number, row in enumerate(ROWS) for name in row}

#: Imports inside functions, each with its reason.
LATE = {
    ("", "auditing"): "an application that serves does not audit itself",
    ("", "origin_pattern"): "few applications take origins from their users",
    ("cli", "auditing"): "every flask command imports the module of this one",
    ("cli", "refusals"): "every flask command imports the module of this one",
    ("cli", "reports"): "every flask command imports the module of this one",
    ("sansio.judges", "sansio.judges.regexes"): "most configurations have no regexes",
    ("sansio.judges", "sansio.judges.slowness"): "most configurations have no regexes",
    ("sansio.ruling", "sansio.rules"): "most configurations break no rule",
    ("", "version"): "it reads the installed distribution, which few programs need",
}

#: What the framework-free half has no use for: it does no I/O, logs and warns nothing.
EFFECTS = frozenset(
    {"asyncio", "io", "logging", "os", "pathlib", "random", "shutil", "socket"}
    | {"subprocess", "sys", "tempfile", "threading", "time", "urllib", "warnings"}
)


def module_name(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


MODULES = {module_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}
SANSIO = sorted(name for name in MODULES if name.startswith("sansio"))


class Import(t.NamedTuple):
    """One import statement's target; ``inner`` if it is a module of the package."""

    name: str
    inner: bool
    late: bool


def imports(name: str) -> cabc.Iterator[Import]:
    """Everything that a module imports, wherever in it."""
    tree = ast.parse(MODULES[name].read_text())
    late = {
        node
        for function in ast.walk(tree)
        if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef))
        for node in ast.walk(function)
    }

    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (Import(a.name, False, node in late) for a in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from _imported(name, node, node in late)


def _imported(name: str, node: ast.ImportFrom, late: bool) -> cabc.Iterator[Import]:
    if node.level == 0:
        yield Import(t.cast(str, node.module), False, late)
        return

    is_package = MODULES[name].name == "__init__.py"
    package = name.split(".") if is_package else name.split(".")[:-1]
    above = package[: len(package) - (node.level - 1)]
    base = ".".join(part for part in (*above, node.module) if part)

    for alias in node.names:
        module = f"{base}.{alias.name}".lstrip(".")
        yield Import(module if module in MODULES else base, True, late)


def test_every_module_has_its_row() -> None:
    assert sorted(ROW) == sorted(MODULES)


@pytest.mark.parametrize("name", [n for n in MODULES if n])
def test_a_module_imports_from_rows_above_its_own(name: str) -> None:
    inner = {found.name for found in imports(name) if found.inner}
    assert {other for other in inner if ROW[other] >= ROW[name]} == set()


@pytest.mark.parametrize("name", MODULES)
def test_no_module_imports_the_legacy_names(name: str) -> None:
    assert "core" not in {found.name for found in imports(name) if found.inner}


@pytest.mark.parametrize("name", SANSIO)
def test_the_framework_free_half_imports_the_standard_library_alone(
    name: str,
) -> None:
    outer = {found.name.partition(".")[0] for found in imports(name) if not found.inner}
    inner = {found.name for found in imports(name) if found.inner}
    assert outer - sys.stdlib_module_names == set()
    assert outer & EFFECTS == set()
    assert inner <= set(SANSIO)


def test_imports_inside_functions_have_a_reason() -> None:
    late = {(name, f.name) for name in MODULES for f in imports(name) if f.late}
    assert late == set(LATE)


def loaded_by(code: str) -> set[str]:
    """The modules that a fresh interpreter has after running ``code``."""
    found = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys\nprint(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return set(found.stdout.split())


def test_importing_the_package_leaves_out_what_few_programs_need() -> None:
    loaded = loaded_by("import flask_cors")
    assert "flask_cors.extension" in loaded
    assert {
        "flask_cors.auditing",
        "flask_cors.cli",
        "flask_cors.core",
        "flask_cors.origin_pattern",
        "flask_cors.version",
    } & loaded == set()


def test_an_application_that_serves_has_no_command_and_no_audit() -> None:
    loaded = loaded_by(
        "from flask import Flask\n"
        "from flask_cors import CORS\n"
        "app = Flask('serving')\n"
        "CORS(app, origins='https://app.example.com')\n"
        "app.test_client().get('/', headers={'Origin': 'https://app.example.com'})"
    )
    assert "flask_cors.flask_governor" in loaded
    assert [
        name
        for name in sorted(loaded)
        if name.startswith(
            (
                "flask_cors.auditing",
                "flask_cors.cli",
                "flask_cors.inspection",
                "flask_cors.refusals",
                "flask_cors.reports",
                "flask_cors.sansio.audit",
            )
        )
    ] == []


@pytest.mark.parametrize("name", [n for n in SANSIO if n != "sansio"])
def test_the_framework_free_half_runs_without_a_framework(name: str) -> None:
    """The package itself stands aside here: it is made of Flask."""
    package = (
        "import sys, types\n"
        "package = types.ModuleType('flask_cors')\n"
        f"package.__path__ = [{str(PACKAGE)!r}]\n"
        "sys.modules['flask_cors'] = package\n"
    )
    loaded = loaded_by(f"{package}import flask_cors.{name}")
    assert {"flask", "werkzeug"} & loaded == set()

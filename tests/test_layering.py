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
    ("sansio.masks", "sansio.option_types", "sansio.sets", "suffixes"),
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
    ("sansio.regexes.closings", "sansio.regexes.effort", "sansio.regexes.witnesses"),
    ("sansio.regexes.neighbours", "sansio.regexes.attacks", "sansio.origins"),
    ("sansio.regexes.backtracking",),
    ("sansio.origin_patterns", "sansio.grants", "sansio.paths"),
    ("sansio.checks", "sansio.globs", "sansio.origin_parts"),
    ("sansio.regexes.openings",),
    ("sansio.origin_spelling", "sansio.regexes.remedies"),
    ("sansio.origin_forms", "sansio.grant_forms"),
    ("sansio.plain_forms",),
    ("sansio.protection",),
    ("sansio.options",),
    ("sansio.layers", "sansio.path_index"),
    ("sansio.policy",),
    ("sansio.resources", "sansio.admission"),
    ("sansio.decision",),
    ("sansio.resource_forms", "sansio.csrf", "sansio.effective"),
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
    ("sansio.judges.alternatives",),
    ("sansio.judges",),
    ("sansio.audit.shapes",),
    ("sansio.audit.facts", "sansio.audit.outcome", "sansio.audit.silences"),
    ("sansio.audit.coverage", "sansio.audit.sites", "sansio.audit.subjects"),
    (
        "sansio.audit.layers",
        "sansio.audit.protections",
        "sansio.audit.sessions",
        "sansio.audit.sockets",
        "sansio.audit.views",
    ),
    ("sansio.audit.proposals",),
    ("sansio.audit.routes", "sansio.audit.tables"),
    ("sansio.audit",),
    ("sansio.routing_table",),
    ("sansio.causes.cause", "sansio.causes.wording"),
    ("sansio.config_wording",),
    ("sansio.config_change",),
    ("sansio.comparison",),
    ("sansio.causes.misspellings",),
    ("sansio.causes.near_misses",),
    ("sansio.causes.changes", "sansio.causes.grants", "sansio.causes.origins"),
    ("sansio.causes.openings", "sansio.causes.several", "sansio.causes.tables"),
    ("sansio.causes.writes",),
    ("sansio.causes",),
    ("sansio.browser",),
    ("sansio.browser.host_names",),
    (
        "sansio.browser.cookie_dates",
        "sansio.browser.departures",
        "sansio.browser.exchanges",
        "sansio.browser.refusals",
        "sansio.browser.urls",
    ),
    (
        "sansio.browser.cors_check",
        "sansio.browser.listed",
        "sansio.browser.set_cookie",
        "sansio.browser.sites",
    ),
    ("sansio.browser.cookie_rules", "sansio.browser.fetch_metadata"),
    ("sansio.browser.cookies", "sansio.browser.profiles"),
    ("sansio.browser.safelist",),
    ("sansio.browser.preflight_cache", "sansio.browser.rewriting"),
    ("sansio.browser.preflights",),
    ("sansio.browser.hops", "sansio.browser.needs"),
    ("sansio.browser.reading", "sansio.browser.redirects"),
    ("sansio.browser.fetching",),
    ("sansio.browser.chromium_sentences", "sansio.browser.firefox_sentences"),
    ("sansio.browser.sentences",),
    ("sansio.browser.verdicts", "sansio.browser.secrets"),
    ("sansio.browser.documents",),
    ("sansio.explanation",),
    ("lookups", "stores"),
    ("asking", "judging", "lookups.terms"),
    ("configuration", "environ", "headers", "origin_checks", "ready", "unhandled"),
    ("lookups.answers",),
    ("lookups.flights", "lookups.overheard"),
    ("lookups.running",),
    ("origin_cache",),
    ("stores.outages", "stores.redis_listener", "stores.entries"),
    ("stores.shared",),
    ("stores.redis_presence", "sql_origins"),
    ("redis_origins",),
    ("answers", "decisions", "origin_pattern", "surroundings"),
    ("governor", "signals"),
    ("announcements", "debugger", "path_governor", "reasons"),
    ("guard", "scrutiny", "verdicts"),
    ("standalone",),
    ("wsgi", "views", "siblings"),
    ("ungoverned",),
    ("routes", "scopes"),
    ("given", "lookalikes"),
    ("in_force",),
    ("state",),
    ("unkept",),
    ("flask_governor",),
    ("governing", "registration"),
    ("decoration", "inspection.callables"),
    ("current", "decorator"),
    ("rehearsal",),
    ("inspection.bytecode", "inspection.decorators", "inspection.routes"),
    ("inspection.views", "inspection.sessions"),
    ("inspection.hooks",),
    ("inspection.application",),
    ("inspection", "circumstances", "doubts"),
    ("auditing", "explaining", "refusals"),
    ("version", "core"),
    ("reports.surroundings", "reports.wording", "reports.table"),
    ("reports.terminal", "reports.document", "reports.sarif"),
    ("reports.explanation", "reports.options", "reports.routing"),
    ("reports",),
    ("page", "page.audience", "page.embedding", "page.places"),
    ("page.policies", "page.writing"),
    ("page.matrix",),
    ("page.linking",),
    ("page.problems",),
    ("page.engine", "page.tables.browsers", "page.tables.patterns"),
    ("page.tables.origins", "page.tables.responses"),
    ("page.tables.remedies",),
    ("page.tables.policies",),
    ("page.tables.endpoints", "page.tables.resources"),
    ("page.tables.routing",),
    ("page.tables",),
    ("page.document",),
    ("debug_page", "debug_page.address", "debug_page.visitors"),
    ("debug_page.serving",),
    ("debug_toolbar.telling",),
    ("debug_toolbar.panel",),
    ("debug_toolbar",),
    ("attachment",),
    ("reconfiguration",),
    ("extension",),
    ("checking.deadlines", "checking.failures", "checking.outcome"),
    ("checking.connections", "checking.heads", "checking.statuses", "checking.text"),
    ("checking.transport", "checking.remarks", "checking.document"),
    ("checking.checks",),
    ("checking",),
    ("testing.bodies", "testing.causes", "testing.choices", "testing.cookies"),
    ("testing.headers", "testing.network", "testing.places", "testing.wording"),
    ("testing.initiators", "testing.requests", "testing.blocked", "testing.responses"),
    ("testing.traffic", "testing.expectations"),
    ("testing.client",),
    ("testing.assertions",),
    ("testing",),
    ("pytest_plugin",),
    ("cli", "cli.application", "cli.terminal", "cli.words"),
    ("cli.audit", "cli.check", "cli.explain", "cli.options"),
    ("cli.report", "cli.routes", "cli.standalone"),
    ("__main__",),
    ("",),
)

ROW = {name: number for number, row in enumerate(ROWS) for name in row}

#: Imports inside functions, each with its reason.
LATE = {
    ("sansio.origins", "sansio.regexes.closings"): "few configurations have many",
    ("extension", "attachment"): "a program may import CORS and not set it up",
    ("extension", "reconfiguration"): "most applications keep their configuration",
    ("standalone", "sansio.comparison"): "most layers keep their configuration",
    ("wsgi", "standalone"): "the extension reads its options itself",
    ("decorator", "decoration"): "a program may import CORS and not set it up",
    ("configuration", "judging"): "most configurations have nothing to judge",
    ("sansio.plain_forms", "sansio.origin_forms"): "most origins are plainly written",
    ("sansio.plain_forms", "sansio.grant_forms"): "most names are plainly written",
    ("sansio.forms", "sansio.sets"): "most configurations have no regexes",
    ("sansio.judges", "sansio.judges.regexes"): "most configurations have no regexes",
    ("sansio.judges", "sansio.judges.slowness"): "most configurations have no regexes",
    ("sansio.ruling", "sansio.rules"): "most configurations break no rule",
    ("flask_governor", "ungoverned"): "only refusals that are told are explained",
    ("sansio.config_change", "sansio.config_wording"): "most changes are not shown",
    ("sansio.admission", "sansio.checks"): "most policies ask no functions",
    ("governor", "origin_checks"): "most policies ask no functions",
    ("governor", "sansio.csrf"): "most applications are not protected by it",
    ("origin_checks", "asyncio"): "most functions are not async",
    ("origin_checks", "concurrent.futures"): "few functions are asked within a loop",
    ("scrutiny", "announcements"): "most programs do not listen",
    ("wsgi", "announcements"): "most programs do not listen",
    ("wsgi", "guard"): "most applications are not protected by it",
    ("wsgi", "debugger"): "few exceptions come so far",
    ("registration", "guard"): "most applications are not protected by it",
    ("registration", "announcements"): "most programs do not listen",
    ("registration", "flask_governor"): "most views are not protected, and ask nobody",
    ("attachment", "werkzeug.middleware.proxy_fix"): "most have no proxy before them",
    ("attachment", "lookalikes"): "most give CORS() an application",
    ("attachment", "debug_page.address"): "only an application that is debugged has it",
    ("attachment", "debug_page.serving"): "only an application that is debugged has it",
    ("debug_page.serving", "page.document"): "the report is made when it is asked for",
    ("decoration", "flask.views"): "most views are functions",
    ("sansio.protection", "sansio.plain_forms"): "most name no writers",
    ("reasons", "sansio.causes"): "only refusals that are told are explained",
    ("redis_origins", "redis"): "it is an extra",
    ("redis_origins", "redis.backoff"): "it is an extra",
    ("redis_origins", "redis.retry"): "it is an extra",
    ("sql_origins", "sqlalchemy"): "it is an extra",
    ("sql_origins", "sqlalchemy.exc"): "it is an extra",
    ("pytest_plugin", "testing"): "every run of pytest imports the plugin",
}

#: What the framework-free half has no use for: it does no I/O, logs and warns nothing.
EFFECTS = frozenset(
    {"asyncio", "io", "logging", "os", "pathlib", "random", "shutil", "socket"}
    | {"subprocess", "sys", "tempfile", "threading", "time", "urllib", "warnings"}
)

#: Imports of one part of these that does none of it, each with its reason.
PURE = {
    ("sansio.browser.urls", "urllib.parse"): "it percent-encodes, and opens nothing",
}


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
    outer = {
        found.name.partition(".")[0]
        for found in imports(name)
        if not found.inner and (name, found.name) not in PURE
    }
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


@pytest.mark.parametrize("name", [n for n in SANSIO if n != "sansio"])
def test_the_framework_free_half_runs_without_a_framework(name: str) -> None:
    loaded = loaded_by(f"import flask_cors.{name}")
    assert {"flask", "werkzeug"} & loaded == set()

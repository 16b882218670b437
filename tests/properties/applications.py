"""Small Flask applications with policies in several places, attached in any order; and
the naive reference that says which of them governs a request.

Every policy is one origin, or ``*``, so that an answer shows whose it is.
"""

import collections.abc as cabc
import functools
import random
import typing as t
from dataclasses import dataclass

from flask import abort
from flask import Blueprint
from flask import Flask
from hypothesis import strategies as st

from flask_cors import CORS
from flask_cors import cross_origin

ORIGINS: t.Final = tuple(f"https://{name}.example" for name in ("one", "two"))
EVIL: t.Final = "https://evil.example"

Table: t.TypeAlias = dict[str, str]
Step: t.TypeAlias = cabc.Callable[[], object]


@dataclass(frozen=True, slots=True)
class Route:
    """A path that one view serves to GET.

    :param rule: the rule, below the prefix of its blueprint.
    :param policy: the one that the view is decorated with, if it is.
    """

    rule: str
    does: str = "answer"
    policy: str | None = None

    def add(self, target: Flask | Blueprint) -> None:
        view = VIEWS[self.does]

        if self.policy is not None:
            view = cross_origin(self.policy)(view)

        endpoint = self.rule.replace("/", "_")
        target.add_url_rule(self.rule, endpoint, view, methods=["GET"])


@dataclass(frozen=True, slots=True)
class Section:
    """A blueprint.

    :param prefix: the whole of it.
    :param table: what its ``CORS`` was given, if it has one.
    :param parent: the prefix of the blueprint that it is registered on, if it is not
        the application.
    """

    name: str
    prefix: str
    routes: tuple[Route, ...] = ()
    table: Table | None = None
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Spec:
    """An application.

    :param tables: what each ``CORS(app)`` was given; no pattern stands twice.
    :param order: a seed for the order in which all is attached.
    """

    tables: tuple[Table, ...]
    routes: tuple[Route, ...]
    sections: tuple[Section, ...]
    order: int

    def build(self) -> Flask:
        app = Flask("orders")
        app.logger.disabled = True
        own = [self._register(app, s) for s in self.sections if s.parent is None]
        self._take([*self._attached(app, self.tables, self.routes), *own])
        return app

    def _take(self, steps: list[Step]) -> None:
        random.Random(self.order).shuffle(steps)

        for step in steps:
            step()

    def _attached(
        self,
        target: Flask | Blueprint,
        tables: cabc.Iterable[Table],
        routes: cabc.Iterable[Route],
    ) -> list[Step]:
        return [
            *(functools.partial(CORS, target, resources=table) for table in tables),
            *(functools.partial(route.add, target) for route in routes),
        ]

    def _register(self, target: Flask | Blueprint, section: Section) -> Step:
        """The step that makes a blueprint, with those on it, and registers it."""

        def register() -> None:
            prefix = section.prefix.removeprefix(section.parent or "")
            blueprint = Blueprint(section.name, "orders", url_prefix=prefix)
            below = [s for s in self.sections if s.parent == section.prefix]
            tables = [] if section.table is None else [section.table]
            steps = self._attached(blueprint, tables, section.routes)
            self._take([*steps, *(self._register(blueprint, s) for s in below)])
            target.register_blueprint(blueprint)

        return register


def _answer() -> str:
    return "ok"


def _fail() -> str:
    raise LookupError("a secret")


def _refuse() -> str:
    abort(403, "a secret")


VIEWS: t.Final = {"answer": _answer, "fail": _fail, "refuse": _refuse}


def governing(spec: Spec, path: str, method: str) -> str | None:
    """The policy that governs a path: the view's; the innermost blueprint's that has a
    pattern for it; the application's.
    """
    section, route = _serving(spec, path, method)

    if route is not None and route.policy is not None:
        return route.policy

    for around in _around(spec, path, section, route):
        policy = _governing(around.table or {}, path, around.prefix)

        if policy is not None:
            return policy

    joined = {key: value for table in spec.tables for key, value in table.items()}
    return _governing(joined, path, "")


def _serving(spec: Spec, path: str, method: str) -> tuple[Section | None, Route | None]:
    """The route of a path; also, for a method that it has, without the last slash."""
    sections = [Section("", "", spec.routes), *spec.sections]

    for section in sections:
        for route in section.routes:
            rule = section.prefix + route.rule

            if path == rule or (f"{path}/" == rule and method != "DELETE"):
                return (section if section.prefix else None), route

    return None, None


def _around(
    spec: Spec, path: str, section: Section | None, route: Route | None
) -> list[Section]:
    """The blueprints that a path is in, the innermost first."""
    if route is not None and section is None:
        return []

    prefix = path if section is None else section.prefix
    inside = [s for s in spec.sections if f"{prefix}/".startswith(f"{s.prefix}/")]
    return sorted(inside, key=lambda section: -len(section.prefix))


def _governing(table: Table, path: str, prefix: str) -> str | None:
    """The policy of the most specific pattern that has ``path``."""
    below = path.removeprefix(prefix) or "/"
    matching = [p for p in table if _has(p, path) or (prefix and _has(p, below))]
    matching.sort(key=lambda p: (p.endswith("*"), -p.count("/"), -len(p)))
    return table[matching[0]] if matching else None


def _has(pattern: str, path: str) -> bool:
    stem = pattern.removesuffix("/*")
    return path == pattern or (stem != pattern and f"{path}/".startswith(f"{stem}/"))


policies = st.sampled_from((*ORIGINS, "*"))


def _routes(*rules: str) -> st.SearchStrategy[tuple[Route, ...]]:
    each = [
        st.builds(
            Route,
            st.just(rule),
            st.sampled_from(tuple(VIEWS)),
            st.none() | st.none() | policies,
        )
        for rule in rules
    ]
    return st.tuples(*each)


def _tables(*patterns: str) -> st.SearchStrategy[Table]:
    return st.dictionaries(st.sampled_from(patterns), policies, min_size=1, max_size=2)


@st.composite
def _split(draw: st.DrawFn) -> tuple[Table, ...]:
    """One to three tables, with no pattern in two of them."""
    patterns = ("/*", "/top", "/a/*", "/a/x", "/a/n/*", "/b/*", "/none")
    whole = draw(st.dictionaries(st.sampled_from(patterns), policies, min_size=1))
    tables: tuple[Table, ...] = ({}, {}, {})

    for pattern, policy in whole.items():
        draw(st.sampled_from(tables))[pattern] = policy

    return tuple(table for table in tables if table)


FIRST = ("/*", "/x", "/a/x", "/n/*")
_first = st.builds(
    Section,
    st.just("first"),
    st.just("/a"),
    _routes("/x", "/dir/"),
    st.none() | _tables(*FIRST),
)
_nested = st.builds(
    Section,
    st.just("nested"),
    st.just("/a/n"),
    _routes("/y"),
    st.none() | _tables("/*", "/y", "/a/n/y"),
    st.just("/a"),
)
_second = st.builds(
    Section,
    st.just("second"),
    st.just("/b"),
    _routes("/y"),
    st.none() | _tables("/*", "/y"),
)

specs = st.builds(
    Spec,
    _split(),
    _routes("/top", "/dir/", "/a/own"),
    st.one_of(
        st.just(()),
        st.tuples(_first),
        st.tuples(_first, _nested),
        st.tuples(_first, _second),
    ),
    st.integers(0, 2**16),
)

PATHS: t.Final = (
    *("/top", "/dir", "/dir/", "/none", "/a", "/a/own", "/a/x", "/a/dir", "/a/none"),
    *("/a/n", "/a/n/y", "/a/n/none", "/ax", "/b", "/b/y", "/b/none"),
)

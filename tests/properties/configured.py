"""Applications that are configured in every place and form, over and over."""

import re
import typing as t
from dataclasses import dataclass
from datetime import timedelta

from flask import Blueprint
from flask import Flask
from hypothesis import strategies as st

from flask_cors import CORS
from flask_cors import cross_origin

from .strategies import entries

Options: t.TypeAlias = dict[str, t.Any]

ORIGIN: t.Final = "https://app.example.com"
OTHER: t.Final = "http://b.example"


def _checks(origin: str) -> object:
    return origin.endswith(".example.com")


def _lists() -> list[str]:
    return [OTHER]


@dataclass(frozen=True, slots=True)
class Once:
    """Values that are given as a generator, which runs once."""

    values: tuple[object, ...]


forms = st.sampled_from((list, tuple, lambda values: Once(tuple(values))))
listed = st.lists(entries.map(lambda entry: entry.written), min_size=1, max_size=3)
origins = st.one_of(
    st.builds(lambda form, values: form(values), forms, listed),
    st.sampled_from(
        (
            "*",
            f"{ORIGIN}, {OTHER}",
            None,
            _checks,
            [_checks, _lists, ORIGIN],
            {ORIGIN, OTHER, re.compile(r"https://[a-z]+\.example"), _lists},
            frozenset({ORIGIN, OTHER.upper()}),
            re.compile(r"https://x\d?\.example"),
            "localhost",
            "null",
        )
    ),
)

switches = st.sampled_from((True, False, "true", "0", None))
of_path = {
    "always_send": switches,
    "csrf_origins": st.sampled_from((None, ORIGIN, [OTHER], [])),
    "csrf_protect": st.sampled_from((None, True, False, "report", "off")),
    "intercept_exceptions": switches,
    "vary_header": switches,
}
of_origin = {
    "origins": origins,
    "methods": st.sampled_from(
        ("*", "auto", "GET,PUT", ["PURGE"], None, Once(("GET",)))
    ),
    "allow_headers": st.sampled_from(
        ("*", "x-a, X-B", ["X-*", re.compile("y+")], {r"x-\d+", "Cookie", "z"}, None)
    ),
    "expose_headers": st.sampled_from(("*", "X-A,X-B", {"ETag", "x-a"}, None)),
    "max_age": st.sampled_from((None, 0, "600", timedelta(minutes=5), 100_000, 10_000)),
    "supports_credentials": switches,
    "send_wildcard": switches,
    "allow_private_network": switches,
    "timing_allow_origin": switches,
}
own = st.fixed_dictionaries({}, optional=of_path | of_origin)
several = st.tuples(
    st.fixed_dictionaries({}, optional=of_path),
    st.lists(st.fixed_dictionaries({}, optional=of_origin), min_size=1, max_size=3),
).map(lambda both: [both[0] | each for each in both[1]])

paths: st.SearchStrategy[str | re.Pattern[str]] = st.sampled_from(
    (
        *("/*", "*", "/", "/a/*", "/a/b", "/a*", r"/a/\d+", "/(?i:A)/.*", "relative/*"),
        *(re.compile("/a"), re.compile(r"/a/\d+"), re.compile("/A.*", re.IGNORECASE)),
    )
)
tables = st.one_of(
    st.just("/*"),
    st.lists(paths, max_size=3),
    st.just("/a, /b"),
    st.just(re.compile("/a")),
    st.dictionaries(paths, st.one_of(own, own, several, st.just(ORIGIN)), max_size=4),
)
options = st.fixed_dictionaries(
    {},
    optional=of_path
    | of_origin
    | {"resources": tables, "strict": st.sampled_from((None, False, "no"))},
)


def given_now(value: t.Any) -> t.Any:
    """A value as it is handed over: with generators that have not run."""
    if isinstance(value, Once):
        return (each for each in value.values)

    if isinstance(value, dict):
        return {name: given_now(each) for name, each in value.items()}

    return [*map(given_now, value)] if isinstance(value, list) else value


@dataclass(frozen=True, slots=True)
class Setup:
    """How an application is configured.

    :param config: what ``app.config`` has, by option.
    :param calls: the ``CORS`` that each call is of, and its options.
    :param blueprint: the options of the blueprint's ``CORS``.
    :param view: the options of a decorated view.
    """

    config: Options
    calls: list[tuple[int, Options]]
    blueprint: Options
    view: Options

    def build(self) -> tuple[Flask, list[CORS]]:
        app = Flask("configured")
        app.logger.disabled = True
        given = given_now(self.config).items()
        app.config.update({f"CORS_{name.upper()}": value for name, value in given})
        everybody = [CORS() for _ in range(2)]

        for number, options in self.calls:
            everybody[number].init_app(app, **given_now(options))

        for path in ("/", "/a", "/a/b", "/a/7"):
            app.add_url_rule(path, path.replace("/", "_"), lambda: "ok")

        blueprint = Blueprint("shop", "configured", url_prefix="/shop")
        blueprint.add_url_rule("/a", "a", lambda: "ok")
        CORS(blueprint, **given_now(self.blueprint))
        app.register_blueprint(blueprint)
        view = cross_origin(**given_now(self.view))(lambda: "ok")
        app.add_url_rule("/view", "view", view)
        return app, [cors for n, cors in enumerate(everybody) if n in dict(self.calls)]


# Given again, what two calls of one CORS were given is one: none stands between them.
calls = st.lists(st.tuples(st.integers(0, 1), options), min_size=1, max_size=3).map(
    lambda calls: sorted(calls, key=lambda call: call[0])
)

# What a view and app.config contradict each other in is no error before requests come.
agreeing = own.filter(lambda options: "send_wildcard" not in options)
shared = options.filter(lambda options: "send_wildcard" not in options)
setups = st.builds(Setup, shared, calls, own, agreeing)
PATHS: t.Final = ("/", "/a", "/a/b", "/a/7", "/ax", "/shop/a", "/shop/x", "/view")

"""What a layer sends for every configuration, whatever a request says."""

import typing as t

from hypothesis import assume
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from werkzeug.wrappers import Response

from flask_cors import CORSConfigError
from flask_cors import CORSMiddleware
from flask_cors.headers import with_cors
from flask_cors.sansio.decision import Decision
from flask_cors.sansio.decision import Outcome

from .calls import environ
from .calls import flask_app
from .calls import sent
from .invariants import check_answer
from .invariants import check_sent
from .invariants import Config
from .invariants import ours
from .invariants import Said
from .strategies import examples
from .strategies import latin
from .strategies import quietly
from .strategies import served
from .strategies import texts

Served = tuple[Config, list[Said]]

methods = st.sampled_from(("GET", "OPTIONS", "OPTIONS", "HEAD", "PUT", "\0"))
texts_of_paths = st.just("/") | texts.map(lambda text: f"/{text}")
latin_paths = st.just("/") | latin.map(lambda text: f"/{text}")
tables = st.sampled_from(
    ("/*", ["/", "/a/*"], {"/": {}, "/b*": {"methods": "PURGE"}}, r"/.*\d")
)


def serving(build: t.Any, *args: t.Any, **given: t.Any) -> t.Any:
    """A layer of options that are no contradiction: the others never serve."""
    try:
        return quietly(build, *args, **given)
    except CORSConfigError:
        assume(False)


@settings(max_examples=300)
@given(served(), methods, texts_of_paths)
def test_the_layer_never_raises_and_sends_nothing_wrong(
    given: Served, method: str, path: str
) -> None:
    config, (said,) = given
    app = serving(CORSMiddleware, Response("ok"), **config.given)
    check_answer(config, said, path, sent(app, environ(method, path, said)))


@settings(max_examples=150)
@given(served(), tables, methods, texts_of_paths)
def test_a_path_gets_what_its_policy_says_or_nothing(
    given: Served, table: t.Any, method: str, path: str
) -> None:
    config, (said,) = given
    app = serving(CORSMiddleware, Response("ok"), **config.given, resources=table)
    headers = sent(app, environ(method, path, said))

    if ours(headers):
        check_sent(config, said, headers)


@settings(max_examples=150)
@given(served(), methods, latin_paths)
def test_a_flask_application_never_fails_and_sends_nothing_wrong(
    given: Served, method: str, path: str
) -> None:
    config, (said,) = given
    app = serving(flask_app, **config.given)
    check_answer(config, said, path, sent(app, environ(method, path, said)))


@settings(max_examples=100)
@given(served(8))
def test_what_was_answered_before_makes_no_difference(given: Served) -> None:
    config, saids = given
    app = serving(CORSMiddleware, Response("ok"), **config.given)
    other = serving(CORSMiddleware, Response("ok"), **config.given)
    answers = [sent(app, environ(said=said)) for said in saids]
    again = [sent(other, environ(said=said)) for said in reversed(saids)]
    assert answers == again[::-1]

    for said, headers in zip(saids, answers, strict=True):
        check_sent(config, said, headers)


names = st.sampled_from(("Origin", "origin", "Accept", "Cookie", "X-A", "*"))
vary_lines = st.lists(names, min_size=1, max_size=4, unique_by=str.lower).map(", ".join)


@examples
@given(
    st.lists(vary_lines, max_size=2),
    st.sets(st.sampled_from(("Origin", "X-A", "X-B"))),
)
def test_what_is_merged_into_vary_is_never_there_twice(
    present: list[str], added: set[str]
) -> None:
    decision = Decision(Outcome.GRANTED, vary=tuple(sorted(added)))
    given: list[tuple[str, str]] = [("Vary", line) for line in present]
    out = with_cors(given, decision)
    before = [n.strip().lower() for line in present for n in line.split(",")]
    after = [n.strip().lower() for _, line in out for n in line.split(",")]
    assert out[: len(given)] == given
    new = after[len(before) :]
    assert len(set(new)) == len(new)
    assert set(new).isdisjoint(before)
    assert "*" in before or {name.lower() for name in added} <= set(after)

"""The methods of a path that are known from its rule are those the URL map has."""

import typing as t

import hypothesis.strategies as st
import pytest
from hypothesis import example
from hypothesis import given
from hypothesis import settings
from werkzeug.exceptions import HTTPException
from werkzeug.routing import BaseConverter
from werkzeug.routing import Map
from werkzeug.routing import Rule

from flask_cors.siblings import Siblings


class Many(BaseConverter):
    """A converter that matches more than one segment."""

    regex = "[a-z]+/[a-z]+"
    part_isolating = False


ISOLATED = ["a", "b", "<x>", "<int:x>", "<any(a,b):x>", "p<x>", "<float:x>"]
SEGMENTS = st.sampled_from([*ISOLATED, "<string(length=1):x>", "<path:x>", "<many:x>"])
TEXTS = st.builds(
    lambda parts, end: "/" + "/".join(parts) + end,
    st.lists(SEGMENTS, max_size=3, unique_by=lambda s: "<" in s),
    st.sampled_from(["", "/"]),
).map(lambda text: text.replace("//", "/"))
METHODS = st.sets(st.sampled_from(["GET", "PUT", "POST", "DELETE"]), min_size=1)
RULES = st.lists(st.tuples(TEXTS, METHODS), min_size=1, max_size=6)
PATHS = st.lists(st.sampled_from(["a", "b", "pa", "7", "1.5"]), max_size=4).map(
    lambda parts: "/" + "/".join(parts)
)


def url_map(rules: list[tuple[str, set[str]]]) -> Map:
    return Map(
        [
            Rule(text, methods=methods, endpoint=str(number))
            for number, (text, methods) in enumerate(rules)
        ],
        converters={"many": Many},
    )


@settings(max_examples=400)
@given(RULES, PATHS, st.sampled_from(["GET", "PUT", "POST"]))
@example([("/a", {"GET"}), ("/<x>", {"PUT"})], "/a", "GET")
@example([("/a/", {"GET"}), ("/a", {"PUT"})], "/a", "PUT")
@example([("/<path:x>", {"GET"}), ("/a/b", {"PUT"})], "/a/b", "PUT")
@example([("/<many:x>", {"GET"}), ("/a/b", {"PUT"})], "/a/b", "PUT")
@example([("/a", {"GET"}), ("/a", {"PUT"})], "/a", "PUT")
@example([("/", {"GET"}), ("/<path:x>", {"PUT"})], "/", "GET")
def test_what_is_known_is_what_the_url_map_says(
    rules: list[tuple[str, set[str]]], path: str, method: str
) -> None:
    rule_map = url_map(rules)
    adapter = rule_map.bind("localhost")

    try:
        rule = adapter.match(path, method, return_rule=True)[0]
    except HTTPException:
        return

    known = Siblings(rule_map).methods(rule)
    assert known in (None, frozenset(adapter.allowed_methods(path)))


def known(*rules: Rule) -> list[t.Any]:
    """What is known of each rule of a map of them."""
    rule_map = Map(rules)
    siblings = Siblings(rule_map)
    return [siblings.methods(rule) for rule in rules]


def test_rules_of_one_text_share_their_methods() -> None:
    assert known(
        Rule("/items/<int:id>", methods=["GET"], endpoint="item"),
        Rule("/items/<int:id>", methods=["PUT"], endpoint="change"),
        Rule("/static/<path:filename>", methods=["GET"], endpoint="static"),
    ) == [{"GET", "HEAD", "PUT"}, {"GET", "HEAD", "PUT"}, {"GET", "HEAD"}]


@pytest.mark.parametrize(
    "other",
    [
        Rule("/items/new", methods=["POST"], endpoint="other"),
        Rule("/<path:rest>", methods=["POST"], endpoint="other"),
        Rule("/items/<int:id>", endpoint="other"),
        Rule("/items/<int:id>", methods=["GET"], endpoint="other", websocket=True),
    ],
    ids=["a literal", "a path", "all methods", "a websocket"],
)
def test_nothing_is_known_where_another_rule_may_match(other: Rule) -> None:
    rule = Rule("/items/<int:id>", methods=["PUT"], endpoint="item")
    assert known(rule, other)[0] is None


def test_nothing_is_known_of_a_rule_of_another_map() -> None:
    rule = Rule("/a", methods=["GET"], endpoint="a")
    Map([rule])
    assert Siblings(Map()).methods(rule) is None


def test_a_rule_that_only_builds_addresses_is_left_out() -> None:
    rule = Rule("/a", methods=["PUT"], endpoint="a")
    only = Rule("/<x>", methods=["GET"], endpoint="b", build_only=True)
    assert known(rule, only)[0] == {"PUT"}

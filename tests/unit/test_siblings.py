"""The methods of a path that are known from its rule are those the URL map has."""

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

    serving = Siblings(rule_map).serving(rule)

    if serving is not None:
        assert serving.methods == frozenset(adapter.allowed_methods(path))
        assert serving.endpoints == {
            served: adapter.match(path, served)[0] for served in serving.methods
        }


def known(*rules: Rule) -> list[dict[str, str] | None]:
    """What is known of each rule of a map of them: the endpoint of each method."""
    siblings = Siblings(Map(rules))
    found = [siblings.serving(rule) for rule in rules]
    return [None if serving is None else serving.endpoints for serving in found]


def test_rules_of_one_text_share_their_methods() -> None:
    assert known(
        Rule("/items/<int:id>", methods=["GET"], endpoint="item"),
        Rule("/items/<int:id>", methods=["PUT"], endpoint="change"),
        Rule("/static/<path:filename>", methods=["GET"], endpoint="static"),
    ) == [
        {"GET": "item", "HEAD": "item", "PUT": "change"},
        {"GET": "item", "HEAD": "item", "PUT": "change"},
        {"GET": "static", "HEAD": "static"},
    ]


def test_of_two_rules_for_a_method_the_first_serves_it() -> None:
    first = Rule("/a", methods=["GET", "PUT"], endpoint="first")
    second = Rule("/a", methods=["PUT", "DELETE"], endpoint="second")
    assert known(second, first)[0] == {
        "PUT": "second",
        "DELETE": "second",
        "GET": "first",
        "HEAD": "first",
    }


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
    assert Siblings(Map()).serving(rule) is None


def test_a_rule_that_only_builds_addresses_is_left_out() -> None:
    rule = Rule("/a", methods=["PUT"], endpoint="a")
    only = Rule("/<x>", methods=["GET"], endpoint="b", build_only=True)
    assert known(rule, only)[0] == {"PUT": "a"}

"""What a function refers to and sets is read in its code."""

import typing as t

import flask
import pytest
from flask import session

from flask_cors.inspection import bytecode

HEADER = "access-control-allow-origin"
HEADERS = {"Access-Control-Allow-Origin": "*"}
PAIRS = [("Access-Control-Allow-Origin", "*")]
TAKEN_OUT = frozenset({"Access-Control-Allow-Origin", "Connection"})
MANY = tuple(map(str, range(101)))


def item(response: t.Any) -> None:
    response.headers["Access-Control-Allow-Origin"] = "*"


def method(response: t.Any) -> None:
    response.headers.add("Access-Control-Allow-Origin", "*")


def attribute(response: t.Any) -> None:
    response.access_control_allow_origin = "*"


def literal() -> t.Any:
    return "", 200, {"Access-Control-Allow-Origin": "*"}


def literal_of_many(response: t.Any) -> None:
    response.headers.update({"Vary": "Origin", "Access-Control-Allow-Origin": "*"})


def named(response: t.Any) -> None:
    response.headers[HEADER] = "*"


def updated(response: t.Any) -> None:
    response.headers.update(HEADERS)


def extended(response: t.Any) -> None:
    response.headers.extend(PAIRS)


def later() -> None:
    @flask.after_this_request
    def add(response: t.Any) -> t.Any:
        response.headers["Access-Control-Allow-Origin"] = "*"
        return response


def kept() -> t.Any:
    header = "Access-Control-Allow-Origin"

    def inner(response: t.Any) -> None:
        response.headers[header] = "*"

    return inner


def unless_set(response: t.Any) -> None:
    if "Access-Control-Allow-Origin" not in response.headers:
        response.headers["Access-Control-Allow-Origin"] = "*"


@pytest.mark.parametrize(
    "function",
    [
        item,
        method,
        attribute,
        literal,
        literal_of_many,
        named,
        updated,
        extended,
        later,
        kept(),
        unless_set,
    ],
)
def test_a_function_sets_the_header(function: t.Any) -> None:
    assert bytecode.sets_allow_origin(function)


def looked_at(response: t.Any) -> t.Any:
    return response.headers["Access-Control-Allow-Origin"]


def got(response: t.Any) -> t.Any:
    return response.headers.get("Access-Control-Allow-Origin", None)


def asked_for(response: t.Any) -> bool:
    return "Access-Control-Allow-Origin" in response.headers


def asked_for_in(headers: t.Any) -> bool:
    return "Access-Control-Allow-Origin" in headers


def removed(response: t.Any) -> None:
    response.headers.pop("Access-Control-Allow-Origin", None)


def deleted(response: t.Any) -> None:
    del response.headers["Access-Control-Allow-Origin"]


def taken_out(name: str) -> bool:
    return name in TAKEN_OUT


def compared(name: str) -> bool:
    return name == "Access-Control-Allow-Origin"


def another(response: t.Any) -> None:
    response.headers["Vary"] = "Origin"
    response.vary = MANY


def explained() -> None:
    """Access-Control-Allow-Origin"""


def read(response: t.Any) -> t.Any:
    return response.access_control_allow_origin


@pytest.mark.parametrize(
    "function",
    [
        looked_at,
        got,
        asked_for,
        asked_for_in,
        removed,
        deleted,
        taken_out,
        compared,
        another,
        explained,
        read,
    ],
)
def test_a_function_that_only_looks_at_the_header_does_not_set_it(
    function: t.Any,
) -> None:
    assert not bytecode.sets_allow_origin(function)


def by_name() -> t.Any:
    return session["user"]


def by_module() -> t.Any:
    return flask.session["user"]


def by_import() -> t.Any:
    from flask import session as kept

    return kept["user"]


def nested() -> t.Any:
    return [session[name] for name in ("user", "role")]


def enclosed() -> t.Any:
    mine = session

    def inner() -> t.Any:
        return mine["user"]

    return inner


@pytest.mark.parametrize(
    "function", [by_name, by_module, by_import, nested, enclosed()]
)
def test_a_function_refers_to_the_session(function: t.Any) -> None:
    found = [value for value, _ in bytecode.references(function)]
    assert any(value is session for value in found)


def of_another_name() -> t.Any:
    session = {"user": "somebody"}
    return session["user"], pytest.session


def of_an_attribute(db: t.Any) -> t.Any:
    return db.session.query()


@pytest.mark.parametrize("function", [of_another_name, of_an_attribute])
def test_what_has_the_same_name_is_something_else(function: t.Any) -> None:
    found = [value for value, _ in bytecode.references(function)]
    assert not any(value is session for value in found)


def of_g() -> t.Any:
    return flask.g.user


def test_the_attribute_that_is_asked_for_is_told() -> None:
    found = list(bytecode.references(of_g))
    assert any(value is flask.g and name == "user" for value, name in found)

"""Decorated views keep their types, as type checkers see it."""

import typing as t
from typing import assert_type

from flask import Flask
from flask.views import MethodView

from flask_cors import cors_exempt
from flask_cors import cross_origin

app = Flask(__name__)


@app.get("/bare")
@cross_origin
def bare(name: str) -> str:
    return name


@app.get("/called")
@cross_origin()
def called(name: str) -> str:
    return name


@app.get("/positional")
@cross_origin("https://app.example.com")
def positional(name: str) -> str:
    return name


@app.get("/options")
@cross_origin(
    origins=["https://app.example.com"],
    methods="GET",
    supports_credentials=True,
    strict=True,
)
def options(name: str) -> str:
    return name


@app.get("/async")
@cross_origin(["https://app.example.com"], max_age=600)
async def awaited(name: str) -> str:
    return name


@app.get("/exempt")
@cors_exempt
def exempt(name: str) -> str:
    return name


class Items(MethodView):
    decorators: t.ClassVar = [cross_origin("https://app.example.com")]

    def get(self) -> str:
        return "got"

    @cross_origin
    def put(self, name: str) -> str:
        return name

    @cors_exempt
    def delete(self) -> str:
        return "gone"


assert_type(bare("a"), str)
assert_type(called("a"), str)
assert_type(positional("a"), str)
assert_type(options("a"), str)


async def awaiting() -> None:
    assert_type(await awaited("a"), str)


assert_type(exempt("a"), str)
assert_type(Items().put("a"), str)
assert_type(Items().delete(), str)

bare(7)  # type: ignore[arg-type]
called()  # type: ignore[call-arg]
exempt(name=None)  # type: ignore[arg-type]

cross_origin(orgins="*")  # type: ignore[call-overload]
cross_origin(resources="/api/*")  # type: ignore[call-overload]
cross_origin("*", "GET")  # type: ignore[call-overload]
cross_origin(max_age=1.5)  # type: ignore[call-overload]
cross_origin()(7)  # type: ignore[type-var]
cors_exempt()  # type: ignore[call-arg]
cors_exempt("view")  # type: ignore[type-var]

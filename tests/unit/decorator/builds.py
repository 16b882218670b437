"""Applications whose views are decorated: with CORS of their own, and without."""

import functools
import typing as t

import pytest
from flask import Blueprint
from flask import Flask

from flask_cors import CORS

Build = t.Callable[[], Flask]


def alone() -> Flask:
    return Flask("decorator")


def layered() -> Flask:
    """An application with the layer, whose own policy covers no path."""
    app = alone()
    CORS(app, resources=[])
    return app


def open_to_all() -> Flask:
    """An application whose own policy lets everybody in."""
    app = alone()
    CORS(app)
    return app


each_way = pytest.mark.parametrize("build", [alone, layered, open_to_all])


def add(app: Flask | Blueprint, view: t.Any, *methods: str) -> None:
    app.add_url_rule("/", "view", view, methods=methods or ("GET", "PUT"))


def passing(view: t.Any) -> t.Any:
    """A decorator of somebody else."""
    return functools.wraps(view)(lambda *args, **kwargs: view(*args, **kwargs))

"""Whose decisions are announced, where there are several who decide."""

import typing as t

from flask import Flask
from flask import request
from werkzeug.test import create_environ

from flask_cors import cors_granted
from flask_cors import cors_refused
from flask_cors import CORSMiddleware

from ..page import ADMIN
from ..page import EVIL
from ..page import GOOD
from ..page import Page
from .telling import heard
from .ways import extension
from .ways import middleware


def test_one_of_two_applications_can_be_listened_to() -> None:
    mine, other = extension(origins=GOOD), extension(origins=GOOD)
    counted = []

    def count(sender: Flask, **extra: object) -> None:
        counted.append(sender)

    with cors_granted.connected_to(count, sender=mine):
        Page(mine).fetch()
        Page(other).fetch()

    assert counted == [mine]


def test_one_middleware_can_be_listened_to_also_when_it_is_reconfigured() -> None:
    mine, other = middleware(origins=GOOD), middleware(origins=ADMIN)
    counted = []

    def count(sender: CORSMiddleware, **extra: object) -> None:
        counted.append(sender)

    with cors_granted.connected_to(count, sender=mine):
        Page(mine, GOOD).fetch()
        mine.reconfigure(origins=ADMIN)
        Page(mine, ADMIN).fetch()
        Page(other, ADMIN).fetch()

    assert counted == [mine, mine]


def test_two_layers_tell_of_their_own_decisions() -> None:
    app = extension(origins=GOOD)
    layer = CORSMiddleware(app, origins=[EVIL, ADMIN])

    with heard() as announced:
        Page(layer, EVIL).fetch()

    assert [(found.signal, found.sender) for found in announced] == [
        ("refused", app),
        ("granted", layer),
    ]


def test_a_response_that_starts_twice_is_announced_once() -> None:
    def application(environ: t.Any, start_response: t.Any) -> list[bytes]:
        start_response("200 OK", [])

        try:
            raise ValueError("too late")
        except ValueError as error:
            exc_info = type(error), error, error.__traceback__
            start_response("500 Internal Server Error", [], exc_info)

        return [b"failed"]

    layer = CORSMiddleware(application, origins=GOOD)
    environ = create_environ("/", headers={"Origin": GOOD})
    started: list[str] = []

    with heard() as announced:
        layer(environ, lambda status, *rest: started.append(status))

    assert started == ["200 OK", "500 Internal Server Error"]
    assert [found.signal for found in announced] == ["granted"]


def test_a_receiver_of_a_response_is_within_the_request() -> None:
    app, paths = extension(origins=GOOD), []

    def receive(sender: Flask, **extra: object) -> None:
        paths.append(request.path)

    with cors_refused.connected_to(receive):
        Page(app, EVIL).fetch("/books")

    assert paths == ["/books"]

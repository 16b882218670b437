"""Listening to Redis: what is heard, what may be missed, and for how long."""

import gc
import threading
import typing as t

import pytest
import redis

from flask_cors.redis_origins import RedisOrigins
from flask_cors.stores import redis_listener
from flask_cors.stores import redis_presence
from flask_cors.stores.redis_listener import Listener
from tests.stores.resp import Resp

from .listening import CHANNEL
from .listening import listener_of
from .listening import listens
from .listening import lookups
from .listening import soon
from .listening import STRANGER
from .listening import TENANT


def test_a_change_is_heard_that_is_told_before_an_answer(
    origins: RedisOrigins, server: Resp
) -> None:
    listens(origins)
    assert not origins(STRANGER)
    server.members.add(STRANGER)
    server.strays = [["unsubscribe", "other", 2], ["message", CHANNEL, ""]]
    soon(lambda: origins(STRANGER), within=1)


def test_while_it_cannot_listen_nothing_is_fresh_for_long(
    origins: RedisOrigins,
    server: Resp,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(redis_presence, "_UNHEARD", 0.1)
    server.refused.add("SUBSCRIBE")
    assert not origins(STRANGER)
    server.members.add(STRANGER)
    asked = lookups(server)
    soon(lambda: origins(STRANGER), within=1)
    assert lookups(server) <= asked + 1
    told = "NoPermissionError: no permission to run SUBSCRIBE. "
    soon(lambda: told in caplog.text)
    server.refused.clear()
    soon(lambda: listener_of(origins).is_current)
    assert caplog.messages[-1].endswith("answers again")


def test_what_was_told_while_the_connection_was_lost_is_not_missed(
    origins: RedisOrigins, server: Resp
) -> None:
    listens(origins)
    assert origins(TENANT)
    server.members.clear()
    server.cut()
    soon(lambda: not origins(TENANT), within=1)


def test_a_server_that_falls_silent_is_noticed(
    origins: RedisOrigins,
    server: Resp,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(redis_listener, "_SILENCE", 0.1)
    listens(origins)
    assert origins(TENANT)
    server.fall_silent(listeners_only=True)
    server.members.clear()
    soon(lambda: not origins(TENANT), within=1)
    soon(lambda: "TimeoutError: no answer in time" in caplog.text)


def test_what_is_known_stands_in_while_the_server_is_gone(
    origins: RedisOrigins, server: Resp, caplog: pytest.LogCaptureFixture
) -> None:
    listens(origins)
    assert origins(TENANT)
    server.refused.add("*")
    server.cut()
    soon(lambda: not listener_of(origins).is_current)
    assert origins(TENANT)
    assert not origins("https://new.example")
    told = [text for text in caplog.messages if "does not answer" in text]
    assert len(told) == 1


def test_what_is_known_to_be_removed_does_not_stand_in(
    origins: RedisOrigins, server: Resp
) -> None:
    listens(origins)
    assert origins(TENANT)
    origins.remove(TENANT)
    server.refused.add("*")
    assert not origins(TENANT)
    assert not origins(TENANT)


def test_an_older_answer_does_not_undo_a_removal() -> None:
    withdrawn = redis_presence._Withdrawn(10)
    withdrawn.add([TENANT], 2.0)
    withdrawn.settle(TENANT, 1.0)
    withdrawn.settle(STRANGER, 3.0)
    assert TENANT in withdrawn
    withdrawn.settle(TENANT, 3.0)
    assert TENANT not in withdrawn


def test_it_listens_no_longer_than_it_is_of_use(
    server: Resp,
) -> None:
    client = redis.Redis.from_url(server.url)
    origins = RedisOrigins(client)
    listens(origins)
    del origins
    gc.collect()
    soon(lambda: "flask-cors-listener" not in {t.name for t in threading.enumerate()})
    client.close()


def test_it_is_closed_and_begins_again(origins: RedisOrigins, server: Resp) -> None:
    listens(origins)
    origins.close()
    soon(lambda: not server.subscribed)
    listens(origins)
    assert len(server.subscribed) == 1


def test_a_listener_that_was_never_begun_ends() -> None:
    Listener(t.cast(t.Any, None), ["channel"], lambda: None).end()


def test_a_listener_that_nobody_waits_for_begins_nothing() -> None:
    wanted = iter([t.cast(t.Any, object())])
    # The connection that it tries to open is none.
    listener = Listener(t.cast(t.Any, None), ["channel"], lambda: next(wanted, None))
    listener.start()
    listener.end()
    assert not listener.is_current

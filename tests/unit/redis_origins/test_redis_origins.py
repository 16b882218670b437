"""Origins in Redis: a set says who is allowed, and a channel what has changed."""

import sys
import typing as t

import pytest
from flask import Flask

from flask_cors import CORS
from flask_cors import CORSConfigError
from flask_cors.redis_origins import RedisOrigins
from tests.stores.resp import Resp

from .listening import CHANNEL
from .listening import listens
from .listening import lookups
from .listening import Made
from .listening import soon
from .listening import STRANGER
from .listening import TENANT


def test_an_application_asks_its_set(origins: RedisOrigins) -> None:
    app = Flask("tenants")
    CORS(app, origins=origins, supports_credentials=True)

    for origin, allowed in [(TENANT, TENANT), (STRANGER, None)]:
        response = app.test_client().get("/", headers={"Origin": origin})
        assert response.headers.get("Access-Control-Allow-Origin") == allowed


@pytest.mark.parametrize("protocol", [2, 3])
@pytest.mark.parametrize("decodes", ["True", "False"])
def test_what_one_process_changes_another_knows(
    protocol: int, decodes: str, server: Resp, made: Made
) -> None:
    options = f"?protocol={protocol}&decode_responses={decodes}"
    one, other = made(server.url + options), made(server.url + options)
    listens(other)
    assert not other(STRANGER)
    assert one.add(STRANGER, TENANT) == 1
    assert one(STRANGER)
    soon(lambda: other(STRANGER), within=1)
    assert one.remove(STRANGER) == 1
    assert not one(STRANGER)
    soon(lambda: not other(STRANGER), within=1)


def test_while_it_listens_an_origin_is_asked_about_once(
    origins: RedisOrigins, server: Resp
) -> None:
    listens(origins)
    before = lookups(server)
    assert all(origins(TENANT) for _ in range(20))
    assert lookups(server) == before + 1


def test_what_other_programs_change_counts_where_the_server_tells_of_it(
    origins: RedisOrigins, server: Resp
) -> None:
    listens(origins)
    assert origins(TENANT)
    server.members.clear()
    assert origins(TENANT)
    server.publish("__keyspace@0__:cors:origins", "srem")
    soon(lambda: not origins(TENANT), within=1)


@pytest.mark.parametrize("message", ["", STRANGER])
def test_another_program_may_tell_in_the_channel_what_it_has_changed(
    message: str, origins: RedisOrigins, server: Resp
) -> None:
    listens(origins)
    assert not origins(STRANGER)
    server.members.add(STRANGER)
    assert not origins(STRANGER)
    server.publish(CHANNEL, message)
    soon(lambda: origins(STRANGER), within=1)


def test_what_is_added_again_is_allowed_again(origins: RedisOrigins) -> None:
    listens(origins)
    origins.remove(TENANT)
    assert not origins(TENANT)
    origins.add(TENANT)
    assert origins(TENANT)


def test_an_entry_that_allows_nobody_is_not_added(
    origins: RedisOrigins, server: Resp
) -> None:
    with pytest.raises(CORSConfigError) as caught:
        origins.add(STRANGER, f"{TENANT}/")

    assert str(caught.value) == (
        f"origins='{TENANT}/' (RedisOrigins.add()): an origin has no path and no "
        "trailing slash: no browser's Origin equals it, and it allows nobody. Write "
        f"'{TENANT}'. [CORS106]"
    )
    assert server.members == {TENANT}


def test_thousands_are_added_in_parts_each_with_its_message(
    origins: RedisOrigins, server: Resp
) -> None:
    many = [f"https://tenant-{number}.example" for number in range(2500)]
    assert origins.add(*many) == 2500
    assert server.members == {TENANT, *many}
    assert [c[0] for c in server.commands].count("PUBLISH") == 3
    assert origins.add() == 0


def test_what_allows_nobody_is_reviewed_and_removed(
    origins: RedisOrigins, server: Resp
) -> None:
    malformed = ["two\nlines", "*", "\udcff", "https://tenant.example:443", "null"]
    server.members.update(malformed)
    found = [finding.value for finding in origins.review()]
    assert sorted(map(str, found)) == sorted([*malformed[:2], r"\xff", *malformed[3:]])
    assert "(the set 'cors:origins' of Redis)" in str(next(origins.review()))
    assert origins.remove("two\nlines", "*") == 2
    assert origins(TENANT)


@pytest.mark.parametrize(
    ("url", "text"),
    [
        ("redis://", "redis://localhost:6379/0"),
        ("rediss://user:secret@store:6380/2", "redis://store:6380/2"),
        ("unix:///run/redis.sock?db=1", "unix:///run/redis.sock?db=1"),
    ],
)
def test_it_says_where_it_asks_without_the_password(url: str, text: str) -> None:
    origins = RedisOrigins(url, "tenants")
    assert repr(origins) == f"RedisOrigins('{text}', 'tenants')"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (
            "http://:secret@store",
            "client_or_url='http://:***@store' (RedisOrigins()): no URL of Redis: ",
        ),
        (7, "client_or_url=7 (RedisOrigins()): neither a URL nor a redis.Redis."),
    ],
)
def test_what_is_no_server_is_named_with_what_to_write(
    given: t.Any, message: str
) -> None:
    with pytest.raises(CORSConfigError) as caught:
        RedisOrigins(given)

    said = str(caught.value)
    assert said.startswith(message)
    fix = "Write 'redis://127.0.0.1:6379/0', or give a redis.Redis."
    assert said.endswith(f"{fix} [CORS005]")


def test_without_its_package_it_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "redis", None)

    with pytest.raises(ImportError, match=r"^RedisOrigins needs the ") as caught:
        RedisOrigins("redis://127.0.0.1:6379/0")

    said = "RedisOrigins needs the package redis: pip install 'flask-cors[redis]'"
    assert str(caught.value) == said

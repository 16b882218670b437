"""Messages that come late: each process hears of its own changes as well."""

import contextlib
import typing as t
from collections.abc import Iterator

import pytest

from flask_cors.redis_origins import RedisOrigins
from flask_cors.stores.redis_presence import RedisPresence
from tests.stores.resp import Resp

from .listening import CHANNEL
from .listening import listens
from .listening import TENANT


class Overtaken(RedisOrigins):
    """Hears a message of before while it looks an origin up.

    :param message: what it hears.
    """

    message: str | None = None

    def _look_up(self, origin: str) -> bool:
        found = super()._look_up(origin)

        if self.message is not None:
            message, self.message = self.message, None
            presence = t.cast(RedisPresence, self._presence())
            presence.changed(CHANNEL, message)

        return found


@pytest.fixture
def overtaken(server: Resp) -> Iterator[Overtaken]:
    with contextlib.closing(Overtaken(server.url)) as origins:
        listens(origins)
        yield origins


def test_a_removal_that_is_heard_while_it_is_looked_up_is_asked_about_again(
    overtaken: Overtaken,
) -> None:
    overtaken.add(TENANT)
    overtaken.message = f"-{TENANT}"
    assert overtaken(TENANT)
    assert overtaken.message is None


def test_one_that_is_so_is_in_force_at_once(overtaken: Overtaken, server: Resp) -> None:
    overtaken.add(TENANT)
    overtaken.message = f"-{TENANT}"
    server.members.clear()
    assert not overtaken(TENANT)


def test_what_is_heard_of_twice_stays_allowed(overtaken: Overtaken) -> None:
    overtaken.add(TENANT)
    presence = t.cast(RedisPresence, overtaken._presence())

    for message in (f"-{TENANT}", TENANT, f"-{TENANT}", TENANT):
        presence.changed(CHANNEL, message)
        assert overtaken(TENANT)

"""Where the server of a store is missing, its tests say so, and how to get it."""

import re
from pathlib import Path

import pytest

from . import programs
from .programs import Postgres
from .programs import RedisServer
from .programs import Store

MISSING = [
    pytest.param(
        RedisServer,
        "no Redis was found; to get it: apt-get install redis-server",
        id="Redis",
    ),
    pytest.param(
        Postgres,
        "no PostgreSQL was found; to get it: apt-get install postgresql",
        id="PostgreSQL",
    ),
]


@pytest.fixture(autouse=True)
def _nowhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(programs, "DEBIAN", tmp_path)


@pytest.mark.parametrize(("kind", "message"), MISSING)
def test_the_tests_of_a_missing_store_are_skipped(
    kind: type[Store], message: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("REQUIRE_BROWSERS", raising=False)

    with pytest.raises(pytest.skip.Exception, match=f"^{re.escape(message)}$"):
        kind(tmp_path).command()


@pytest.mark.parametrize(("kind", "message"), MISSING)
def test_they_fail_where_nothing_may_be_left_out(
    kind: type[Store], message: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("REQUIRE_BROWSERS", "1")

    with pytest.raises(pytest.fail.Exception, match=f"^{re.escape(message)}$"):
        kind(tmp_path).command()

"""Origins that processes share: what is asked of a store, told of it, and kept."""

import logging
import os
import threading
import time
import typing as t
from collections.abc import Iterable
from collections.abc import Iterator

import pytest

from flask_cors import CORSConfigError
from flask_cors.sansio.findings import Place
from flask_cors.sansio.findings import Source
from flask_cors.stores import shared as shared_origins
from flask_cors.stores.outages import Outages
from flask_cors.stores.shared import SharedOrigins

from . import reviews

TENANT = "https://tenant.example"
STRANGER = "https://stranger.example"

ENDS = (
    "Until it does, origins that it has allowed stay allowed for 300 seconds at most, "
    "and others are refused"
)


class Memory(SharedOrigins):
    """A store in memory, which can fail and hang."""

    def __init__(self, *entries: object, **terms: t.Any):
        super().__init__(**{"ttl": 0, "stale_if_error": 300, "timeout": 2} | terms)
        self.entries: Iterable[object] = list(entries)
        self.error: Exception | None = None
        self.asked: list[str] = []
        self.goes_on = threading.Event()
        self.goes_on.set()

    def __repr__(self) -> str:
        return "Memory()"

    def _look_up(self, origin: str) -> bool:
        self.asked.append(origin)
        self.goes_on.wait(5)

        if self.error is not None:
            raise self.error

        return origin in self.entries

    def _entries(self) -> Iterator[object]:
        yield from self.entries

    def _source(self) -> Source:
        return Source(Place.APPLICATION, "memory")


def logged(caplog: pytest.LogCaptureFixture, ending: str) -> list[str]:
    """Wait until the log has a line with such an end; return all of them."""
    deadline = time.monotonic() + 5

    while not any(text.endswith(ending) for text in caplog.messages):
        assert time.monotonic() < deadline, caplog.messages
        time.sleep(0.005)

    return caplog.messages


def test_the_store_says_who_is_allowed() -> None:
    origins = Memory(TENANT)
    assert origins(TENANT)
    assert not origins(STRANGER)
    assert origins.asked == [TENANT, STRANGER]


@pytest.mark.parametrize("entry", ["*", "null", "https://*.example", f"{TENANT}/"])
def test_a_malformed_entry_is_not_granted_to_who_sends_it(entry: str) -> None:
    origins = Memory(entry)
    assert not origins(entry)
    assert origins.asked == []


def test_mistakes_in_the_terms_are_told_at_once() -> None:
    with pytest.raises(CORSConfigError, match=r"^ttl=-1 \(Memory\(\)\): not a number"):
        Memory(ttl=-1)


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (
            f"{TENANT}/",
            "an origin has no path and no trailing slash: no browser's Origin equals "
            f"it, and it allows nobody. Write '{TENANT}'. [CORS106]",
        ),
        (
            "https://Tenant.example",
            "not as browsers write it: no browser's Origin equals it, and it allows "
            f"nobody. Write '{TENANT}'. [CORS102]",
        ),
        (
            "https://*.tenant.example",
            "stands for many origins: a shared list has origins by name alone. Write "
            "it beside the list: origins=[shared, 'https://*.tenant.example']. "
            "[CORS102]",
        ),
        (
            "*",
            "stands for strangers: a shared list has origins by name alone. Write an "
            "origin such as 'https://app.example.com'. [CORS102]",
        ),
        (
            r"https://.*\.example",
            "a regex, or no origin at all: a shared list has origins alone. Write an "
            "origin such as 'https://app.example.com'. [CORS102]",
        ),
        (
            "https://*.example/",
            "an origin has no path and no trailing slash: no browser's Origin equals "
            "it, and it allows nobody. Write an origin such as "
            "'https://app.example.com'. [CORS106]",
        ),
        (
            "",
            "allows nobody. Write an origin such as 'https://app.example.com'. "
            "[CORS101]",
        ),
        (
            7,
            "an origin is text, not int. Write an origin such as "
            "'https://app.example.com'. [CORS005]",
        ),
    ],
)
def test_an_entry_that_allows_nobody_is_found_with_what_was_meant(
    entry: object, said: str
) -> None:
    written = repr(entry)
    [finding] = Memory(TENANT, entry).review()
    assert str(finding) == f"origins={written} (memory): {said}"


def test_an_entry_that_is_too_long_is_found() -> None:
    [finding] = Memory("https://" + "a." * 3000 + "example").review()
    assert finding.rule == "CORS116"
    assert finding.message.startswith("longer than any origin: ")


def test_a_store_that_fails_refuses_and_the_log_says_so_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    origins = Memory(TENANT)
    origins.error = OSError("no route to host\n[SELECT 1]")
    assert [origins(f"https://{name}.example") for name in "abc"] == [False] * 3
    assert caplog.messages == [
        f"Memory() does not answer: OSError: no route to host. {ENDS}"
    ]
    origins.error = None
    assert origins(TENANT)
    assert origins(TENANT)
    assert caplog.messages[1:] == ["Memory() answers again"]


def test_an_outage_is_over_when_all_works_again(
    caplog: pytest.LogCaptureFixture,
) -> None:
    outages = Outages("Memory()", 300)
    outages.began("lookups", OSError())
    outages.began("changes", OSError("cut"))
    assert caplog.messages == [f"Memory() does not answer: OSError. {ENDS}"]
    outages.ended("changes")
    assert len(caplog.messages) == 1
    outages.ended("lookups")
    outages.ended("lookups")
    assert caplog.messages[1:] == ["Memory() answers again"]


def test_what_it_has_allowed_stays_allowed_while_it_fails() -> None:
    origins = Memory(TENANT)
    assert origins(TENANT)
    origins.error = OSError()
    assert origins(TENANT)
    assert not origins(STRANGER)


def test_the_log_has_one_line_of_an_outage_however_many_stay_allowed(
    caplog: pytest.LogCaptureFixture,
) -> None:
    tenants = [f"https://tenant-{number}.example" for number in range(20)]
    origins = Memory(*tenants)
    assert all(map(origins, tenants))
    reviews.end()
    origins.error = ConnectionError("refused")

    with caplog.at_level(logging.INFO):
        assert all(map(origins, tenants))

    said = "Memory() does not answer: ConnectionError: refused."
    assert caplog.messages == [f"{said} {ENDS}"]


def test_a_store_that_hangs_is_given_up_and_takes_no_more_threads(
    caplog: pytest.LogCaptureFixture,
) -> None:
    origins = Memory(TENANT, timeout=0.05)
    origins.goes_on.clear()
    answers: list[bool] = []
    threads = [
        threading.Thread(target=lambda n: answers.append(origins(n)), args=(origin,))
        for origin in (f"https://tenant-{number}.example" for number in range(32))
    ]

    for thread in threads:
        thread.start()

    for thread in threads:
        thread.join(5)

    assert not origins(TENANT)
    assert answers == [False] * 32
    assert len(origins.asked) == 32
    assert len(caplog.messages) == 1
    assert (
        "does not answer: TimeoutError: the lookup of 'https://tenant-" in caplog.text
    )
    origins.goes_on.set()
    logged(caplog, "answers again")


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        (["*"], "1 entry that allows nobody: '*'."),
        (["*", ""], "2 entries that allow nobody: '*', ''."),
        (
            [*"abcdefg"],
            "7 entries that allow nobody: 'a', 'b', 'c', 'd', 'e' and 2 more.",
        ),
    ],
)
def test_the_log_says_once_which_entries_allow_nobody(
    entries: list[str], said: str, caplog: pytest.LogCaptureFixture
) -> None:
    origins = Memory(TENANT, *entries)
    assert [origins(TENANT), origins(TENANT)] == [True, True]
    ending = "Its review() says what is wrong"
    assert logged(caplog, ending) == [f"Memory() has {said} {ending}"]


def test_it_says_nothing_of_entries_that_are_right(
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert Memory(TENANT)(TENANT)
    reviews.end()
    assert caplog.messages == []


def test_a_review_that_fails_is_begun_again_later(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken(list[object]):
        def __iter__(self) -> Iterator[object]:
            raise OSError("cut")

    caplog.set_level(logging.INFO)
    monkeypatch.setattr(shared_origins, "_LATER", 0.05)
    origins = Memory()
    origins.entries = Broken([TENANT])
    assert origins(TENANT)
    logged(caplog, "Memory() could not be reviewed: OSError('cut')")
    origins.entries = [TENANT, "*"]
    assert origins(TENANT)
    reviews.end()
    assert len(caplog.messages) == 1
    time.sleep(0.06)
    assert origins(TENANT)
    logged(caplog, "Its review() says what is wrong")


def test_another_process_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    origins = Memory(TENANT, ttl=60)
    assert [origins(TENANT), origins(TENANT)] == [True, True]
    assert origins.asked == [TENANT]
    monkeypatch.setattr(os, "getpid", lambda: 0)
    assert origins(TENANT)
    assert origins.asked == [TENANT, TENANT]

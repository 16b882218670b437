"""Origin checks: how a function that an application gave is asked about an origin."""

from __future__ import annotations

import collections.abc as cabc
import contextlib
import contextvars
import functools
import inspect
import logging
import typing as t

from flask import current_app
from flask import has_app_context

from .sansio.checks import entries_of
from .sansio.checks import listed
from .sansio.checks import Listing
from .sansio.masks import masked
from .sansio.option_types import Check

logger: logging.Logger = logging.getLogger("flask_cors")

_MOST_NAMED: t.Final = 5


def answered(check: Check, origin: str) -> bool:
    """Ask a check about an origin, and wait for one that is async.

    Whatever it raises is raised here.

    :raises TypeError: if it returns nothing that tells.
    """
    answer = check(origin)

    if inspect.isawaitable(answer):
        answer = finished(answer)

    entries = entries_of(answer)

    if entries is None:
        return bool(answer)

    found = listed(entries)

    if found.malformed:
        named = tuple(f"{masked(entry)!r:.200}" for entry in found.malformed)
        _report(_name(check), named)

    return found.origins.permit(origin)


def finished(awaitable: cabc.Awaitable[object]) -> object:
    """Wait for what is async, in the way in which the application waits for its async
    views.
    """
    if _is_in_loop():
        return _finished_elsewhere(awaitable)

    run: cabc.Callable[..., object] = _run

    if has_app_context():
        # It needs asgiref, which nothing else here does.
        with contextlib.suppress(RuntimeError):
            run = current_app.ensure_sync(_awaited)

    return run(awaitable)


def _is_in_loop() -> bool:
    """Whether an event loop runs in this thread: none can be run to its end then."""
    import asyncio

    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False

    return True


def _finished_elsewhere(awaitable: cabc.Awaitable[object]) -> object:
    """Wait for what another thread runs, which has the same request."""
    from concurrent.futures import ThreadPoolExecutor

    context = contextvars.copy_context()

    with ThreadPoolExecutor(1) as executor:
        return executor.submit(context.run, _run, awaitable).result()


async def _awaited(awaitable: cabc.Awaitable[object]) -> object:
    return await awaitable


def _run(awaitable: cabc.Awaitable[object]) -> object:
    import asyncio

    return asyncio.run(_awaited(awaitable))


def _name(check: object) -> str:
    """A function by its name alone: what it was given with may be a password."""
    while isinstance(check, (functools.partial, Listing)):
        check = check.func if isinstance(check, functools.partial) else check.function

    return getattr(check, "__qualname__", None) or repr(check)


@functools.lru_cache(64)
def _report(check: str, malformed: tuple[str, ...]) -> None:
    """Tell of entries that allow nobody: once, and not for each request."""
    named = ", ".join(malformed[:_MOST_NAMED])
    more = len(malformed) - _MOST_NAMED
    others = f" and {more} more" if more > 0 else ""
    logger.warning(
        "%s returned what is no origin, and allows nobody: %s%s", check, named, others
    )

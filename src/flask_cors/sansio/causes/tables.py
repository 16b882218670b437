"""What ``resources`` has against a path that no policy governs."""

from __future__ import annotations

import collections.abc as cabc
import itertools
import typing as t
from dataclasses import replace

from .. import forms
from ..findings import Place
from ..findings import Source
from ..forms import Note
from ..layers import DEFAULT
from ..origins import NULL
from ..paths import PathPattern
from ..paths import Reach
from ..policy import Policy
from ..resources import Resource
from ..resources import Resources
from . import changes
from . import origins
from . import wording
from .cause import Cause
from .cause import Change

_OPTION: t.Final = "resources"
_EXEMPT: t.Final = "cors_exempt"


def of_no_policy(
    resources: Resources, path: str, origin: str | None = None
) -> tuple[Cause, ...]:
    """Why no entry governs ``path``.

    :param resources: the table that was looked at.
    :param path: as it is routed.
    :param origin: the page's origin, for the entry to add.
    """
    nearest = _nearest(resources, path)

    if nearest is None:
        return (_of_nothing(path),)

    setting = nearest.policy.settings[_OPTION]
    change = None if origin is None else _change(nearest, path, origin)
    message = _message(resources, nearest, path)
    value = wording.value(setting.written)
    cause = Cause(_OPTION, value, setting.source, message)

    if origin is None or change is None:
        return (cause,)

    return (replace(cause, change=change, opens=_opens(nearest, path, origin, change)),)


def of_no_call(path: str, origin: str) -> tuple[Cause, ...]:
    """Why nothing governs ``path`` where nothing has called ``CORS``."""
    message = f"No policy governs {wording.quoted(path)}: CORS(app) was never called."
    source = Source(Place.APPLICATION, "the application")
    cause = Cause("origins", "None", source, message)

    if origin == NULL:
        return (cause,)

    change = Change("origins", [origin], f"CORS(app, origins=[{origin!r}])")
    opens = f"Pages of {origin:.100} could then read the responses of every path."
    return (replace(cause, change=change, opens=opens),)


def _of_nothing(path: str) -> Cause:
    """The cause where there is no table, whose options would be known."""
    return Cause(
        _OPTION,
        "[]",
        DEFAULT,
        f"No policy governs {wording.quoted(path)}: resources has no entries.",
    )


def of_exempt(path: str) -> tuple[Cause, ...]:
    """Why a view that is exempt has no policy."""
    message = (
        f"The view of {wording.quoted(path)} is exempt: @cors_exempt lets it have no "
        f"CORS headers, whatever CORS() says of its path."
    )
    return (Cause(_EXEMPT, "True", Source(Place.APPLICATION, "@cors_exempt"), message),)


def _nearest(resources: Resources, path: str) -> Resource | None:
    """The entry whose paths begin most like ``path``."""
    return max(resources.entries, key=lambda e: _likeness(e, path), default=None)


def _likeness(entry: Resource, path: str) -> int:
    pairs = zip(entry.pattern.stem, path, strict=False)
    return sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], pairs))


def _message(resources: Resources, nearest: Resource, path: str) -> str:
    setting = nearest.policy.settings[_OPTION]
    where = wording.source(setting.source)
    asked = wording.quoted(path)

    if ".." in path.split("/"):
        return f"No entry of resources ({where}) governs {asked}, as it has a '..'."

    patterns = [_shown(entry) for entry in resources.entries]
    has = "its only entry is" if len(patterns) == 1 else "its entries are"
    message = (
        f"No entry of resources ({where}) governs {asked}: {has} "
        f"{wording.named(patterns)}"
    )

    if len(patterns) > 1:
        message += f", and the nearest is {_shown(nearest)}"

    return f"{message}, {nearest.pattern.reach.value}."


def _shown(entry: Resource) -> str:
    return wording.cut(wording.entry(entry.pattern.text))


def _change(nearest: Resource, path: str, origin: str) -> Change | None:
    setting = nearest.policy.settings[_OPTION]
    pattern = PathPattern.parse(path, Note(_OPTION, setting.source, []))
    entry = origins.wanted(nearest.policy.settings["origins"], origin)
    is_literal = pattern is not None and pattern.reach is Reach.LITERAL

    if not (entry and is_literal) or ".." in path.split("/"):
        return None

    if origin == NULL and nearest.policy.credentialed:
        return None

    value = _with_entry(nearest.policy, setting.written, path, entry[0])
    return changes.changed(nearest.policy, _OPTION, value)


def _with_entry(policy: Policy, written: object, path: str, origin: str) -> object:
    """The table as it is written, with an entry more."""
    added = {path: {"origins": [origin]}}

    if isinstance(written, cabc.Mapping):
        return {**written, **added}

    entries = forms.entries(written, Note(_OPTION, DEFAULT, []), "", "")

    # They share the policy of the call, and so would the path.
    if policy.origins.permit(origin):
        return [*entries, path]

    shared: dict[t.Any, object] = {entry: {} for entry in entries}
    return {**shared, **added}


def _opens(nearest: Resource, path: str, origin: str, change: Change) -> str:
    who = f"Pages of {wording.quoted(origin)[1:-1]}"

    if not isinstance(change.value, cabc.Mapping):
        who = "Pages of every allowed origin"

    cookies = changes.with_cookies(nearest.policy.credentialed)
    return f"{who} could then read the responses of {wording.quoted(path)}{cookies}."

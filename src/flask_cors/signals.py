"""Signals: programs that want to know of decisions as they are made."""

from __future__ import annotations

import typing as t

from blinker import NamedSignal
from blinker import Namespace

_signals = Namespace()

cors_granted: t.Final[NamedSignal] = _signals.signal(
    "cors-granted",
    doc="""A page of another origin was allowed to read a response, or its preflight was
    granted all that it asked for.

    .. code-block:: python

        @cors_granted.connect_via(app)
        def count(sender, decision):
            ...

    The sender is the application, or the :class:`CORSMiddleware`; ``decision`` is a
    :class:`CORSDecision`.

    .. versionadded:: 7.0
    """,
)

cors_refused: t.Final[NamedSignal] = _signals.signal(
    "cors-refused",
    doc="""A page of another origin, or its preflight, was refused; or a request that
    would have changed something, by ``csrf_protect``, which may only report: see
    :attr:`CORSDecision.is_enforced`.

    Same as :data:`cors_granted` in all else.

    .. versionadded:: 7.0
    """,
)


def are_heard() -> bool:
    """Tell whether anybody listens."""
    return bool(cors_granted.receivers or cors_refused.receivers)

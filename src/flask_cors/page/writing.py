"""Writing: who may send the requests of a route that change something.

CORS keeps a page from reading the response. Whether the request is sent is for the
preflight to say, if there is one, and whether it is carried out for CSRF protection.
"""

from __future__ import annotations

import collections.abc as cabc
import typing as t
from dataclasses import dataclass

from ..sansio.audit.subjects import each_of
from ..sansio.fetch import normalize_method
from ..sansio.fetch import SAFE_METHODS
from ..sansio.fetch import SAFELISTED_METHODS
from ..sansio.policy import Policy
from ..sansio.protection import Mode
from ..sansio.protection import Protection
from .audience import Audience
from .audience import EVERYBODY
from .audience import NOBODY

_READERS: t.Final = "CSRF protection lets those write who may read"
_NAMED: t.Final = "csrf_origins names them"
_NAMED_AND_ASKED: t.Final = "csrf_origins names them; a preflight has to pass as well"
_REFUSED: t.Final = "CSRF protection refuses them"
_OPEN: t.Final = (
    "CSRF protection refuses them: that any site may read lets none of them write"
)
_ASKED: t.Final = "a preflight lets them through"
_NEVER_SENT: t.Final = "every preflight for it is refused"
_FORM: t.Final = "a form sends it without a preflight"

#: Tells whom the origins of a policy let in.
Readers: t.TypeAlias = cabc.Callable[[Policy], Audience]

#: Who may write, and what lets them, or keeps the others from it.
Judgement: t.TypeAlias = tuple[Audience, str]


class Case(t.NamedTuple):
    """One of the policies that may govern a route, and how it is protected then."""

    policy: Policy | None
    protection: Protection


@dataclass(frozen=True, slots=True)
class Requests:
    """The requests of a route.

    :param exempt: the methods that ``csrf_exempt`` takes out of the protection.
    :param offered: the methods of the path, of whichever view.
    :param has_tokens: whether another extension checks tokens.
    :param cases: more than one where it depends on the path.
    """

    methods: frozenset[str]
    exempt: frozenset[str]
    offered: frozenset[str]
    has_tokens: bool
    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class Writing:
    """Who may send the requests of some methods.

    :param why: what lets them, or keeps the others from it.
    """

    methods: tuple[str, ...]
    audience: Audience
    why: str


def writings(requests: Requests, readers: Readers) -> tuple[Writing, ...]:
    """Tell who may write; nothing where no method changes anything."""
    alike: dict[Judgement, list[str]] = {}

    for method in sorted(requests.methods - SAFE_METHODS):
        found = [_judged(method, case, requests, readers) for case in requests.cases]
        alike.setdefault(_joined(found), []).append(method)

    return tuple(
        Writing(tuple(methods), audience, why)
        for (audience, why), methods in alike.items()
    )


def _joined(found: list[Judgement]) -> Judgement:
    reasons = dict.fromkeys(why for _, why in found)
    return _all_of(audience for audience, _ in found), "; or ".join(reasons)


def _all_of(audiences: cabc.Iterable[Audience]) -> Audience:
    rv = NOBODY

    for audience in audiences:
        rv = rv.joined(audience)

    return rv


def _judged(method: str, case: Case, requests: Requests, readers: Readers) -> Judgement:
    is_asked = normalize_method(method) not in SAFELISTED_METHODS
    granting = _granting(method, case, requests.offered)

    if is_asked and all(policy.origins.is_empty for policy in granting):
        return NOBODY, _NEVER_SENT

    if case.protection.mode is Mode.ON and method not in requests.exempt:
        return _guarded(is_asked, case.protection, granting, readers)

    if is_asked:
        return _all_of(map(readers, granting)), _ASKED

    return EVERYBODY, _sent_by_forms(method, case.protection, requests)


def _granting(method: str, case: Case, offered: frozenset[str]) -> list[Policy]:
    normalized = normalize_method(method)
    return [
        policy
        for policy in each_of(case.policy)
        if policy.methods.granted(normalized, offered) is not None
    ]


def _guarded(
    is_asked: bool, protection: Protection, granting: list[Policy], readers: Readers
) -> Judgement:
    if protection.writers is not None:
        named = Audience.of(protection.writers)
        why = _NAMED_AND_ASKED if is_asked else _NAMED
        return (NOBODY, _REFUSED) if named.is_nobody else (named, why)

    closed = [policy for policy in granting if not policy.origins.is_open]
    audience = _all_of(map(readers, closed)).identified()

    if audience.is_nobody:
        return NOBODY, _REFUSED if len(closed) == len(granting) else _OPEN

    return audience, _READERS


def _sent_by_forms(method: str, protection: Protection, requests: Requests) -> str:
    if method in requests.exempt and not protection.is_off:
        return f"{_FORM}, and csrf_exempt lets it through"

    if protection.mode is Mode.REPORT:
        return f"{_FORM}, and csrf_protect='report' only logs it"

    if requests.has_tokens:
        return f"{_FORM}; another extension may ask for a token"

    return f"{_FORM}, and csrf_protect is off"

"""Excess: what one policy allows, and another does not; or several that are tried in
order.
"""

from __future__ import annotations

import collections.abc as cabc

from ..fetch import is_forbidden_method
from ..policy import Policy
from .subject import is_open
from .subject import PROBE

Policies = tuple[Policy, ...]

# Pages may use these without asking, so that no policy keeps them from it.
# https://fetch.spec.whatwg.org/#cors-safelisted-method
_UNASKED = frozenset({"GET", "HEAD", "OPTIONS", "POST"})


def excess(lax: Policy, strict: Policy) -> str | None:
    """What ``lax`` allows beyond ``strict``, in words: the worst of it.

    In doubt it is nothing: whom a function or a regex lets in is not known.
    """
    if lax is strict:
        return None

    others = (_origins(each, strict.each) for each in lax.each)
    grants = (_beyond(*pair) for pair in _pairs(lax.each, strict.each))
    return next(filter(None, (*others, *grants)), None)


def _origins(lax: Policy, strict: Policies) -> str | None:
    # Those for everybody are not the stricter ones, whatever else they withhold.
    if any(map(is_open, strict)):
        return None

    if is_open(lax):
        return "any origin"

    if any(each.origins.checks for each in strict):
        return None

    for origin in sorted(lax.origins.literals):
        if _deciding(strict, origin) is None:
            return f"the origin {origin!r}"

    for wildcard in sorted(lax.origins.wildcards):
        is_listed = any(wildcard in each.origins.wildcards for each in strict)

        if not is_listed and _deciding(strict, _below(wildcard)) is None:
            return f"the origins {wildcard!r}"

    return "the origins of a function" if lax.origins.checks else None


def _pairs(lax: Policies, strict: Policies) -> cabc.Iterable[tuple[Policy, Policy]]:
    """The policies that decide on the same origins."""
    pairs = [(lax[0], strict[0])]

    if len(lax) > 1 or len(strict) > 1:
        origins = (PROBE, *(text for each in lax for text in _named(each)))
        found = dict.fromkeys(
            (_deciding(lax, o), _deciding(strict, o)) for o in origins
        )
        pairs = [(one, other) for one, other in found if one and other]

    return [
        (one, other)
        for one, other in pairs
        if not one.origins.is_empty and is_open(one) >= is_open(other)
    ]


def _named(policy: Policy) -> cabc.Iterator[str]:
    """Origins that a policy names, and one below each wildcard."""
    yield from sorted(policy.origins.literals)
    yield from map(_below, sorted(policy.origins.wildcards))


def _below(wildcard: str) -> str:
    return wildcard.replace("*.", "cors-probe.").removesuffix(":*")


def _deciding(policies: Policies, origin: str) -> Policy | None:
    """The first that allows an origin, as far as is known without asking functions."""
    allowing = (p for p in policies if p.origins.any or p.origins.permit(origin))
    return next(allowing, None)


def _beyond(lax: Policy, strict: Policy) -> str | None:
    if lax.credentialed and not strict.credentialed:
        return "requests with credentials"

    if strict.methods.any or strict.methods.offered:
        return None

    if lax.methods.any:
        return "every method"

    names = lax.methods.names - strict.methods.names - _UNASKED
    first = min((n for n in names if not is_forbidden_method(n)), default=None)
    return None if first is None else f"the method {first}"

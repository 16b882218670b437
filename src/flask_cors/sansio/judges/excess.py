"""Excess: what one policy allows, and another does not."""

from __future__ import annotations

from ..fetch import is_forbidden_method
from ..policy import Policy
from .subject import is_open

# Pages may use these without asking, so that no policy keeps them from it.
# https://fetch.spec.whatwg.org/#cors-safelisted-method
_UNASKED = frozenset({"GET", "HEAD", "OPTIONS", "POST"})


def excess(lax: Policy, strict: Policy) -> str | None:
    """What ``lax`` allows beyond ``strict``, in words: the worst of it.

    In doubt it is nothing: whom a function or a regex lets in is not known.
    """
    if lax is strict or lax.origins.is_empty:
        return None

    if is_open(strict):
        # It is not the stricter one, whatever else it withholds.
        return _beyond(lax, strict) if is_open(lax) else None

    return _origins(lax, strict) or _beyond(lax, strict)


def _origins(lax: Policy, strict: Policy) -> str | None:
    if is_open(lax):
        return "any origin"

    if strict.origins.checks:
        return None

    for origin in sorted(lax.origins.literals):
        if not strict.origins.permit(origin):
            return f"the origin {origin!r}"

    for wildcard in sorted(lax.origins.wildcards - strict.origins.wildcards):
        below = wildcard.replace("*.", "cors-probe.").removesuffix(":*")

        if not strict.origins.permit(below):
            return f"the origins {wildcard!r}"

    return "the origins of a function" if lax.origins.checks else None


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

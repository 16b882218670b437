"""Judges of one policy: whom it allows, and what of it has no effect or is unsafe."""

from __future__ import annotations

import collections.abc as cabc

from ..fetch import SAFELISTED_METHODS
from ..findings import Fault
from ..findings import Finding
from ..findings import Place
from ..origins import NULL
from ..policy import Policy
from .instruments import Instruments
from .subject import of_option


def null_origin(policy: Policy, instruments: Instruments) -> cabc.Iterator[Finding]:
    """Every site can send the origin null, from a sandboxed frame."""
    is_meant = NULL in policy.origins.literals and not policy.origins.any

    if is_meant and not policy.credentialed:
        yield of_option(
            policy,
            "origins",
            Fault.NULL_ORIGIN,
            "any site can send the origin null, from a sandboxed frame: whoever lists "
            "it allows every site.",
            "Leave 'null' out, or write origins='*' if every site is meant.",
            value=NULL,
        )


def open_by_default(policy: Policy, instruments: Instruments) -> cabc.Iterator[Finding]:
    """Every site may read, and nobody has said so."""
    is_default = policy.settings["origins"].source.place is Place.DEFAULT

    if is_default and not policy.credentialed:
        yield of_option(
            policy,
            "origins",
            Fault.OPEN_BY_DEFAULT,
            "nobody has named the origins, and so every site may read the responses.",
            "Name them: origins=['https://app.example.com']; or write origins='*' if "
            "every site is meant.",
            "*",
        )


def needless_method(policy: Policy, instruments: Instruments) -> cabc.Iterator[Finding]:
    """A method is listed that browsers send without asking for it."""
    methods = policy.methods
    is_default = policy.settings["methods"].source.place is Place.DEFAULT

    if is_default or methods.any or methods.offered:
        return

    for method in sorted(methods.names & _needless(policy).keys()):
        left = sorted(methods.names - _needless(policy).keys())
        yield of_option(
            policy,
            "methods",
            Fault.NEEDLESS_METHOD,
            _needless(policy)[method],
            f"Write methods={left!r}.",
            *([", ".join(left)] if left else []),
            value=method,
        )


def _needless(policy: Policy) -> dict[str, str]:
    """The methods that need not be listed, each with the reason."""
    headers = policy.headers
    rv = {
        "OPTIONS": "a preflight is answered without it: it lets pages send OPTIONS "
        "requests of their own, and nothing else."
    }

    # A preflight of these asks for a header, and is granted it where they are listed.
    if not (headers.any or headers.names or headers.patterns):
        said = (
            "browsers send it without asking, and allow_headers allows no header that "
            "they would ask about."
        )
        rv |= dict.fromkeys(SAFELISTED_METHODS, said)

    return rv


def exposes_everything(
    policy: Policy, instruments: Instruments
) -> cabc.Iterator[Finding]:
    """Pages read the headers that are added tomorrow, too."""
    if policy.exposes_all:
        source = policy.settings["supports_credentials"].source
        yield of_option(
            policy,
            "expose_headers",
            Fault.EXPOSES_EVERYTHING,
            f"with supports_credentials, from {source}, the name of every header of "
            f"each response is sent, as browsers do not read '*' as any header then.",
            "List those that pages need, such as expose_headers=['X-Total-Count'].",
            value="*",
        )


def vary_off(policy: Policy, instruments: Instruments) -> cabc.Iterator[Finding]:
    """A cache gives one site the answer that was made for another.

    https://fetch.spec.whatwg.org/#cors-protocol-and-http-caches
    """
    is_constant = policy.constant is not None and policy.always_send
    is_same_for_all = policy.origins.is_empty or is_constant

    if policy.varies or (is_same_for_all and not policy.alternatives):
        return

    yield of_option(
        policy,
        "vary_header",
        Fault.VARY_OFF,
        "the answer depends on the request's Origin, and a cache that is not told so "
        "gives one site the answer for another.",
        "Write vary_header=True.",
        "True",
    )

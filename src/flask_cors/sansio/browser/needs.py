"""Needs: why a browser asks before it sends a request, in words.

https://fetch.spec.whatwg.org/#cors-preflight-fetch
"""

from __future__ import annotations

import collections.abc as cabc
import typing as t

from .exchanges import Headers
from .preflights import Need
from .profiles import Profile
from .profiles import STANDARD
from .safelist import is_safelisted
from .safelist import LONGEST_VALUE
from .safelist import LONGEST_VALUES

_RULES: t.Final = {
    "accept": "has characters that need asking",
    "accept-language": "has other characters than a list of languages",
    "content-language": "has other characters than a list of languages",
    "content-type": "is not one that a form could send",
    "range": "is not a plain range such as bytes=0-499",
}


def reasons(
    method: str, headers: Headers, profile: Profile = STANDARD
) -> tuple[str, ...]:
    """Why there is a preflight, a clause for each reason; none if there is not.

    :param method: normalized.
    :param headers: those of the page.
    :param profile: which browser asks.
    """
    need = Need.of(method, headers, profile)
    return tuple(_reasons(need, headers, profile))


def _reasons(need: Need, headers: Headers, profile: Profile) -> cabc.Iterator[str]:
    if need.method is not None:
        yield f"the method {need.method} is not GET, HEAD or POST"

    if not need.headers:
        return

    unsafe = [header for header in headers if not is_safelisted(*header, profile)]

    for name, value in unsafe:
        yield _reason(name, value)

    if {name.lower() for name, _ in unsafe} != set(need.headers):
        yield f"the values of its headers have more than {LONGEST_VALUES:,} bytes"


def _reason(name: str, value: str) -> str:
    rule = _RULES.get(name.lower())

    if rule is None:
        return f"the header {name} is not one that every page may set"

    if len(value) > LONGEST_VALUE:
        return f"the value of {name} has more than {LONGEST_VALUE} bytes"

    return f"{name}: {value} {rule}"

"""Secrets: what of a request's headers is sent, and not shown."""

from __future__ import annotations

import re

from ..masks import MASK
from .exchanges import Headers

_SECRET = re.compile(r"auth|token|key|secret|session|password", re.IGNORECASE)


def masked(headers: Headers) -> Headers:
    """The headers with a mask over what may be secret, by their names."""
    return tuple(
        (name, MASK if _SECRET.search(name) else value) for name, value in headers
    )

"""The CORS check: whether a page may see a response.

https://fetch.spec.whatwg.org/#concept-cors-check
"""

from __future__ import annotations

import re

from ..fetch import ALLOW_CREDENTIALS
from ..fetch import ALLOW_ORIGIN
from .exchanges import combined
from .exchanges import Headers
from .refusals import BlockReason
from .urls import parsed

_SEVERAL = re.compile(r"[, ]")


def failure(
    headers: Headers, origin: str, is_credentialed: bool
) -> tuple[BlockReason, str | None] | None:
    """Why the check fails, and the value that it fails for; nothing if it succeeds.

    :param headers: those of the response.
    :param origin: the request's, serialized.
    :param is_credentialed: whether the credentials mode is ``include``.
    """
    allowed = combined(headers, ALLOW_ORIGIN)

    if allowed is None:
        return BlockReason.ALLOW_ORIGIN_MISSING, None

    if allowed == "*" and not is_credentialed:
        return None

    if allowed != origin:
        return _mismatch(allowed), allowed

    if not is_credentialed:
        return None

    credentials = combined(headers, ALLOW_CREDENTIALS)

    if credentials == "true":
        return None

    return BlockReason.ALLOW_CREDENTIALS, credentials


def _mismatch(allowed: str) -> BlockReason:
    """What is wrong with a value that is not the origin, as browsers tell it apart."""
    if allowed == "*":
        return BlockReason.ALLOW_ORIGIN_WILDCARD

    if _SEVERAL.search(allowed):
        return BlockReason.ALLOW_ORIGIN_MULTIPLE

    if allowed != "null" and parsed(allowed) is None:
        return BlockReason.ALLOW_ORIGIN_INVALID

    return BlockReason.ALLOW_ORIGIN_MISMATCH

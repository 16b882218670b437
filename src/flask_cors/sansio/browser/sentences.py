"""Sentences: what a browser's console says of a refusal, word for word.

Where the console says several things, it is the first about CORS; where it says
nothing, it is the text of the error that ``fetch()`` throws. A few sentences name the
page, of which no more than the origin is known here: it counts as the one at the root.
"""

from __future__ import annotations

from ..fetch import is_token
from . import chromium_sentences
from . import firefox_sentences
from .refusals import BlockReason
from .refusals import Refusal
from .urls import parsed


def chromium(refusal: Refusal) -> str:
    """What Chromium says."""
    ordinary = chromium_sentences.ORDINARY[refusal.reason]
    special = (refusal.reason, _difference(refusal))
    template = chromium_sentences.SPECIAL.get(special, ordinary)
    return template.format_map(chromium_sentences.fields(refusal))


def firefox(refusal: Refusal) -> str:
    """What Firefox says."""
    ordinary = firefox_sentences.ORDINARY[refusal.reason]
    special = (refusal.reason, _difference(refusal))
    template = firefox_sentences.SPECIAL.get(special, ordinary)
    return template.format_map(firefox_sentences.fields(refusal))


def _difference(refusal: Refusal) -> str:
    """What beside the reason makes a browser say something else."""
    value = refusal.value or ""

    match refusal.reason:
        case BlockReason.INVALID_URL:
            return "" if parsed(refusal.url) is None else "with user"
        case BlockReason.INVALID_HEADER:
            return "value" if is_token(value) else ""
        case BlockReason.NOT_SAME_ORIGIN:
            return "redirected" if refusal.is_redirected else ""
        case BlockReason.ALLOW_ORIGIN_MULTIPLE:
            return "doubled" if refusal.is_doubled else ""
        case BlockReason.NOT_HTTP | BlockReason.REDIRECT_NOT_HTTP:
            return value.partition(":")[0]
        case _:
            return ""

"""Causes: what of an application's configuration has refused a page."""

from __future__ import annotations

from flask import Flask

from ..explaining import explained
from ..sansio.browser.exchanges import PageRequest
from ..sansio.browser.refusals import Refusal
from ..sansio.causes import Cause


def causes_of(app: object, request: PageRequest, refusal: Refusal) -> tuple[Cause, ...]:
    """The options that stand in the way, as ``explain`` finds them.

    :return: nothing where something else does, such as a view's own answer.
    """
    was_asked = refusal.status is not None

    if not was_asked or not isinstance(app, Flask):
        return ()

    explanation = explained(app, request)
    expected = {
        (verdict.refusal.reason, verdict.refusal.url)
        for verdict in explanation.verdicts
        if verdict.refusal is not None
    }
    return explanation.causes if (refusal.reason, refusal.url) in expected else ()

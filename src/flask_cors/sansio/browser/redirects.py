"""Redirects that nobody follows.

https://fetch.spec.whatwg.org/#concept-http-fetch
"""

from __future__ import annotations

from . import hops
from .departures import Departure
from .exchanges import Answer
from .exchanges import Redirect
from .hops import BlockedError
from .hops import Hop
from .refusals import BlockReason


def is_refused(hop: Hop, answer: Answer) -> bool:
    """Tell whether the redirect mode ``error`` stands against it.

    :param answer: with a redirect status.
    """
    if hop.request.redirect is not Redirect.ERROR:
        return False

    needs_location = hop.profile.departs(Departure.NO_LOCATION_NO_REDIRECT)
    return bool(_locations(answer)) or not needs_location


def check_unfollowed(hop: Hop, answer: Answer) -> None:
    """See to what a browser looks at in a redirect that the page follows itself.

    :param answer: with a redirect status.
    :raises BlockedError: if the browser keeps even that from the page.
    """
    values = _locations(answer)
    is_read = hop.profile.departs(Departure.INVALID_LOCATION_REFUSED)

    if is_read and not any(" " in value.strip() for value in values):
        hops.location(hop, answer)

    is_refused = hop.profile.departs(Departure.DIFFERING_LOCATIONS_REFUSED)

    if is_refused and len(set(values)) > 1:
        raise BlockedError(BlockReason.REDIRECT_INVALID, hop, ", ".join(values))


def _locations(answer: Answer) -> list[str]:
    return [value for name, value in answer.headers if name.lower() == "location"]

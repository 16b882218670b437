"""What browsers do that the simulator does not, by its name: the cases in which that
may show are not run in them.
"""

from __future__ import annotations

import typing as t

from .cases import Case

#: What one redirect takes from a request.
_DROPPED: t.Final = frozenset({"authorization", "content-language", "content-type"})


def is_of_firefox(case: Case) -> bool:
    """Tell whether Firefox 153 may do something of its own."""
    return dropped_headers_return(case) or own_preflight_is_not_checked(case)


def dropped_headers_return(case: Case) -> bool:
    """The headers that one redirect has dropped are there again after the next:
    ``Authorization`` too, on another origin than the page has sent it to.
    """
    headers = case.steps[0].request.headers
    names = {name.lower() for name, _ in headers}
    return len(case.hops) > 2 and not names.isdisjoint(_DROPPED)


def own_preflight_is_not_checked(case: Case) -> bool:
    """After redirects over other origins, the answer to a preflight of the page's own
    origin need not name any.
    """
    origin = case.steps[0].request.origin
    locations = [
        value
        for hop in case.hops[1:]
        for name, value in hop.answer.headers
        if name == "Location"
    ]
    return case.name.startswith("mixture") and any(
        location.startswith(origin) for location in locations
    )

"""The rules for what a cache keeps, and for what an application sends itself."""

from .difference import ALLOW_ORIGIN
from .difference import Difference
from .difference import VARY_HEADERS
from .difference import VARY_METHOD
from .difference import VARY_ORIGIN
from .origins import given_origins
from .rules import Rules

RESPONSES = Rules()


@RESPONSES.explain("vary-on-denials")
def is_vary_on_denial(d: Difference) -> bool:
    return (
        (d.header, d.theirs, d.ours) == (VARY_ORIGIN, 0, 1)
        and ALLOW_ORIGIN not in d.our_answer
        and d.request.path in d.granting
        and d.configuration.options("vary_header") != [False]
    )


@RESPONSES.explain("vary-on-preflights")
def is_vary_on_preflight(d: Difference) -> bool:
    return (
        d.header in {VARY_METHOD, VARY_HEADERS}
        and (d.theirs, d.ours) == (0, 1)
        and d.request.is_preflight
        and d.configuration.options("vary_header") != [False]
    )


@RESPONSES.explain("vary-is-merged")
def is_merged(d: Difference) -> bool:
    merged = {"/api/vary-origin": (2, 1), "/api/vary-star": (1, 0)}
    expected = merged.get(d.request.path)
    return d.header == VARY_ORIGIN and (d.theirs, d.ours) == expected


@RESPONSES.explain("own-headers")
def is_own_header(d: Difference) -> bool:
    """The view's star, and nothing of ours beside it."""
    if d.request.path != "/api/own-header" or d.our_answer.get(ALLOW_ORIGIN) != "*":
        return False

    return d.header == ALLOW_ORIGIN or (
        d.ours in {0, None} and (d.is_cors or d.header == VARY_ORIGIN)
    )


@RESPONSES.explain(
    "own-headers", "hooks/star-added-before-cors", "hooks/star-set-before-cors"
)
def is_own_hook(d: Difference) -> bool:
    """The same for the star of a hook, which preflights do not reach."""
    if d.request.is_preflight or d.our_answer.get(ALLOW_ORIGIN) != "*":
        return False

    return d.header == ALLOW_ORIGIN or (
        d.ours in {0, None} and (d.is_cors or d.header == VARY_ORIGIN)
    )


@RESPONSES.explain("order-of-hooks", "hooks/responses-replaced-before-cors")
def is_hook_first(d: Difference) -> bool:
    if d.request.is_preflight:
        return False

    if d.request.origin is None:
        return d.is_granted(origin="*", constant=True)

    return d.is_granted()


@RESPONSES.explain("kept-responses")
def is_kept(d: Difference) -> bool:
    """A kept response had the first origin; it has this one's, or none."""
    if d.request.path != "/api/kept":
        return False

    given = given_origins(d.configuration)

    if not all(d.request.origin in origins for origins in given):
        return d.is_refused

    return d.header == ALLOW_ORIGIN and d.ours == d.request.origin

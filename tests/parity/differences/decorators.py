"""The rules for decorated views."""

from ..exchanges import ADMIN
from ..exchanges import APP
from ..exchanges import EVIL
from ..exchanges import LOCAL
from ..exchanges import SLASHLESS
from .difference import ALLOW_HEADERS
from .difference import Difference
from .difference import EVERY_METHOD
from .difference import MAX_AGE
from .origins import given_origins
from .rules import Rules

DECORATORS = Rules()


@DECORATORS.explain(
    "old-names",
    "unknown/old-origin",
    "unknown/old-names-in-resource",
    "decorator/old-origin",
)
def is_old_origin(d: Difference) -> bool:
    return d.is_of_one_origin(APP)


@DECORATORS.explain("old-names", "decorator/old-localhost")
def is_old_localhost(d: Difference) -> bool:
    return d.request.origin in {None, EVIL} and d.is_refused


@DECORATORS.explain(
    "old-names", "decorator/old-headers", "decorator/old-names-of-the-tutorial"
)
def is_old_headers(d: Difference) -> bool:
    allowed = {"X-CUSTOM,content-TYPE": "content-TYPE", "X-Customary": None}
    asked = d.request.requests_headers or ""
    return d.header == ALLOW_HEADERS and asked in allowed and d.ours == allowed[asked]


@DECORATORS.explain("positional-origins", "decorator/positional-origin")
def is_positional(d: Difference) -> bool:
    return d.is_of_one_origin(APP)


@DECORATORS.explain(
    "positional-origins", "decorator/positional-path", "decorator/positional-header"
)
def is_positional_by_mistake(d: Difference) -> bool:
    return d.is_left_out


@DECORATORS.explain("bare-decorator", "decorator/bare")
def is_bare(d: Difference) -> bool:
    works = (d.header, d.theirs, d.ours) == ("status", 500, 200)
    return works or d.is_granted()


@DECORATORS.explain("async-views", "decorator/async-view")
def is_async(d: Difference) -> bool:
    works = (d.header, d.theirs, d.ours) == ("status", 500, 200)
    return not d.request.is_preflight and (works or d.is_granted())


@DECORATORS.explain(
    "functions-are-not-changed", "decorator/view-used-twice", "both/view-used-twice"
)
def is_undecorated(d: Difference) -> bool:
    """The function's own route: Flask says what it offers, nobody runs the view."""
    offered = (d.header, d.theirs, d.ours) == ("Allow", None, EVERY_METHOD.split(", "))
    return d.request.path == "/undecorated" and d.request.is_preflight and offered


@DECORATORS.explain(
    "views-do-not-answer-preflights", "decorator/automatic-options-off-in-config"
)
def is_view_on_options(d: Difference) -> bool:
    if d.header == "Allow":
        return (d.theirs, d.ours) == (None, EVERY_METHOD.split(", "))

    return d.request.method == "OPTIONS" and d.is_left_out


@DECORATORS.explain(
    "errors-in-decorated-views",
    "decorator/default",
    "decorator/one-origin",
    "decorator/handled-errors",
    "decorator/intercept-exceptions-off",
)
def is_error_in_view(d: Difference) -> bool:
    """An abort or exception: its status is the same, its headers are the view's."""
    exempt = d.configuration.options("intercept_exceptions") == [False]
    paths = {"/api/abort"} if exempt else {"/api/abort", "/api/raise"}

    if d.request.method != "GET" or d.request.path not in paths:
        return False

    given = given_origins(d.configuration)

    if not given and d.request.origin is None:
        return d.is_granted(origin="*", constant=True)

    allowed = all(d.request.origin in origins for origins in given)
    return allowed and d.is_granted(constant=given == [[APP]])


@DECORATORS.explain("errors-in-decorated-views", "decorator/guarded")
def is_guarded(d: Difference) -> bool:
    return d.request.path == "/guarded" and d.is_granted()


@DECORATORS.explain(
    "denials-are-final", "both/strict-view", "both/strict-view-that-aborts"
)
def is_final_for_a_view(d: Difference) -> bool:
    """The view's own errors, and the redirect to it, are the view's."""
    errors = {"/api/abort", "/api/raise", SLASHLESS, "/strict/abort"}
    return d.request.path in errors and d.is_of_one_origin(ADMIN)


@DECORATORS.explain("denials-are-final", "blueprint/strict-below-open")
def is_final_for_a_blueprint(d: Difference) -> bool:
    return d.request.path.startswith("/bp/") and d.is_of_one_origin(ADMIN)


@DECORATORS.explain("denials-are-final", "both/open-view")
def is_open_view(d: Difference) -> bool:
    errors = {"/api/abort", "/api/raise", SLASHLESS}
    return d.request.path in errors and d.is_granted()


@DECORATORS.explain("denials-are-final", "blueprint/open-below-strict")
def is_open_blueprint(d: Difference) -> bool:
    """Two origins of the blueprint's, where the application has a third."""
    if d.request.origin == ADMIN:
        return d.request.path.startswith("/bp/") and d.is_refused

    return d.request.path == "/bp/missing" and d.is_granted()


@DECORATORS.explain("denials-are-final", "both/automatic-options-off")
def is_preflight_by_view(d: Difference) -> bool:
    """Two origins of the view's, one of which the application does not have."""
    if d.request.origin == ADMIN:
        return d.is_refused

    return d.request.origin == LOCAL and d.request.is_preflight and d.is_granted()


@DECORATORS.explain("preflights-by-method", "both/open-view-of-a-shared-path")
def is_found_by_method(d: Difference) -> bool:
    return d.request.requests_method == "POST" and d.is_granted()


@DECORATORS.explain("methods-apart", "both/open-view-of-a-shared-path")
def is_for_one_request(d: Difference) -> bool:
    """The preflights of views that share a path."""
    return (d.header, d.theirs, d.ours) == (MAX_AGE, None, "0")

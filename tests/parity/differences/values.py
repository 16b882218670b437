"""The rules for the other values, and for what is read from a request."""

from ..exchanges import APP
from .difference import ALLOW_CREDENTIALS
from .difference import ALLOW_HEADERS
from .difference import ALLOW_METHODS
from .difference import Difference
from .difference import EXPOSE_HEADERS
from .difference import MAX_AGE
from .difference import PRIVATE_NETWORK
from .rules import Rules

VALUES = Rules()


@VALUES.explain(
    "true-false-strings",
    "credentials/string-false",
    "credentials/string-false-in-config",
)
def is_false_string(d: Difference) -> bool:
    return (d.header, d.theirs, d.ours) == (ALLOW_CREDENTIALS, "true", None)


@VALUES.explain(
    "any-method",
    "methods/star",
    "methods/star-in-list",
    "methods/star-with-credentials",
)
def is_any_method(d: Difference) -> bool:
    return d.header in {ALLOW_METHODS, ALLOW_HEADERS} and d.is_granted(
        methods=d.request.requests_method
    )


@VALUES.explain("exact-methods", "methods/repeated")
def is_repeated_method(d: Difference) -> bool:
    return d.header == ALLOW_METHODS and d.ours == "PUT"


@VALUES.explain(
    "exact-methods", "methods/lower-case-patch", "methods/lower-case-custom"
)
def is_kept_in_lower_case(d: Difference) -> bool:
    asked = d.request.requests_method
    return asked in {"patch", "purge"} and (d.header, d.ours) == (
        ALLOW_METHODS,
        f"GET, {asked}",
    )


IN_LOWER_CASE = ("methods/lower-case-patch", "methods/lower-case-custom")


@VALUES.explain("exact-methods")
def is_other_method(d: Difference) -> bool:
    upper = {"PURGE"} if d.configuration.id in IN_LOWER_CASE else set()
    lower = set() if d.configuration.id in IN_LOWER_CASE else {"patch", "purge"}
    return (
        d.request.requests_method in {"E", "ET"} | upper | lower
        and d.header in {ALLOW_METHODS, ALLOW_HEADERS, MAX_AGE}
        and d.ours is None
    )


@VALUES.explain("whole-header-names", "allow-headers/compiled")
def is_longer_header(d: Difference) -> bool:
    longer = d.request.requests_headers == "X-Customary"
    return longer and d.header == ALLOW_HEADERS and d.ours is None


@VALUES.explain("whole-header-names", "allow-headers/compiled-minding-case")
def is_compiled_header(d: Difference) -> bool:
    expected = {"X-CUSTOM,content-TYPE": "X-CUSTOM", "X-Customary": None}
    asked = d.request.requests_headers or ""
    return d.header == ALLOW_HEADERS and asked in expected and d.ours == expected[asked]


@VALUES.explain("clean-request-headers", "default", "allow-headers/unusual")
def is_unclean_header(d: Difference) -> bool:
    cleaned = {
        "X-A,,X-B": "X-A, X-B",
        "X-A, X-A, x-a": "X-A",
        "X-A, <script>": "X-A",
        " , ,": None,
        "X A, X-B": "X-B",
    }
    asked = d.request.requests_headers or ""
    endless = len(asked) > 1000
    return d.header == ALLOW_HEADERS and (
        d.ours == cleaned.get(asked) and (endless or asked in cleaned)
    )


@VALUES.explain("all-headers-by-name", "expose-headers/star-with-credentials")
def is_named(d: Difference) -> bool:
    """The star is gone; of a redirect there is one header to name."""
    names = {"/api/redirect": "Location"}.get(d.request.path)
    is_read = d.request.method == "GET" and d.request.origin == APP
    expected = names if is_read else None
    return (d.header, d.theirs, d.ours) == (EXPOSE_HEADERS, "*", expected)


@VALUES.explain("max-age-zero", "max-age/zero", "decorator/max-age-zero")
def is_zero(d: Difference) -> bool:
    return (d.header, d.theirs, d.ours) == (MAX_AGE, None, "0")


@VALUES.explain("private-network")
def is_private_network(d: Difference) -> bool:
    said = (d.header, d.theirs, d.ours)
    return d.request.is_preflight and said == (PRIVATE_NETWORK, "false", None)


@VALUES.explain(
    "intercept-exceptions",
    "intercept-exceptions/off",
    "intercept-exceptions/off-in-config",
)
def is_left_alone(d: Difference) -> bool:
    asked = (d.request.method, d.request.path)
    return asked == ("GET", "/api/raise") and d.is_left_out

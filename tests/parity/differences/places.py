"""The rules for blueprints, applications and resources."""

from ..configuration import Options
from ..exchanges import ADMIN
from ..exchanges import APP
from ..exchanges import EVIL
from .difference import Difference
from .rules import Rules

PLACES = Rules()


BELOW_PREFIX: dict[str, Options] = {
    "blueprint/default": {},
    "blueprint/config": {"origin": ADMIN, "constant": True},
    "blueprint/origins": {},
    "blueprint/one-origin": {"origin": APP, "constant": True, "credentials": "true"},
    "blueprint/resources-of-full-path": {"origin": APP, "constant": True},
}


@PLACES.explain("blueprint-prefix", *BELOW_PREFIX)
def is_below_prefix(d: Difference) -> bool:
    outside = {("DELETE", "/bp/abort")} | {
        (method, path)
        for method in ("GET", "OPTIONS")
        for path in ("/bp/missing", "/bp/slash")
    }
    policy = BELOW_PREFIX[d.configuration.id]
    asked = (d.request.method, d.request.path)
    allowed = d.request.origin == policy.get("origin", d.request.origin)
    return asked in outside and allowed and d.is_granted(**policy)


@PLACES.explain("blueprints-read-config", "blueprint/config")
def is_config_of_blueprint(d: Difference) -> bool:
    return d.request.path.startswith("/bp/") and d.is_of_one_origin(ADMIN)


@PLACES.explain("config-set-late", "places/config-set-late")
def is_late_origin(d: Difference) -> bool:
    return d.request.origin in {None, EVIL} and d.is_refused


@PLACES.explain("config-set-late", "resources/in-config-set-late")
def is_late_resource(d: Difference) -> bool:
    """Everything was open; now one origin may read what is below /api."""
    elsewhere = d.request.path in {"/apikeys", "/foo", "/foo/bar"}
    return d.is_left_out if elsewhere else d.is_refused


@PLACES.explain(
    "one-table",
    "twice/open-then-strict",
    "twice/open-then-resources",
    "twice/two-origins",
)
def is_one_table(d: Difference) -> bool:
    return d.request.path == "/api/items" and d.is_of_one_origin(ADMIN)


@PLACES.explain(
    "path-segments",
    "resources/below",
    "resources/below-in-list",
    "resources/below-in-set",
    "resources/below-in-tuple",
    "resources/below-in-dict",
    "resources/value-empty",
    "resources/over-keywords",
    "resources/list-with-keywords",
    "resources/several",
    "resources/in-config",
    "resources/string-in-config",
)
def is_other_segment(d: Difference) -> bool:
    """/apikeys is not below /api: it has no policy, nothing to vary on."""
    return d.request.path == "/apikeys" and d.is_left_out


@PLACES.explain(
    "most-specific-resource", "resources/strict-string-beside-open-compiled"
)
def is_more_specific(d: Difference) -> bool:
    return d.request.path == "/api/v1/admin/users" and d.is_of_one_origin(ADMIN)


@PLACES.explain("blueprint-resources", "blueprint/resources-without-prefix")
def is_relative(d: Difference) -> bool:
    asked = (d.request.path, d.request.origin)
    return asked == ("/bp/items", APP) and d.is_granted(constant=True)


@PLACES.explain("paths-as-routed", "resources/encoded-paths")
def is_decoded_twice(d: Difference) -> bool:
    return d.request.path == "/%2566oo/bar.txt" and d.is_left_out


@PLACES.explain("dot-segments", "resources/encoded-paths")
def is_dot_segment(d: Difference) -> bool:
    return d.request.path == "/foo/%2e%2e/bar.txt" and d.is_left_out

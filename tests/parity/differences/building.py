"""The rules for applications that only one of the two packages builds."""

from .difference import Difference
from .rules import Rules

BUILDING = Rules()


def _is_error(d: Difference) -> bool:
    return (d.theirs, d.ours) == (None, "ValueError")


@BUILDING.explain(
    "odd-options-raise",
    "unknown/credentials-mistyped",
    "unknown/resource",
    "unknown/allow-origins",
    "unknown/in-resource",
    "decorator/unknown-option",
)
def is_unknown_option(d: Difference) -> bool:
    return _is_error(d)


@BUILDING.explain(
    "odd-values-raise",
    "max-age/true",
    "max-age/negative",
    "max-age/fraction",
    "max-age/words",
    "origins/true",
    "origins/bytes",
    "origins/dict-of-origins",
    "origins/dict-of-resources",
    "allow-headers/media-type",
)
def is_odd_value(d: Difference) -> bool:
    return _is_error(d)


@BUILDING.explain("decorators-check-at-once", "decorator/bad-regex")
def is_checked_at_once(d: Difference) -> bool:
    return _is_error(d)


@BUILDING.explain(
    "resource-shorthand",
    "resources/value-string",
    "resources/value-list",
)
def is_shorthand(d: Difference) -> bool:
    return (d.theirs, d.ours) == ("ValueError", None)


@BUILDING.explain("config-errors", "resources/value-none")
def is_one_kind_of_error(d: Difference) -> bool:
    return (d.theirs, d.ours) == ("TypeError", "ValueError")

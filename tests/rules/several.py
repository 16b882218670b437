"""Rules about several policies of one path, shown."""

import re
import typing as t

from flask_cors import Fault

from .case import APP
from .case import Build
from .case import Case
from .case import cors

PARTNER = "https://partner.example"
FIRST = "resources['/api/*'][0] of CORS()"
SECOND = "resources['/api/*'][1] of CORS()"
BEFORE = (
    "Write the policy for fewer origins before the one for more, or leave it out. "
    "[CORS310]"
)
DIFFERENT = "Give it once, beside resources, or the same in each. [CORS309]"


def several(*policies: dict[str, t.Any]) -> Build:
    """An application with several policies for the paths of its API."""
    return cors(resources={"/api/*": list(policies)})


def different(option: str, first: object, second: object) -> Case:
    return Case(
        Fault.DIFFERENT_BY_ORIGIN,
        f"{option}={second!r} ({SECOND}): the same whoever asks, but {first!r} in "
        f"{FIRST}. {DIFFERENT}",
        broken=several({"origins": APP, option: first}, {option: second}),
        near=several({"origins": APP, option: second}, {option: second}),
    )


def unreached(
    first: dict[str, t.Any],
    second: dict[str, t.Any],
    near: dict[str, t.Any],
) -> Case:
    return Case(
        Fault.UNREACHED_POLICY,
        f"origins={second['origins']!r} ({SECOND}): it never decides: {FIRST} is "
        f"tried first, and allows all of them. {BEFORE}",
        broken=several(first, second),
        near=several(first, near),
    )


def is_partner(origin: str) -> bool:
    return origin == PARTNER


CASES = [
    different("csrf_protect", True, False),
    different("automatic_options", False, True),
    Case(
        Fault.UNREACHED_POLICY,
        f"origins='{APP}' ({SECOND}): it never decides: {FIRST} is tried first, and "
        f"allows all of them, without credentials. {BEFORE}",
        broken=several(
            {"origins": "*"}, {"origins": APP, "supports_credentials": True}
        ),
        near=several({"origins": APP, "supports_credentials": True}, {"origins": "*"}),
    ),
    unreached(
        {"origins": [APP, PARTNER]},
        {"origins": [PARTNER, APP]},
        {"origins": [PARTNER, "https://other.example"]},
    ),
    unreached(
        {"origins": "https://*.example.com"},
        {"origins": ["https://*.api.example.com", APP]},
        {"origins": "https://*.example.com:*"},
    ),
    unreached(
        {"origins": [re.compile(r"https://a\d\.example")]},
        {"origins": [re.compile(r"https://a\d\.example")], "methods": "GET"},
        {"origins": [re.compile(r"https://b\d\.example")]},
    ),
    unreached(
        {"origins": ["null", APP]},
        {"origins": "null", "methods": "GET"},
        {"origins": "*"},
    ),
    Case(
        Fault.UNREACHED_POLICY,
        f"origins=['{APP}', '{PARTNER}'] (resources['/api/*'][2] of CORS()): it never "
        f"decides: {FIRST} and {SECOND} are tried first, and allow all of them. "
        f"{BEFORE}",
        broken=several(
            {"origins": APP}, {"origins": PARTNER}, {"origins": [APP, PARTNER]}
        ),
        near=several(
            {"origins": APP}, {"origins": is_partner}, {"origins": [APP, PARTNER]}
        ),
    ),
]

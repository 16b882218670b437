"""What differs from flask-cors 6.0.5, header by header, and what says that it may.

docs/differences.toml lists the deliberate differences; here is, for each of them, the
predicate that recognizes it. A predicate says where the difference may be seen and
what the answer has to be there.
"""

import tomllib
from pathlib import Path

from .building import BUILDING
from .comparison import differences
from .decorators import DECORATORS
from .difference import Difference
from .origins import ORIGINS
from .places import PLACES
from .preflights import PREFLIGHTS
from .responses import RESPONSES
from .rules import Rule
from .values import VALUES

__all__ = [
    "BUILDING",
    "RULES",
    "Difference",
    "Rule",
    "differences",
    "explanations",
    "listed",
]

LISTED = Path(__file__).parents[3] / "docs" / "differences.toml"

#: For differences between two answers; the others are for building an application.
RULES = [*ORIGINS, *DECORATORS, *PLACES, *VALUES, *PREFLIGHTS, *RESPONSES]


def listed() -> list[dict[str, str]]:
    """Read the entries of docs/differences.toml, in their order."""
    return tomllib.loads(LISTED.read_text(encoding="utf-8"))["difference"]


def explanations(difference: Difference) -> list[Rule]:
    """Find the rules that allow the difference."""
    rules = BUILDING if difference.exchange is None else RULES
    return [rule for rule in rules if rule.explains(difference)]

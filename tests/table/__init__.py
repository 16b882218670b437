"""The decision table: what a policy answers to a request, from the documents alone."""

from . import origins
from . import preflights
from . import switches
from .case import Case

CASES: tuple[Case, ...] = (*origins.CASES, *switches.CASES, *preflights.CASES)

"""What says that a difference may be: an entry of the list, and a predicate."""

import collections.abc as cabc
from dataclasses import dataclass

from .difference import Difference

Predicate = cabc.Callable[[Difference], bool]


@dataclass(frozen=True, slots=True)
class Rule:
    """Where an entry of the list allows a difference."""

    entry: str
    #: The configurations it may be, and has to be, seen in; all, where none is named.
    configurations: tuple[str, ...]
    allows: Predicate

    def explains(self, difference: Difference) -> bool:
        named = difference.configuration.id in self.configurations
        return (named or not self.configurations) and self.allows(difference)


class Rules(list[Rule]):
    """The rules for one subject, each registered where its predicate is defined."""

    def explain(
        self, entry: str, *configurations: str
    ) -> cabc.Callable[[Predicate], Predicate]:
        def register(allows: Predicate) -> Predicate:
            self.append(Rule(entry, configurations, allows))
            return allows

        return register

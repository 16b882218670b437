"""Two tables of answers, compared header by header."""

import collections.abc as cabc
from collections import Counter
from dataclasses import replace

from ..answers import Answer
from ..answers import BUILD
from ..configuration import Configuration
from ..exchanges import Exchange
from .difference import ALLOW_ORIGIN
from .difference import Difference


def differences(
    configuration: Configuration, theirs: dict[str, Answer], ours: dict[str, Answer]
) -> list[Difference]:
    """Compare two tables of answers to one configuration."""
    if BUILD in theirs or BUILD in ours:
        built = theirs.get(BUILD, {}), ours.get(BUILD, {})
        return list(_compared(configuration, None, *built))

    granting = frozenset(
        exchange.path
        for exchange in configuration.exchanges
        if ALLOW_ORIGIN in ours[exchange.id]
    )
    return [
        replace(difference, granting=granting)
        for exchange in configuration.exchanges
        for difference in _compared(
            configuration, exchange, theirs[exchange.id], ours[exchange.id]
        )
    ]


def _compared(
    configuration: Configuration,
    exchange: Exchange | None,
    theirs: Answer,
    ours: Answer,
) -> cabc.Iterator[Difference]:
    before, after = _with_single_names(theirs), _with_single_names(ours)

    for header in sorted(before.keys() | after.keys()):
        absent = 0 if header.startswith("Vary: ") else None
        values = before.get(header, absent), after.get(header, absent)

        if values[0] != values[1]:
            yield Difference(
                configuration=configuration,
                exchange=exchange,
                header=header,
                theirs=values[0],
                ours=values[1],
                our_answer=ours,
            )


def _with_single_names(answer: Answer) -> Answer:
    """Count the names in ``Vary``, each of which has a reason of its own."""
    rv = {name: value for name, value in answer.items() if name != "Vary"}
    names = Counter(answer.get("Vary", []))
    return rv | {f"Vary: {name}": count for name, count in names.items()}

"""What the log says of a store that does not answer: these lines, and no others."""

import re
import typing as t
from collections.abc import Iterable

_NAME = (
    r"(RedisOrigins\('redis://127\.0\.0\.1:\d+/0', 'cors:origins'\)"
    r"|SQLOrigins\(tenants\.origin\))"
)

BEGINNING: t.Final = (
    rf"{_NAME} does not answer: .* Until it does, origins that it has allowed stay "
    r"allowed for 300 seconds at most, and others are refused"
)
END: t.Final = rf"{_NAME} answers again"
STAND_IN: t.Final = r"an older answer stands in for up to \d+ seconds, as .*"


def undocumented(lines: Iterable[str]) -> list[str]:
    """Those of the lines that say something else."""
    known = "|".join((BEGINNING, END, STAND_IN))
    return [line for line in lines if not re.fullmatch(known, line)]

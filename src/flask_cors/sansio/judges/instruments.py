"""What judges need from outside, as this half of the package reads no clock and no
file.
"""

from __future__ import annotations

import collections.abc as cabc
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Instruments:
    """What a judge can measure and look up with.

    :param clock: the CPU time that this thread has used, in seconds.
    :param is_public_suffix: tells whether anybody can register names below a domain,
        such as ``co.uk`` and ``github.io``; nothing where that is not known.
    """

    clock: cabc.Callable[[], float]
    is_public_suffix: cabc.Callable[[str], bool | None]

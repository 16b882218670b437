"""Judging: the judges of what values make together, with the instruments they need.

Imported where there is something to judge, which most configurations give no cause for.
"""

from __future__ import annotations

import time
import typing as t

from .sansio import judges
from .sansio.findings import Findings
from .sansio.judges import tables
from .sansio.judges.instruments import Instruments
from .sansio.policy import Policy
from .sansio.resources import Resource
from .suffixes import is_public_suffix

#: CPU time, as a machine that is busy with something else must not make a finding.
INSTRUMENTS: t.Final = Instruments(time.thread_time, is_public_suffix)


def judged(older: tuple[Resource, ...], newer: tuple[Resource, ...]) -> Findings:
    """What is wrong with ``newer`` resources, alone and beside ``older`` ones."""
    return judges.judged(older, newer, INSTRUMENTS)


def of_policy(policy: Policy) -> Findings:
    """What is wrong with one policy."""
    return judges.of_policy(policy, INSTRUMENTS)


def offered_without_routes(entries: tuple[Resource, ...]) -> Findings:
    """What is wrong with granting what the routes offer, where there are none."""
    return tuple(tables.offered_without_routes(entries))

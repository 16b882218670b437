"""What a judge speaks of: one option of a policy, or a part of its value."""

from __future__ import annotations

import typing as t

from .. import ruling
from ..findings import Fault
from ..findings import Finding
from ..origins import PROBES
from ..policy import Policy

#: An origin that nobody has: a policy that lets it in lets in everybody.
PROBE: t.Final = PROBES[0]

#: Stands for the whole of a value, as it is written.
WHOLE: t.Final = object()


def of_option(
    policy: Policy,
    option: str,
    fault: Fault,
    message: str,
    fix: str,
    *suggestions: str,
    value: object = WHOLE,
) -> Finding:
    """A finding about an option of ``policy``.

    :param value: the part of its value that is meant.
    """
    setting = policy.settings[option]
    written = setting.written if value is WHOLE else value
    return ruling.finding(
        fault, option, written, setting.source, message, fix, *suggestions
    )


def is_open(policy: Policy) -> bool:
    """Tell whether every origin may read under ``policy``."""
    return policy.origins.any or policy.origins.permit(PROBE)

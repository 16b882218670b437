"""Cross-Origin Resource Sharing for Flask."""

from __future__ import annotations

import typing as t

from .decorator import cors_exempt as cors_exempt
from .decorator import cross_origin as cross_origin
from .errors import AttachmentError as AttachmentError
from .errors import ContradictionError as ContradictionError
from .errors import CORSConfigError as CORSConfigError
from .errors import CORSWarning as CORSWarning
from .errors import InvalidValueError as InvalidValueError
from .errors import MistakeError as MistakeError
from .errors import UnknownOptionError as UnknownOptionError
from .errors import UnsafeValueError as UnsafeValueError
from .extension import CORS as CORS
from .sansio.findings import Fault as Fault
from .sansio.findings import Finding as Finding
from .sansio.findings import Severity as Severity
from .sansio.options import CORSOptions as CORSOptions
from .sansio.options import ViewOptions as ViewOptions
from .wsgi import CORSMiddleware as CORSMiddleware

if t.TYPE_CHECKING:
    from .auditing import audit as audit
    from .origin_pattern import check_origin_pattern as check_origin_pattern

__all__ = [
    "CORS",
    "AttachmentError",
    "CORSConfigError",
    "CORSMiddleware",
    "CORSOptions",
    "CORSWarning",
    "ContradictionError",
    "Fault",
    "Finding",
    "InvalidValueError",
    "MistakeError",
    "Severity",
    "UnknownOptionError",
    "UnsafeValueError",
    "ViewOptions",
    "audit",
    "check_origin_pattern",
    "cors_exempt",
    "cross_origin",
]


def __getattr__(name: str) -> t.Any:
    # What an application that serves has no use for is imported when it is asked for.
    if name == "audit":
        from .auditing import audit

        return audit

    if name == "check_origin_pattern":
        from .origin_pattern import check_origin_pattern

        return check_origin_pattern

    if name == "__version__":
        from .version import __version__

        return __version__

    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

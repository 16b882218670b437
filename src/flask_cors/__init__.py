"""Cross-Origin Resource Sharing for Flask.

PYTEST_DONT_REWRITE: a program that imports this and then runs pytest gets no warning.
"""

from __future__ import annotations

import importlib
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
    from .explaining import explain as explain
    from .origin_pattern import check_origin_pattern as check_origin_pattern
    from .sansio.browser.verdicts import Ruling as Ruling
    from .sansio.causes import Cause as Cause
    from .sansio.causes import Change as Change
    from .sansio.explanation import Explanation as Explanation

__all__ = [
    "CORS",
    "AttachmentError",
    "CORSConfigError",
    "CORSMiddleware",
    "CORSOptions",
    "CORSWarning",
    "Cause",
    "Change",
    "ContradictionError",
    "Explanation",
    "Fault",
    "Finding",
    "InvalidValueError",
    "MistakeError",
    "Ruling",
    "Severity",
    "UnknownOptionError",
    "UnsafeValueError",
    "ViewOptions",
    "audit",
    "check_origin_pattern",
    "cors_exempt",
    "cross_origin",
    "explain",
]


#: What an application that serves has no use for: imported when it is asked for, from
#: these modules.
_LATE: t.Final = {
    "Cause": "sansio.causes",
    "Change": "sansio.causes",
    "Explanation": "sansio.explanation",
    "Ruling": "sansio.browser.verdicts",
    "__version__": "version",
    "audit": "auditing",
    "check_origin_pattern": "origin_pattern",
    "explain": "explaining",
}


def __getattr__(name: str) -> t.Any:
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

    return getattr(importlib.import_module(f".{_LATE[name]}", __name__), name)

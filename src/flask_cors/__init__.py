"""Cross-Origin Resource Sharing for Flask."""

from __future__ import annotations

import typing as t

from .decorator import cors_exempt as cors_exempt
from .decorator import cross_origin as cross_origin
from .errors import AttachmentError as AttachmentError
from .errors import ContradictionError as ContradictionError
from .errors import CORSConfigError as CORSConfigError
from .errors import CORSWarning as CORSWarning
from .errors import Fault as Fault
from .errors import InvalidValueError as InvalidValueError
from .errors import UnknownOptionError as UnknownOptionError
from .errors import UnsafeValueError as UnsafeValueError
from .extension import CORS as CORS
from .sansio.options import CORSOptions as CORSOptions
from .sansio.options import ViewOptions as ViewOptions
from .wsgi import CORSMiddleware as CORSMiddleware

__all__ = [
    "CORS",
    "AttachmentError",
    "CORSConfigError",
    "CORSMiddleware",
    "CORSOptions",
    "CORSWarning",
    "ContradictionError",
    "Fault",
    "InvalidValueError",
    "UnknownOptionError",
    "UnsafeValueError",
    "ViewOptions",
    "cors_exempt",
    "cross_origin",
]


def __getattr__(name: str) -> t.Any:
    if name != "__version__":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

    from .version import __version__

    return __version__

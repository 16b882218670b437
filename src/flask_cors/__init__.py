"""Cross-Origin Resource Sharing for Flask.

PYTEST_DONT_REWRITE: a program that imports this and then runs pytest gets no warning.
"""

from __future__ import annotations

import importlib
import typing as t

if t.TYPE_CHECKING:
    from .auditing import audit as audit
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
    from .explaining import explain as explain
    from .extension import CORS as CORS
    from .origin_pattern import check_origin_pattern as check_origin_pattern
    from .sansio.browser.verdicts import Ruling as Ruling
    from .sansio.causes import Cause as Cause
    from .sansio.causes import Change as Change
    from .sansio.explanation import Explanation as Explanation
    from .sansio.findings import Fault as Fault
    from .sansio.findings import Finding as Finding
    from .sansio.findings import Severity as Severity
    from .sansio.option_types import CORSOptions as CORSOptions
    from .sansio.option_types import ViewOptions as ViewOptions
    from .wsgi import CORSMiddleware as CORSMiddleware

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

#: The module of each name. It is imported when the name is asked for: a program pays
#: for what it uses, and a run of pytest, which imports this, for nothing.
_MODULES: t.Final = {
    "AttachmentError": "errors",
    "CORS": "extension",
    "CORSConfigError": "errors",
    "CORSMiddleware": "wsgi",
    "CORSOptions": "sansio.option_types",
    "CORSWarning": "errors",
    "Cause": "sansio.causes",
    "Change": "sansio.causes",
    "ContradictionError": "errors",
    "Explanation": "sansio.explanation",
    "Fault": "sansio.findings",
    "Finding": "sansio.findings",
    "InvalidValueError": "errors",
    "MistakeError": "errors",
    "Ruling": "sansio.browser.verdicts",
    "Severity": "sansio.findings",
    "UnknownOptionError": "errors",
    "UnsafeValueError": "errors",
    "ViewOptions": "sansio.option_types",
    "__version__": "version",
    "audit": "auditing",
    "check_origin_pattern": "origin_pattern",
    "cors_exempt": "decorator",
    "cross_origin": "decorator",
    "explain": "explaining",
}

#: Modules that have always been attributes of the package, however it is imported.
_SUBMODULES: t.Final = frozenset({"core", "decorator", "extension", "version"})


def __getattr__(name: str) -> t.Any:
    if name in _SUBMODULES:
        return importlib.import_module(f".{name}", __name__)

    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

    module = importlib.import_module(f".{_MODULES[name]}", __name__)
    value = globals()[name] = getattr(module, name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_MODULES, *_SUBMODULES})

"""Cross-Origin Resource Sharing for Flask.

PYTEST_DONT_REWRITE: a program that imports this and then runs pytest gets no warning.
"""

from __future__ import annotations

import importlib
import typing as t

if t.TYPE_CHECKING:
    from .auditing import audit as audit
    from .current import current_decision as current_decision
    from .decisions import CORSDecision as CORSDecision
    from .decisions import Kind as Kind
    from .decorator import cors_exempt as cors_exempt
    from .decorator import cross_origin as cross_origin
    from .decorator import csrf_exempt as csrf_exempt
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
    from .origin_cache import cached_origins as cached_origins
    from .origin_pattern import check_origin_pattern as check_origin_pattern
    from .sansio.browser.verdicts import Ruling as Ruling
    from .sansio.causes import Cause as Cause
    from .sansio.causes import Change as Change
    from .sansio.config_change import ConfigChange as ConfigChange
    from .sansio.csrf import WriteReason as WriteReason
    from .sansio.decision import Outcome as Outcome
    from .sansio.decision import Reason as Reason
    from .sansio.explanation import Explanation as Explanation
    from .sansio.findings import Fault as Fault
    from .sansio.findings import Finding as Finding
    from .sansio.findings import Severity as Severity
    from .sansio.option_types import CORSOptions as CORSOptions
    from .sansio.option_types import ViewOptions as ViewOptions
    from .signals import cors_granted as cors_granted
    from .signals import cors_refused as cors_refused
    from .wsgi import CORSMiddleware as CORSMiddleware

__all__ = [
    "CORS",
    "AttachmentError",
    "CORSConfigError",
    "CORSDecision",
    "CORSMiddleware",
    "CORSOptions",
    "CORSWarning",
    "Cause",
    "Change",
    "ConfigChange",
    "ContradictionError",
    "Explanation",
    "Fault",
    "Finding",
    "InvalidValueError",
    "Kind",
    "MistakeError",
    "Outcome",
    "Reason",
    "Ruling",
    "Severity",
    "UnknownOptionError",
    "UnsafeValueError",
    "ViewOptions",
    "WriteReason",
    "audit",
    "cached_origins",
    "check_origin_pattern",
    "cors_exempt",
    "cors_granted",
    "cors_refused",
    "cross_origin",
    "csrf_exempt",
    "current_decision",
    "explain",
]

#: The module of each name. It is imported when the name is asked for: a program pays
#: for what it uses, and a run of pytest, which imports this, for nothing.
_MODULES: t.Final = {
    "AttachmentError": "errors",
    "CORS": "extension",
    "CORSConfigError": "errors",
    "CORSDecision": "decisions",
    "CORSMiddleware": "wsgi",
    "CORSOptions": "sansio.option_types",
    "CORSWarning": "errors",
    "Cause": "sansio.causes",
    "Change": "sansio.causes",
    "ConfigChange": "sansio.config_change",
    "ContradictionError": "errors",
    "Explanation": "sansio.explanation",
    "Fault": "sansio.findings",
    "Finding": "sansio.findings",
    "InvalidValueError": "errors",
    "Kind": "decisions",
    "MistakeError": "errors",
    "Outcome": "sansio.decision",
    "Reason": "sansio.decision",
    "Ruling": "sansio.browser.verdicts",
    "Severity": "sansio.findings",
    "UnknownOptionError": "errors",
    "UnsafeValueError": "errors",
    "ViewOptions": "sansio.option_types",
    "WriteReason": "sansio.csrf",
    "__version__": "version",
    "audit": "auditing",
    "cached_origins": "origin_cache",
    "check_origin_pattern": "origin_pattern",
    "cors_exempt": "decorator",
    "cors_granted": "signals",
    "cors_refused": "signals",
    "cross_origin": "decorator",
    "csrf_exempt": "decorator",
    "current_decision": "current",
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

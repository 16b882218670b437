"""Ungoverned: why a request comes under no policy. Asked in debug mode only."""

from __future__ import annotations

import typing as t

from .environ import Environ
from .environ import is_preflight
from .environ import routed_path
from .environ import VIEW
from .sansio import causes
from .sansio.policy import Policy
from .sansio.resources import Resources
from .unhandled import UNHANDLED
from .views import View


class Asked(t.Protocol):
    """What has to be known of an application to tell."""

    def policy(self, environ: Environ, path: str) -> Policy | None: ...

    def asked_method(self, environ: Environ) -> str: ...

    def view(self, environ: Environ, path: str, method: str) -> View | None: ...

    def tried(self, environ: Environ, path: str, method: str) -> Resources: ...


def why(governor: Asked, environ: Environ, path: str) -> str:
    """Why no policy governs a request, as a sentence.

    :param path: ``PATH_INFO``, as it was when the request came.
    """
    routed = routed_path(path)
    without_error = {k: v for k, v in environ.items() if k != UNHANDLED}
    policy = governor.policy(without_error, path) if UNHANDLED in environ else None

    if policy is not None:
        return causes.of_unhandled(policy)[0].message

    method = environ["REQUEST_METHOD"]

    if is_preflight(environ):
        method = governor.asked_method(environ)

    view = environ.get(VIEW) or governor.view(environ, path, method)

    if view is None:
        table = governor.tried(environ, path, method)
        return causes.of_no_policy(table, routed)[0].message

    if view.layer is None:
        return causes.of_exempt(routed)[0].message

    return "The policy of this view has a mistake, which the log tells."

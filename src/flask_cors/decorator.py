"""Decorators: a view with a policy of its own, and one without CORS.

What they do is imported when the first view is decorated.
"""

from __future__ import annotations

import collections.abc as cabc
import sys
import typing as t

from .sansio.option_types import Origins
from .sansio.option_types import ViewOptions

F = t.TypeVar("F", bound=cabc.Callable[..., t.Any])

_ABSENT: t.Final = object()


@t.overload
def cross_origin(view: F, /) -> F: ...


@t.overload
def cross_origin(
    argument: Origins = ..., /, **options: t.Unpack[ViewOptions]
) -> cabc.Callable[[F], F]: ...


def cross_origin(argument: t.Any = _ABSENT, /, **options: t.Any) -> t.Any:
    """Give a view a CORS policy of its own.

    .. code-block:: python

        @app.route("/reports")
        @cross_origin(origins="https://app.example.com")
        def reports(): ...

    Stands below the route. The policy decides alone for this view, whatever
    :class:`CORS` says of its path: also when the view aborts or raises. It is made of
    these options over ``app.config``. Works on functions, plain and async, on
    class-based views, on their methods and in their ``decorators``.

    :param argument: the view, where there are no parentheses; or else the origins. A
        function that checks origins is given as ``origins=``.
    :param options: the options, without ``resources``; see :doc:`/config`.
    :raises CORSConfigError: if an option is wrong; all mistakes at once.

    .. versionchanged:: 7.0
        Takes the origins as its only positional argument, and can be used without
        parentheses.
    """
    from . import decoration

    given = () if argument is _ABSENT else (argument,)
    return decoration.decorated(given, options, sys._getframe(1))


def csrf_exempt(view: F, /) -> F:
    """Let a view take requests from anybody, whatever ``csrf_protect`` says.

    .. code-block:: python

        @app.post("/webhooks/payment")
        @csrf_exempt
        def payment(): ...

    For views that tell by other means who calls, such as a signature, and do not look
    at cookies. Stands below the route; on a method of a class-based view, or in its
    ``decorators``, it is for that view.

    .. versionadded:: 7.0
    """
    from . import decoration

    return decoration.csrf_exempt(view)


def cors_exempt(view: F, /) -> F:
    """Let a view have no CORS headers, whatever :class:`CORS` says of its path.

    .. code-block:: python

        @app.route("/internal")
        @cors_exempt
        def internal(): ...

    .. versionadded:: 7.0
    """
    from . import decoration

    return decoration.exempt(view)

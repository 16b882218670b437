"""The debugger: what a page is answered that could not read Werkzeug's debugger.

That answers outside of the layer, without the headers that let the page read it.
"""

from __future__ import annotations

import collections.abc as cabc
import traceback
import typing as t

from .environ import Environ
from .environ import ORIGIN
from .governor import Governor
from .headers import with_cors
from .sansio.decision import Outcome


def traceback_body(
    error: Exception,
    environ: Environ,
    start_response: cabc.Callable[..., t.Any],
    path: str,
    governor: Governor,
) -> list[bytes] | None:
    """Answer a page that could not read the answer of a debugger, if one shows it.

    :param path: ``PATH_INFO``, as it was when the request came.
    """
    if ORIGIN not in environ or not governor.hides_errors(environ):
        return None

    decision = governor.decision(environ, path)

    if decision is None or decision.outcome is not Outcome.GRANTED:
        return None

    text = "".join(traceback.format_exception(error))
    environ["wsgi.errors"].write(text)
    body = text.encode()
    headers = [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Length", str(len(body))),
    ]
    start_response("500 Internal Server Error", with_cors(headers, decision))
    return [body]

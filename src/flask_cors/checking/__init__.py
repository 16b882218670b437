"""Checking: what browsers make of a live server's answers, over real HTTP.

.. code-block:: python

    request = PageRequest("https://api.example.com/", "https://app.example.com")
    check = checked(request, Transport().send)
    print(render(check, 80))

Nothing is sent but ``OPTIONS``, ``GET`` and ``HEAD``, and no cookie.
"""

from __future__ import annotations

from ..sansio.browser.verdicts import Ruling as Ruling
from .checks import checked as checked
from .checks import checked_preflight as checked_preflight
from .document import render as document
from .document import render_failure as document_of_failure
from .failures import NoAnswerError as NoAnswerError
from .outcome import Check as Check
from .outcome import unverified as unverified
from .text import render as render
from .transport import Transport as Transport

__all__ = [
    "Check",
    "NoAnswerError",
    "Ruling",
    "Transport",
    "checked",
    "checked_preflight",
    "document",
    "document_of_failure",
    "render",
    "unverified",
]

"""One origin or pattern, checked before it is stored or configured."""

from __future__ import annotations

from .configuration import compile_view
from .judging import INSTRUMENTS
from .sansio import forms
from .sansio import judges
from .sansio.findings import Finding
from .sansio.findings import Place
from .sansio.findings import Severity
from .sansio.forms import Note
from .sansio.layers import Layer
from .sansio.options import OPTIONS

_ORDER = tuple(Severity)

_FIX = "Write an origin such as 'https://app.example.com'."


def check_origin_pattern(
    text: str, *, supports_credentials: bool = False
) -> list[Finding]:
    """Find what is wrong with one value of ``origins``, such as one that a tenant has
    entered. Nothing is raised, whatever the text.

    .. code-block:: python

        >>> from flask_cors import check_origin_pattern
        >>> [finding] = check_origin_pattern("app.example.com")
        >>> finding.rule, finding.suggestions
        ('CORS103', ('https://app.example.com',))
        >>> check_origin_pattern("https://app.example.com")
        []

    What is found at set-up is found here, and the advice of an audit.

    :param text: an origin, a pattern, a regex, or several of them with commas.
    :param supports_credentials: whether it is for pages that send cookies.
    :return: the findings, the worst first. Those that are an error or a warning stand
        for a value that is open to strangers, or to nobody.

    .. versionadded:: 7.0
    """
    return _findings({"origins": text, "supports_credentials": supports_credentials})


def _findings(values: dict[str, object]) -> list[Finding]:
    layer = Layer(Place.KEYWORD, "check_origin_pattern()", values)

    if not isinstance(values["origins"], str):
        return _of_no_text(values["origins"], layer)

    policy, compiled = compile_view((layer,))
    found = (*compiled.findings, *judges.advice_on(policy, INSTRUMENTS))
    about = [finding for finding in found if finding.option in values]
    return sorted(about, key=lambda finding: _ORDER.index(finding.severity))


def _of_no_text(value: object, layer: Layer) -> list[Finding]:
    """A list, a function and a compiled pattern are written by programs only."""
    findings: list[Finding] = []
    note = Note("origins", layer.source(OPTIONS["origins"]), findings)
    forms.wrong_type(value, note, "an origin is text", _FIX)
    return findings

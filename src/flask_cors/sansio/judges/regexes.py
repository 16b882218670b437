"""Judges of the regular expressions among the origins: whom else they let in."""

from __future__ import annotations

import collections.abc as cabc
import functools
import typing as t

from ..findings import Fault
from ..findings import Finding
from ..globs import Glob
from ..origin_forms import any_port
from ..policy import Policy
from ..regexes import openings
from ..regexes.openings import Examined
from ..regexes.openings import examined
from ..regexes.remedies import ended
from ..regexes.remedies import remedies
from .instruments import Instruments
from .subject import of_option
from .subject import PROBE

_ANY_PORT = any_port(":*")


def hostile_neighbour(
    policy: Policy, instruments: Instruments
) -> cabc.Iterator[Finding]:
    """A regex lets in an origin that anybody can register."""
    for pattern in _named(policy):
        hostile = openings.hostile(pattern, instruments.is_public_suffix)

        if hostile is None and policy.credentialed:
            hostile = openings.anybodys(pattern)

        if hostile is not None:
            yield _finding(
                policy,
                pattern,
                instruments,
                Fault.HOSTILE_NEIGHBOUR,
                f"it also lets in {hostile}, which anybody can register.",
                "Write a wildcard pattern, such as 'https://*.example.com', or escape "
                "the dots and end the pattern at the host.",
            )


def unescaped_dot(policy: Policy, instruments: Instruments) -> cabc.Iterator[Finding]:
    """A dot of a regex is not only a dot."""
    for pattern in _named(policy):
        is_public_suffix = instruments.is_public_suffix
        undotted = openings.undotted(pattern, is_public_suffix)

        if undotted is not None:
            is_anybodys = openings.is_registrable(undotted, is_public_suffix)
            more = ", which anybody can register" if is_anybodys else ""
            yield _finding(
                policy,
                pattern,
                instruments,
                Fault.UNESCAPED_DOT,
                f"a dot stands for any character: it also lets in {undotted}{more}.",
                r"Escape the dots of the host: '\.'.",
            )


def any_scheme(policy: Policy, instruments: Instruments) -> cabc.Iterator[Finding]:
    """A regex lets in origins that are not encrypted, or not of the web."""
    for pattern in _named(policy):
        other = openings.other_scheme(pattern)

        if other is not None:
            yield _finding(
                policy,
                pattern,
                instruments,
                Fault.ANY_SCHEME,
                f"it also lets in {other}, whose scheme it does not name.",
                "Let the pattern begin with 'https://'.",
            )


def any_port_at_all(policy: Policy, instruments: Instruments) -> cabc.Iterator[Finding]:
    """A regex lets in whatever else runs on a machine."""
    for pattern in _named(policy):
        other = openings.other_port(pattern)

        if other is not None:
            yield _finding(
                policy,
                pattern,
                instruments,
                Fault.ANY_PORT,
                f"it also lets in {other}, whose port it does not name.",
                r"End the pattern at the host, or with '(:\d+)?' for any port.",
            )


def unanchored_regex(
    policy: Policy, instruments: Instruments
) -> cabc.Iterator[Finding]:
    """A regex meant something else to flask-cors 6."""
    for pattern in _named(policy):
        former = openings.former(pattern)

        if former is None:
            continue

        right = ended(pattern, _written(pattern), instruments.is_public_suffix)
        yield of_option(
            policy,
            "origins",
            Fault.UNANCHORED_REGEX,
            f"flask-cors 6, which looked at the beginning only, let in {former}; this "
            f"version does not.",
            f"Write {right[0]!r}." if right else "End the pattern with '$' to say so.",
            *right,
            value=_written(pattern),
        )


def _named(policy: Policy) -> cabc.Iterator[Examined]:
    """The regexes that name somebody; those that let in everybody are no mistake of
    spelling, and other rules tell them where it matters.
    """
    for regex in policy.origins.regexes:
        pattern = examined(regex)

        if not pattern.permit(PROBE) and not _is_glob(pattern):
            yield pattern


def _is_glob(pattern: Examined) -> bool:
    """Tell whether no regex was meant, which has been written down already."""
    glob = Glob.parse(_written(pattern))
    return glob is not None and not pattern.permit(glob.sample)


def _finding(
    policy: Policy,
    pattern: Examined,
    instruments: Instruments,
    fault: Fault,
    message: str,
    advice: str,
) -> Finding:
    written = _written(pattern)
    right = _remedies(pattern, written, instruments.is_public_suffix)
    return of_option(
        policy,
        "origins",
        fault,
        message,
        f"Write {right[0]!r}." if right else advice,
        *right,
        value=written,
    )


# The rules that find something wrong with one pattern say the same to do about it.
_remedies = functools.lru_cache(maxsize=1024)(remedies)


def _written(pattern: Examined) -> str:
    """The text of ``pattern``, with the end that was read as any port."""
    text = pattern.regex.pattern

    for end in ("", "$"):
        if text.endswith(f"{_ANY_PORT}{end}"):
            return f"{text.removesuffix(f'{_ANY_PORT}{end}')}:*{end}"

    return text


#: At set-up, and in an audit only, as the judges of policies are.
OF_POLICY: t.Final = (hostile_neighbour, unescaped_dot)
ADVICE_ON_POLICY: t.Final = (any_scheme, any_port_at_all, unanchored_regex)

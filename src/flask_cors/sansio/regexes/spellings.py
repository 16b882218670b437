"""Spellings: how the text of a pattern can be changed into that of a better one."""

from __future__ import annotations

import collections.abc as cabc
import itertools
import re

_TOKEN = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?(?:[:=!>]|<[=!]|P<\w+>)|\{[0-9,]+\}|.",
    re.DOTALL,
)
_QUANTIFIER = re.compile(r"[*+?]|\{[0-9,]+\}")
_RUN = r"(?:\\[wWSD]|\[[^\]]*\]|(?<!\\)\.)(?:[*+]|\{[0-9,]+\})\??"

# The last run of characters, and the name that is glued to it.
_GLUED = re.compile(rf"(?s:(.*))({_RUN})(?:\\\.\?)?(?=[a-z0-9])", re.IGNORECASE)
_OPTIONAL_SCHEME = re.compile(r"\A(\^?)\((?:\?:)?([a-z]+\??:(?:\\?/){2})\)\?")
_RUN_AT_END = re.compile(rf"{_RUN}\Z")
_ENDS = ("$", r"\Z")


def escaped(text: str) -> str:
    """Escape the dots that stand for one character."""
    tokens = _TOKEN.findall(text)
    pairs = itertools.zip_longest(tokens, tokens[1:], fillvalue="")
    return "".join(
        rf"\{token}" if token == "." and not _QUANTIFIER.match(after) else token
        for token, after in pairs
    )


def respelled(text: str, scheme: str) -> cabc.Iterator[str]:
    """Stricter ways to write ``text``, the nearest first, all with an end.

    :param scheme: the one to begin with, where none is named.
    """
    body = _without_end(text)
    host = body.removesuffix(":*")
    begun = _begun(escaped(host), scheme)
    port = body[len(host) :]

    for start, part, cut in itertools.product(begun, (_same, _parted), (_same, _cut)):
        for spelling in part(start):
            yield from (ended(f"{rest}{port}") for rest in cut(spelling))


def ended(text: str) -> str:
    """Say that nothing may follow."""
    # Any port, to this package. To flask-cors 6 it is any number of colons.
    if text.endswith(":*"):
        return rf"{text.removesuffix(':*')}(:\d+)?$"

    if text.endswith(_ENDS):
        return text

    return f"(?:{text})$" if _is_choice(text) else f"{text}$"


def _without_end(text: str) -> str:
    for end in _ENDS:
        text = text.removesuffix(end)

    return text


def _is_choice(text: str) -> bool:
    """Tell whether a bar stands outside of all groups."""
    depth = 0

    for token in _TOKEN.findall(text):
        depth += token.startswith("(") - (token == ")")

        if token == "|" and depth == 0:
            return True

    return False


def _same(text: str) -> cabc.Iterator[str]:
    yield text


def _begun(text: str, scheme: str) -> tuple[str, ...]:
    body = text.removeprefix("^")
    _, colon, rest = body.partition("://")
    start = "^" if text.startswith("^") else ""
    return (
        text,
        _OPTIONAL_SCHEME.sub(r"\1\2", text),
        f"{start}{scheme}://{rest if colon else body}",
    )


def _parted(text: str) -> cabc.Iterator[str]:
    """Put a dot before the name that a run of characters is glued to."""
    match = _GLUED.match(text)

    if match is not None:
        rest = text[match.end() :]
        yield rf"{match[1]}({match[2]}\.)?{rest}"
        yield rf"{match[1]}{match[2]}\.{rest}"


def _cut(text: str) -> cabc.Iterator[str]:
    """Leave out the run of characters that follows the host."""
    body = _RUN_AT_END.sub("", text)

    if body != text:
        yield body
        yield rf"{body}(:\d+)?"

"""Sets of characters in a regular expression, such as ``[a-z]``."""

from __future__ import annotations

import re

# What has no set in it, and a set; the first that fits is taken.
_TOKEN = re.compile(
    r"\\.|\(\?#(?:\\.|[^)\\])*+\)?|(?P<set>\[\^?\]?(?:\\.|[^\]\\])*+(?P<end>\]?))",
    re.DOTALL,
)
_TOKEN_OF_VERBOSE = re.compile(rf"#[^\n]*|{_TOKEN.pattern}", re.DOTALL)
_VERBOSE = re.compile(r"\(\?[aiLmsu]*+x")

_DOUBTFUL = re.compile(r"\[\[|--|&&|~~|\|\|")
_ITEM = re.compile(r"(\\.|[^\\])(?:-(\\.|[^\]\\]))?", re.DOTALL)
_DOUBLED = frozenset("[-&~|")


def unambiguous(text: str, flags: int = 0) -> str:
    r"""Write ``[[a]`` as ``[\[a]``: what a later Python may read in another way, and
    this one warns about, so that it means the same to all.

    https://docs.python.org/3/library/re.html#regular-expression-syntax

    :param text: a regex, which need not be valid.
    :param flags: those that it is compiled with.
    """
    if _DOUBTFUL.search(text) is None:
        return text

    is_verbose = flags & re.VERBOSE or _VERBOSE.search(text)
    token = _TOKEN_OF_VERBOSE if is_verbose else _TOKEN
    return token.sub(_written, text)


def _written(token: re.Match[str]) -> str:
    whole = token[0]

    if token["set"] is None or _DOUBTFUL.search(whole) is None:
        return whole

    start = "[^" if whole.startswith("[^") else "["
    end = token["end"]
    items = _ITEM.finditer(whole[len(start) : len(whole) - len(end)])
    return f"{start}{''.join(map(_item, items))}{end}"


def _item(match: re.Match[str]) -> str:
    """One character, or a range of them."""
    first, last = match.groups()
    return _escaped(first) if last is None else f"{_escaped(first)}-{_escaped(last)}"


def _escaped(char: str) -> str:
    return f"\\{char}" if char in _DOUBLED else char

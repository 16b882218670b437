"""Masks over passwords: what is said of a configuration is printed, logged and sent to
others, and an address in it may have a password.
"""

from __future__ import annotations

import re
import typing as t

#: Stands in the place of a password.
MASK: t.Final = "***"

# What begins a group of a regex is no user name: "(?:".
_COLON: t.Final = r"(?<!\?):"
_WORD: t.Final = r"\S+"


def masked(value: object) -> object:
    """The same value, with a mask over each password in its text.

    :return: ``value`` itself, where there is none.
    """
    try:
        return _masked(value)
    except RecursionError:
        return f"<{type(value).__name__}>"


def masked_text(text: str) -> str:
    """Mask the passwords in a text that is one address, or several.

    One may have any characters, as it may be written without care: all is masked from
    the colon to the last ``@`` before the next address.
    """
    if "@" not in text:
        return text

    return "://".join(map(_masked_address, text.split("://")))


def masked_words(text: str) -> str:
    """The same in sentences: a password ends where the word does."""
    if "@" not in text:
        return text

    return re.sub(_WORD, lambda word: masked_text(word[0]), text)


def _masked_address(text: str) -> str:
    """Mask a password in what follows a scheme."""
    before, at, host = text.rpartition("@")
    colon = re.search(_COLON, before)
    return text if colon is None else f"{before[: colon.end()]}{MASK}{at}{host}"


def _masked(value: object) -> object:
    if isinstance(value, str):
        return masked_text(value)

    if isinstance(value, re.Pattern):
        text = masked(value.pattern)
        return value if text is value.pattern else text

    if type(value) is dict:
        items = _masked_all(tuple(value.items()))
        return value if items is None else dict(t.cast(t.Any, items))

    if type(value) in (list, tuple, set, frozenset):
        parts = _masked_all(tuple(t.cast(t.Any, value)))
        return value if parts is None else t.cast(t.Any, type(value))(parts)

    return value


def _masked_all(values: tuple[object, ...]) -> list[object] | None:
    """All of some values, where one of them has a password."""
    parts = [_masked(value) for value in values]
    is_same = all(new is old for new, old in zip(parts, values, strict=True))
    return None if is_same else parts

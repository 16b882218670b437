"""Bytes, read as the choices that they stand for: the same way by the fuzzer and by the
test that replays what it has found.
"""

import collections.abc as cabc
import typing as t

T = t.TypeVar("T")

_LONG = 224
_MOST = 8192


class Decoder:
    """Reads choices from bytes; where these end, it reads zeros.

    :param data: any bytes at all.
    """

    def __init__(self, data: bytes):
        self._data = data
        self._at = 0

    def number(self) -> int:
        """The next byte."""
        self._at += 1
        return self._data[self._at - 1] if self._at <= len(self._data) else 0

    def pick(self, choices: cabc.Sequence[T]) -> T:
        """One of some choices; no data is the first."""
        return choices[self.number() % len(choices)]

    def some(self, choices: cabc.Sequence[T], most: int) -> tuple[T, ...]:
        """Up to so many of the choices, also the same one twice."""
        return tuple(self.pick(choices) for _ in range(self.number() % (most + 1)))

    def text(self) -> str:
        """Text of Latin-1, as WSGI has it; some of it repeated to 8 KiB."""
        length = self.number()

        if length < _LONG:
            return self._take(length)

        part = self._take(length - _LONG + 1) or "a"
        return (part * (_MOST // len(part) + 1))[:_MOST]

    def _take(self, length: int) -> str:
        rv = self._data[self._at : self._at + length]
        self._at += length
        return rv.decode("latin1")

    @property
    def so_far(self) -> bytes:
        """What has been read."""
        return self._data[: self._at]

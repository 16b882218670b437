"""Scripts: what the server is to answer, written into the URL that asks for it."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import typing as t
from dataclasses import dataclass
from urllib.parse import urlsplit

from flask_cors.sansio.browser.exchanges import Answer
from flask_cors.sansio.browser.exchanges import Headers

_PLACEHOLDER = re.compile(r"\{(\d+)\}")
_NOT_FOUND: t.Final = Answer(404)
_TARGET = re.compile(r"/(?P<key>[0-9a-f]+)/(?P<hop>\d+)/(?P<payload>[A-Za-z0-9_-]+)$")


@dataclass(frozen=True, slots=True)
class Hop:
    """The answers of one address.

    :param answer: in its headers ``{1}`` stands for the path of the second hop, and
        ``{key}`` for what all the paths of the case begin with.
    """

    answer: Answer
    preflight: Answer = _NOT_FOUND


Hops: t.TypeAlias = tuple[Hop, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """The path of one hop.

    :param key: of the case, for the record of what arrived.
    """

    key: str
    hop: int
    payload: str

    @classmethod
    def of(cls, url: str) -> Target | None:
        """The hop that a URL leads to, if it leads to one."""
        match = _TARGET.search(urlsplit(url).path)
        return match and cls(match["key"], int(match["hop"]), match["payload"])

    @property
    def path(self) -> str:
        return f"/{self.key}/{self.hop}/{self.payload}"

    def answer(self, *, is_preflight: bool) -> Answer:
        """What the script says to the request."""
        padded = self.payload + "=" * (-len(self.payload) % 4)
        hops = json.loads(base64.urlsafe_b64decode(padded))
        status, headers = hops[self.hop][is_preflight]
        return Answer(status, tuple((n, self._filled(v)) for n, v in headers))

    def _filled(self, value: str) -> str:
        filled = _PLACEHOLDER.sub(
            lambda m: Target(self.key, int(m[1]), self.payload).path, value
        )
        return filled.replace("{key}", self.key)


def target(hops: Hops, *what: object) -> Target:
    """Where the script begins that answers so.

    :param what: whatever else makes one case differ from another.
    """
    script = [[_plain(hop.answer), _plain(hop.preflight)] for hop in hops]
    told = json.dumps(script, separators=(",", ":")).encode()
    key = hashlib.sha256(told + repr(what).encode()).hexdigest()[:12]
    return Target(key, 0, base64.urlsafe_b64encode(told).decode().rstrip("="))


def _plain(answer: Answer) -> tuple[int, Headers]:
    return answer.status, answer.headers

"""What holds for every configuration and every request.

Checked by the properties and by the fuzz run; with nothing of this package but the
words in which options are written.
"""

import collections.abc as cabc
import re
import typing as t
from dataclasses import dataclass

from .grammar import parses
from .reference import Anyone
from .reference import Entry
from .reference import is_inside
from .reference import is_outside
from .reference import Literal
from .reference import Null

Headers: t.TypeAlias = cabc.Sequence[tuple[str, str]]

ALLOW_ORIGIN: t.Final = "Access-Control-Allow-Origin"
ALLOW_CREDENTIALS: t.Final = "Access-Control-Allow-Credentials"
ALLOW_METHODS: t.Final = "Access-Control-Allow-Methods"
ALLOW_HEADERS: t.Final = "Access-Control-Allow-Headers"

_OF_TOOLS = re.compile(r"[A-Za-z0-9+\-._~:/\[\]]{1,326}")
_VISIBLE = re.compile("[!-~](?:[ -~]*[!-~])?")


@dataclass(frozen=True, slots=True)
class Config:
    """A configuration, of which the origins are known in the naive way as well.

    :param options: the other options.
    """

    entries: tuple[Entry, ...]
    options: dict[str, t.Any]

    @property
    def given(self) -> dict[str, t.Any]:
        """The options as they are written."""
        return {"origins": [entry.written for entry in self.entries], **self.options}

    @property
    def is_credentialed(self) -> bool:
        return bool(self.options.get("supports_credentials"))

    @property
    def is_open(self) -> bool:
        return any(isinstance(entry, Anyone) for entry in self.entries)

    @property
    def has_null(self) -> bool:
        return any(isinstance(entry, Null) for entry in self.entries)

    @property
    def sole(self) -> str | None:
        """The only origin that there can be, if there is but one."""
        kinds = {type(entry) for entry in self.entries}
        written = {str(entry.written) for entry in self.entries}
        return written.pop() if kinds <= {Literal, Null} and len(written) == 1 else None


@dataclass(frozen=True, slots=True)
class Said:
    """What a request says of itself: text, nothing, or what no server should give."""

    origin: object = None
    method: object = None
    headers: object = None
    private_network: object = None


def ours(headers: Headers) -> Headers:
    """The headers that are about CORS."""
    return [
        (name, value)
        for name, value in headers
        if name.lower().startswith("access-control-") or name == "Vary"
    ]


def is_sendable(headers: Headers) -> bool:
    """Tell whether nothing can break out of a header, or be misread."""
    return all(_VISIBLE.fullmatch(text) for pair in headers for text in pair)


def check_sent(config: Config, said: Said, headers: Headers) -> None:
    """Check all that a response says of CORS."""
    found = ours(headers)
    assert is_sendable(found), found
    assert all(_is_right(said, *pair) for pair in found), found
    names = [name for name, _ in found if name != "Vary"]
    assert len(set(names)) == len(names), names
    sent = dict(found)
    _check_origin(config, said.origin, sent)
    _check_credentials(config, sent)
    _check_grants(said, sent)


def check_answer(config: Config, said: Said, path: str, headers: Headers) -> None:
    """Check all that the response to a request for ``path`` says of CORS: nothing, if
    the path climbs.
    """
    if ".." in path.split("/"):
        assert ours(headers) == []
    else:
        check_sent(config, said, headers)


def _is_right(said: Said, name: str, value: str) -> bool:
    """Tell whether a value parses; or is an Origin without a scheme, such as the manual
    sends with curl, which ``*`` gives back as it is.
    """
    is_own = name == ALLOW_ORIGIN and value == said.origin
    return parses(name, value) or (is_own and _OF_TOOLS.fullmatch(value) is not None)


def _check_origin(config: Config, origin: object, sent: dict[str, str]) -> None:
    allowed = sent.get(ALLOW_ORIGIN)
    constants = {None, config.sole, "*" if config.is_open else None}
    assert allowed in constants or allowed == origin, (origin, sent)

    # An empty one is none at all, in all that there is.
    if not origin:
        assert allowed in constants, sent
    elif not isinstance(origin, str):
        assert allowed in (None, "*"), (origin, sent)
    elif origin == "null" and not config.has_null:
        # Anybody can be nobody: it is let in with everybody, and never by its name.
        is_let_in = config.is_open and not config.is_credentialed
        assert allowed == ("*" if is_let_in else None), sent
    elif is_outside(config.entries, origin):
        assert not any(name.startswith("Access-") for name in sent), (origin, sent)
    elif is_inside(config.entries, origin):
        assert allowed in ("*", origin), (origin, sent)


def _check_credentials(config: Config, sent: dict[str, str]) -> None:
    if ALLOW_CREDENTIALS in sent:
        assert config.is_credentialed
        assert sent.get(ALLOW_ORIGIN) not in (None, "*"), sent


def _check_grants(said: Said, sent: dict[str, str]) -> None:
    """Nothing is granted that was not asked for, and nothing to those who may not
    read the response.
    """
    if ALLOW_METHODS in sent:
        assert isinstance(said.method, str)
        assert said.method.upper() in sent[ALLOW_METHODS].upper().split(", "), sent

    if ALLOW_HEADERS in sent:
        asked = str(said.headers).lower().split(",")
        granted = sent[ALLOW_HEADERS].lower().split(", ")
        assert {name.strip(" \t") for name in asked} >= set(granted), sent
        assert len(set(granted)) == len(granted), sent

    if not sent.keys().isdisjoint({ALLOW_METHODS, ALLOW_HEADERS}):
        assert ALLOW_ORIGIN in sent, sent

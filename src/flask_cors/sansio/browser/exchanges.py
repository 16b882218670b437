"""What a page asks for, what goes out for it, and what comes back."""

from __future__ import annotations

import collections.abc as cabc
import enum
import typing as t
from dataclasses import dataclass
from dataclasses import field

Headers: t.TypeAlias = tuple[tuple[str, str], ...]

#: https://fetch.spec.whatwg.org/#redirect-status
REDIRECT_STATUSES: t.Final = frozenset({301, 302, 303, 307, 308})


class Mode(enum.Enum):
    """https://fetch.spec.whatwg.org/#concept-request-mode"""

    CORS = "cors"
    NO_CORS = "no-cors"
    SAME_ORIGIN = "same-origin"


class Credentials(enum.Enum):
    """https://fetch.spec.whatwg.org/#concept-request-credentials-mode"""

    OMIT = "omit"
    SAME_ORIGIN = "same-origin"
    INCLUDE = "include"


class Redirect(enum.Enum):
    """https://fetch.spec.whatwg.org/#concept-request-redirect-mode"""

    FOLLOW = "follow"
    ERROR = "error"
    MANUAL = "manual"


@dataclass(frozen=True, slots=True)
class PageRequest:
    """The arguments of a page's ``fetch()``.

    :param url: absolute.
    :param origin: the page's, serialized; ``null`` for a sandboxed frame.
    :param method: as the page writes it.
    :param headers: those that the page sets, as it writes them. The ``Content-Type``
        that a body brings along is among them.
    """

    url: str
    origin: str
    method: str = "GET"
    headers: Headers = ()
    mode: Mode = Mode.CORS
    credentials: Credentials = Credentials.SAME_ORIGIN
    redirect: Redirect = Redirect.FOLLOW


@dataclass(frozen=True, slots=True)
class Sent:
    """A request as it goes out.

    :param method: normalized.
    :param headers: those of the page, ``Origin``, and what a preflight asks with; not
        those that have nothing to do with CORS, such as ``Host``.
    :param is_credentialed: whether cookies go with it, and those of its answer are
        kept.
    """

    url: str
    method: str
    headers: Headers = ()
    is_preflight: bool = False
    is_credentialed: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """A response as it comes in.

    :param headers: as they came, doubled ones too.
    """

    status: int
    headers: Headers = ()


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and its answer."""

    sent: Sent
    answer: Answer


@dataclass(frozen=True, slots=True)
class Readable:
    """What the page can read of the response.

    :param kind: ``basic``, ``cors``, ``opaque`` or ``opaqueredirect``.
    :param status: 0 where the response is opaque.
    :param headers: those that the page can read, their names in lower case, doubled
        ones joined.
    :param url: where it came from in the end.
    """

    kind: str
    status: int
    headers: cabc.Mapping[str, str] = field(default_factory=dict)
    url: str = ""
    is_redirected: bool = False


def combined(headers: Headers, name: str) -> str | None:
    """The value of a header, the values of doubled ones joined; absent if it is not
    there.

    https://fetch.spec.whatwg.org/#concept-header-list-get
    """
    lowered = name.lower()
    found = [value.strip(" \t\r\n") for key, value in headers if key.lower() == lowered]
    return ", ".join(found) if found else None

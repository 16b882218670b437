"""The request headers that a page may set, and those that it has to ask for.

https://fetch.spec.whatwg.org/#cors-safelisted-request-header
"""

from __future__ import annotations

import re
import typing as t

from ..fetch import FORBIDDEN_METHODS
from ..fetch import is_forbidden_request_header
from ..fetch import is_token
from .departures import Departure
from .exchanges import combined
from .exchanges import Headers
from .profiles import Profile
from .profiles import STANDARD

#: The longest value that needs no asking, and all such values together, in bytes.
LONGEST_VALUE: t.Final = 128
LONGEST_VALUES: t.Final = 1024

#: https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name: no star covers
#: it.
NON_WILDCARD: t.Final = "authorization"

#: What goes when a redirect takes the body away.
BODY_HEADERS: t.Final = frozenset(
    {"content-encoding", "content-language", "content-location", "content-type"}
)

_ESSENCES: t.Final = frozenset(
    {"application/x-www-form-urlencoded", "multipart/form-data", "text/plain"}
)
METHOD_OVERRIDES: t.Final = frozenset(
    {"x-http-method", "x-http-method-override", "x-method-override"}
)
_NO_CORS: t.Final = frozenset(
    {"accept", "accept-language", "content-language", "content-type"}
)
_BLANKS: t.Final = "\t\n\r "

#: https://fetch.spec.whatwg.org/#cors-unsafe-request-header-byte
_UNSAFE = re.compile(r'[\x00-\x08\x0a-\x1f"():<>?@\[\\\]{}\x7f]')
_UNSAFE_OR_BEYOND_ASCII = re.compile(rf"{_UNSAFE.pattern}|[^\x00-\x7f]")
_LANGUAGES = re.compile(r"[0-9A-Za-z *,\-.;=]*")

#: https://fetch.spec.whatwg.org/#simple-range-header-value, from a stated start.
_RANGE = re.compile(r"bytes=([0-9]+)-([0-9]*)")

#: https://fetch.spec.whatwg.org/#header-value-get-decode-and-split: a comma between
#: quotes separates nothing.
_PART = re.compile(r'(?:[^",]|"(?:[^"\\]|\\.)*(?:"|\\?\Z))+', re.DOTALL)
_VALUE = re.compile(r"[^\x00\r\n\u0100-\U0010ffff]*")


def settable(headers: Headers, profile: Profile = STANDARD) -> Headers:
    """The headers that ``fetch()`` takes of a page: forbidden ones are dropped without
    a word, and blanks around a value.
    """
    dropped = (
        {"user-agent"} if profile.departs(Departure.USER_AGENT_DROPPED) else set[str]()
    )
    normalized = ((name, value.strip(_BLANKS)) for name, value in headers)
    return tuple(
        (name, value)
        for name, value in normalized
        if name.lower() not in dropped and not _is_forbidden(name, value)
    )


def joined(headers: Headers, profile: Profile) -> Headers:
    """Each header once, with all of its values, if the browser joins them early."""
    if not profile.departs(Departure.DOUBLED_HEADERS_JOINED):
        return headers

    names = {name.lower(): name for name, _ in reversed(headers)}
    ordered = dict.fromkeys(name.lower() for name, _ in headers)
    return tuple((names[name], combined(headers, name) or "") for name in ordered)


def settable_without_cors(headers: Headers, profile: Profile = STANDARD) -> Headers:
    """The headers that ``fetch()`` takes in the mode ``no-cors``. One that has been set
    already is taken again if both values together are safe.

    https://fetch.spec.whatwg.org/#concept-headers-append
    """
    taken: Headers = ()

    for name, value in settable(headers, profile):
        together = combined((*taken, (name, value)), name) or ""

        if name.lower() in _NO_CORS and is_safelisted(name, together, profile):
            taken = (*taken, (name, value))

    return taken


def is_valid(name: str, value: str) -> bool:
    """Tell whether ``fetch()`` takes a header without throwing an error.

    https://fetch.spec.whatwg.org/#headers-validate
    """
    return is_token(name) and _VALUE.fullmatch(value.strip(_BLANKS)) is not None


def is_safelisted(name: str, value: str, profile: Profile = STANDARD) -> bool:
    """Tell whether a page may set a header without asking."""
    if len(value) > LONGEST_VALUE:
        return False

    match name.lower():
        case "accept":
            return not _has_unsafe_bytes(value, profile)
        case "accept-language" | "content-language":
            return _LANGUAGES.fullmatch(value) is not None
        case "content-type":
            return _is_of_a_form(value, profile)
        case "range":
            return _is_simple_range(value, profile.range_limit)
        case _:
            return False


def unsafe_names(headers: Headers, profile: Profile = STANDARD) -> tuple[str, ...]:
    """The names of the headers that have to be asked for, sorted, in lower case.

    https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names
    """
    safe = [header for header in headers if is_safelisted(*header, profile)]
    length = sum(len(value) for _, value in safe)
    is_limited = not profile.departs(Departure.NO_LIMIT_IN_ALL)
    is_too_much = is_limited and length > LONGEST_VALUES
    unsafe = sorted(
        name.lower()
        for name, value in headers
        if is_too_much or not is_safelisted(name, value, profile)
    )
    lists_all = profile.departs(Departure.DOUBLED_NAMES_LISTED)
    return tuple(unsafe if lists_all else dict.fromkeys(unsafe))


def _is_forbidden(name: str, value: str) -> bool:
    if is_forbidden_request_header(name):
        return True

    if name.lower() not in METHOD_OVERRIDES:
        return False

    # https://fetch.spec.whatwg.org/#forbidden-request-header
    methods = {part.strip("\t ").upper() for part in _PART.findall(value)}
    return not methods.isdisjoint(FORBIDDEN_METHODS)


def _essence(value: str) -> str:
    """The type and subtype of a media type, in lower case.

    https://mimesniff.spec.whatwg.org/#parse-a-mime-type
    """
    return value.partition(";")[0].strip(_BLANKS).lower()


def _has_unsafe_bytes(value: str, profile: Profile) -> bool:
    if profile.departs(Departure.BEYOND_ASCII_UNSAFE):
        return _UNSAFE_OR_BEYOND_ASCII.search(value) is not None

    return _UNSAFE.search(value) is not None


def _is_of_a_form(value: str, profile: Profile) -> bool:
    """Tell whether a media type is one that a form could send."""
    if _has_unsafe_bytes(value, profile) or _essence(value) not in _ESSENCES:
        return False

    is_strict = profile.departs(Departure.MEDIA_TYPE_READ_STRICTLY)
    return not (is_strict and _is_unreadable(value))


def _is_unreadable(media_type: str) -> bool:
    """Tell whether a comma, or a semicolon at the end, is one too many."""
    is_ended_twice = media_type.endswith(";") and media_type.count(";") > 1
    return is_ended_twice or "," in media_type


def _is_simple_range(value: str, limit: int | None) -> bool:
    match = _RANGE.fullmatch(value)

    if match is None:
        return False

    numbers = [int(number) for number in match.groups() if number]
    is_within = limit is None or max(numbers) <= limit
    return is_within and numbers == sorted(numbers)

"""The header ``Set-Cookie``, as browsers read it.

https://www.ietf.org/archive/id/draft-ietf-httpbis-rfc6265bis-22.html#section-5.6
"""

from __future__ import annotations

import collections.abc as cabc
import enum
import re
import typing as t
from dataclasses import dataclass

from .cookie_dates import parsed_date

#: The bytes of a name with its value, and of the value of one attribute.
MAX_SIZE: t.Final = 4096
MAX_ATTRIBUTE: t.Final = 1024

#: For longer than 400 days no cookie is kept.
MAX_LIFETIME: t.Final = 400 * 24 * 3600

_BLANKS = " \t"
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_MAX_AGE = re.compile(r"-?[0-9]+")

# https://www.ietf.org/archive/id/draft-ietf-httpbis-rfc6265bis-22.html#section-5.4
_HOST_PREFIXES = ("__host-", "__host-http-")
_HTTP_PREFIXES = ("__http-", "__host-http-")
_PREFIXES = ("__secure-", "__host-", "__http-")


class SameSite(enum.Enum):
    """With which requests a cookie goes along."""

    STRICT = "strict"
    LAX = "lax"
    NONE = "none"


_SAME_SITE: t.Final = {value.value: value for value in SameSite}


@dataclass(frozen=True, slots=True)
class SetCookie:
    """One header, read.

    :param domain: that of the attribute; absent if there is none.
    :param path: that of the attribute; absent if there is none that counts.
    :param max_age: in seconds.
    :param expires: in seconds since 1970.
    """

    name: str
    value: str
    domain: str | None = None
    path: str | None = None
    is_secure: bool = False
    is_http_only: bool = False
    is_partitioned: bool = False
    same_site: SameSite | None = None
    max_age: int | None = None
    expires: float | None = None

    def ends(self, now: float) -> float | None:
        """When the cookie ceases to be; absent if it does with the browser."""
        if self.max_age is not None:
            return now + min(self.max_age, MAX_LIFETIME)

        return None if self.expires is None else min(self.expires, now + MAX_LIFETIME)

    @property
    def keeps_its_prefix(self) -> bool:
        """Whether all is so as the prefix of the name promises it."""
        name = self.name.lower()

        if not name:
            return not self.value.lower().startswith(_PREFIXES)

        if name.startswith(_PREFIXES) and not self.is_secure:
            return False

        if name.startswith(_HTTP_PREFIXES) and not self.is_http_only:
            return False

        is_of_host = self.domain is None and self.path == "/"
        return is_of_host or not name.startswith(_HOST_PREFIXES)


def read(line: str) -> SetCookie | None:
    """Read the value of one header, or nothing where browsers ignore it.

    :param line: one character for each byte.
    """
    pair, _, rest = line.partition(";")
    before, sign, after = pair.partition("=")
    name, value = (before, after) if sign else ("", before)
    name, value = name.strip(_BLANKS), value.strip(_BLANKS)

    if _CONTROL.search(line) or not 0 < len(name) + len(value) <= MAX_SIZE:
        return None

    # Where one is there twice, the last counts, even if it says nothing.
    attributes = dict(_attributes(rest))
    return SetCookie(
        name,
        value,
        domain=attributes.get("domain", "").lower().removeprefix(".") or None,
        path=_path(attributes.get("path", "")),
        is_secure="secure" in attributes,
        is_http_only="httponly" in attributes,
        is_partitioned="partitioned" in attributes,
        same_site=_SAME_SITE.get(attributes.get("samesite", "").lower()),
        max_age=_max_age(attributes.get("max-age", "")),
        expires=parsed_date(attributes.get("expires", "")),
    )


def _attributes(text: str) -> cabc.Iterator[tuple[str, str]]:
    for attribute in text.split(";"):
        name, _, value = attribute.partition("=")
        stripped = value.strip(_BLANKS)

        if len(stripped) <= MAX_ATTRIBUTE:
            yield name.strip(_BLANKS).lower(), stripped


def _path(text: str) -> str | None:
    return text if text.startswith("/") else None


def _max_age(text: str) -> int | None:
    if _MAX_AGE.fullmatch(text) is None:
        return None

    # An int of 5,000 digits is an error, and a cookie of such an age is cut anyway.
    return int(text[:20])

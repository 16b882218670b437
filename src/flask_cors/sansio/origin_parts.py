"""The parts of a text that was meant as an origin, and which of them is wrong."""

from __future__ import annotations

import re
import typing as t
from dataclasses import dataclass
from dataclasses import replace

from . import addresses
from . import hosts
from . import schemes
from .fetch import MAX_ORIGIN_LENGTH
from .findings import Fault
from .forms import looks_like_regex
from .misspelling import Misspelling
from .origin_patterns import is_port
from .origins import NULL

_END_OF_HOST = re.compile(r"[/?#]")
_IPV6 = re.compile(r"\[?[0-9a-f.:]+(?:%[\w.\-]*)?\]?[0-9]*", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\[[0-9a-z.:]{6,}\]", re.IGNORECASE)
_LOOPBACK = re.compile(r"localhost|127(?:\.[0-9]+){3}|\[::1\]", re.IGNORECASE)
_DIGITS = re.compile(r"[0-9]+")

# A password may have a slash in it. Digits are a port, and what follows them a path.
_USER = re.compile(r"[^/?#@:]*:(?![0-9]*(?:[/?#]|\Z))[^@]*@")

# What a regex may end in, and what it would do there, is left out: ``/?``, ``/(a|b)``.
_NO_REGEX = r"[^\\^$()\[\]{}|+?*#]"
_TAIL = re.compile(
    rf"/{_NO_REGEX}*(?:\*|\?{_NO_REGEX}+)?(?:#.*)?|\?[\w.\-]+=.*|#.*|", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Parts:
    """What stands before and after ``://``, ``@`` and so on, as it is written.

    :param scheme: absent where there is no ``://``.
    :param below: ``*.`` before the host, or nothing.
    :param tail: what follows the port: a path, a query or a fragment.
    """

    scheme: str | None
    user: str
    below: str
    host: str
    port: str | None
    tail: str

    @classmethod
    def parse(cls, text: str) -> t.Self | None:
        """Take ``text`` apart, or return nothing where it is a regex."""
        scheme, separator, rest = text.partition("://")

        if not separator:
            scheme, rest = "", text.removeprefix("//")

        password = _USER.match(rest)
        end = _END_OF_HOST.search(rest, password.end() if password else 0)
        authority = rest if end is None else rest[: end.start()]
        tail = rest[len(authority) :]
        user, at, name = authority.rpartition("@")
        below = "*." if name.startswith("*.") else ""
        host, port = _host_and_port(name.removeprefix(below))
        parts = cls(scheme if separator else None, user + at, below, host, port, tail)
        return parts if parts._hold_no_regex() else None

    def __str__(self) -> str:
        scheme = "" if self.scheme is None else f"{self.scheme}://"
        port = "" if self.port is None else f":{self.port}"
        return f"{scheme}{self.user}{self.below}{self.host}{port}{self.tail}"

    def misspelling(self) -> Misspelling:
        """The first part that is wrong."""
        return (
            self._of_blanks()
            or self._of_scheme()
            or self._of_surroundings()
            or self._of_host()
            or self._of_port()
            or Misspelling(Fault.NOT_AN_ORIGIN, "not of the form scheme://host[:port]")
        )

    @property
    def is_loopback(self) -> bool:
        """Whether the host is that of the machine itself."""
        return _LOOPBACK.fullmatch(self.host) is not None

    def _hold_no_regex(self) -> bool:
        if self.below and self.scheme is None:
            return False

        host = "" if _is_ipv6(self.host) else self.host
        port = "" if self.port == "*" else self.port or ""
        # No regex with an "@" in it matches an origin, but with one in a choice.
        user = self.user if "|" in self.user else ""
        plain = f"{(self.scheme or '').replace('+', '')}{user}{host}{port}"
        return not looks_like_regex(plain) and bool(_TAIL.fullmatch(self.tail))

    def _of_blanks(self) -> Misspelling | None:
        if not any(map(str.isspace, str(self))):
            return None

        return Misspelling(Fault.NOT_AN_ORIGIN, "an origin has no blanks")

    def _of_scheme(self) -> Misspelling | None:
        if self.scheme:
            found = schemes.misspelling(self.scheme.lower())
            other = None if found is None else found.meant
            return found and replace(found, meant=other and self._with(scheme=other))

        if self.host.lower() == NULL:
            message = "the null origin is written in lower case"
            return Misspelling(Fault.NOT_AN_ORIGIN, message, NULL)

        scheme = self._usual_scheme()
        meant = scheme and self._with(scheme=scheme)
        return Misspelling(Fault.NO_SCHEME, "an origin needs a scheme", meant)

    def _usual_scheme(self) -> str | None:
        if self.port:
            return "https" if self.port.endswith("443") else "http"

        if (
            self.is_loopback
            or _is_ipv6(self.host)
            or addresses.ends_in_number(self.host)
        ):
            return "http"

        # Of a single word nobody knows whether it is a host.
        return "https" if "." in self.host else None

    def _of_surroundings(self) -> Misspelling | None:
        if self.user:
            message, fault = "an origin has no user name", Fault.ORIGIN_WITH_USER
            return Misspelling(fault, message, self._with(user=""))

        if self.tail:
            is_path = self.tail.startswith("/")
            none = "path and no trailing slash" if is_path else "query and no fragment"
            message, fault = f"an origin has no {none}", Fault.ORIGIN_WITH_PATH
            return Misspelling(fault, message, self._with(tail=""))

        if len(str(self)) > MAX_ORIGIN_LENGTH:
            return too_long()

        return None

    def _of_host(self) -> Misspelling | None:
        # Some letters outside of ASCII have a lower case inside of it.
        host = self.host.lower() if self.host.isascii() else self.host
        is_ipv6 = _is_ipv6(host)

        if self.below and (is_ipv6 or addresses.ends_in_number(host)):
            return self._of_addresses()

        if not is_ipv6 and self.scheme not in schemes.SPECIAL:
            wrong = hosts.invalid(host)
            return None if wrong is None else Misspelling(Fault.INVALID_HOST, wrong)

        found = hosts.misspelling(f"a.{host}" if self.below else host)
        other = None if found is None else found.meant
        return found and replace(found, meant=other and self._with(host=other))

    def _of_addresses(self) -> Misspelling:
        """A wildcard before one address, or before a part of many."""
        fault = Fault.WILDCARD_OVER_ADDRESS

        if _is_ipv6(self.host) or self.host.removesuffix(".").count(".") >= 3:
            message = "an IP address has no subdomains"
            return Misspelling(fault, message, self._with(below=""))

        return Misspelling(fault, "no wildcard stands for a range of IP addresses")

    def _of_port(self) -> Misspelling | None:
        if self.port is None or self.port == "*":
            return None

        if not self.port:
            message, meant = "no port follows the colon", self._with(port=None)
            return Misspelling(Fault.INVALID_PORT, message, meant)

        message = "a port is a number from 1 to 65535, without a zero before it"
        return Misspelling(Fault.INVALID_PORT, message, self._with_port())

    def _with_port(self) -> str | None:
        """The origin with the port that was meant, where that can be told."""
        if _DIGITS.fullmatch(self.port or ""):
            port = (self.port or "").lstrip("0")
            is_meant = 0 < len(port) < 6 and is_port(port)
            return self._with(port=port) if is_meant else None

        return self._with(port="*" if self.is_loopback else None)

    def _with(self, **changes: t.Any) -> str:
        return str(replace(self, **changes))


def too_long() -> Misspelling:
    """Say how long an origin can be."""
    message = f"no origin has more than {MAX_ORIGIN_LENGTH} characters"
    return Misspelling(Fault.TOO_LONG, message)


def _is_ipv6(host: str) -> bool:
    """Tell whether ``host`` was meant as an IPv6 address; a class of a regex is not."""
    if _IN_BRACKETS.fullmatch(host):
        return True

    return ":" in host and _IPV6.fullmatch(host) is not None


def _host_and_port(text: str) -> tuple[str, str | None]:
    """Part a host from its port; an IPv6 address without brackets has none."""
    if text.startswith("[") and "]" in text:
        host, bracket, rest = text.rpartition("]")
        return host + bracket + ("" if rest.startswith(":") else rest), _port(rest)

    if text.count(":") > 1 and _is_ipv6(text):
        return text, None

    host, colon, port = text.partition(":")
    return host, port if colon else None


def _port(rest: str) -> str | None:
    return rest[1:] if rest.startswith(":") else None

"""Origin patterns: an entry that stands for one origin, or for many of one form."""

from __future__ import annotations

import re
import typing as t
from dataclasses import dataclass

from . import hosts
from . import schemes
from .origins import HOST
from .origins import SCHEME
from .origins import serialized
from .schemes import DEFAULT_PORTS

# Programs that serve pages from a scheme of their own may have a dot for a host.
_PATTERN = re.compile(rf"{SCHEME}(\*\.)?({HOST}|\.)(?::([0-9]{{1,5}}|\*))?")


@dataclass(frozen=True, slots=True)
class OriginPattern:
    """An allowed origin, or many: ``https://*.example.com``, ``http://localhost:*``.

    :param subdomains: whether it stands for one or more labels before ``host``, and
        not for ``host`` itself.
    :param port: absent for the scheme's own; ``*`` for any, or none.
    """

    scheme: str
    host: str
    subdomains: bool = False
    port: str | None = None

    @classmethod
    def parse(cls, text: str) -> t.Self | None:
        """Parse ``text``, whose case does not matter, or return nothing.

        The port that belongs to the scheme is left out, as browsers do.
        """
        # Some letters outside of ASCII have a lower case inside of it.
        match = _PATTERN.fullmatch(text.lower()) if text.isascii() else None

        if match is None:
            return None

        scheme, subdomains, host, _, port = match.groups()

        if port is not None and port != "*" and not is_port(port):
            return None

        if not _is_scheme(scheme) or not _is_host(scheme, host, subdomains):
            return None

        if port == DEFAULT_PORTS.get(scheme):
            port = None

        return cls(scheme, host, subdomains is not None, port)

    @property
    def is_literal(self) -> bool:
        """Whether it stands for one origin only."""
        return not self.subdomains and self.port != "*"

    def __str__(self) -> str:
        host = f"*.{self.host}" if self.subdomains else self.host
        return serialized(self.scheme, host, self.port)


def is_port(text: str) -> bool:
    """Tell whether ``text``, of up to five digits, is a port that pages can have."""
    return text[0] != "0" and int(text) <= 65535


def _is_scheme(text: str) -> bool:
    return text in schemes.SPECIAL or schemes.misspelling(text) is None


def _is_host(scheme: str, host: str, subdomains: str | None) -> bool:
    if scheme not in schemes.SPECIAL and not host.startswith("["):
        return host != "." or not subdomains

    # A pattern of subdomains needs room for one, and that their host can have one.
    return hosts.misspelling(f"a.{host}" if subdomains else host) is None

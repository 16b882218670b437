"""URLs as browsers read and write them.

https://url.spec.whatwg.org/#url-parsing

Those of the web are read whole. Of any other, such as ``data:`` or ``about:``, no more
than the scheme matters here, and all that follows it is the target.
"""

from __future__ import annotations

import dataclasses
import re
import typing as t
from dataclasses import dataclass
from urllib.parse import quote
from urllib.parse import unquote_to_bytes

from .. import addresses
from ..schemes import DEFAULT_PORTS
from ..schemes import SPECIAL
from . import host_names

WEB: t.Final = frozenset({"http", "https"})

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):(.*)", re.DOTALL)
_TAIL = re.compile(r"(?=[/?])")
_HOST_AND_PORT = re.compile(r"(\[[^\]]*\]|[^:]*)(?::([0-9]*))?")

_LAST_PORT: t.Final = 65_535
_HIGH = re.compile(r"[\x80-\xff]")
_AROUND = "".join(map(chr, range(0x21)))
_NOWHERE = str.maketrans("", "", "\t\n\r")

# What stays as it is; a letter, a digit and "-._~" do everywhere.
# https://url.spec.whatwg.org/#percent-encoded-bytes
_IN_USER: t.Final = "%!$&'()*+,"
_IN_PATH: t.Final = _IN_USER + "/:;=@[\\]|"
_IN_QUERY: t.Final = "%!$&()*+,/:;=@[\\]|?^`{}"
_IN_FRAGMENT: t.Final = "%!$&'()*+,/:;=@[\\]|?^#{}"
_ANYWHERE: t.Final = " \"'`<>" + _IN_QUERY

_HERE = frozenset({".", "%2e"})
_UP = frozenset({"..", ".%2e", "%2e.", "%2e%2e"})


@dataclass(frozen=True, slots=True)
class Url:
    """An absolute URL.

    :param scheme: in lower case.
    :param host: as browsers write it; empty if the scheme is not one of the web.
    :param port: absent if it is the scheme's own.
    :param target: path and query; at least ``/`` if the scheme is one of the web.
    """

    scheme: str
    host: str
    port: int | None
    target: str
    username: str = ""
    password: str = ""
    fragment: str = ""

    @property
    def is_http(self) -> bool:
        """Whether it is one of HTTP, with TLS or without it."""
        return self.scheme in WEB

    @property
    def has_user(self) -> bool:
        """Whether a name or a password stands in it."""
        return bool(self.username or self.password)

    @property
    def origin(self) -> str:
        """The serialized origin; ``null`` if nothing of HTTP is there."""
        return f"{self.scheme}://{self._address}" if self.is_http else "null"

    @property
    def path(self) -> str:
        """The target without its query."""
        return self.target.partition("?")[0]

    @property
    def text(self) -> str:
        """The URL as browsers write it."""
        start = f"//{self._user}{self._address}" if self.host else ""
        end = f"#{self.fragment}" if self.fragment else ""
        return f"{self.scheme}:{start}{self.target}{end}"

    @property
    def without_fragment(self) -> Url:
        """The same without what stands after the ``#``."""
        return dataclasses.replace(self, fragment="")

    @property
    def _address(self) -> str:
        return self.host if self.port is None else f"{self.host}:{self.port}"

    @property
    def _user(self) -> str:
        password = f":{self.password}" if self.password else ""
        return f"{self.username}{password}@" if self.has_user else ""


def parsed(text: str) -> Url | None:
    """Read an absolute URL, or nothing where browsers fail."""
    body, _, fragment = _cleaned(text).partition("#")
    found = _SCHEME.fullmatch(body)

    if found is None:
        return None

    url = _of_scheme(found[1].lower(), found[2])
    return _with_fragment(url, fragment)


def joined(base: Url, location: str) -> Url | None:
    """Read where a redirect leads, or nothing where browsers fail.

    The fragment stays if the new URL brings none.

    https://fetch.spec.whatwg.org/#concept-response-location-url

    :param base: what was answered so.
    :param location: the header's value, one character for each byte; it may be
        relative.
    """
    body, hash_sign, fragment = _cleaned(_escaped(location)).partition("#")
    found = _SCHEME.fullmatch(body)

    if found is None:
        url = _relative(base, body)
    elif found[1].lower() == base.scheme and base.scheme in SPECIAL:
        url = _relative(base, found[2])
    else:
        url = _of_scheme(found[1].lower(), found[2])

    return _with_fragment(url, fragment if hash_sign else base.fragment)


def is_trustworthy(url: Url) -> bool:
    """Tell whether nobody on the way can read what is sent there.

    https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy
    """
    host = url.host.removesuffix(".")
    is_own = host in ("localhost", "[::1]") or host.endswith(".localhost")
    is_own = is_own or (addresses.ends_in_number(host) and host.startswith("127."))
    return url.scheme == "https" or (url.is_http and is_own)


def _escaped(value: str) -> str:
    """Browsers keep the bytes of a header, whatever letters they are meant to be."""
    return _HIGH.sub(lambda found: f"%{ord(found[0]):02X}", value)


def _cleaned(text: str) -> str:
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return whole.strip(_AROUND).translate(_NOWHERE)


def _with_fragment(url: Url | None, fragment: str) -> Url | None:
    if url is None:
        return None

    return dataclasses.replace(url, fragment=quote(fragment, _IN_FRAGMENT))


def _of_scheme(scheme: str, rest: str) -> Url | None:
    if scheme not in SPECIAL:
        return Url(scheme, "", None, quote(rest, _ANYWHERE))

    return _of_web(scheme, _with_slashes(rest))


def _of_web(scheme: str, rest: str) -> Url | None:
    """
    :param rest: what follows the scheme. How many slashes it starts with is all the
        same to browsers.
    """
    authority, *tail = _TAIL.split(rest.lstrip("/"), maxsplit=1)
    user, _, address = authority.rpartition("@")
    found = _HOST_AND_PORT.fullmatch(address)

    if found is None:
        return None

    host = _host(found[1])
    port = (found[2] or DEFAULT_PORTS[scheme]).lstrip("0") or "0"

    if host is None or len(port) > 5 or int(port) > _LAST_PORT:
        return None

    other = None if port == DEFAULT_PORTS[scheme] else int(port)
    name, _, password = (quote(part, _IN_USER) for part in user.partition(":"))
    return Url(scheme, host, other, _target("".join(tail)), name, password)


def _relative(base: Url, reference: str) -> Url | None:
    if base.scheme not in SPECIAL:
        return None

    rest = _with_slashes(reference)

    if rest.startswith("//"):
        return _of_web(base.scheme, rest)

    if not rest:
        return base

    return dataclasses.replace(base, target=_target(_start(base.path, rest) + rest))


def _start(path: str, rest: str) -> str:
    """What of the base's path stays before a relative reference."""
    if rest.startswith("?"):
        return path

    return "" if rest.startswith("/") else f"{path.rpartition('/')[0]}/"


def _with_slashes(rest: str) -> str:
    path, mark, query = rest.partition("?")
    return path.replace("\\", "/") + mark + query


def _target(text: str) -> str:
    path, mark, query = text.partition("?")
    return _path(path) + mark + quote(query, _IN_QUERY)


def _path(text: str) -> str:
    """https://url.spec.whatwg.org/#path-state"""
    out: list[str] = []
    segments = text.removeprefix("/").split("/")

    for segment in segments:
        lowered = segment.lower()

        if lowered in _UP:
            del out[-1:]
        elif lowered not in _HERE:
            out.append(quote(segment, _IN_PATH))

    if segments[-1].lower() in _UP | _HERE:
        out.append("")

    return "/" + "/".join(out)


def _host(text: str) -> str | None:
    """https://url.spec.whatwg.org/#concept-host-parser"""
    if text.startswith("["):
        address = addresses.ipv6(text[1:-1])
        return None if address is None else f"[{address}]"

    return host_names.read(unquote_to_bytes(text).decode("utf-8", "replace"))

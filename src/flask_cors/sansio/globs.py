"""Globs: texts in which ``*`` or ``{a,b}`` are meant as in the name of a file, and that
are no wildcard patterns. Read as a regex they let in something else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .origin_patterns import OriginPattern

_MAX_LENGTH = 400

_GLOB = re.compile(
    r"(?:(http\*|https?\??|[a-z][a-z0-9+.\-]*)://)?"
    r"([a-z0-9_.\-*]*)(?::([0-9*]+))?(?:/\*?)?",
    re.IGNORECASE | re.ASCII,
)
_ANY_SCHEME = re.compile(r"\*://([^{}]+)")
_CHOICE = re.compile(
    r"([^{}]*)\{(?=[^{}]*[a-z])([\w.\-]+(?:,[\w.\-]*)+)\}([^{}]*)", re.ASCII
)
_ESCAPED = re.compile(r"\\([.\-/:])")

# In what is meant as a regex, a star follows a dot, a class or a group.
_STAR = re.compile(r"(?<!\.)\*")
_STARS = re.compile(r"\*+")
_LEADING = re.compile(r"\*+\.")

_NAME = r"[a-z0-9\-]+"


@dataclass(frozen=True, slots=True)
class Glob:
    """A glob, and what can be written in its place.

    :param sample: an origin that it was meant to let in.
    :param is_hopeless: whether a regex of the same text lets in nobody that is meant.
    :param meant: what to write instead, best first; none where that is a guess.
    """

    sample: str
    is_hopeless: bool
    meant: tuple[str, ...]

    @classmethod
    def parse(cls, text: str) -> Glob | None:
        """Read ``text`` as a glob, or return nothing where it can't be one."""
        if len(text) > _MAX_LENGTH:
            return None

        plain = _ESCAPED.sub(r"\1", text.removeprefix("^").removesuffix("$"))

        if match := _CHOICE.fullmatch(plain):
            return _of_choice(*match.groups())

        if match := _ANY_SCHEME.fullmatch(plain):
            meant = f"https://{match[1]}"
            return cls(meant, True, _clean(meant))

        match = _GLOB.fullmatch(plain)
        return None if match is None else _of_stars(*match.groups())


def _of_choice(before: str, words: str, after: str) -> Glob:
    """One of several words, as a shell has them: ``https://{a,b}.example.com``."""
    chosen = [f"{before}{word}{after}" for word in words.split(",")]
    clean = [origin for text in chosen for origin in _clean(text)]
    meant = (", ".join(clean),) if len(clean) == len(chosen) else ()
    return Glob(chosen[0], True, meant)


def _of_stars(scheme: str | None, host: str, port: str | None) -> Glob | None:
    is_part = port is not None and bool(port.strip("*")) and "*" in port
    is_web = scheme == "http*"

    if not is_part and not is_web and _STAR.search(host) is None:
        return None

    scheme = "https?" if is_web else (scheme or "https").lower()
    after = "" if port is None else f":{port}"
    sample = f"{scheme.removesuffix('?')}://{_sample(host, after)}"
    # The slash before a star is what a regex repeats.
    return Glob(sample, host.startswith("*"), _meant(scheme, host.lower(), after))


def _sample(host: str, port: str) -> str:
    exact = host.rstrip("*")

    if exact and exact != host and not port and "*" not in exact:
        return f"{exact}:8000"

    return f"{_STARS.sub('x1', host)}{_STARS.sub('1', port)}"


def _meant(scheme: str, host: str, port: str) -> tuple[str, ...]:
    """What says the same as stars in a host and a port do."""
    if not host.strip("*"):
        return (f"{scheme}://.*{port}",) if _STARS.sub("", port) == port else ()

    below = host.lstrip("*").lstrip(".")
    pattern = _clean(f"{scheme}://*.{below}{port}")

    if host.startswith("*") and pattern and not below.startswith("-"):
        return pattern

    exact = host.rstrip("*")

    if "*" not in exact and exact != host and not port:
        ends = (f"{scheme}://{exact}", f"{scheme}://{exact}:*")
        return tuple(meant for end in ends for meant in _clean(end))

    return _as_regex(scheme, host, port)


def _as_regex(scheme: str, host: str, port: str) -> tuple[str, ...]:
    """A regex for what no wildcard pattern can say.

    None where names that anybody can register would match: ``https://app-*.com``.
    """
    if "*" in "".join(host.split(".")[-2:]):
        return ()

    leading = _LEADING.match(host)
    below = "" if leading is None else rf"(?:{_NAME}\.)+"
    rest = host if leading is None else host[leading.end() :]
    name = rest.replace(".", r"\.").replace("*", "\0")
    number = port if port == ":*" else _STARS.sub("[0-9]+", port)
    return (f"{scheme}://{below}{re.sub(chr(0) + '+', lambda _: _NAME, name)}{number}",)


def _clean(text: str) -> tuple[str, ...]:
    pattern = OriginPattern.parse(text)
    return () if pattern is None else (str(pattern),)

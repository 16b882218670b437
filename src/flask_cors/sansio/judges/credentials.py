"""Judges of a policy with credentials: who may read what the user's cookies show."""

from __future__ import annotations

import collections.abc as cabc
import itertools
import re

from .. import forms
from ..findings import Fault
from ..findings import Finding
from ..origin_patterns import OriginPattern
from ..origins import AllowedOrigins
from ..origins import NULL
from ..policy import Policy
from .entries import entries_of
from .entries import listed
from .instruments import Instruments
from .samples import after_scheme
from .samples import samples
from .subject import is_open
from .subject import of_option

_NAME_ORIGINS = "Name the origins: origins=['https://app.example.com']."

# Of these schemes pages come over a network, for everybody on the way to change. Those
# of an app or an extension, such as tauri and chrome-extension, come with it.
_INSECURE = ("http://", "ftp://")

# https://w3c.github.io/webappsec-secure-contexts/#potentially-trustworthy-origin
_LOOPBACK = re.compile(r"(?:.+\.)?localhost\.?|127(?:\.[0-9]{1,3}){3}|\[::1\]")

_LOCAL = ("localhost", "127.0.0.1", "[::1]")

_PORT = re.compile(r":[0-9]+\Z")
_NUMBER = re.compile(r"(?<![0-9])[1-9][0-9]{1,4}(?![0-9])")

# Those that pages are served from while they are developed.
_PORTS = ("3000", "3001", "4200", "5000", "5173", "8000", "8080")

# How a regex lets in http, beside https or alone.
_HTTP = re.compile(
    r"(?P<opened>\((?:\?:)?)?"
    r"(?:https\|http|http(?:s\?|\((?:\?:)?s\)\?|\|https)?)(?(opened)\))(?=:)"
)


def any_origin_with_credentials(
    policy: Policy, instruments: Instruments
) -> cabc.Iterator[Finding]:
    """Any page may read what the user's cookies show."""
    if not policy.credentialed or not is_open(policy):
        return

    if policy.origins.any and policy.send_wildcard:
        yield of_option(
            policy,
            "send_wildcard",
            Fault.WILDCARD_WITH_CREDENTIALS,
            f"browsers refuse '*' for requests with credentials, which "
            f"supports_credentials, from {_source(policy)}, allows.",
            _NAME_ORIGINS,
        )
        return

    yield of_option(
        policy,
        "origins",
        Fault.ANY_ORIGIN_WITH_CREDENTIALS,
        f"with supports_credentials, from {_source(policy)}, every site may read what "
        f"its visitors' cookies show.",
        _NAME_ORIGINS,
    )


def null_origin_with_credentials(
    policy: Policy, instruments: Instruments
) -> cabc.Iterator[Finding]:
    """Every site can send the origin null, from a sandboxed frame."""
    if policy.credentialed and NULL in policy.origins.literals:
        yield of_option(
            policy,
            "origins",
            Fault.NULL_ORIGIN_WITH_CREDENTIALS,
            f"any site can send the origin null, from a sandboxed frame, and with "
            f"supports_credentials, from {_source(policy)}, may then read what its "
            f"visitors' cookies show.",
            "Leave 'null' out.",
            value=NULL,
        )


def insecure_origin_with_credentials(
    policy: Policy, instruments: Instruments
) -> cabc.Iterator[Finding]:
    """Whoever can change a page on its way may read what the user's cookies show."""
    if not policy.credentialed or is_open(policy):
        return

    origins = itertools.chain(policy.origins.literals, policy.origins.wildcards)

    if any(map(_is_insecure, origins)):
        yield from _insecure_entries(policy)

    for regex in policy.origins.regexes:
        insecure = next(filter(_is_insecure, _over_http(regex)), None)

        if insecure is not None:
            fix, *suggestions = _secured(regex, insecure)
            yield of_option(
                policy,
                "origins",
                Fault.INSECURE_ORIGIN_WITH_CREDENTIALS,
                f"it lets in {insecure}, whose pages are not encrypted, "
                f"{_changed(policy)}",
                fix,
                *suggestions,
                value=regex.pattern,
            )


def _insecure_entries(policy: Policy) -> cabc.Iterator[Finding]:
    allowed = policy.origins.literals | policy.origins.wildcards

    for entry in entries_of(policy):
        insecure = [str(p) for p in entry.patterns if _is_insecure(str(p))]

        if not insecure:
            continue

        # What is left of the port is not the one that belongs to https.
        rest = after_scheme(insecure[0])
        secure = f"https://{rest}".removesuffix(":443")
        is_listed = secure in allowed
        yield of_option(
            policy,
            "origins",
            Fault.INSECURE_ORIGIN_WITH_CREDENTIALS,
            f"its pages are not encrypted, {_changed(policy)}",
            f"Leave it out: {secure!r} is listed."
            if is_listed
            else f"Write {secure!r}.",
            *([] if is_listed else [secure]),
            value=entry.written,
        )


def _changed(policy: Policy) -> str:
    return (
        f"and with supports_credentials, from {_source(policy)}, whoever changes "
        f"them on their way may read what its visitors' cookies show."
    )


def _is_insecure(origin: str) -> bool:
    if not origin.startswith(_INSECURE):
        return False

    pattern = OriginPattern.parse(origin)
    return pattern is not None and not _LOOPBACK.fullmatch(pattern.host)


def _over_http(regex: re.Pattern[str]) -> cabc.Iterator[str]:
    """Origins of http that ``regex`` lets in, those without a port first."""
    allowed = AllowedOrigins(regexes=(regex,))
    texts = [f"http://{after_scheme(text)}".lower() for text, _ in samples(regex)]
    origins = [*(_PORT.sub("", text) for text in texts), *texts]
    return filter(allowed.permit, origins)


def _secured(regex: re.Pattern[str], insecure: str) -> tuple[str, ...]:
    """What to do about a regex that lets in an ``insecure`` origin, and what is then to
    be written, if it is known.
    """
    meant = _HTTP.sub("https", regex.pattern)
    secured = AllowedOrigins(regexes=(forms.compiled(meant, regex.flags),))
    secure = f"https://{after_scheme(insecure)}"
    local = tuple(_local(regex))
    beside = listed([repr(text) for text in local])

    if secured.permit(insecure) or not secured.permit(secure):
        own = f", and list {beside} beside it" if local else ""
        return (f"Let the pattern begin with 'https://'{own}.",)

    if not local:
        return (f"Write {meant!r}.", meant)

    text = ", ".join((meant, *local))
    is_list = forms.split(text) == (meant, *local)
    fix = f"Write {meant!r}, and {beside} beside it."
    return (fix, text) if is_list else (fix,)


def _local(regex: re.Pattern[str]) -> cabc.Iterator[str]:
    """Entries for what ``regex`` lets in over http of the machine that a page is on:
    one of https only would shut it out.
    """
    allowed = AllowedOrigins(regexes=(regex,))
    named = dict.fromkeys(_NUMBER.findall(regex.pattern))
    others = [port for port in _PORTS if port not in named]

    for host in _LOCAL:
        origin = f"http://{host}"

        if any(allowed.permit(f"{origin}:{port}") for port in others):
            yield f"{origin}:*"
        else:
            exact = (origin, *(f"{origin}:{port}" for port in named))
            yield from filter(allowed.permit, exact)


def _source(policy: Policy) -> object:
    return policy.settings["supports_credentials"].source

"""The Fetch standard and the browsers as data: what this package knows of them."""

from __future__ import annotations

import collections.abc as cabc
import enum
import typing as t

from ...sansio import admission
from ...sansio import csrf
from ...sansio import fetch
from ...sansio import forms
from ...sansio import grants
from ...sansio import masks
from ...sansio import origins
from ...sansio import schemes
from ...sansio.browser import chromium_sentences
from ...sansio.browser import firefox_sentences
from ...sansio.browser import safelist
from ...sansio.browser.departures import Departure
from ...sansio.browser.exchanges import REDIRECT_STATUSES
from ...sansio.browser.profiles import CHROMIUM
from ...sansio.browser.profiles import FIREFOX
from ...sansio.browser.profiles import Profile
from ...sansio.browser.refusals import BlockReason
from ...sansio.browser.refusals import Refusal

Document: t.TypeAlias = dict[str, t.Any]

_Ordinary: t.TypeAlias = cabc.Mapping[BlockReason, str]
_Special: t.TypeAlias = cabc.Mapping[tuple[BlockReason, str], str]


def standard() -> Document:
    """The tables of the standard that a decision is made with."""
    return {
        "normalized_methods": sorted(fetch.NORMALIZED_METHODS),
        "usual_methods": sorted({*fetch.NORMALIZED_METHODS, "PATCH"}),
        "safelisted_methods": sorted(fetch.SAFELISTED_METHODS),
        "safe_methods": sorted(fetch.SAFE_METHODS),
        "forbidden_methods": sorted(fetch.FORBIDDEN_METHODS),
        "forbidden_request_headers": sorted(fetch.FORBIDDEN_REQUEST_HEADERS),
        "forbidden_request_prefixes": fetch.FORBIDDEN_REQUEST_PREFIXES,
        "forbidden_response_headers": sorted(fetch.FORBIDDEN_RESPONSE_HEADERS),
        "safelisted_response_headers": sorted(fetch.SAFELISTED_RESPONSE_HEADERS),
        "cors_response_headers": sorted(fetch.CORS_RESPONSE_HEADERS),
        "method_overrides": sorted(safelist.METHOD_OVERRIDES),
        "body_headers": sorted(safelist.BODY_HEADERS),
        "non_wildcard": safelist.NON_WILDCARD,
        "longest_value": safelist.LONGEST_VALUE,
        "longest_values": safelist.LONGEST_VALUES,
        "longest_origin": fetch.MAX_ORIGIN_LENGTH,
        "longest_method": fetch.MAX_METHOD_LENGTH,
        "longest_name": grants.MAX_HEADER_NAME_LENGTH,
        "most_request_headers": grants.MAX_REQUEST_HEADERS,
        "longest_request_headers": grants.MAX_REQUEST_HEADERS_LENGTH,
        "redirect_statuses": sorted(REDIRECT_STATUSES),
        "scheme": origins.SCHEME,
        "host": origins.HOST,
        "default_ports": schemes.DEFAULT_PORTS,
        "sockets": sorted(schemes.SOCKETS),
        "opaque_schemes": sorted(schemes.OPAQUE),
        "regex_characters": sorted(forms.REGEX_CHARACTERS),
        "mask": masks.MASK,
    }


def reasons() -> Document:
    """Why something is refused, by name: in words, or with the section that says so."""
    return {
        "cors": _words(admission.Reason),
        "write": _words(csrf.WriteReason),
        "browser": {reason.value: reason.standard for reason in BlockReason},
    }


def documents() -> list[Document]:
    """The browsers that are asked, in this order."""
    chromium, firefox = chromium_sentences, firefox_sentences
    return [
        _browser(CHROMIUM, chromium.ORDINARY, chromium.SPECIAL, _chromium_fields()),
        _browser(FIREFOX, firefox.ORDINARY, firefox.SPECIAL, _firefox_fields()),
    ]


def _browser(
    profile: Profile, ordinary: _Ordinary, special: _Special, fields: Document
) -> Document:
    return {
        "name": profile.name,
        "version": profile.version,
        # Too high for a number of JavaScript.
        "range_limit": str(profile.range_limit),
        "blames_redirect": profile.blames_redirect,
        "departures": [each.value for each in Departure if profile.departs(each)],
        "ordinary": {reason.value: text for reason, text in ordinary.items()},
        "special": {
            f"{reason.value} {difference}": text
            for (reason, difference), text in special.items()
        },
        "fields": fields,
    }


def _chromium_fields() -> Document:
    """What stands in the gaps of its sentences, with gaps of its own."""
    refusal = Refusal(
        BlockReason.ALLOW_ORIGIN_MISSING, "{url}", "{origin}", value="{value}"
    )
    redirected = Refusal(
        BlockReason.ALLOW_ORIGIN_MISSING,
        "{url}",
        "{origin}",
        is_preflight=True,
        initial_url="{start}",
        value="{value}",
    )
    plain = chromium_sentences.fields(refusal)
    after_redirect = chromium_sentences.fields(redirected)
    return {
        "plain": plain,
        "blocked_after_redirect": after_redirect["blocked"],
        "redirect_blocked": after_redirect["redirect_blocked"],
        "check_of_preflight": after_redirect["check"],
    }


def _firefox_fields() -> Document:
    refusal = Refusal(
        BlockReason.ALLOW_ORIGIN_MISSING, "{url}", "{origin}", value="{value}"
    )
    said = firefox_sentences.fields(refusal)
    return {"plain": {name: said[name] for name in ("thrown", "blocked")}}


def _words(reasons: type[enum.Enum]) -> dict[str, str]:
    return {reason.name.lower().replace("_", "-"): reason.value for reason in reasons}

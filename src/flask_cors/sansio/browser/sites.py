"""Sites: what belongs together in the eyes of ``SameSite``.

https://html.spec.whatwg.org/#sites
"""

from __future__ import annotations

import collections.abc as cabc
import typing as t
from dataclasses import dataclass

from .. import addresses
from .urls import Url

#: Gives the public suffix of a host, such as ``co.uk`` of ``app.example.co.uk``.
SuffixOf: t.TypeAlias = cabc.Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Site:
    """What a scheme and a registrable domain make together.

    :param domain: the whole host where it has no registrable domain.
    """

    scheme: str
    domain: str


def last_label(host: str) -> str:
    """The public suffix of a host, as far as that is known without the list."""
    return host.rpartition(".")[2]


def site_of(url: Url, suffix_of: SuffixOf = last_label) -> Site:
    """The site that a URL of HTTP belongs to.

    https://html.spec.whatwg.org/#obtain-a-site
    """
    return Site(url.scheme, registrable(url.host, suffix_of))


def registrable(host: str, suffix_of: SuffixOf = last_label) -> str:
    """The registrable domain of a host; the host itself where it has none.

    https://url.spec.whatwg.org/#host-registrable-domain
    """
    if host.startswith("[") or addresses.ends_in_number(host):
        return host

    name = host.removesuffix(".")
    suffix = suffix_of(name)

    if name == suffix:
        return host

    own = name.removesuffix(f".{suffix}").rpartition(".")[2]
    return f"{own}.{suffix}{host[len(name) :]}"


def is_same_site(a: Url | None, b: Url, suffix_of: SuffixOf = last_label) -> bool:
    """Tell whether two URLs are of one site: its scheme counts.

    https://html.spec.whatwg.org/#same-site

    :param a: absent for a page whose origin is ``null``, which is of no site.
    """
    if a is None or not (a.is_http and b.is_http):
        return False

    return site_of(a, suffix_of) == site_of(b, suffix_of)


def is_schemelessly_same_site(
    a: Url | None, b: Url, suffix_of: SuffixOf = last_label
) -> bool:
    """Tell whether two URLs are of one site, where the scheme does not count.

    https://html.spec.whatwg.org/#schemelessly-same-site
    """
    if a is None or not (a.is_http and b.is_http):
        return False

    return registrable(a.host, suffix_of) == registrable(b.host, suffix_of)

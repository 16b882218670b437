"""Fetch metadata: what browsers say of where a request comes from.

https://w3c.github.io/webappsec-fetch-metadata/
"""

from __future__ import annotations

import collections.abc as cabc
import typing as t

from .sites import is_same_site
from .sites import last_label
from .sites import SuffixOf
from .urls import is_trustworthy
from .urls import Url

FETCH_SITE: t.Final = "Sec-Fetch-Site"

Urls: t.TypeAlias = cabc.Sequence[Url]


def site(page: Url | None, urls: Urls, suffix_of: SuffixOf = last_label) -> str:
    """How far a request is from the page that makes it: the value of Sec-Fetch-Site.

    https://w3c.github.io/webappsec-fetch-metadata/#abstract-opdef-set-site

    :param page: its origin; absent if that is ``null``.
    :param urls: those that led to the request, the last one included.
    """
    others = [url for url in urls if page is None or url.origin != page.origin]

    if not others:
        return "same-origin"

    is_near = all(is_same_site(page, url, suffix_of) for url in others)
    return "same-site" if is_near else "cross-site"


def is_said(urls: Urls) -> bool:
    """Tell whether a request says it: only where nobody on the way can read it.

    https://w3c.github.io/webappsec-fetch-metadata/#framework
    """
    return is_trustworthy(urls[-1])

"""Initiators: a page that fetches, or its user, who opens a URL. Browsers say which."""

from __future__ import annotations

import collections.abc as cabc
import typing as t
from dataclasses import dataclass

from ..sansio.browser import fetch_metadata
from ..sansio.browser.cookie_rules import CookieRules
from ..sansio.browser.cookie_rules import Visit
from ..sansio.browser.exchanges import Headers
from ..sansio.browser.urls import is_trustworthy
from ..sansio.browser.urls import Url
from ..suffixes import suffix_of

Urls: t.TypeAlias = cabc.Sequence[Url]


class Initiator(t.Protocol):
    """Who a request comes from."""

    @property
    def accept(self) -> str:
        """The types of content that it takes, if it says nothing else."""
        ...

    def visit(self, urls: Urls, rules: CookieRules) -> Visit:
        """The request as cookies see it.

        :param urls: those that led here, the last one included.
        """
        ...

    def headers(self, urls: Urls) -> Headers:
        """What browsers say of it.

        :param urls: those that led here, the last one included.
        """
        ...


@dataclass(frozen=True, slots=True)
class Page:
    """A page that calls ``fetch()``.

    :param url: its origin; absent if that is ``null``.
    :param mode: that of the request.
    """

    url: Url | None
    mode: str
    accept: str = "*/*"

    def visit(self, urls: Urls, rules: CookieRules) -> Visit:
        """One that the page has made."""
        return Visit(urls[-1], self.url, rules, tuple(urls[:-1]))

    def headers(self, urls: Urls) -> Headers:
        """Where it is, and how far from the application."""
        metadata = _metadata(_site(self.url, urls), self.mode, "empty")
        return (*_referer(self.url, urls[-1]), *_if_said(metadata, urls))


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who opens a URL, or sends the form of the page that is there.

    :param form: the page of the form; absent where there is none.
    """

    form: Url | None = None
    accept: str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"

    def visit(self, urls: Urls, rules: CookieRules) -> Visit:
        """One of the URL itself, which is what the window shows."""
        return Visit(urls[-1], urls[-1], rules)

    def headers(self, urls: Urls) -> Headers:
        """Whether there was a page before."""
        site = "none" if self.form is None else _site(self.form, urls)
        metadata = (*_metadata(site, "navigate", "document"), ("Sec-Fetch-User", "?1"))
        return (*_referer(self.form, urls[-1]), *_if_said(metadata, urls))


def _metadata(site: str, mode: str, destination: str) -> Headers:
    """https://w3c.github.io/webappsec-fetch-metadata/"""
    return (
        (fetch_metadata.FETCH_SITE, site),
        ("Sec-Fetch-Mode", mode),
        ("Sec-Fetch-Dest", destination),
    )


def _if_said(metadata: Headers, urls: Urls) -> Headers:
    return metadata if fetch_metadata.is_said(urls) else ()


def _site(page: Url | None, urls: Urls) -> str:
    return fetch_metadata.site(page, urls, suffix_of)


def _referer(page: Url | None, url: Url) -> Headers:
    """What pages tell of themselves if they say nothing of it.

    https://w3c.github.io/webappsec-referrer-policy/#referrer-policy-strict-origin-when-cross-origin
    """
    if page is None or not page.is_http:
        return ()

    is_downgrade = is_trustworthy(page) and not is_trustworthy(url)
    return () if is_downgrade else (("Referer", f"{page.origin}/"),)

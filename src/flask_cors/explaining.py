"""Explaining: what a browser will do with a request of a page to a real application.

Not imported by an application that only serves.
"""

from __future__ import annotations

import collections.abc as cabc
import functools
import typing as t
from dataclasses import replace

from flask import Flask

from . import asking
from .circumstances import remarks
from .doubts import doubts
from .doubts import is_elsewhere
from .environ import routed_path
from .rehearsal import environ
from .rehearsal import Rehearsal
from .sansio import causes
from .sansio.browser import fetch_metadata
from .sansio.browser import needs
from .sansio.browser.exchanges import Answer
from .sansio.browser.exchanges import Credentials
from .sansio.browser.exchanges import PageRequest
from .sansio.browser.exchanges import Sent
from .sansio.browser.fetching import fetched
from .sansio.browser.fetching import Result
from .sansio.browser.profiles import Profile
from .sansio.browser.urls import parsed
from .sansio.browser.urls import Url
from .sansio.browser.verdicts import BROWSERS
from .sansio.browser.verdicts import verdicts
from .sansio.causes import Cause
from .sansio.causes.several import OF_ORIGIN
from .sansio.causes.writes import of_write
from .sansio.causes.writes import RefusedWrite
from .sansio.decision import Outcome
from .sansio.explanation import Explanation
from .sansio.fetch import normalize_method
from .sansio.policy import Policy
from .sansio.routing_table import Governing
from .sansio.routing_table import Level
from .suffixes import suffix_of

GivenHeaders: t.TypeAlias = (
    cabc.Mapping[str, str] | cabc.Iterable[str | tuple[str, str]]
)

#: Where ``flask run`` serves, if nothing is said.
_USUAL_BASE: t.Final = "http://127.0.0.1:5000"


def explain(
    app: Flask,
    method: str,
    path: str,
    *,
    origin: str,
    headers: GivenHeaders = (),
    credentials: bool = False,
) -> Explanation:
    """Tell what a browser will do with a request of a page, and why.

    .. code-block:: python

        explanation = explain(app, "PUT", "/api/items", origin="https://app.example")

        for cause in explanation.causes:
            print(cause.message, cause.change)

    No view runs and no hook: each view is taken to answer with success. A function that
    checks origins is asked, as it is for each request, in the context of one.

    :param app: the application, with its routes and blueprints registered.
    :param method: as the page gives it to ``fetch()``.
    :param path: of the URL, with its query; or a whole URL, where the application
        tells hosts apart.
    :param origin: that of the page, such as ``https://app.example.com``; ``null`` for a
        sandboxed frame or a local file.
    :param headers: those that the page sets: a mapping, pairs, or texts such as
        ``X-Token`` and ``Content-Type: text/csv``.
    :param credentials: whether the page sends cookies along: ``credentials:
        "include"``.
    :raises ValueError: if one of them is nothing that a page can have.

    .. versionadded:: 7.0
    """
    request = PageRequest(
        absolute(app, path),
        asking.origin(origin),
        asking.method(method),
        tuple(map(asking.header, _texts(headers))),
        credentials=Credentials.INCLUDE if credentials else Credentials.SAME_ORIGIN,
    )
    return explained(app, request)


def _texts(headers: GivenHeaders) -> list[str]:
    """Headers as texts, each ``Name`` or ``Name:value``."""
    if isinstance(headers, str):
        return [headers]

    if isinstance(headers, cabc.Mapping):
        return [f"{name}:{value}" for name, value in headers.items()]

    return [e if isinstance(e, str) else f"{e[0]}:{e[1]}" for e in headers]


def explained(app: Flask, request: PageRequest) -> Explanation:
    """Explain a request that has been read."""
    return _Explaining(app, request).explanation()


def absolute(app: Flask, path: str) -> str:
    """The URL of a path of the application, or a whole URL as it is.

    :raises ValueError: if it is neither.
    """
    if path.startswith("/"):
        return asking.url(_base(app) + path)

    if "://" in path:
        return asking.url(path)

    raise asking.WordError(f"{path!r} does not begin with a slash. Write '/{path}'.")


def _base(app: Flask) -> str:
    """Where the application is, as far as it says so."""
    trusted: cabc.Sequence[str] = app.config.get("TRUSTED_HOSTS") or ()
    name = app.config["SERVER_NAME"] or next(iter(trusted), "").lstrip(".")
    return f"{app.config['PREFERRED_URL_SCHEME']}://{name}" if name else _USUAL_BASE


class _Explaining:
    """One request that is being explained."""

    def __init__(self, app: Flask, request: PageRequest):
        self._app = app
        self._request = request
        self._method = normalize_method(request.method)
        self._rehearsal = Rehearsal(app)
        self._result = functools.cache(self._fetched)
        self._page = parsed(request.origin)

    def explanation(self) -> Explanation:
        """All that there is to say of it."""
        profile = self._telling()
        result = self._result(profile)
        last = self._last_sent(result)
        governing = self._rehearsal.governing(last.url, self._method)
        found = tuple(self._causes(result, governing))
        refused = self._refused_write(result, last)
        deciding = self._deciding(governing, last)
        policy = deciding.policy
        return Explanation(
            self._request,
            deciding,
            self._why_preflight(result, profile),
            result.exchanges,
            verdicts(lambda profile: self._result(profile).refusal),
            (*found, *(() if refused is None else of_write(refused, found))),
            () if policy is None else policy.exposed,
            tuple(self._remarks(result, last)),
            tuple(self._doubts(result, refused)),
            None if refused is None else refused.reason,
        )

    def _telling(self) -> Profile:
        """The first browser that blocks the request; the first, where none does."""
        profiles = [profile for profile, _ in BROWSERS]
        blocking = (each for each in profiles if self._result(each).refusal)
        return next(blocking, profiles[0])

    def _why_preflight(self, result: Result, profile: Profile) -> tuple[str, ...]:
        if not any(exchange.sent.is_preflight for exchange in result.exchanges):
            return ()

        return needs.reasons(self._method, self._request.headers, profile)

    def _fetched(self, profile: Profile) -> Result:
        urls: list[Url] = []

        def answer(sent: Sent) -> Answer:
            urls.append(t.cast(Url, parsed(sent.url)))
            return self._rehearsal.answer(self._described(sent, urls))

        return fetched(self._request, answer, profile)

    def _described(self, sent: Sent, urls: list[Url]) -> Sent:
        """A request with what browsers say of where it comes from."""
        if not fetch_metadata.is_said(urls):
            return sent

        site = fetch_metadata.site(self._page, urls, suffix_of)
        said = (fetch_metadata.FETCH_SITE, site)
        return replace(sent, headers=(*sent.headers, said))

    def _refused_write(self, result: Result, last: Sent) -> RefusedWrite | None:
        sent = self._following(result, last)
        return None if sent is None else self._rehearsal.refused_write(sent)

    def _following(self, result: Result, last: Sent) -> Sent | None:
        """The last request; in place of a preflight, the one that is to follow it.
        Nothing where none is sent, or to another application.
        """
        all_sent = [exchange.sent for exchange in result.exchanges]

        if not all_sent or is_elsewhere(all_sent):
            return None

        urls = [t.cast(Url, parsed(sent.url)) for sent in all_sent]
        sent = replace(last, method=self._method) if last.is_preflight else last
        return self._described(sent, urls)

    def _remarks(self, result: Result, last: Sent) -> cabc.Iterator[str]:
        yield from remarks(self._app, self._rehearsal, self._request, result)

        following = self._following(result, last)

        if following is not None and self._rehearsal.is_reported(following):
            yield (
                "csrf_protect='report' tells the log of this request, and lets it "
                "pass: with True, it is refused."
            )

    def _doubts(
        self, result: Result, refused: RefusedWrite | None
    ) -> cabc.Iterable[str]:
        """What cannot be known; nothing where no code of the application runs."""
        is_before = refused is not None and self._rehearsal.state.has_layer

        if is_before and result.refusal is None:
            return self._rehearsal.failures

        return doubts(self._app, self._rehearsal, result)

    def _deciding(self, governing: Governing, last: Sent) -> Governing:
        """What governs, with the policy that decides where a path has several."""
        policy = governing.policy

        if policy is None or not policy.alternatives:
            return governing

        _, decision = self._rehearsal.decided(policy, last)

        # Where none allows the origin, none of them has decided alone.
        if decision.outcome is Outcome.UNASKED or decision.reason in OF_ORIGIN:
            return governing

        return governing.decided_by(decision.policy or policy)

    def _last_sent(self, result: Result) -> Sent:
        if result.exchanges:
            return result.exchanges[-1].sent

        return Sent(self._request.url, self._method)

    def _causes(self, result: Result, governing: Governing) -> cabc.Iterator[Cause]:
        sent_so_far = [exchange.sent for exchange in result.exchanges]

        if result.refusal is None or not sent_so_far or is_elsewhere(sent_so_far):
            return

        sent = sent_so_far[-1]
        origin = result.refusal.origin
        said = environ(sent)
        path = routed_path(said["PATH_INFO"])
        policy = governing.policy

        if governing.level is Level.EXEMPT:
            yield from causes.of_exempt(path)
        elif policy is None and not self._rehearsal.is_configured:
            yield from causes.of_no_call(path, origin)
        elif policy is None:
            table = self._rehearsal.governor.tried(
                said, said["PATH_INFO"], self._method
            )
            yield from causes.of_no_policy(table, path, origin)
        else:
            yield from self._causes_of_policy(policy, sent, origin)

    def _causes_of_policy(
        self, policy: Policy, sent: Sent, origin: str
    ) -> cabc.Iterator[Cause]:
        facts, decision = self._rehearsal.decided(policy, sent)

        if self._request.credentials is Credentials.INCLUDE:
            yield from causes.of_credentialed(policy, facts, decision, origin)
        else:
            yield from causes.of_decision(policy, facts, decision)

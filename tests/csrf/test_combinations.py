"""Every combination of what a request says, under every kind of policy.

The table has each case by name; this one looks for combinations that nobody named.
"""

import itertools
import typing as t
from dataclasses import dataclass

import pytest

from . import algorithm
from .algorithm import TENANT
from .case import ADMIN
from .case import APP
from .case import EVIL
from .case import flask_app
from .case import Options
from .case import OWN
from .case import Request
from .case import wrapped_app

SUBDOMAIN = "https://a.shops.example"
PREVIEW = "https://pr-7.ci.example"
EVERY_FORM = [APP, "https://*.shops.example", *algorithm.REGEX["origins"]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of policy.

    :param writers: the other origins that it lets write.
    """

    options: Options
    writers: frozenset[str] = frozenset()


def kind(*writers: str, **options: t.Any) -> Kind:
    return Kind({**options, "csrf_protect": True}, frozenset(writers))


READERS = {"/*": [{"origins": [APP]}, {"origins": "*", "methods": "GET"}]}

KINDS = {
    "one origin": kind(APP, origins=APP),
    "origins in every form": kind(APP, SUBDOMAIN, PREVIEW, origins=EVERY_FORM),
    "a function": kind(TENANT, origins=algorithm.is_tenant),
    "an async function": kind(TENANT, origins=algorithm.is_tenant_soon),
    "a list and a function": kind(APP, TENANT, origins=[APP, algorithm.is_tenant]),
    "a function that fails": kind(APP, origins=[APP, algorithm.fails]),
    "every origin": kind(origins="*"),
    "every origin, by a regex": kind(origins=r"https?://.*"),
    "every origin, with a writer": kind(APP, origins="*", csrf_origins=APP),
    "null and an origin": kind(APP, origins=["null", APP]),
    "nobody": kind(origins=[]),
    "an origin that only reads": kind(origins=APP, methods="GET"),
    "origins, none of which writes": kind(origins=[APP, ADMIN], csrf_origins=[]),
    "origins, one of which writes": kind(
        ADMIN, origins=[APP, ADMIN], csrf_origins=ADMIN
    ),
    "a policy elsewhere": kind(resources={"/api/*": {"origins": APP}}),
    "several policies": kind(APP, resources=READERS),
}

#: Those by which a browser says that its user, or a page of the same origin, asks.
OWN_SITES = {"same-origin", "none"}
OTHER_SITES = {"same-site", "cross-site", "Same-Origin", "None", "*", "a, b", " "}
SITES = {None, "", *OWN_SITES, *OTHER_SITES}

STRANGERS = {
    EVIL,
    "null",
    "NULL",
    "http://evil@victim.example",
    "https://evil@api.example.com",
    "https://api.example.com.evil.example",
    "https://api.example.com:8443",
    "http://api.example.com",
    "https://*",
    "*",
    "?",
}
ORIGINS = {None, "", OWN, APP, ADMIN, TENANT, SUBDOMAIN, PREVIEW, *STRANGERS}

COMBINATIONS = tuple(itertools.product(SITES, ORIGINS))


def is_own(site: str | None, origin: str | None) -> bool:
    """Whether the request is one of the own origin, or of no browser."""
    return site in OWN_SITES if site else origin in (None, "", OWN)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("build", [flask_app, wrapped_app], ids=["Flask", "WSGI"])
def test_it_may_write_if_it_is_the_own_origin_or_a_writer(
    build: t.Callable[[Options], t.Any], kind: Kind
) -> None:
    app = build(kind.options)
    expected = {
        (site, origin): is_own(site, origin) or origin in kind.writers
        for site, origin in COMBINATIONS
    }
    found = {
        (site, origin): Request(site=site, origin=origin).sent(app).status_code != 403
        for site, origin in COMBINATIONS
    }
    assert found == expected


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_whatever_it_says_it_may_read(kind: Kind) -> None:
    app = flask_app(kind.options)
    statuses = {
        Request(site=site, origin=origin, method="GET").sent(app).status_code
        for site, origin in COMBINATIONS
    }
    assert statuses == {200}

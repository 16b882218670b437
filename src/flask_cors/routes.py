"""Routes: what the URL map says of a request, asked without running anything."""

from __future__ import annotations

import functools
import logging
import typing as t
from dataclasses import dataclass
from urllib.parse import unquote
from urllib.parse import urlsplit

from flask import Flask
from werkzeug.exceptions import HTTPException
from werkzeug.exceptions import MethodNotAllowed
from werkzeug.routing import MapAdapter
from werkzeug.routing import RequestRedirect
from werkzeug.routing import Rule

from .environ import decoded
from .environ import Environ
from .siblings import Serving
from .siblings import Siblings
from .views import lists_options

logger: logging.Logger = logging.getLogger("flask_cors")

_CACHE_SIZE = 1024
_KEPT_LENGTH = 512

Site: t.TypeAlias = tuple[str, str] | tuple[()]


@dataclass(frozen=True, slots=True)
class Route:
    """Where a request of one method to one path leads.

    :param endpoint: the endpoint; absent where no rule serves the path. If rules do,
        but not for the method, the one that answers OPTIONS, or any of them.
    :param offered: the methods that the rules of the path have.
    :param options_endpoint: the endpoint whose view answers OPTIONS itself, without
        Flask's automatic answer.
    :param subdomain: the subdomain of the request, where they are matched.
    :param serving: the endpoint of each method, where the rule alone tells.
    """

    endpoint: str | None = None
    offered: frozenset[str] = frozenset()
    options_endpoint: str | None = None
    subdomain: str | None = None
    serving: Serving | None = None


class Router:
    """Asks the URL map of one application.

    :param app: the application.
    """

    def __init__(self, app: Flask):
        self._app = app
        self._settled_adapter: MapAdapter | None = None
        self._siblings: Siblings | None = None
        self._may_be_handled = True

        # Only what was found is kept: a converter may find tomorrow what it does not
        # find today, and endless unknown paths would push the known ones out.
        self._known = functools.lru_cache(_CACHE_SIZE)(self._known_route)

    def settle(self) -> None:
        """Look at the URL map once for all: no rule joins it any more."""
        rules = self._app.url_map.iter_rules()
        self._may_be_handled = any(_is_handled(rule) for rule in rules)

        if not self.has_sites:
            self._siblings = Siblings(self._app.url_map)
            self._settled_adapter = self._adapter(())

    def find(self, environ: Environ, path: str, method: str) -> Route:
        """Find the route of a request, whose method may be another than its own.

        Never raises: if a converter does, no rule serves the path.

        :param path: ``PATH_INFO``, as it was when the request came.
        """
        site = self.site(environ)
        path = decoded(path)
        is_kept = len(path) + len(method) + len("".join(site)) <= _KEPT_LENGTH
        find = self._known if is_kept else self._known_route

        try:
            return find(site, path, method)
        except _UnknownError as unknown:
            return unknown.route
        except HTTPException:
            # Such as a host that is not trusted: the application refuses it as well.
            return Route()
        except Exception:
            logger.exception("the URL map could not be asked for a CORS policy")
            return Route()

    @property
    def has_sites(self) -> bool:
        """Whether the host of a request makes a difference."""
        return self._app.url_map.host_matching or self._app.subdomain_matching

    def site(self, environ: Environ) -> Site:
        """The part of a request that rules are matched with besides its path."""
        if not self.has_sites:
            return ()

        host = environ.get("HTTP_HOST") or environ["SERVER_NAME"]
        return environ["wsgi.url_scheme"], host

    def _known_route(self, site: Site, path: str, method: str) -> Route:
        route = self._route(site, path, method)

        if route.endpoint is None:
            raise _UnknownError(route)

        return route

    def _route(self, site: Site, path: str, method: str) -> Route:
        adapter = self._settled_adapter or self._adapter(site)
        path, rule, offered = _served(adapter, path, method)
        serving = self._serving(rule)

        if offered is None:
            offered = serving.methods if serving else _allowed(adapter, path)

        options = None

        if "OPTIONS" in offered and (self._may_be_handled or rule is None):
            options = _rule(adapter, path, "OPTIONS")

        if rule is None and offered:
            rule = options or _rule(adapter, path, min(offered))

        if rule is None:
            return Route(subdomain=adapter.subdomain)

        handler = options.endpoint if _is_handled(options) else None
        return Route(rule.endpoint, offered, handler, adapter.subdomain, serving)

    def _serving(self, rule: Rule | None) -> Serving | None:
        if rule is None or self._siblings is None:
            return None

        return self._siblings.serving(rule)

    def _adapter(self, site: Site) -> MapAdapter:
        if not site:
            url_map = self._app.url_map
            return url_map.bind("localhost", subdomain=url_map.default_subdomain)

        scheme, host = site
        environ = {
            "REQUEST_METHOD": "GET",
            "wsgi.url_scheme": scheme,
            "HTTP_HOST": host,
            "SERVER_NAME": host,
        }
        request = self._app.request_class(environ, populate_request=False)
        return t.cast(MapAdapter, self._app.create_url_adapter(request))


class _UnknownError(Exception):
    """Carries the route of a path that no rule serves past the cache."""

    def __init__(self, route: Route):
        super().__init__()
        self.route = route


def _served(
    adapter: MapAdapter, path: str, method: str
) -> tuple[str, Rule | None, frozenset[str] | None]:
    """The rule that serves ``method`` at ``path``, or at the path that the URL map
    redirects it to; that path; and its methods, where none of them is ``method``.
    """
    try:
        return path, adapter.match(path, method, return_rule=True)[0], None
    except RequestRedirect as redirect:
        path = f"/{unquote(urlsplit(redirect.new_url).path).lstrip('/')}"
        return path, _rule(adapter, path, method), None
    except MethodNotAllowed as refused:
        return path, None, frozenset(refused.valid_methods or ())
    except HTTPException:
        return path, None, frozenset()


def _allowed(adapter: MapAdapter, path: str) -> frozenset[str]:
    return frozenset(adapter.allowed_methods(path))


def _rule(adapter: MapAdapter, path: str, method: str) -> Rule | None:
    """The rule that serves ``method`` at ``path``."""
    try:
        return adapter.match(path, method, return_rule=True)[0]
    except HTTPException:
        return None


def _is_handled(rule: Rule | None) -> t.TypeGuard[Rule]:
    """Whether the view answers OPTIONS, and not Flask."""
    if rule is None or getattr(rule, "provide_automatic_options", False):
        return False

    return lists_options(rule)

"""What gives an application CORS: a package, code by hand, or nothing.

Only the standard library and Flask are imported here: the module is loaded by workers
in two environments, each with a ``flask_cors`` of its own, and by workers that must
not load either.
"""

import collections.abc as cabc
import typing as t

from flask import Blueprint
from flask import Flask
from flask import make_response
from flask import request
from flask import Response

View = cabc.Callable[..., str]
Headers = tuple[tuple[str, str], ...]
StartResponse = cabc.Callable[..., t.Any]

METHODS = ("Access-Control-Allow-Methods", "GET, PUT")
HEADERS = ("Access-Control-Allow-Headers", "authorization, content-type")


class Nothing:
    """No CORS at all; the others do what they can of the same."""

    automatic_options: bool | None = None
    """Whether Flask answers OPTIONS for the views."""

    def application(self, app: Flask, **options: t.Any) -> None:
        pass

    def blueprint(self, blueprint: Blueprint, **options: t.Any) -> None:
        pass

    def view(self, view: View, **options: t.Any) -> View:
        return view

    def subdomains(self, host: str) -> str:
        """Spell an entry of ``origins`` for every subdomain of a host, with https."""
        return f"https://*.{host}"


class Package(Nothing):
    """The ``flask_cors`` of the environment, whichever that is."""

    def application(self, app: Flask, **options: t.Any) -> None:
        # Workers of the other candidates must not load it.
        from flask_cors import CORS

        CORS(app, **options)

    def blueprint(self, blueprint: Blueprint, **options: t.Any) -> None:
        from flask_cors import CORS

        CORS(blueprint, **options)

    def view(self, view: View, **options: t.Any) -> View:
        from flask_cors import cross_origin

        return cross_origin(**options)(view)


class Upstream(Package):
    """flask-cors, which has regexes where this project has patterns."""

    def subdomains(self, host: str) -> str:
        return rf"https://.*\.{host}"


class HandWritten(Nothing):
    """What a careful developer writes who does without a package.

    As short as such code can be: ``Vary`` only where the origin is granted, and the
    preflight in a view of its own, so that the hook is all that a GET pays for.
    """

    automatic_options = False

    def application(self, app: Flask, **options: t.Any) -> None:
        _add_preflight(app)

        if "origins" not in options:
            app.after_request(_allow_any)
        elif options.get("supports_credentials"):
            app.after_request(_allow_with_credentials)
        else:
            app.after_request(_allow_listed)


ORIGINS = ("https://app.example.com", "https://admin.example.com")


def _add_preflight(app: Flask) -> None:
    app.add_url_rule(
        "/<path:path>", "preflight", _answer_preflight, methods=["OPTIONS"]
    )


def _answer_preflight(path: str) -> Response:
    response = make_response("", 204)
    response.headers["Access-Control-Allow-Methods"] = "GET, PUT, OPTIONS"
    response.headers["Access-Control-Allow-Headers"] = "Authorization, Content-Type"
    return response


def _allow_any(response: Response) -> Response:
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _allow_listed(response: Response) -> Response:
    origin = request.headers.get("Origin")

    if origin in ORIGINS:
        response.headers["Access-Control-Allow-Origin"] = origin
        response.headers["Vary"] = "Origin"

    return response


def _allow_with_credentials(response: Response) -> Response:
    origin = request.headers.get("Origin")

    if origin in ORIGINS:
        response.headers["Access-Control-Allow-Origin"] = origin
        response.headers["Access-Control-Allow-Credentials"] = "true"
        response.headers["Access-Control-Expose-Headers"] = "Link, X-Total-Count"
        response.headers["Vary"] = "Origin"

    return response


class HandTuned(HandWritten):
    """The same with all that can be made before the first request made before it."""

    def application(self, app: Flask, **options: t.Any) -> None:
        _add_preflight(app)
        ready = {
            origin: _ready(origin, options) for origin in options.get("origins", ())
        }
        other: Headers = (("Access-Control-Allow-Origin", "*"),)

        if ready:
            other = (("Vary", "Origin"),)

        @app.after_request
        def extend(response: Response) -> Response:
            headers = ready.get(request.environ.get("HTTP_ORIGIN"), other)
            # Headers.extend() takes three microseconds more.
            response.headers._list.extend(headers)
            return response


def _ready(origin: str, options: cabc.Mapping[str, t.Any]) -> Headers:
    rv: Headers = (("Access-Control-Allow-Origin", origin), ("Vary", "Origin"))

    if options.get("supports_credentials"):
        rv += (
            ("Access-Control-Allow-Credentials", "true"),
            ("Access-Control-Expose-Headers", ", ".join(options["expose_headers"])),
        )

    return rv


class Wrapper(Nothing):
    """The least that a layer can do: constant headers on each response."""

    def __init__(self, *added: tuple[str, str]) -> None:
        self._added = added

    def application(self, app: Flask, **options: t.Any) -> None:
        inner = app.wsgi_app
        added = self._added

        def layer(environ: dict[str, t.Any], start_response: StartResponse) -> t.Any:
            def start(
                status: str, headers: list[t.Any], exc_info: t.Any = None
            ) -> t.Any:
                headers.extend(added)
                return start_response(status, headers, exc_info)

            return inner(environ, start)

        app.wsgi_app = layer  # type: ignore[method-assign]


class Floor(Nothing):
    """The least that an answer to a preflight can cost: ready headers from a dict."""

    def application(self, app: Flask, **options: t.Any) -> None:
        inner = app.wsgi_app
        granted = {
            origin: [*_ready(origin, {}), METHODS, HEADERS]
            for origin in options["origins"]
        }
        refused = [("Vary", "Origin")]

        def layer(environ: dict[str, t.Any], start_response: StartResponse) -> t.Any:
            if environ["REQUEST_METHOD"] != "OPTIONS":
                return inner(environ, start_response)

            start_response("200 OK", granted.get(environ.get("HTTP_ORIGIN"), refused))
            return []

        app.wsgi_app = layer  # type: ignore[method-assign]

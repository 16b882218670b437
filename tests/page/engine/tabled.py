"""The decision table, and what browsers were asked about, as cases."""

import itertools
import typing as t
import warnings
from collections.abc import Iterator

from flask import Flask

from flask_cors import CORS
from flask_cors.asking import method
from flask_cors.asking import origin
from flask_cors.asking import WordError
from flask_cors.sansio.browser.exchanges import Credentials
from flask_cors.sansio.browser.exchanges import PageRequest

from ...agreement.configurations import configurations
from ...agreement.configurations import Pages
from ...agreement.requests import REQUESTS
from ...table import CASES
from ...table.case import APP
from ...table.case import Case
from ...table.case import EVIL
from .cases import Application

URL: t.Final = "http://127.0.0.1:5000/"
PAGES: t.Final = Pages(8000)

#: Of each configuration so many requests are explained, each time others.
EACH: t.Final = 5


def table() -> Iterator[Application]:
    """Each case of the decision table, as far as a page can ask so."""
    for case in CASES:
        requests = tuple(_requests(case))
        yield Application(case.id, _application(case), requests)


def _application(case: Case) -> Flask:
    app = Flask("table")
    app.add_url_rule("/", view_func=lambda: "ok", methods=["GET", "POST", "PUT"])

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        CORS(app, **case.options)

    return app


def _requests(case: Case) -> Iterator[PageRequest]:
    """What the case asks, and the same of another page, and with cookies."""
    asked = case.request
    wanted = asked.request_method or asked.method
    names = (asked.request_headers or "").split(",")
    headers = tuple((name.strip(), "1") for name in names if _is_name(name.strip()))
    origins = dict.fromkeys((asked.origin, APP, EVIL, "null"))

    for page, credentials in itertools.product(origins, _MODES):
        if page is not None and _is_read(origin, page) and _is_read(method, wanted):
            yield PageRequest(
                URL, origin(page), wanted, headers, credentials=credentials
            )


_MODES: t.Final = (Credentials.SAME_ORIGIN, Credentials.INCLUDE)


def _is_name(text: str) -> bool:
    return text.replace("-", "").isalnum()


def _is_read(read: t.Callable[[str], object], text: str) -> bool:
    try:
        read(text)
    except WordError:
        return False

    return True


def agreed() -> Iterator[Application]:
    """The configurations that browsers were asked about, with what they were asked."""
    for number, configuration in enumerate(configurations(PAGES)):
        indices = [(number * EACH + step * 3) % len(REQUESTS) for step in range(EACH)]
        requests = tuple(
            PageRequest(
                f"http://api.localhost:9000{REQUESTS[i].path}",
                getattr(PAGES, REQUESTS[i].page),
                REQUESTS[i].method,
                REQUESTS[i].headers,
                credentials=Credentials(REQUESTS[i].credentials),
            )
            for i in indices
        )
        yield Application(str(configuration), configuration.application(), requests)

"""An answer, as far as it is compared: status, CORS headers, Vary, Allow."""

import typing as t
import warnings

from flask import Flask
from werkzeug.test import TestResponse

from .applications import build
from .configuration import Configuration
from .exchanges import Exchange
from .exchanges import shortened

Answer = dict[str, t.Any]

#: The entry of a table of answers that stands for building the application.
BUILD = "build"


def answers(configuration: Configuration) -> dict[str, Answer]:
    """Build the application and ask it everything, in order."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")

        try:
            app = build(configuration)
        except Exception as error:
            return {BUILD: {"raises": _kind(error)}}

    app.logger.disabled = True
    return {exchange.id: answer(app, exchange) for exchange in configuration.exchanges}


def answer(app: Flask, exchange: Exchange) -> Answer:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")

        try:
            response = app.test_client().open(
                exchange.path,
                method=exchange.method,
                headers=exchange.headers,
                environ_overrides={"SCRIPT_NAME": exchange.mount},
            )
        except Exception as error:
            return {"raises": _kind(error)}

    response.close()
    return _compared(response)


def _compared(response: TestResponse) -> Answer:
    rv: Answer = {"status": response.status_code}
    names = sorted({name.title() for name, _ in response.headers})
    # A browser reads a header that is sent twice as one value with a comma.
    rv |= {
        name: shortened(", ".join(response.headers.getlist(name)))
        for name in names
        if name.startswith("Access-Control-")
    }

    for name in ("Vary", "Allow"):
        if listed := _listed(response, name):
            rv[name] = listed

    return rv


def _listed(response: TestResponse, name: str) -> list[str]:
    """Give the names in a list header, sorted; one sent twice is there twice."""
    values = ",".join(response.headers.getlist(name)).split(",")
    return sorted(value.strip() for value in values if value.strip())


def _kind(error: Exception) -> str:
    """Name the built-in exception that a caller catches it as."""
    return next(
        kind.__name__ for kind in type(error).__mro__ if kind.__module__ == "builtins"
    )

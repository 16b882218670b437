"""An application of many routes: its page is made in seconds."""

import time
import typing as t

import pytest
from flask import Flask

from flask_cors import CORS
from flask_cors.page.document import document

ROUTES: t.Final = 2000

#: On a slow machine that does other things, too.
MOST_SECONDS: t.Final = 15


@pytest.mark.slow
@pytest.mark.timed
def test_two_thousand_routes_take_seconds() -> None:
    app = Flask("shop", static_folder=None)
    CORS(app, resources={f"/v{number}/*": "https://a.example" for number in range(20)})

    for number in range(ROUTES):
        rule = f"/v{number % 20}/things{number}/<int:id>"
        app.add_url_rule(rule, f"view{number}", list, methods=["GET", "PUT"])

    start = time.process_time()
    page = document(app)
    assert time.process_time() - start < MOST_SECONDS
    assert page.count("data-path=") == ROUTES

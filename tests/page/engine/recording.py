"""Records every request that a run of tests has explained, as a plugin of pytest."""

import json
import os
import typing as t
from pathlib import Path

import pytest
from flask import Flask

from flask_cors import explaining
from flask_cors.page.tables import tables
from flask_cors.sansio.browser.exchanges import PageRequest
from flask_cors.sansio.explanation import Explanation

from .cases import given
from .cases import told

#: Where the records are written, a line for each.
TO: t.Final = "CORS_RECORDS"

_explained = explaining.explained
_run: dict[str, str] = {}


def recorded(app: Flask, request: PageRequest) -> Explanation:
    found = _explained(app, request)
    record = {
        "name": _run.get("id", ""),
        "tables": tables(app),
        "requests": [given(request)],
        "expected": [told(found)],
    }

    with Path(os.environ[TO]).open("a") as file:
        file.write(json.dumps(record) + "\n")

    return found


def pytest_runtest_setup(item: pytest.Item) -> None:
    _run["id"] = item.nodeid


if TO in os.environ:
    explaining.explained = recorded

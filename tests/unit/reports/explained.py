"""Applications to be explained, each as if it were a file of its own."""

import typing as t
from pathlib import Path

from flask import Flask

from flask_cors.reports import Surroundings

HERE = Surroundings(Path("/srv/shop"))
PAGE = "https://shop.example"

IMPORTS = """\
from flask import abort, Blueprint, Flask
from flask_cors import CORS, cors_exempt, cross_origin
app = Flask("shop")
"""


def shop(*lines: str) -> Flask:
    """The application of a file, of which the first three lines are the same."""
    source = IMPORTS + "\n".join(lines)
    namespace: dict[str, t.Any] = {}
    exec(compile(source, "/srv/shop/shop.py", "exec"), namespace)
    app = namespace["app"]
    assert isinstance(app, Flask)
    return app

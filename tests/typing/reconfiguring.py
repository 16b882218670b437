"""Changing the options of an application, as type checkers see it."""

from typing import Any
from typing import assert_type

from flask import Blueprint
from flask import Flask

from flask_cors import ConfigChange
from flask_cors import CORS
from flask_cors import CORSMiddleware
from flask_cors import CORSOptions

app = Flask(__name__)
cors = CORS(app)
layer = CORSMiddleware(app)
given: CORSOptions = {"origins": "*", "max_age": 0}

changes = cors.reconfigure(app, origins=["https://app.example.com"])
assert_type(changes, tuple[ConfigChange, ...])
assert_type(layer.reconfigure(**given), tuple[ConfigChange, ...])
assert_type([change.option for change in changes], list[str | None])

assert_type(cors.config(app), dict[str, Any])
cors.reconfigure(app, **cors.config(app))
CORSMiddleware(app, **layer.config())

cors.reconfigure()  # type: ignore[call-arg]
cors.reconfigure(Blueprint("api", __name__))  # type: ignore[arg-type]
cors.reconfigure(app, orgins="*")  # type: ignore[call-arg]
cors.config()  # type: ignore[call-arg]
cors.config(Blueprint("api", __name__))  # type: ignore[arg-type]

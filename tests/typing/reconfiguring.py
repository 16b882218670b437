"""Changing the options of an application, as type checkers see it."""

from typing import assert_type

from flask import Blueprint
from flask import Flask

from flask_cors import CORS
from flask_cors import CORSMiddleware
from flask_cors import CORSOptions

app = Flask(__name__)
cors = CORS(app)
layer = CORSMiddleware(app)
given: CORSOptions = {"origins": "*", "max_age": 0}

assert_type(cors.reconfigure(app), None)
assert_type(cors.reconfigure(app, origins=["https://app.example.com"]), None)
assert_type(layer.reconfigure(**given), None)

cors.reconfigure()  # type: ignore[call-arg]
cors.reconfigure(Blueprint("api", __name__))  # type: ignore[arg-type]
cors.reconfigure(app, orgins="*")  # type: ignore[call-arg]

"""The forms of each option's value, as type checkers see them."""

import collections.abc as cabc
import re

from flask import Flask

from flask_cors import CORS
from flask_cors import CORSOptions
from flask_cors import ViewOptions

app = Flask(__name__)

ORIGIN = "https://app.example.com"
PATTERN = re.compile(r"https://[a-z]+\.example\.com")


def check(origin: str) -> bool:
    return origin == ORIGIN


def origins() -> cabc.Iterator[str]:
    yield ORIGIN


CORS(app, origins=ORIGIN)
CORS(app, origins=PATTERN)
CORS(app, origins=check)
CORS(app, origins=lambda origin: origin == ORIGIN)
CORS(app, origins=None)
CORS(app, origins=[ORIGIN, PATTERN, check])
CORS(app, origins=(ORIGIN,))
CORS(app, origins={ORIGIN})
CORS(app, origins=frozenset({ORIGIN}))
CORS(app, origins=origins())
CORS(app, origins=["https://a.example", "https://b.example"])

CORS(app, methods="*")
CORS(app, methods=["GET"])
CORS(app, allow_headers=re.compile("x-.*"))
CORS(app, allow_headers=["X-One", re.compile("x-.*")])
CORS(app, expose_headers=None)

CORS(app, resources="/api/*")
CORS(app, resources=re.compile("/api"))
CORS(app, resources=["/api/*", re.compile("/api")])
CORS(app, resources=[])
CORS(app, resources={})
CORS(app, resources={"/api/*": ORIGIN})
CORS(app, resources={"/api/*": [ORIGIN]})
CORS(app, resources={"/api/*": {"origins": ORIGIN, "max_age": 600}})
CORS(app, resources={re.compile("/api"): {"origins": PATTERN}})
CORS(app, resources={"/api/*": {"origins": check}, "/open": "*"})

of_a_view: ViewOptions = {"origins": ORIGIN, "strict": False}
of_an_application: CORSOptions = {**of_a_view, "resources": "/api/*"}

CORS(app, origins=7)  # type: ignore[arg-type]
CORS(app, origins=[7])  # type: ignore[list-item]
CORS(app, expose_headers=re.compile("x-.*"))  # type: ignore[arg-type]

unknown: CORSOptions = {"orgins": ORIGIN}  # type: ignore[typeddict-unknown-key]
no_table: ViewOptions = {"resources": "/"}  # type: ignore[typeddict-unknown-key]

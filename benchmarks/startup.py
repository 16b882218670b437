"""A process that imports flask_cors on top of Flask, with marks around each step.

Imports nothing else before the last mark: what it has loaded, flask_cors would find.
"""

import sys

import flask

from .callgrind import mark


def main() -> None:
    before = set(sys.modules)
    mark()
    import flask_cors  # noqa: F401

    mark()
    loaded = sorted(set(sys.modules) - before)
    mark()
    from flask_cors import CORS
    from flask_cors import cross_origin  # noqa: F401

    mark()
    mark()
    app = flask.Flask("benchmarked", static_folder=None)
    app.add_url_rule("/", "index", lambda: "")
    CORS(app, origins=["https://app.example.com"])
    app.test_client().get("/", headers={"Origin": "https://app.example.com"})
    mark()
    print(flask.json.dumps(loaded))


if __name__ == "__main__":
    main()

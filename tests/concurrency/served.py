"""An application behind a real server, which changes its configuration itself."""

import sys
import threading

from flask import jsonify
from flask import request
from flask.typing import ResponseReturnValue

import flask_cors

from .applications import by_view
from .applications import Changes


def report() -> ResponseReturnValue:
    monkey = sys.modules.get("gevent.monkey")
    return jsonify(
        file=flask_cors.__file__,
        is_threaded=request.environ["wsgi.multithread"],
        has_greenlets=monkey is not None and monkey.is_module_patched("threading"),
        made=changes.made,
        refused=changes.refused,
        failures=changes.failures,
    )


application, reconfigure = by_view()
application.add_url_rule("/changes", "changes", report)
changes = Changes(reconfigure)

# It ends with the server: nobody else could end it there.
threading.Thread(target=changes.run, daemon=True).start()

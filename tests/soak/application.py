"""An application that changes its own configuration all the time, and whose tenants are
in Redis.
"""

import os
import threading
import time
from pathlib import Path

from flask import Flask
from flask import jsonify
from flask.typing import ResponseReturnValue

from flask_cors import CORS
from flask_cors.redis_origins import RedisOrigins

from .exchanges import CONFIGURATIONS
from .exchanges import STORE

#: How long each configuration is in force.
_SECONDS = 0.1

tenants = RedisOrigins(os.environ[STORE], ttl=1, stale_if_error=3600)


def options(number: int) -> dict[str, object]:
    """The options of one of the configurations: of tenants, they are the same."""
    tenant = {"origins": tenants, "supports_credentials": True, "csrf_protect": True}
    items = CONFIGURATIONS[number % 2]
    return {"resources": {"/tenants": tenant, "/items": items}}


application = Flask("soak")
cors = CORS(application, **options(0))
made: list[int] = []
failures: list[str] = []


def change() -> None:
    """Change it until the process ends."""
    number = 0

    while True:
        number += 1

        try:
            if len(cors.reconfigure(application, **options(number))) == 0:
                failures.append("nothing has changed")
        except Exception as error:
            failures.append(repr(error))

        made[:] = [number]
        time.sleep(_SECONDS)


@application.route("/items", methods=["GET", "POST", "PUT"])
@application.route("/tenants", methods=["GET", "POST"])
def served() -> str:
    return str(os.getpid())


@application.get("/worker")
def worker() -> ResponseReturnValue:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    memory = pages * os.sysconf("SC_PAGE_SIZE")
    return jsonify(pid=os.getpid(), memory=memory, made=made, failures=failures)


# It ends with the server: nobody else could end it there.
threading.Thread(target=change, daemon=True).start()

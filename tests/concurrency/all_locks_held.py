"""Asks a layer while another thread holds every lock that there is.

Whoever waits for one waits for ever: it is ended by the other thread.
"""

import _thread
import gc
import os
import sys
import threading
import time
import typing as t

from flask import Flask
from werkzeug.test import create_environ

from flask_cors import CORS
from flask_cors import CORSMiddleware
from flask_cors import cross_origin

ONE = "https://one.example"
HEADERS = {
    "GET": {"HTTP_ORIGIN": ONE},
    "OPTIONS": {"HTTP_ORIGIN": ONE, "HTTP_ACCESS_CONTROL_REQUEST_METHOD": "PUT"},
}
GRACE = 3

held: list[t.Any] = []
state = ["asking before"]


def trivial(environ: t.Any, start_response: t.Any) -> list[bytes]:
    if len(sys.argv) > 1:
        with logged:
            pass

    start_response("200 OK", [])
    return []


def ask(app: t.Any, method: str, number: int) -> None:
    environ = create_environ(f"/{number}", method=method) | HEADERS[method]
    started: list[t.Any] = []
    app(environ, lambda status, headers, *exc_info: started.append(headers))
    assert ("Access-Control-Allow-Origin", ONE) in started[0]


def locks() -> list[t.Any]:
    """Every lock: what is found at all objects, as locks are in no list themselves."""
    found = {
        id(each): each
        for owner in gc.get_objects()
        for each in gc.get_referents(owner)
        if isinstance(each, (_thread.LockType, _thread.RLock))
    }
    return list(found.values())


def hold() -> None:
    while state[0] != "holding":
        time.sleep(0.01)

    found = locks()
    held.extend(lock for lock in found if lock.acquire(blocking=False))
    state[0] = f"asking while {len(held)} of {len(found)} locks are held"
    time.sleep(GRACE)
    os.write(2, b"it waits for a lock\n")
    os._exit(1)


def flask(view: t.Any) -> Flask:
    rv = Flask("locks")
    rv.add_url_rule("/<number>", "view", view, methods=["GET", "PUT"])
    CORS(rv, origins=[ONE, "https://two.example"])
    return rv


def item(number: str) -> str:
    return number


logged = threading.Lock()
layers = [
    CORSMiddleware(trivial, origins=[ONE, "https://two.example"]),
    CORSMiddleware(trivial, resources={"/*": ONE, "/other/*": ONE}),
    flask(item),
    flask(cross_origin(origins=[ONE, "https://two.example"])(item)),
]
_thread.start_new_thread(hold, ())

for begun in ("holding", "done"):
    for layer in layers:
        for method in HEADERS:
            for number in range(50):
                ask(layer, method, number)

    if begun == "holding":
        state[0] = begun

        while state[0] == "holding":
            time.sleep(0.01)

os.write(1, f"{len(held)}\n".encode())
os._exit(0)

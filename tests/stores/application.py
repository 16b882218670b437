"""An application whose origins are in a store, for workers of gunicorn."""

import json
import os
import threading
from pathlib import Path

from flask import Flask
from flask import jsonify
from flask.typing import ResponseReturnValue
from sqlalchemy import Column
from sqlalchemy import create_engine
from sqlalchemy import MetaData
from sqlalchemy import String
from sqlalchemy import Table

from flask_cors import CORS
from flask_cors.redis_origins import RedisOrigins
from flask_cors.sql_origins import SQLOrigins
from flask_cors.stores.shared import SharedOrigins

METADATA = MetaData()
TENANTS = Table("tenants", METADATA, Column("origin", String(326), primary_key=True))

#: Where the store is, what the origins are told beside it, and about which origin they
#: are asked before any worker is forked.
STORE = "TEST_STORE"
OPTIONS = "TEST_OPTIONS"
FIRST = "TEST_FIRST"


def shared() -> SharedOrigins:
    url, options = os.environ[STORE], json.loads(os.environ.get(OPTIONS, "{}"))

    if url.startswith("redis:"):
        return RedisOrigins(url, **options)

    return SQLOrigins(create_engine(url), TENANTS.c.origin, **options)


def create_app() -> Flask:
    app = Flask("tenants")
    origins = shared()
    CORS(app, origins=origins, supports_credentials=True)

    if os.environ.get(FIRST):
        origins(os.environ[FIRST])

    @app.get("/")
    def report() -> ResponseReturnValue:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        memory = pages * os.sysconf("SC_PAGE_SIZE")
        threads = threading.active_count()
        return jsonify(pid=os.getpid(), memory=memory, threads=threads)

    return app

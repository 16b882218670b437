"""A shop system whose customers have pages of their own: their origins are in Redis."""

import hmac
import os

from flask import Blueprint
from flask import Flask
from flask import request
from flask.typing import ResponseReturnValue

from flask_cors import CORS
from flask_cors import CORSConfigError
from flask_cors.redis_origins import RedisOrigins

TOKEN = os.environ.get("ADMIN_TOKEN", "secret")

app = Flask(__name__)
tenants = RedisOrigins(os.environ.get("REDIS_URL", "redis://127.0.0.1:6379/0"))
CORS(app, origins=tenants, resources="/api/*", methods=["GET"], csrf_protect=True)


@app.get("/api/books")
def books() -> ResponseReturnValue:
    return ["Emma", "Ulysses"], {"X-Worker": str(os.getpid())}


# No policy names these paths: no page of another origin gets at them.
admin = Blueprint("admin", __name__, url_prefix="/tenants")


@admin.before_request
def check_token() -> ResponseReturnValue | None:
    given = request.headers.get("Authorization", "")

    if not hmac.compare_digest(given.encode(), f"Bearer {TOKEN}".encode()):
        return {"error": "This needs the token"}, 401

    return None


@admin.post("")
def add() -> ResponseReturnValue:
    """Every worker allows it within a second; what allows nobody is not stored."""
    try:
        tenants.add(request.get_json()["origin"])
    except CORSConfigError as error:
        return {"error": str(error)}, 400

    return "", 204


@admin.delete("")
def remove() -> ResponseReturnValue:
    tenants.remove(request.get_json()["origin"])
    return "", 204


app.register_blueprint(admin)

"""A profiler was put around everything, and CORS() came last."""

from flask import Flask
from werkzeug.middleware.profiler import ProfilerMiddleware
from werkzeug.middleware.proxy_fix import ProxyFix

from flask_cors import CORS

CAUGHT_BY = {"CORS412"}


def create_app() -> Flask:
    app = Flask(__name__)
    app.wsgi_app = ProxyFix(app.wsgi_app, x_proto=1, x_host=1)  # type: ignore[method-assign]
    app.wsgi_app = ProfilerMiddleware(app.wsgi_app)  # type: ignore[method-assign]
    CORS(app, origins="https://app.example.com", csrf_protect=True)

    @app.post("/orders")
    def order() -> dict[str, bool]:
        return {"ok": True}

    return app

"""An application for ``flask run``: a page, and a login before all else."""

from flask import abort
from flask import Flask
from flask import request
from flask_debugtoolbar import DebugToolbarExtension

from flask_cors import CORS

app = Flask("shop")
app.config.update(
    CORS_DEBUG_PAGE=True,
    DEBUG_TB_PANELS=["flask_cors.debug_toolbar.CORSPanel"],
    SECRET_KEY="secret",
)
CORS(app, origins="https://app.example.com")
app.add_url_rule("/", "index", lambda: "<!doctype html><body>a shop</body>")


@app.before_request
def log_in() -> None:
    if request.endpoint not in ("index", "_debug_toolbar.static"):
        abort(401)


DebugToolbarExtension(app)

"""A shop whose API counts what Flask-CORS decides, and shows it to Prometheus."""

import os

from flask import Flask
from flask import Response
from prometheus_client import CollectorRegistry
from prometheus_client import CONTENT_TYPE_LATEST
from prometheus_client import Counter
from prometheus_client import generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

from flask_cors import CORS
from flask_cors import cors_granted
from flask_cors import cors_refused
from flask_cors import CORSDecision

app = Flask(__name__)
CORS(
    app,
    csrf_protect="report",
    resources={
        "/api/*": [
            {"origins": "https://partner.example", "supports_credentials": True},
            {"origins": "*", "methods": ["GET"]},
        ],
        "/account/*": "https://app.example.com",
    },
)

registry = CollectorRegistry()
decisions = Counter(
    "cors_decisions",
    "What was decided on requests of pages of other origins.",
    ["kind", "outcome", "reason", "source"],
    registry=registry,
)


@cors_granted.connect
@cors_refused.connect
def count(sender: object, decision: CORSDecision) -> None:
    """Count by what there is only so much of: never by an origin or a path, of which
    anybody can make up new ones, each a time series more.
    """
    outcome = decision.outcome.name if decision.is_enforced else "REPORTED"
    reason = decision.reason.name if decision.reason is not None else ""
    source = str(decision.source) if decision.source is not None else ""
    decisions.labels(decision.kind.name, outcome, reason, source).inc()


@app.route("/api/books", methods=["GET", "POST"])
def books() -> list[str]:
    return ["Emma", "Ulysses"]


@app.post("/account/address")
def address() -> dict[str, bool]:
    return {"changed": True}


@app.get("/metrics")
def metrics() -> Response:
    """No policy names this path: no page of another origin can read it."""
    return Response(generate_latest(_shown()), content_type=CONTENT_TYPE_LATEST)


def _shown() -> CollectorRegistry:
    """The counts of this process, or of all workers where they share a directory."""
    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        return registry

    of_all = CollectorRegistry()
    MultiProcessCollector(of_all)
    return of_all

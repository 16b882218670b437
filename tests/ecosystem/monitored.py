"""A shop that Sentry watches, in a process of its own: Sentry stays in one for good.

What became of some requests is printed, and what Sentry was sent of each.
"""

import json
import typing as t

import sentry_sdk
from flask import Flask
from sentry_sdk.envelope import Envelope
from sentry_sdk.transport import Transport

from flask_cors import CORS
from flask_cors.testing import BlockedByCORS
from flask_cors.testing import BrowserClient

PAGE = "https://app.example"
EVIL = "https://evil.example"

# What Sentry's script in the page sends along.
TRACE_ID = "0af7651916cd43dd8448eb211c80319c"
TRACED = {
    "sentry-trace": f"{TRACE_ID}-b7ad6b7169203331-1",
    "baggage": f"sentry-trace_id={TRACE_ID}",
}

events: list[dict[str, t.Any]] = []


class Kept(Transport):
    """Keeps what would go to Sentry."""

    def capture_envelope(self, envelope: Envelope) -> None:
        for item in envelope.items:
            event = item.payload.json or {}

            if item.type not in ("event", "transaction"):
                continue

            raised = event.get("exception", {}).get("values", [{}])[0]
            events.append(
                {
                    "type": item.type,
                    "transaction": event.get("transaction"),
                    "raised": raised.get("value"),
                    "trace": event["contexts"]["trace"]["trace_id"],
                }
            )


sentry_sdk.init(
    dsn="https://key@sentry.example/1", transport=Kept, traces_sample_rate=1.0
)

app = Flask(__name__)
app.logger.disabled = True
CORS(
    app,
    origins=PAGE,
    allow_headers=["Content-Type", "sentry-trace", "baggage"],
    csrf_protect=True,
)


@app.get("/books")
def books() -> list[str]:
    return ["Emma"]


@app.route("/broken", methods=["POST", "PUT"])
def broken() -> None:
    raise LookupError("the shelf is empty")


def asked(origin: str, path: str, **options: t.Any) -> dict[str, t.Any]:
    events.clear()

    try:
        answer = BrowserClient(app, origin).fetch(path, **options)
    except BlockedByCORS as blocked:
        return {"blocked": blocked.refusal.reason.value, "events": [*events]}

    return {
        "status": answer.status,
        "statuses": [each.answer.status for each in answer.exchanges],
        "events": [*events],
    }


if __name__ == "__main__":
    outcomes = {
        "fine": asked(PAGE, "/books"),
        "traced": asked(PAGE, "/books", headers=TRACED),
        "broken": asked(PAGE, "/broken", method="PUT", headers=TRACED),
        "not allowed": asked(EVIL, "/books", headers=TRACED),
        "may not write": asked(EVIL, "/broken", method="POST"),
    }
    print(json.dumps(outcomes))

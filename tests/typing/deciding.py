"""Functions that check origins, and decisions, as type checkers see them."""

from collections.abc import AsyncIterator
from collections.abc import Callable
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from typing import assert_type

from flask import Flask

from flask_cors import cached_origins
from flask_cors import CORS
from flask_cors import cors_granted
from flask_cors import cors_refused
from flask_cors import CORSDecision
from flask_cors import CORSMiddleware
from flask_cors import cross_origin
from flask_cors import csrf_exempt
from flask_cors import current_decision
from flask_cors import Kind
from flask_cors import Outcome
from flask_cors import Reason
from flask_cors import WriteReason
from flask_cors.origin_cache import CachedOrigins

app = Flask(__name__)


def is_tenant(origin: str) -> bool:
    return origin.endswith(".example")


async def is_tenant_later(origin: str) -> bool:
    return is_tenant(origin)


def tenants() -> list[str]:
    return ["https://one.example"]


def each_tenant() -> Iterator[str]:
    yield "https://one.example"


async def tenants_later() -> list[str]:
    return tenants()


class Tenants:
    def __call__(self, origin: str) -> bool:
        return is_tenant(origin)


def of_two(origin: str, tenant: str) -> bool:
    return origin == tenant


CORS(app, origins=is_tenant)
CORS(app, origins=is_tenant_later)
CORS(app, origins=tenants)
CORS(app, origins=each_tenant)
CORS(app, origins=tenants_later)
CORS(app, origins=Tenants())
CORS(app, origins=lambda origin: is_tenant(origin))
CORS(app, origins=["https://one.example", is_tenant, Tenants()])
CORS(app, csrf_protect=True, csrf_origins=is_tenant)
CORS(app, csrf_protect="report")
CORS(app, resources={"/api/*": [{"origins": is_tenant}, {"origins": "*"}]})
CORSMiddleware(app, origins=is_tenant)
CORS(app, origins=of_two)  # type: ignore[arg-type]

cached = cached_origins(
    is_tenant, ttl=timedelta(minutes=1), max_entries=10, stale_if_error=0.5
)
assert_type(cached, CachedOrigins)
assert_type(cached("https://one.example"), bool)
CORS(app, origins=cached)
CORS(app, origins=cached_origins(tenants_later, timeout=None))
cached_origins(of_two)  # type: ignore[arg-type]
cached_origins(is_tenant, 60)  # type: ignore[call-arg]


@app.get("/")
@cross_origin(origins=[is_tenant])
def view() -> str:
    decision = current_decision()
    assert_type(decision, CORSDecision | None)

    if decision is None:
        return "ungoverned"

    assert_type(decision.kind, Kind)
    assert_type(decision.origin, str | None)
    assert_type(decision.outcome, Outcome)
    assert_type(decision.reason, Reason | WriteReason | None)
    assert_type(decision.is_enforced, bool)
    return str(decision.source)


@app.post("/hook")
@csrf_exempt
def hook(number: int) -> str:
    return str(number)


assert_type(hook, Callable[[int], str])  # type: ignore[assert-type]
assert_type(hook(1), str)


@cors_granted.connect
@cors_refused.connect_via(app)
def receive(sender: object, decision: CORSDecision, **extra: Any) -> None: ...


async def receive_later(sender: object, decision: CORSDecision) -> None: ...


cors_refused.connect(receive_later, sender=app)


async def stream() -> AsyncIterator[str]:
    yield "https://one.example"

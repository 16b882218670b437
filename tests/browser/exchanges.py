"""What the pages of several origins ask, what they read, and what the API sees."""

import json
import typing as t
from dataclasses import dataclass

NAMED = "app.localhost"
# Another origin of the named one's site: its requests carry the API's cookies.
PARTNER = "partner.app.localhost"
LOOK_ALIKE = "app.localhost.evil.localhost"

JSON = {"Content-Type": "application/json"}
TOKEN = {"Authorization": "Bearer secret"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A request, what its readers see, and what the API sees."""

    id: str
    path: str
    options: dict[str, t.Any]
    readers: tuple[str, ...] = (NAMED,)
    status: int = 200
    body: t.Any
    headers: dict[str, str | None] | None = None
    """Response headers as the page has them; ``None`` for one it cannot read."""
    wire: tuple[str, ...] = ("GET",)
    """The methods that arrive, where every one of them is granted."""
    views: tuple[str, ...] = ("GET",)
    """The methods that a view is run for, likewise."""


def request(
    method: str = "GET", body: object = None, **headers: str
) -> dict[str, t.Any]:
    """Return the options of a ``fetch()``."""
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    content = {} if body is None else {"body": json.dumps(body)}
    return {"method": method, "headers": names, **content}


EXCHANGES = (
    Exchange(
        id="GET, exposed headers alone are readable",
        path="/items",
        options=request(),
        body=[1, 2, 3],
        headers={"x-total": "3", "x-internal": None},
    ),
    Exchange(
        id="JSON POST",
        path="/items",
        options=request("POST", {"name": "x"}, **JSON),
        status=201,
        body={"added": {"name": "x"}},
        wire=("OPTIONS", "POST"),
        views=("POST",),
    ),
    Exchange(
        id="PUT with a custom header",
        path="/items/5",
        options=request("PUT", X_Request_ID="r-1"),
        body={"replaced": 5, "by": "r-1"},
        wire=("OPTIONS", "PUT"),
        views=("PUT",),
    ),
    Exchange(
        id="credentialed GET",
        path="/me",
        options={**request(), "credentials": "include"},
        body={"user": None},
    ),
    Exchange(
        id="404 as JSON",
        path="/missing",
        options=request(),
        status=404,
        body={"error": "Not Found"},
        views=(),
    ),
    Exchange(
        id="404 after a preflight",
        path="/missing",
        options=request("PUT", {}, **JSON),
        status=404,
        body={"error": "Not Found"},
        wire=("OPTIONS", "PUT"),
        views=(),
    ),
    Exchange(
        id="405 after a preflight",
        path="/items",
        options=request("DELETE"),
        status=405,
        body={"error": "Method Not Allowed"},
        wire=("OPTIONS", "DELETE"),
        views=(),
    ),
    Exchange(
        id="abort(403) in the view",
        path="/forbidden",
        options=request(),
        status=403,
        body={"error": "Forbidden"},
    ),
    Exchange(
        id="500 of a view that raises",
        path="/broken",
        options=request(),
        status=500,
        body={"error": "Internal Server Error"},
    ),
    Exchange(
        id="slash redirect",
        path="/archive",
        options=request(),
        body={"archive": "GET"},
        wire=("GET", "GET"),
    ),
    Exchange(
        id="slash redirect of a preflighted PUT",
        path="/archive",
        options=request("PUT", {}, **JSON),
        body={"archive": "PUT"},
        wire=("OPTIONS", "PUT", "OPTIONS", "PUT"),
        views=("PUT",),
    ),
    Exchange(
        id="refused by the login hook",
        path="/private",
        options=request(),
        status=401,
        body={"error": "no token"},
        views=(),
    ),
    Exchange(
        id="refused by the login hook after a preflight",
        path="/private",
        options=request("DELETE"),
        status=401,
        body={"error": "no token"},
        wire=("OPTIONS", "DELETE"),
        views=(),
    ),
    Exchange(
        id="past the login hook, Authorization preflighted",
        path="/private",
        options=request(**TOKEN),
        body={"private": "GET"},
        wire=("OPTIONS", "GET"),
    ),
    Exchange(
        id="view with a policy of its own",
        path="/partner",
        options=request(),
        readers=(PARTNER,),
        body={"partner": "GET"},
    ),
    Exchange(
        id="view with a policy of its own, preflighted",
        path="/partner",
        options=request("POST", X_Partner="1"),
        readers=(PARTNER,),
        body={"partner": "POST"},
        wire=("OPTIONS", "POST"),
        views=("POST",),
    ),
    Exchange(
        id="exempt view",
        path="/internal",
        options=request(),
        readers=(),
        body={"internal": True},
    ),
)

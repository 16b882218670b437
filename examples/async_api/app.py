"""An API of async views, as classes, whose allowed origins another service knows."""

import asyncio

from flask import Flask
from flask.typing import ResponseReturnValue
from flask.views import MethodView

from flask_cors import cached_origins
from flask_cors import CORS
from flask_cors import cross_origin

STOCK = {
    "Berlin": {"Emma": 3, "Ulysses": 0},
    "Dublin": {"Emma": 1, "Ulysses": 16},
}
TENANTS = {"https://shop.example", "https://books.example"}

app = Flask(__name__)


async def is_tenant(origin: str) -> bool:
    """Ask the service that knows: here it takes a moment, and no network."""
    await asyncio.sleep(0.1)
    return origin in TENANTS


# It is asked once a minute for each origin. What it has said counts for an hour more if
# it does not answer.
tenants = cached_origins(is_tenant, ttl=60, stale_if_error=3600)
CORS(app, origins=tenants, resources="/stock/*", methods=["GET"], csrf_protect=True)


async def count(city: str, title: str) -> tuple[str, int]:
    """Ask a warehouse."""
    await asyncio.sleep(0.1)
    return city, STOCK[city].get(title, 0)


class Stock(MethodView):
    """What every tenant's page reads, and one page alone changes."""

    async def get(self, title: str) -> ResponseReturnValue:
        return dict(await asyncio.gather(*(count(city, title) for city in STOCK)))

    @cross_origin("https://admin.example", methods=["DELETE"])
    async def delete(self, title: str) -> ResponseReturnValue:
        await asyncio.sleep(0.1)

        for books in STOCK.values():
            books.pop(title, None)

        return "", 204


app.add_url_rule("/stock/<title>", view_func=Stock.as_view("stock"))


@app.get("/cities")
@cross_origin("*", send_wildcard=True, methods=["GET"])
async def cities() -> ResponseReturnValue:
    """A view as a function: the decorator goes below the route."""
    await asyncio.sleep(0.1)
    return list(STOCK)

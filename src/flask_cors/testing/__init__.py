"""Testing as a page in a browser: what it can read, and what is kept from it.

.. code-block:: python

    from flask_cors.testing import BrowserClient

    def test_the_shop_reads_its_orders(app):
        client = BrowserClient(app, "https://shop.example")
        client.assert_allowed("/orders", credentials="include")
        client.assert_blocked("/orders", method="DELETE", reason="method-not-allowed")

It works without pytest; with it, there is the fixture ``cors_browser``.
"""

from __future__ import annotations

from ..sansio.browser.refusals import BlockReason as BlockReason
from .assertions import assert_allowed as assert_allowed
from .assertions import assert_blocked as assert_blocked
from .blocked import BlockedByCORS as BlockedByCORS
from .client import BrowserClient as BrowserClient
from .headers import PageHeaders as PageHeaders
from .responses import PageResponse as PageResponse

__all__ = [
    "BlockReason",
    "BlockedByCORS",
    "BrowserClient",
    "PageHeaders",
    "PageResponse",
    "assert_allowed",
    "assert_blocked",
]

"""Entries of a store: which are origins, and how the others are refused."""

import pytest

from flask_cors import CORSConfigError
from flask_cors.errors import InvalidValueError
from flask_cors.stores.entries import is_serialized
from flask_cors.stores.entries import require_origins

TENANT = "https://tenant.example"


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        (TENANT, True),
        ("http://localhost:8000", True),
        ("https://xn--exmple-cua.com", True),
        ("https://[::1]:8443", True),
        ("capacitor://localhost", True),
        ("https://a_b.example", True),
        ("*", False),
        ("null", False),
        ("", False),
        ("https://*.tenant.example", False),
        ("http://localhost:*", False),
        ("https://Tenant.example", False),
        ("https://tenant.example:443", False),
        ("https://tenant.example/", False),
        ("wss://tenant.example", False),
        ("https://" + "a." * 200 + "example", False),
    ],
)
def test_only_what_a_browser_sends_is_an_origin(text: str, is_one: bool) -> None:
    assert is_serialized(text) is is_one


def test_entries_that_are_wrong_are_refused_all_together() -> None:
    with pytest.raises(CORSConfigError, match=r"^2 mistakes in the ") as caught:
        require_origins((TENANT, "*", "tenant.example"), "Memory.add()")

    first, second = caught.value.errors
    assert type(first) is InvalidValueError
    assert (first.option, first.value, str(first.source)) == (
        "origins",
        "*",
        "Memory.add()",
    )
    assert second.suggestions == (TENANT,)

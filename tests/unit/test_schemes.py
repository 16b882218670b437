"""Schemes that the origin of a page can have."""

import pytest

from flask_cors import Fault
from flask_cors.sansio import schemes


@pytest.mark.parametrize(
    "scheme",
    [
        "http",
        "https",
        "ftp",
        "capacitor",
        "chrome-extension",
        "tauri",
        "web+app",
        "ms-appx-web",
        "httpd",
        "ssh",
        "a" * 64,
    ],
)
def test_a_scheme_may_be_any_that_a_page_has(scheme: str) -> None:
    assert schemes.misspelling(scheme) is None


@pytest.mark.parametrize(
    ("scheme", "fault", "meant"),
    [
        ("", Fault.INVALID_SCHEME, None),
        ("1http", Fault.INVALID_SCHEME, "http"),
        ("name=https", Fault.INVALID_SCHEME, "https"),
        ("my_app", Fault.INVALID_SCHEME, None),
        ("a" * 65, Fault.INVALID_SCHEME, None),
        ("htpp", Fault.INVALID_SCHEME, "http"),
        ("htttp", Fault.INVALID_SCHEME, "http"),
        ("htps", Fault.INVALID_SCHEME, "https"),
        ("httsp", Fault.INVALID_SCHEME, "https"),
        ("htttps", Fault.INVALID_SCHEME, "https"),
        ("ttps", Fault.INVALID_SCHEME, "https"),
        ("ws", Fault.INVALID_SCHEME, "http"),
        ("wss", Fault.INVALID_SCHEME, "https"),
        ("file", Fault.FILE_SCHEME, None),
        ("data", Fault.FILE_SCHEME, None),
        ("about", Fault.FILE_SCHEME, None),
        ("blob", Fault.FILE_SCHEME, None),
        ("javascript", Fault.FILE_SCHEME, None),
    ],
)
def test_no_page_has_any_other(scheme: str, fault: Fault, meant: str | None) -> None:
    found = schemes.misspelling(scheme)
    assert found is not None
    assert (found.fault, found.meant) == (fault, meant)

"""The pure function: what makes a request suspicious, whatever the policies say."""

import itertools

import pytest

from flask_cors.sansio.csrf import suspicion
from flask_cors.sansio.csrf import WriteFacts
from flask_cors.sansio.csrf import WriteReason

from .case import EVIL
from .case import OWN

SITE = WriteReason.CROSS_SITE_WRITE
FOREIGN = WriteReason.FOREIGN_ORIGIN_WRITE

ORIGINS = (None, "", OWN, EVIL, "null", "https://evil@api.example.com")

#: By Sec-Fetch-Site: the reason for each of the origins.
UNSAFE: dict[str | None, tuple[WriteReason | None, ...]] = {
    None: (None, None, None, FOREIGN, FOREIGN, FOREIGN),
    "": (None, None, None, FOREIGN, FOREIGN, FOREIGN),
    "same-origin": (None,) * 6,
    "none": (None,) * 6,
    "same-site": (SITE,) * 6,
    "cross-site": (SITE,) * 6,
    "SAME-ORIGIN": (SITE,) * 6,
    "none, none": (SITE,) * 6,
    "?": (SITE,) * 6,
}

ROWS = [
    (site, origin, reason)
    for site, reasons in UNSAFE.items()
    for origin, reason in zip(ORIGINS, reasons, strict=True)
]


@pytest.mark.parametrize(("site", "origin", "reason"), ROWS)
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "LOCK"])
def test_an_unsafe_method(
    method: str, site: str | None, origin: str | None, reason: WriteReason | None
) -> None:
    assert suspicion(WriteFacts(method, origin, site, OWN)) is reason


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_a_safe_method_never_is(method: str) -> None:
    combinations = itertools.product(ORIGINS, UNSAFE)
    assert {suspicion(WriteFacts(method, *said, OWN)) for said in combinations} == {
        None
    }

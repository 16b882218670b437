"""What is asked, and what is right: written down from the options alone."""

import typing as t
from dataclasses import dataclass

#: Where the application is told its store.
STORE: t.Final = "TEST_STORE"

ONE = "https://one.example"
TWO = "https://two.example"
EVIL = "https://evil.example"
TENANTS = tuple(f"https://shop-{number}.example" for number in range(8))

CONFIGURATIONS: t.Final[tuple[dict[str, t.Any], ...]] = (
    {
        "origins": [ONE, "https://also.one.example"],
        "methods": ["GET", "PUT"],
        "expose_headers": ["X-First"],
        "supports_credentials": True,
        "max_age": 10,
        "csrf_protect": True,
    },
    {
        "origins": [TWO, "https://also.two.example"],
        "methods": ["GET"],
        "expose_headers": ["X-Second"],
        "max_age": 20,
        "csrf_protect": False,
    },
)

_BEGIN: t.Final = "Access-Control-"
_REFUSED: t.Final = {"Vary": "Origin"}
_ASKED: t.Final = f"Origin, {_BEGIN}Request-Method, {_BEGIN}Request-Headers"
_ASKED_IN_VAIN: t.Final = {"Vary": _ASKED}


def _key(status: int, headers: dict[str, str]) -> str:
    """An answer as one text: its status, and the headers that CORS is about."""
    return "|".join([str(status), *(f"{n}={v}" for n, v in sorted(headers.items()))])


def _granted(origin: str, **headers: str) -> dict[str, str]:
    others = {_BEGIN + name.replace("_", "-"): value for name, value in headers.items()}
    return {f"{_BEGIN}Allow-Origin": origin, **others, "Vary": "Origin"}


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request, and its right answers.

    :param answers: one for each configuration, or one for both.
    """

    name: str
    method: str
    path: str
    headers: dict[str, str]
    answers: tuple[str, ...]


_FIRST = _granted(ONE, Allow_Credentials="true", Expose_Headers="X-First")
_SECOND = _granted(TWO, Expose_Headers="X-Second")


def _asking(origin: str) -> dict[str, str]:
    return {"Origin": origin, f"{_BEGIN}Request-Method": "PUT"}


def _writing(origin: str) -> dict[str, str]:
    return {"Origin": origin, "Sec-Fetch-Site": "cross-site"}


_PREFLIGHT = {
    **_FIRST,
    f"{_BEGIN}Allow-Methods": "GET, PUT",
    f"{_BEGIN}Max-Age": "10",
    "Vary": _ASKED,
}

EXCHANGES: t.Final = (
    Exchange(
        "a page of the first reads",
        "GET",
        "/items",
        {"Origin": ONE},
        (_key(200, _FIRST), _key(200, _REFUSED)),
    ),
    Exchange(
        "a page of the second reads",
        "GET",
        "/items",
        {"Origin": TWO},
        (_key(200, _REFUSED), _key(200, _SECOND)),
    ),
    Exchange(
        "a page of the first asks",
        "OPTIONS",
        "/items",
        _asking(ONE),
        (_key(200, _PREFLIGHT), _key(200, _ASKED_IN_VAIN)),
    ),
    Exchange(
        "a page of the second asks for what it may not",
        "OPTIONS",
        "/items",
        _asking(TWO),
        (
            _key(200, _ASKED_IN_VAIN),
            _key(200, {**_SECOND, "Vary": _ASKED}),
        ),
    ),
    Exchange(
        "a page of the first writes",
        "PUT",
        "/items",
        _writing(ONE),
        (_key(200, _FIRST), _key(200, _REFUSED)),
    ),
    Exchange(
        "a stranger writes",
        "POST",
        "/items",
        _writing(EVIL),
        (_key(403, _REFUSED), _key(200, _REFUSED)),
    ),
    Exchange(
        "nobody in particular reads",
        "GET",
        "/items",
        {},
        (_key(200, _REFUSED),),
    ),
    *(
        Exchange(
            f"{tenant} writes",
            "POST",
            "/tenants",
            _writing(tenant),
            (_key(200, _granted(tenant, Allow_Credentials="true")),),
        )
        for tenant in TENANTS
    ),
    Exchange(
        "a stranger reads what is for tenants",
        "GET",
        "/tenants",
        {"Origin": EVIL},
        (_key(200, _REFUSED),),
    ),
    Exchange(
        "a stranger writes to tenants",
        "POST",
        "/tenants",
        _writing(EVIL),
        (_key(403, _REFUSED),),
    ),
)

#: One that is never the same, of which nothing can be kept.
EVER_NEW: t.Final = Exchange(
    "ever new strangers read what is for tenants",
    "GET",
    "/tenants",
    {},
    (_key(200, _REFUSED),),
)

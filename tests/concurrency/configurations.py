"""Two configurations that an application changes between, and what is right in each.

What is right is written down here, from the options alone: it is never asked of the
package.
"""

import typing as t
from dataclasses import dataclass

ONE = "https://one.example"
TWO = "https://two.example"
OWN = "https://own.example"
EVIL = "https://evil.example"

# Each has a second origin, so that every response depends on its Origin.
FIRST: t.Final[dict[str, t.Any]] = {
    "origins": [ONE, "https://also.one.example"],
    "methods": ["GET", "PUT"],
    "allow_headers": ["X-One"],
    "expose_headers": ["X-First"],
    "supports_credentials": True,
    "max_age": 10,
}
SECOND: t.Final[dict[str, t.Any]] = {
    "origins": [TWO, "https://also.two.example"],
    "methods": ["DELETE", "GET"],
    "allow_headers": ["X-Two"],
    "expose_headers": ["X-Second"],
    "max_age": 20,
}
DIFFERING: t.Final = FIRST.keys() | SECOND.keys()
WRONG: t.Final[dict[str, t.Any]] = {"origins": EVIL, "max_age": "soon"}

#: Of the view that has a policy of its own.
VIEWS: t.Final[dict[str, t.Any]] = {
    "origins": [OWN, "https://also.own.example"],
    "max_age": 30,
}

Answer = tuple[int, frozenset[tuple[str, str]]]

_PREFIX: t.Final = "Access-Control-"
_ASKED: t.Final = f"{_PREFIX}Request-Headers, {_PREFIX}Request-Method"
_VARIES: t.Final = {"Vary": "Origin"}
_PREFLIGHT_VARIES: t.Final = {"Vary": f"{_ASKED}, Origin"}


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request, with its right answer under each of the configurations."""

    name: str
    method: str
    path: str
    headers: dict[str, str]
    first: Answer
    second: Answer


def answered(status: int, headers: t.Iterable[tuple[str, str]]) -> Answer:
    """What is compared of an answer: its status, and all that CORS is about."""
    found: dict[str, list[str]] = {}

    for name, value in headers:
        if name.startswith(_PREFIX) or name == "Vary":
            found.setdefault(name, []).append(value)

    if "Vary" in found:
        names = ",".join(found["Vary"]).split(",")
        found["Vary"] = [", ".join(sorted(each.strip() for each in names))]

    # A header that is there twice is no right one.
    return status, frozenset((name, "\n".join(v)) for name, v in found.items())


def _right(status: int = 200, /, **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    varies = named.pop("Vary", "Origin")
    prefixed = {f"{_PREFIX}{name}": value for name, value in named.items()}
    return answered(status, [*prefixed.items(), ("Vary", varies)])


def _fetch(name: str, path: str, origin: str, one: Answer, two: Answer) -> Exchange:
    return Exchange(name, "GET", path, {"Origin": origin}, one, two)


def _preflight(
    name: str, path: str, origin: str, asked: str, one: Answer, two: Answer
) -> Exchange:
    header = {ONE: "x-one", TWO: "x-two"}.get(origin, "x-other")
    headers = {
        "Origin": origin,
        f"{_PREFIX}Request-Method": asked,
        f"{_PREFIX}Request-Headers": header,
    }
    return Exchange(name, "OPTIONS", path, headers, one, two)


_REFUSED = _right()
_MISSING = _right(404)
_PREFLIGHT_REFUSED = _right(Vary=_PREFLIGHT_VARIES["Vary"])


def _first(status: int = 200) -> Answer:
    return _right(
        status,
        Allow_Origin=ONE,
        Allow_Credentials="true",
        Expose_Headers="X-First",
    )


def _second(status: int = 200) -> Answer:
    return _right(status, Allow_Origin=TWO, Expose_Headers="X-Second")


_FIRST_GRANTS = _right(
    Allow_Origin=ONE,
    Allow_Credentials="true",
    Allow_Methods="GET, PUT",
    Allow_Headers="x-one",
    Expose_Headers="X-First",
    Max_Age="10",
    Vary=_PREFLIGHT_VARIES["Vary"],
)
_SECOND_GRANTS = _right(
    Allow_Origin=TWO,
    Allow_Methods="DELETE, GET",
    Allow_Headers="x-two",
    Expose_Headers="X-Second",
    Max_Age="20",
    Vary=_PREFLIGHT_VARIES["Vary"],
)
_VIEW_GRANTS = _right(Allow_Origin=OWN)

#: What every application here can be asked.
EXCHANGES: t.Final = (
    _fetch("the first reads", "/items", ONE, _first(), _REFUSED),
    _fetch("the second reads", "/items", TWO, _REFUSED, _second()),
    _fetch("nobody reads", "/items", EVIL, _REFUSED, _REFUSED),
    _fetch("the first misses", "/missing", ONE, _first(404), _MISSING),
    _fetch("the second misses", "/missing", TWO, _MISSING, _second(404)),
    _preflight(
        "the first asks", "/items", ONE, "PUT", _FIRST_GRANTS, _PREFLIGHT_REFUSED
    ),
    _preflight(
        "the second asks", "/items", TWO, "DELETE", _PREFLIGHT_REFUSED, _SECOND_GRANTS
    ),
    _preflight(
        "nobody asks", "/items", EVIL, "PUT", _PREFLIGHT_REFUSED, _PREFLIGHT_REFUSED
    ),
)

#: And what those with a decorated view can be asked besides.
OF_VIEWS: t.Final = (
    _fetch("the view's reads", "/own", OWN, _VIEW_GRANTS, _VIEW_GRANTS),
    _fetch("the view refuses the first", "/own", ONE, _REFUSED, _REFUSED),
    _fetch("the view refuses the second", "/own", TWO, _REFUSED, _REFUSED),
)

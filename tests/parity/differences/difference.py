"""A header that differs from flask-cors 6.0.5, or the status."""

import typing as t
from dataclasses import dataclass

from ..answers import Answer
from ..answers import BUILD
from ..configuration import Configuration
from ..exchanges import Exchange

ALLOW_ORIGIN = "Access-Control-Allow-Origin"
ALLOW_METHODS = "Access-Control-Allow-Methods"
ALLOW_HEADERS = "Access-Control-Allow-Headers"
ALLOW_CREDENTIALS = "Access-Control-Allow-Credentials"
PRIVATE_NETWORK = "Access-Control-Allow-Private-Network"
EXPOSE_HEADERS = "Access-Control-Expose-Headers"
MAX_AGE = "Access-Control-Max-Age"
VARY_ORIGIN = "Vary: Origin"
VARY_METHOD = "Vary: Access-Control-Request-Method"
VARY_HEADERS = "Vary: Access-Control-Request-Headers"

EVERY_METHOD = "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One header, or the status, that is not the same in the two answers."""

    configuration: Configuration
    #: ``None`` where one of the two applications could not be built.
    exchange: Exchange | None
    header: str
    theirs: t.Any
    ours: t.Any
    our_answer: Answer
    #: The paths on which our application grants somebody something.
    granting: frozenset[str] = frozenset()

    def __str__(self) -> str:
        asked = self.exchange.id if self.exchange else BUILD
        return (
            f"  {asked}\n"
            f"    {self.header}\n"
            f"      theirs: {self.theirs!r}\n"
            f"      ours:   {self.ours!r}"
        )

    @property
    def request(self) -> Exchange:
        assert self.exchange is not None
        return self.exchange

    @property
    def is_cors(self) -> bool:
        return self.header.startswith("Access-Control-")

    @property
    def is_refused(self) -> bool:
        """Whether a CORS header of theirs is gone, as is every other of ours."""
        granted = any(name.startswith("Access-Control-") for name in self.our_answer)
        return self.is_cors and self.ours is None and not granted

    @property
    def is_left_out(self) -> bool:
        """Whether nothing is left of what they said, the Vary included."""
        granted = any(name.startswith("Access-Control-") for name in self.our_answer)
        unvaried = (self.header, self.theirs, self.ours) == (VARY_ORIGIN, 1, 0)
        return self.is_refused or (unvaried and not granted)

    def is_of_one_origin(self, origin: str) -> bool:
        """Whether one literal origin is served, where everybody was before."""
        if self.header == VARY_ORIGIN:
            constant = self.our_answer.get(ALLOW_ORIGIN) == origin
            return (self.theirs, self.ours) == (1, 0) and constant

        if self.request.origin is None:
            sent = (self.header, self.theirs, self.ours)
            return sent == (ALLOW_ORIGIN, "*", origin)

        return self.request.origin != origin and self.is_refused

    def is_granted(self, **granted: t.Any) -> bool:
        """Whether a header of ours is new, and what the policy grants the request.

        A policy that differs from the default one is told by keyword.
        """
        expected = {
            ALLOW_ORIGIN: granted.get("origin", self.request.origin),
            ALLOW_CREDENTIALS: granted.get("credentials"),
            EXPOSE_HEADERS: granted.get("exposed"),
            VARY_ORIGIN: 0 if granted.get("constant") else 1,
        }

        if self.request.is_preflight:
            expected |= {
                ALLOW_METHODS: granted.get("methods", EVERY_METHOD),
                ALLOW_HEADERS: granted.get("headers", self.request.requests_headers),
                MAX_AGE: granted.get("max_age"),
            }

        same = self.ours == expected.get(self.header)
        return same and bool(self.ours) and not self.theirs

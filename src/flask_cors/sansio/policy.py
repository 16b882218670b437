"""A policy: one set of options, compiled into ready-made headers."""

from __future__ import annotations

import itertools
import typing as t
from dataclasses import dataclass
from dataclasses import field

from . import fetch
from .findings import Place
from .findings import Source
from .grants import AllowedHeaders
from .grants import AllowedMethods
from .layers import DEFAULT
from .layers import Settings
from .origins import AllowedOrigins
from .protection import Protection

Headers: t.TypeAlias = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Policy:
    """What one resource, view or blueprint allows. Made by :meth:`compile`.

    :param max_age: as a header's value.
    :param always_send: whether an answer that never changes is sent without Origin.
    :param varies: whether ``Vary`` is sent.
    :param is_timed: whether those who may read may see how long a response took.
    :param settings: the settings that it was compiled from, with their sources.
    :param call: the call that made it, whatever it left to the default.
    :param alternatives: the policies of the same paths for other origins, in the order
        in which they are tried.
    """

    origins: AllowedOrigins
    methods: AllowedMethods
    headers: AllowedHeaders
    exposed: tuple[str, ...]
    credentialed: bool
    max_age: str | None
    send_wildcard: bool
    always_send: bool
    varies: bool
    automatic_options: bool
    intercept_exceptions: bool
    allow_private_network: bool
    is_timed: bool
    protection: Protection
    settings: Settings = field(repr=False)
    call: Source | None = field(default=None, repr=False)
    alternatives: tuple[Policy, ...] = field(default=(), repr=False)

    asks: bool = field(init=False)
    """Whether functions are asked about origins: no two requests are alike then."""

    long_literals: frozenset[str] = field(init=False, repr=False)
    """The allowed origins that are longer than any of the web."""

    is_by_origin: bool = field(init=False)
    """Whether its decisions on requests that are no preflights depend on the origin
    alone.
    """

    companions: Headers = field(init=False, repr=False)
    """The headers that stand beside every Allow-Origin."""

    constant: Headers | None = field(init=False, repr=False)
    """The headers for every allowed request, where they are the same for all."""

    unasked: Headers = field(init=False, repr=False)
    """The headers for a request without Origin."""

    exposes_all: bool = field(init=False)
    """Whether the names of each response's own headers are sent, in place of a star
    that browsers do not read as one.
    """

    @classmethod
    def compile(cls, settings: Settings, call: Source | None = None) -> t.Self:
        """Compile ``settings``, which have a value for every option."""
        value = {name: setting.value for name, setting in settings.items()}
        max_age = value["max_age"]
        return cls(
            origins=value["origins"],
            methods=value["methods"],
            headers=value["allow_headers"],
            exposed=value["expose_headers"],
            credentialed=value["supports_credentials"],
            max_age=None if max_age is None else str(max_age),
            send_wildcard=value["send_wildcard"],
            always_send=value["always_send"],
            varies=value["vary_header"],
            automatic_options=value["automatic_options"],
            intercept_exceptions=value["intercept_exceptions"],
            allow_private_network=value["allow_private_network"],
            is_timed=value["timing_allow_origin"],
            protection=Protection(value["csrf_protect"], value["csrf_origins"]),
            settings=settings,
            call=call,
        )

    def __post_init__(self) -> None:
        companions: list[tuple[str, str]] = []

        # https://fetch.spec.whatwg.org/#http-access-control-expose-headers
        exposes_all = self.credentialed and "*" in self.exposed

        if self.exposed and not exposes_all:
            companions.append((fetch.EXPOSE_HEADERS, ", ".join(self.exposed)))

        if self.credentialed:
            companions.append((fetch.ALLOW_CREDENTIALS, "true"))

        asks = bool(self.origins.checks)
        is_by_origin = not (asks or exposes_all) and self.intercept_exceptions
        long_literals = self.origins.long_literals

        for other in self.alternatives:
            asks |= other.asks
            is_by_origin &= other.is_by_origin
            long_literals |= other.long_literals

        object.__setattr__(self, "asks", asks)
        object.__setattr__(self, "exposes_all", exposes_all)
        object.__setattr__(self, "is_by_origin", is_by_origin)
        object.__setattr__(self, "long_literals", long_literals)
        object.__setattr__(self, "companions", tuple(companions))
        object.__setattr__(self, "constant", self._constant())
        object.__setattr__(self, "unasked", self._unasked())

    @property
    def each(self) -> tuple[Policy, ...]:
        """All policies of the same paths, in the order in which they are tried."""
        return (self, *self.alternatives)

    @property
    def source(self) -> Source:
        """Where it is written: the entry of a resource, or the call."""
        sources = (setting.source for setting in self.settings.values())
        own = next((s for s in sources if s.place is Place.RESOURCE), None)
        return own or self.call or DEFAULT

    def differing(self, other: Policy) -> tuple[str, ...]:
        """The names of the options in which ``other`` differs, or its alternatives."""
        longest = itertools.zip_longest(self.each, other.each)
        pairs = [(one or self, two or other) for one, two in longest]
        return tuple(
            name
            for name in self.settings
            if name != "resources" and any(_differ(name, *pair) for pair in pairs)
        )

    def granting(self, origin: str) -> Headers:
        """The headers that let ``origin`` read a response."""
        return ((fetch.ALLOW_ORIGIN, origin), *self.companions)

    def timed(self, headers: Headers) -> Headers:
        """The same headers, with leave to see how long the response took.

        :param headers: those that let an origin read it.
        """
        if not self.is_timed:
            return headers

        # https://www.w3.org/TR/resource-timing/#sec-timing-allow-origin
        return (*headers, (fetch.TIMING_ALLOW_ORIGIN, headers[0][1]))

    def _constant(self) -> Headers | None:
        if self.origins.sole is not None:
            return self.granting(self.origins.sole)

        return self.granting("*") if self.origins.any and self.send_wildcard else None

    def _unasked(self) -> Headers:
        # Where there are several, the answer depends on who asks.
        if self.alternatives or not self.always_send:
            return ()

        if self.constant is not None:
            return self.timed(self.constant)

        # Any origin may read, so that one answer in a cache may serve all of them.
        # https://fetch.spec.whatwg.org/#cors-protocol-and-http-caches
        if self.origins.any and not self.credentialed:
            return self.timed(self.granting("*"))

        return ()


def _differ(option: str, one: Policy, other: Policy) -> bool:
    return bool(one.settings[option].value != other.settings[option].value)

"""A policy: one set of options, compiled into ready-made headers."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass
from dataclasses import field

from . import fetch
from .findings import Source
from .grants import AllowedHeaders
from .grants import AllowedMethods
from .layers import Settings
from .origins import AllowedOrigins

Headers: t.TypeAlias = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Policy:
    """What one resource, view or blueprint allows. Made by :meth:`compile`.

    :param max_age: as a header's value.
    :param always_send: whether an answer that never changes is sent without Origin.
    :param varies: whether ``Vary`` is sent.
    :param settings: the settings that it was compiled from, with their sources.
    :param call: the call that made it, whatever it left to the default.
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
    settings: Settings = field(repr=False)
    call: Source | None = field(default=None, repr=False)

    asks: bool = field(init=False)
    """Whether functions are asked about origins: no two requests are alike then."""

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

        object.__setattr__(self, "asks", bool(self.origins.checks))
        object.__setattr__(self, "exposes_all", exposes_all)
        is_by_origin = not (self.origins.checks or exposes_all)
        object.__setattr__(
            self, "is_by_origin", is_by_origin and self.intercept_exceptions
        )
        object.__setattr__(self, "companions", tuple(companions))
        object.__setattr__(self, "constant", self._constant())
        object.__setattr__(self, "unasked", self._unasked())

    def differing(self, other: Policy) -> tuple[str, ...]:
        """The names of the options in which ``other`` differs."""
        return tuple(
            name
            for name, setting in self.settings.items()
            if name != "resources" and setting.value != other.settings[name].value
        )

    def granting(self, origin: str) -> Headers:
        """The headers that let ``origin`` read a response."""
        return ((fetch.ALLOW_ORIGIN, origin), *self.companions)

    def _constant(self) -> Headers | None:
        if self.origins.sole is not None:
            return self.granting(self.origins.sole)

        return self.granting("*") if self.origins.any and self.send_wildcard else None

    def _unasked(self) -> Headers:
        if not self.always_send:
            return ()

        if self.constant is not None:
            return self.constant

        # Any origin may read, so that one answer in a cache may serve all of them.
        # https://fetch.spec.whatwg.org/#cors-protocol-and-http-caches
        if self.origins.any and not self.credentialed:
            return self.granting("*")

        return ()

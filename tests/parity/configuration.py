"""One way to set CORS up, and what it is asked."""

import typing as t
from dataclasses import dataclass
from dataclasses import field

from flask import Flask

from .exchanges import Exchange

Options = dict[str, t.Any]
Step = t.Callable[[Flask], None]


@dataclass(frozen=True, slots=True)
class Fresh:
    """An option's value that is made anew for each application."""

    make: t.Callable[[], t.Any]


def nothing(app: Flask) -> None:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Configuration:
    """One way to set CORS up, and what it is asked."""

    id: str
    exchanges: tuple[Exchange, ...]
    #: ``app.config`` before anything else.
    config: Options = field(default_factory=dict)
    #: ``CORS(**constructor)``, whose ``init_app`` gets the first of ``cors``.
    constructor: Options | None = None
    #: One ``CORS(app, **options)`` each.
    cors: tuple[Options, ...] = ()
    #: ``app.config`` once ``CORS(app)`` has been called.
    late_config: Options = field(default_factory=dict)
    #: ``CORS(blueprint, **options)``.
    blueprint: Options | None = None
    #: ``@cross_origin(*positional, **view)`` on every view below ``/api``.
    view: Options | None = None
    positional: tuple[t.Any, ...] = ()
    #: ``@cross_origin`` above ``@app.route``, where the route does not see it.
    above: bool = False
    #: What is added to the application before ``CORS(app)`` and at the end.
    before: Step = nothing
    after: Step = nothing

    def __post_init__(self) -> None:
        object.__setattr__(self, "exchanges", tuple(dict.fromkeys(self.exchanges)))

    @property
    def is_decorated(self) -> bool:
        return self.view is not None

    def options(self, name: str) -> list[t.Any]:
        """Every value that the option is given, whatever the place."""
        keywords = [
            *self.cors,
            self.constructor or {},
            self.blueprint or {},
            self.view or {},
        ]
        rv = [place[name] for place in keywords if name in place]
        resources = [place.get("resources") for place in keywords]

        for value in resources:
            if isinstance(value, dict):
                rv += [
                    inner[name]
                    for inner in value.values()
                    if isinstance(inner, dict) and name in inner
                ]

        key = f"CORS_{name.upper()}"
        rv += [place[key] for place in (self.config, self.late_config) if key in place]
        return rv

"""The applications that are measured, each with a configuration of CORS."""

import typing as t
from dataclasses import dataclass
from dataclasses import field

from flask import Blueprint
from flask import Flask

from .attachments import Nothing
from .attachments import ORIGINS
from .requests import PATH

BODY = "the items"
EXPOSED = ("Link", "X-Total-Count")
METHODS = ["GET", "PUT"]
OTHER = "https://other.example.com"


def items(**values: t.Any) -> str:
    return BODY


@dataclass(frozen=True, slots=True)
class Scenario:
    """One view under one policy for the whole application.

    ``options`` are the keyword arguments that both packages understand.
    """

    name: str
    options: t.Mapping[str, t.Any] = field(default_factory=dict)

    @property
    def is_credentialed(self) -> bool:
        return bool(self.options.get("supports_credentials"))

    @property
    def is_constant(self) -> bool:
        """Whether every response may grant the same, so that none needs to vary."""
        return False

    def build(self, attachment: Nothing) -> Flask:
        app = new(attachment)
        attachment.application(app, **self.options)
        return app


def new(attachment: Nothing) -> Flask:
    """Make an application of one view."""
    app = Flask("benchmarked", static_folder=None)
    app.add_url_rule(
        PATH,
        view_func=items,
        methods=METHODS,
        provide_automatic_options=attachment.automatic_options,
    )
    return app


class DecoratedView(Scenario):
    """A view with a policy of its own, in an application without any other."""

    __slots__ = ()

    def build(self, attachment: Nothing) -> Flask:
        app = Flask("benchmarked", static_folder=None)
        view = attachment.view(items, **self.options)
        app.add_url_rule(PATH, view_func=view, methods=METHODS)
        return app


class DecoratedViewUnderPolicy(Scenario):
    """A view with a policy of its own, under one for the application."""

    __slots__ = ()

    def build(self, attachment: Nothing) -> Flask:
        app = Flask("benchmarked", static_folder=None)
        attachment.application(app, origins=[OTHER])
        view = attachment.view(items, **self.options)
        app.add_url_rule(PATH, view_func=view, methods=METHODS)
        return app


class GovernedBlueprint(Scenario):
    """A blueprint with a policy of its own, in an application without any other."""

    __slots__ = ()

    def build(self, attachment: Nothing) -> Flask:
        app = Flask("benchmarked", static_folder=None)
        blueprint = Blueprint("api", "benchmarked", url_prefix="/api")
        blueprint.add_url_rule("/items", view_func=items, methods=METHODS)
        attachment.blueprint(blueprint, **self.options)
        app.register_blueprint(blueprint)
        return app


class ManyPolicies(Scenario):
    """A policy each for the application, one of its views and one of its blueprints."""

    __slots__ = ()

    def build(self, attachment: Nothing) -> Flask:
        app = new(attachment)
        attachment.application(app, origins=[OTHER])
        view = attachment.view(items, **self.options)
        app.add_url_rule("/view/<int:id>", "view", view, methods=METHODS)
        blueprint = Blueprint("shop", "benchmarked", url_prefix="/shop")
        blueprint.add_url_rule("/<int:id>", view_func=items, methods=METHODS)
        attachment.blueprint(blueprint, **self.options)
        app.register_blueprint(blueprint)
        return app


@dataclass(frozen=True, slots=True)
class Sized(Scenario):
    """An application with any path, and a configuration of a size."""

    size: int = 1

    def build(self, attachment: Nothing) -> Flask:
        app = Flask("benchmarked", static_folder=None)
        app.add_url_rule("/<path:path>", view_func=items, methods=METHODS)
        attachment.application(app, **self.configure(attachment))
        return app

    def configure(self, attachment: Nothing) -> dict[str, t.Any]:
        raise NotImplementedError

    @property
    def middle(self) -> int:
        """The entry that the requests are for."""
        return self.size // 2


class Resources(Sized):
    __slots__ = ()

    def configure(self, attachment: Nothing) -> dict[str, t.Any]:
        policy = {"origins": list(ORIGINS)}
        return {"resources": {f"/area{n}/*": policy for n in range(self.size)}}


class RegexResources(Sized):
    __slots__ = ()

    def configure(self, attachment: Nothing) -> dict[str, t.Any]:
        policy = {"origins": list(ORIGINS)}
        return {"resources": {rf"/area{n}/\d+/.*": policy for n in range(self.size)}}


class Origins(Sized):
    __slots__ = ()

    @property
    def is_constant(self) -> bool:
        return self.size == 1

    def configure(self, attachment: Nothing) -> dict[str, t.Any]:
        return {"origins": [f"https://site{n}.example" for n in range(self.size)]}


class Patterns(Sized):
    __slots__ = ()

    def configure(self, attachment: Nothing) -> dict[str, t.Any]:
        hosts = (f"site{n}.example" for n in range(self.size))
        return {"origins": [attachment.subdomains(host) for host in hosts]}


class RegexOrigins(Sized):
    __slots__ = ()

    def configure(self, attachment: Nothing) -> dict[str, t.Any]:
        numbers = range(self.size)
        return {"origins": [rf"https://[a-z0-9]+\.site{n}\.example" for n in numbers]}


TWO_ORIGINS = {"origins": list(ORIGINS)}
POLICIES = {
    "resources": {
        "/api/*": {"origins": list(ORIGINS), "methods": list(METHODS)},
        "/public/*": {"origins": "*"},
    }
}

LISTED = Scenario("two origins", TWO_ORIGINS)
ANY_ORIGIN = Scenario("default")
CREDENTIALED = Scenario(
    "credentials",
    TWO_ORIGINS | {"supports_credentials": True, "expose_headers": list(EXPOSED)},
)
PATHS = Scenario("path policies", POLICIES)
VIEW = DecoratedView("@cross_origin", TWO_ORIGINS)
VIEW_UNDER_POLICY = DecoratedViewUnderPolicy("@cross_origin and CORS(app)", TWO_ORIGINS)
BLUEPRINT = GovernedBlueprint("CORS(blueprint)", TWO_ORIGINS)
MANY = ManyPolicies("views' policies", TWO_ORIGINS)

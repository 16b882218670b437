"""What an audit knows of an application, without a framework: values only."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field

from ..findings import Location
from ..layers import Settings
from ..policy import Policy
from ..protection import Protection
from ..protection import UNPROTECTED
from ..resources import Resource
from .shapes import Shape


@dataclass(frozen=True, slots=True)
class Hook:
    """A function in or around a view that sets CORS headers itself.

    :param name: in words: ``after_request function 'add_headers'``.
    :param blueprint: the full name of the blueprint whose requests it runs for; absent
        where it runs for all.
    :param is_around: whether it has the response after CORS headers have been added.
    """

    name: str
    location: Location | None = None
    blueprint: str | None = None
    is_around: bool = False


@dataclass(frozen=True, slots=True)
class Route:
    """A route of the application, and what governs it. One whose methods are not
    governed alike is as many routes.

    :param rule: the path, as the route writes it: ``/api/books/<int:id>``.
    :param path: a path that it serves, with something in place of the variables.
    :param methods: those that it takes, without the automatic HEAD and OPTIONS.
    :param view: the name of the view, for people.
    :param location: where the view is written.
    :param blueprint: the full name of the blueprint that it is of.
    :param policy: what governs it; absent where nothing does.
    :param entry: the entry of a table that governs it; absent where the view itself has
        a policy, or nothing governs.
    :param is_exempt: whether it is taken out of CORS on purpose.
    :param protection: how requests that change something are protected.
    :param unprotected: the methods that ``csrf_exempt`` takes out of that.
    :param guards: the names of the login decorators around the view.
    :param gates: the functions before the request that are named as a login.
    :param reads: what the view knows its visitor by, such as ``session``.
    :param other_layers: what around the view, or in it, sets CORS headers itself.
    :param is_class: whether the view is a class.
    :param is_redirected: whether the path without its last slash is redirected here.
    :param shape: all the paths that it serves.
    """

    rule: str
    path: str
    methods: frozenset[str]
    endpoint: str
    view: str
    location: Location | None = None
    blueprint: str | None = None
    policy: Policy | None = None
    entry: Resource | None = None
    is_exempt: bool = False
    protection: Protection = UNPROTECTED
    unprotected: frozenset[str] = frozenset()
    guards: tuple[str, ...] = ()
    gates: tuple[str, ...] = ()
    reads: tuple[str, ...] = ()
    other_layers: tuple[Hook, ...] = ()
    is_class: bool = False
    is_redirected: bool = False
    shape: Shape = field(default_factory=Shape)

    @property
    def is_static(self) -> bool:
        """Whether it serves the files of Flask's static folder."""
        return self.endpoint.rpartition(".")[2] == "static"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of resources: the application's, or that of a blueprint.

    :param entries: in the order in which they are tried.
    :param blueprint: the full name of the blueprint; absent for the application's own.
    :param depth: the number of segments of the blueprint's prefix, which its patterns
        may leave out.
    """

    entries: tuple[Resource, ...]
    blueprint: str | None = None
    depth: int = 0

    def seen(self, route: Route) -> tuple[Shape, ...]:
        """A route as the patterns may have it; nothing if it is not asked about."""
        if self.blueprint is None:
            return (route.shape,)

        is_own = route.endpoint.startswith(f"{self.blueprint}.")
        return (route.shape, route.shape.below(self.depth)) if is_own else ()


@dataclass(frozen=True, slots=True)
class Session:
    """The cookie of Flask's session, as ``app.config`` has it.

    :param is_in_use: whether there is a secret key, and something that needs it.
    :param same_site: ``Lax``, ``Strict``, ``None``; absent where it is not set.
    :param site: the domain whose hosts are of the application's own site, where it is
        known: ``example.com`` for ``api.example.com``.
    """

    is_in_use: bool = False
    same_site: str | None = None
    is_secure: bool = False
    site: str | None = None


@dataclass(frozen=True, slots=True)
class Sockets:
    """Flask-SocketIO beside this extension.

    :param origins: its ``cors_allowed_origins``, as it is written.
    """

    origins: object = None


@dataclass(frozen=True, slots=True)
class Application:
    """All that an audit knows.

    :param has_layer: whether ``CORS`` is set up, and not only ``cross_origin``.
    :param has_hooks: whether something runs before requests.
    :param root: ``APPLICATION_ROOT``, without a slash at its end.
    :param has_csrf_protection: whether an extension for it is set up.
    :param beyond: how the paths are protected that no entry governs.
    :param calls: what each ``CORS`` of the application sets outside of single paths.
    :param has_proxy_within: whether ``ProxyFix`` is behind the layer of ``CORS``, which
        does not see what it makes of a request.
    :param misplaced: views that have ``cross_origin`` above their route, each with the
        line of the decorator.
    """

    routes: tuple[Route, ...] = ()
    tables: tuple[Table, ...] = ()
    hooks: tuple[Hook, ...] = ()
    session: Session = Session()
    sockets: Sockets | None = None
    has_layer: bool = False
    has_hooks: bool = False
    root: str = ""
    has_csrf_protection: bool = False
    beyond: Protection = UNPROTECTED
    calls: tuple[Settings, ...] = ()
    has_proxy_within: bool = False
    misplaced: tuple[Route, ...] = ()

"""Views with a decorator, in applications that have CORS as well."""

from ..additions import add_class_based_views
from ..additions import add_guarded_views
from ..additions import add_strict_view
from ..additions import add_two_views_of_one_path
from ..additions import add_view_used_twice
from ..configuration import Configuration
from ..exchanges import ADMIN
from ..exchanges import APP
from ..exchanges import failures
from ..exchanges import get
from ..exchanges import LOCAL
from ..exchanges import MISSING
from ..exchanges import origins
from ..exchanges import OWN_HEADERS
from ..exchanges import OWN_OPTIONS
from ..exchanges import paths
from ..exchanges import PLAIN_OPTIONS
from ..exchanges import preflight
from ..exchanges import USUAL

DECORATORS_AND_CORS = (
    Configuration(
        id="both/default",
        cors=({},),
        view={},
        exchanges=(*USUAL, *failures(APP), *OWN_HEADERS, *OWN_OPTIONS),
    ),
    Configuration(
        id="both/strict-view",
        cors=({},),
        view={"origins": ADMIN},
        exchanges=(*origins(APP, ADMIN), *failures(APP, ADMIN)),
    ),
    Configuration(
        id="both/open-view",
        cors=({"origins": ADMIN},),
        view={},
        exchanges=(*USUAL, *failures(APP), get(MISSING, ADMIN)),
    ),
    Configuration(
        id="both/view-takes-nothing-from-cors",
        cors=({"supports_credentials": True, "max_age": 600, "origins": APP},),
        view={"origins": [APP, ADMIN]},
        exchanges=USUAL,
    ),
    Configuration(
        id="both/strict-view-that-aborts",
        cors=({},),
        after=add_strict_view,
        exchanges=(
            *paths("/strict", "/strict/abort"),
            *paths("/strict", "/strict/abort", origin=ADMIN),
        ),
    ),
    Configuration(
        id="both/automatic-options-off",
        cors=({"origins": [APP, ADMIN]},),
        view={"origins": [APP, LOCAL], "automatic_options": False},
        exchanges=(*USUAL, *origins(ADMIN, LOCAL), *PLAIN_OPTIONS),
    ),
    Configuration(
        id="both/guarded",
        cors=({},),
        after=add_guarded_views,
        exchanges=paths("/guarded", "/guard"),
    ),
    Configuration(
        id="both/class-based",
        cors=({},),
        after=add_class_based_views,
        exchanges=paths("/class", "/method"),
    ),
    Configuration(
        id="both/two-views-of-one-path",
        cors=({},),
        after=add_two_views_of_one_path,
        exchanges=paths("/shared"),
    ),
    Configuration(
        id="both/open-view-of-a-shared-path",
        cors=({"origins": ADMIN},),
        after=add_two_views_of_one_path,
        exchanges=(
            *paths("/shared"),
            preflight("/shared", method="GET"),
            preflight("/shared", method="POST"),
        ),
    ),
    Configuration(
        id="both/view-used-twice",
        cors=({"origins": ADMIN},),
        after=add_view_used_twice,
        exchanges=(
            *paths("/decorated", "/undecorated"),
            get("/undecorated", ADMIN),
        ),
    ),
    Configuration(
        id="both/above-the-route",
        cors=({"origins": [ADMIN, LOCAL]},),
        view={},
        above=True,
        exchanges=(*USUAL, get(origin=ADMIN)),
    ),
)

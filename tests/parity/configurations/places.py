"""Where the options stand: in one place, in several, in several calls."""

from ..configuration import Configuration
from ..exchanges import ADMIN
from ..exchanges import APP
from ..exchanges import EVIL
from ..exchanges import origins
from ..exchanges import paths
from ..exchanges import USUAL

PLACES = (
    Configuration(
        id="places/keyword-over-config",
        cors=({"origins": APP},),
        config={"CORS_ORIGINS": ADMIN, "CORS_MAX_AGE": 600},
        exchanges=origins(APP, ADMIN),
    ),
    Configuration(
        id="places/resource-over-all",
        cors=({"resources": {"/api/*": {"origins": APP}}, "origins": ADMIN},),
        config={"CORS_ORIGINS": EVIL},
        exchanges=origins(APP, ADMIN, EVIL),
    ),
    *(
        Configuration(
            id=f"places/origins-in-config-{id}",
            cors=({},),
            config={"CORS_ORIGINS": value},
            exchanges=origins(APP, ADMIN, EVIL),
        )
        for id, value in {
            "list": [APP, ADMIN],
            "string": APP,
            "comma-string": f"{APP}, {ADMIN}",
            "star": "*",
            "none": None,
            "empty": "",
        }.items()
    ),
    Configuration(
        id="places/config-set-late",
        cors=({},),
        late_config={"CORS_ORIGINS": [APP, ADMIN]},
        exchanges=origins(APP, EVIL),
    ),
    Configuration(
        id="places/constructor",
        constructor={"origins": APP, "max_age": 600},
        exchanges=origins(APP, ADMIN),
    ),
    Configuration(
        id="places/constructor-and-init-app",
        constructor={"origins": APP, "max_age": 600},
        cors=({"origins": ADMIN},),
        exchanges=origins(APP, ADMIN),
    ),
)

SEVERAL_CALLS = (
    Configuration(
        id="twice/open-then-strict",
        cors=({}, {"origins": ADMIN}),
        exchanges=origins(APP, ADMIN),
    ),
    Configuration(
        id="twice/strict-then-open",
        cors=({"origins": ADMIN}, {}),
        exchanges=origins(APP, ADMIN),
    ),
    Configuration(
        id="twice/same",
        cors=({}, {}),
        exchanges=USUAL,
    ),
    Configuration(
        id="twice/different-resources",
        cors=(
            {"resources": {"/api/*": {"origins": APP}}},
            {"resources": {"/foo": {"origins": ADMIN}}},
        ),
        exchanges=(
            *paths("/api/items", "/foo", "/"),
            *paths("/api/items", "/foo", origin=ADMIN),
        ),
    ),
    Configuration(
        id="twice/open-then-resources",
        cors=({}, {"resources": {"/api/*": {"origins": ADMIN}}}),
        exchanges=(*origins(APP, ADMIN), *paths("/foo")),
    ),
    Configuration(
        id="twice/two-origins",
        cors=({"origins": APP}, {"origins": ADMIN}),
        exchanges=origins(APP, ADMIN, EVIL),
    ),
)

"""Blueprints with a policy of their own, within an application with another."""

from ..configuration import Configuration
from ..exchanges import ADMIN
from ..exchanges import APP
from ..exchanges import EVIL
from ..exchanges import Exchange
from ..exchanges import get
from ..exchanges import LOCAL
from ..exchanges import paths
from ..exchanges import preflight

BELOW_BLUEPRINT = (
    get("/bp/items"),
    *paths("/bp/items", "/bp/abort", "/bp/raise", "/bp/missing", "/bp/slash"),
    get("/bp/items", EVIL),
    preflight("/bp/items", EVIL),
    Exchange(method="DELETE", path="/bp/abort", origin=APP),
    *paths("/api/items", "/missing"),
)

SOME_OF_BLUEPRINT = (
    *paths("/bp/items", "/bp/missing"),
    get("/bp/items", EVIL),
    get("/bp/items", ADMIN),
    get("/bp/abort", APP),
    get("/bp/missing", ADMIN),
    get("/api/items", APP),
    get("/api/items", ADMIN),
)

BLUEPRINTS = (
    Configuration(id="blueprint/default", blueprint={}, exchanges=BELOW_BLUEPRINT),
    Configuration(
        id="blueprint/origins",
        blueprint={"origins": [APP, ADMIN]},
        exchanges=BELOW_BLUEPRINT,
    ),
    Configuration(
        id="blueprint/one-origin",
        blueprint={"origins": APP, "supports_credentials": True},
        exchanges=SOME_OF_BLUEPRINT,
    ),
    Configuration(
        id="blueprint/resources-of-full-path",
        blueprint={"resources": {r"/bp/*": {"origins": APP}}},
        exchanges=BELOW_BLUEPRINT,
    ),
    Configuration(
        id="blueprint/resources-without-prefix",
        blueprint={"resources": {r"/items": {"origins": APP}}},
        exchanges=SOME_OF_BLUEPRINT,
    ),
    Configuration(
        id="blueprint/config",
        blueprint={},
        config={"CORS_ORIGINS": ADMIN},
        exchanges=SOME_OF_BLUEPRINT,
    ),
    Configuration(
        id="blueprint/strict-below-open",
        cors=({},),
        blueprint={"origins": ADMIN},
        exchanges=BELOW_BLUEPRINT,
    ),
    Configuration(
        id="blueprint/open-below-strict",
        cors=({"origins": ADMIN},),
        blueprint={"origins": [APP, LOCAL]},
        exchanges=SOME_OF_BLUEPRINT,
    ),
)

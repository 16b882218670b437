"""What a cache may keep: ``send_wildcard``, ``vary_header``, ``always_send``."""

from ..configuration import Configuration
from ..exchanges import ADMIN
from ..exchanges import ANYBODY
from ..exchanges import APP
from ..exchanges import failures
from ..exchanges import OWN_HEADERS
from ..exchanges import PLAIN_OPTIONS
from ..exchanges import USUAL

CACHING = (
    Configuration(
        id="wildcard/any-origin",
        cors=({"send_wildcard": True},),
        exchanges=(*ANYBODY, *OWN_HEADERS, *PLAIN_OPTIONS, *failures(APP)),
    ),
    Configuration(
        id="wildcard/several-origins",
        cors=({"send_wildcard": True, "origins": [APP, ADMIN]},),
        exchanges=USUAL,
    ),
    Configuration(
        id="wildcard/one-origin",
        cors=({"send_wildcard": True, "origins": APP},),
        exchanges=USUAL,
    ),
    Configuration(
        id="wildcard/in-config",
        cors=({},),
        config={"CORS_SEND_WILDCARD": True},
        exchanges=USUAL,
    ),
    Configuration(
        id="wildcard/in-resource",
        cors=({"resources": {"/api/*": {"send_wildcard": True}}},),
        exchanges=USUAL,
    ),
    Configuration(
        id="vary-header/off-any-origin",
        cors=({"vary_header": False},),
        exchanges=(*USUAL, *OWN_HEADERS),
    ),
    Configuration(
        id="vary-header/off-several-origins",
        cors=({"vary_header": False, "origins": [APP, ADMIN]},),
        exchanges=(*USUAL, *OWN_HEADERS),
    ),
    Configuration(
        id="vary-header/on",
        cors=({"vary_header": True, "origins": [APP, ADMIN]},),
        exchanges=USUAL,
    ),
    Configuration(
        id="vary-header/off-in-config",
        cors=({"origins": [APP, ADMIN]},),
        config={"CORS_VARY_HEADER": False},
        exchanges=USUAL,
    ),
    Configuration(
        id="always-send/off-any-origin",
        cors=({"always_send": False},),
        exchanges=ANYBODY,
    ),
    Configuration(
        id="always-send/off-one-origin",
        cors=({"always_send": False, "origins": APP},),
        exchanges=USUAL,
    ),
    Configuration(
        id="always-send/off-several-origins",
        cors=({"always_send": False, "origins": [APP, ADMIN]},),
        exchanges=USUAL,
    ),
    Configuration(
        id="always-send/off-wildcard",
        cors=({"always_send": False, "send_wildcard": True},),
        exchanges=USUAL,
    ),
    Configuration(
        id="always-send/off-in-config",
        cors=({},),
        config={"CORS_ALWAYS_SEND": False},
        exchanges=USUAL,
    ),
)

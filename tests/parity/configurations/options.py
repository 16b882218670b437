"""The other options, and those that do not exist."""

from datetime import timedelta

from ..configuration import Configuration
from ..exchanges import ADMIN
from ..exchanges import APP
from ..exchanges import failures
from ..exchanges import get
from ..exchanges import NETWORK
from ..exchanges import PLAIN_OPTIONS
from ..exchanges import preflight
from ..exchanges import USUAL

MAX_AGE = (
    *(
        Configuration(
            id=f"max-age/{id}",
            cors=({"max_age": value},),
            exchanges=(get(origin=APP), preflight(), preflight(method="PURGE")),
        )
        for id, value in {
            "integer": 600,
            "string": "600",
            "timedelta": timedelta(hours=1),
            "long-timedelta": timedelta(days=1, seconds=1),
            "zero": 0,
            "string-zero": "0",
            "zero-timedelta": timedelta(),
            "none": None,
            "true": True,
            "negative": -1,
            "fraction": 3600.5,
            "words": "an hour",
        }.items()
    ),
    Configuration(
        id="max-age/several-origins",
        cors=({"max_age": 600, "origins": [APP, ADMIN]},),
        exchanges=USUAL,
    ),
    Configuration(
        id="max-age/in-config",
        cors=({},),
        config={"CORS_MAX_AGE": 600},
        exchanges=USUAL,
    ),
    Configuration(
        id="max-age/timedelta-in-config",
        cors=({},),
        config={"CORS_MAX_AGE": timedelta(minutes=10)},
        exchanges=USUAL,
    ),
    Configuration(
        id="max-age/in-resource",
        cors=({"resources": {"/api/*": {"max_age": 600}}},),
        exchanges=USUAL,
    ),
)

OTHER_OPTIONS = (
    Configuration(
        id="private-network/default",
        cors=({"origins": [APP, ADMIN]},),
        exchanges=NETWORK,
    ),
    Configuration(
        id="private-network/on",
        cors=({"origins": [APP, ADMIN], "allow_private_network": True},),
        exchanges=NETWORK,
    ),
    Configuration(
        id="private-network/off",
        cors=({"origins": [APP, ADMIN], "allow_private_network": False},),
        exchanges=NETWORK,
    ),
    Configuration(
        id="private-network/in-config",
        cors=({"origins": [APP, ADMIN]},),
        config={"CORS_ALLOW_PRIVATE_NETWORK": True},
        exchanges=NETWORK,
    ),
    Configuration(
        id="intercept-exceptions/off",
        cors=({"intercept_exceptions": False},),
        exchanges=failures(APP),
    ),
    Configuration(
        id="intercept-exceptions/on",
        cors=({"intercept_exceptions": True},),
        exchanges=failures(APP),
    ),
    Configuration(
        id="intercept-exceptions/off-in-config",
        cors=({},),
        config={"CORS_INTERCEPT_EXCEPTIONS": False},
        exchanges=failures(APP),
    ),
    Configuration(
        id="automatic-options/off",
        cors=({"automatic_options": False},),
        exchanges=(*USUAL, *PLAIN_OPTIONS),
    ),
    Configuration(
        id="automatic-options/off-in-config",
        cors=({},),
        config={"CORS_AUTOMATIC_OPTIONS": False},
        exchanges=(*USUAL, *PLAIN_OPTIONS),
    ),
    Configuration(
        id="boilerplate",
        cors=({"intercept_exceptions": False, "always_send": True},),
        config={"CORS_HEADERS": "Content-Type"},
        exchanges=USUAL,
    ),
)

UNKNOWN_OPTIONS = (
    *(
        Configuration(id=f"unknown/{id}", cors=(options,), exchanges=USUAL)
        for id, options in {
            "credentials-mistyped": {"support_credentials": True},
            "resource": {"resource": {r"/api/*": {"origins": APP}}},
            "allow-origins": {"allow_origins": [APP]},
            "tolerated": {"support_credentials": True, "strict": False},
            "in-resource": {
                "resources": {"/api/*": {"origin": APP, "allowed_origins": APP}}
            },
            "in-resource-tolerated": {
                "resources": {"/api/*": {"allowed_origins": APP}},
                "strict": False,
            },
            "old-origin": {"origin": APP},
            "old-headers": {"headers": ["Content-Type"]},
            "old-names-in-resource": {
                "resources": {"/api/*": {"origin": APP, "headers": "Content-Type"}}
            },
        }.items()
    ),
    Configuration(
        id="unknown/config-key",
        cors=({"origins": [APP, ADMIN]},),
        config={"CORS_ORIGIN": "*", "CORS_HEADERS": "Content-Type"},
        exchanges=USUAL,
    ),
)

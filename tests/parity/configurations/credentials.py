"""``supports_credentials``: in every spelling, with every kind of origins."""

from ..configuration import Configuration
from ..exchanges import ADMIN
from ..exchanges import ANYBODY
from ..exchanges import APP
from ..exchanges import EVIL
from ..exchanges import failures
from ..exchanges import METHODS
from ..exchanges import origins
from ..exchanges import RESEMBLING
from ..exchanges import USUAL

CREDENTIALS = (
    Configuration(
        id="credentials/any-origin",
        cors=({"supports_credentials": True},),
        exchanges=(*RESEMBLING, *METHODS[:3], *failures(APP)),
    ),
    Configuration(
        id="credentials/one-origin",
        cors=({"supports_credentials": True, "origins": APP},),
        exchanges=RESEMBLING,
    ),
    Configuration(
        id="credentials/several-origins",
        cors=({"supports_credentials": True, "origins": [APP, ADMIN]},),
        exchanges=(*RESEMBLING, *origins(ADMIN)),
    ),
    Configuration(
        id="credentials/regex",
        cors=({"supports_credentials": True, "origins": r"https://.*\.example\.com"},),
        exchanges=RESEMBLING,
    ),
    Configuration(
        id="credentials/null-listed",
        cors=({"supports_credentials": True, "origins": ["null", APP]},),
        exchanges=ANYBODY,
    ),
    Configuration(
        id="credentials/catch-all-regex",
        cors=({"supports_credentials": True, "origins": ".*"},),
        exchanges=ANYBODY,
    ),
    Configuration(
        id="credentials/wildcard",
        cors=({"supports_credentials": True, "send_wildcard": True},),
        exchanges=USUAL,
    ),
    *(
        Configuration(
            id=f"credentials/{id}",
            cors=({"supports_credentials": value, "origins": [APP, ADMIN]},),
            exchanges=origins(APP, EVIL),
        )
        for id, value in {
            "false": False,
            "string-true": "true",
            "string-false": "false",
            "one": 1,
            "zero": 0,
            "none": None,
        }.items()
    ),
    Configuration(
        id="credentials/in-resource",
        cors=({"resources": {r"/api/*": {"supports_credentials": True}}},),
        exchanges=ANYBODY,
    ),
    Configuration(
        id="credentials/in-config",
        cors=({"origins": [APP, ADMIN]},),
        config={"CORS_SUPPORTS_CREDENTIALS": True},
        exchanges=USUAL,
    ),
    Configuration(
        id="credentials/string-false-in-config",
        cors=({"origins": [APP, ADMIN]},),
        config={"CORS_SUPPORTS_CREDENTIALS": "false"},
        exchanges=USUAL,
    ),
)

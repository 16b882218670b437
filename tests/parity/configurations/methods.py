"""``methods``: in every spelling and place."""

from ..configuration import Configuration
from ..exchanges import APP
from ..exchanges import EVIL
from ..exchanges import get
from ..exchanges import methods
from ..exchanges import preflight
from ..exchanges import SOME_METHODS

#: A preflight that a policy for one method or header answers differently.
WRITES = (get(origin=APP), preflight(headers="X-Custom"), preflight(origin=EVIL))

ALLOWED_METHODS = (
    *(
        Configuration(
            id=f"methods/{id}",
            cors=({"methods": value},),
            exchanges=(*SOME_METHODS, *WRITES),
        )
        for id, value in {
            "list": ["GET", "PUT"],
            "tuple": ("PUT", "GET"),
            "set": {"GET", "PUT"},
            "one": "PUT",
            "unordered": ["PUT", "OPTIONS", "GET", "DELETE"],
            "lower-case-list": ["get", "put", "delete"],
            "comma-string": "GET, PUT",
            "tight-comma-string": "GET,POST,PUT",
            "lower-case-comma-string": "get, put",
            "star": "*",
            "star-in-list": ["*"],
            "none": None,
            "empty-list": [],
            "empty-string": "",
            "lower-case-patch": ["GET", "patch"],
            "patch": ["GET", "PATCH"],
            "repeated": ["PUT", "PUT", "put"],
        }.items()
    ),
    Configuration(
        id="methods/custom",
        cors=({"methods": ["GET", "PURGE"]},),
        exchanges=methods("PURGE", "purge", "PUT"),
    ),
    Configuration(
        id="methods/lower-case-custom",
        cors=({"methods": ["GET", "purge"]},),
        exchanges=methods("PURGE", "purge", "PUT"),
    ),
    Configuration(
        id="methods/unknown",
        cors=({"methods": ["GET", "DEL"]},),
        exchanges=methods("GET", "DEL", "DELETE", "PUT"),
    ),
    Configuration(
        id="methods/star-with-credentials",
        cors=({"methods": "*", "supports_credentials": True, "origins": APP},),
        exchanges=methods("GET", "PUT", "PURGE"),
    ),
    Configuration(
        id="methods/in-config",
        cors=({},),
        config={"CORS_METHODS": ["GET", "PUT"]},
        exchanges=(*SOME_METHODS, *WRITES),
    ),
    Configuration(
        id="methods/comma-string-in-config",
        cors=({},),
        config={"CORS_METHODS": "GET, PUT"},
        exchanges=(*SOME_METHODS, *WRITES),
    ),
    Configuration(
        id="methods/in-resource",
        cors=({"resources": {"/api/*": {"methods": ["PUT"]}}},),
        exchanges=(*SOME_METHODS, *WRITES),
    ),
)

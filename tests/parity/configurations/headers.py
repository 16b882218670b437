"""``allow_headers`` and ``expose_headers``: in every spelling and place."""

import re

from ..configuration import Configuration
from ..exchanges import ADMIN
from ..exchanges import APP
from ..exchanges import get
from ..exchanges import origins
from ..exchanges import SOME_HEADERS
from ..exchanges import UNUSUAL_HEADERS
from ..exchanges import USUAL

ALLOWED_HEADERS = (
    *(
        Configuration(
            id=f"allow-headers/{id}",
            cors=({"allow_headers": value},),
            exchanges=SOME_HEADERS,
        )
        for id, value in {
            "list": ["Content-Type", "X-Custom"],
            "tuple": ("X-Custom", "Content-Type"),
            "set": {"Content-Type", "X-Custom"},
            "lower-case-list": ["content-type", "x-custom"],
            "one": "Content-Type",
            "star": "*",
            "star-in-list": ["*"],
            "star-beside-a-name": ["*", "Authorization"],
            "empty-list": [],
            "none": None,
            "empty-string": "",
            "comma-string": "Content-Type, X-Custom",
            "tight-comma-string": "Content-Type,X-Custom",
            "regex": r"X-.*",
            "regex-in-list": ["Content-Type", r"X-Cust[a-z]+"],
            "compiled": re.compile("x-custom", re.IGNORECASE),
            "compiled-minding-case": re.compile("X-Custom"),
            "glob": ["X-Cust*"],
        }.items()
    ),
    Configuration(
        id="allow-headers/media-type",
        cors=({"allow_headers": "application/json"},),
        exchanges=SOME_HEADERS[:2],
    ),
    Configuration(
        id="allow-headers/star-with-credentials",
        cors=({"allow_headers": "*", "supports_credentials": True, "origins": APP},),
        exchanges=SOME_HEADERS,
    ),
    Configuration(
        id="allow-headers/unusual",
        cors=({"allow_headers": ["X-A", "X-B"]},),
        exchanges=UNUSUAL_HEADERS,
    ),
    Configuration(
        id="allow-headers/in-config",
        cors=({},),
        config={"CORS_ALLOW_HEADERS": ["Content-Type", "X-Custom"]},
        exchanges=SOME_HEADERS,
    ),
    Configuration(
        id="allow-headers/comma-string-in-config",
        cors=({},),
        config={"CORS_ALLOW_HEADERS": "Content-Type, X-Custom"},
        exchanges=SOME_HEADERS,
    ),
    Configuration(
        id="allow-headers/in-resource",
        cors=({"resources": {"/api/*": {"allow_headers": "X-Custom"}}},),
        exchanges=SOME_HEADERS,
    ),
)

EXPOSED_HEADERS = (
    *(
        Configuration(
            id=f"expose-headers/{id}",
            cors=({"expose_headers": value},),
            exchanges=origins(APP),
        )
        for id, value in {
            "list": ["X-Total", "Content-Range"],
            "tuple": ("X-Total", "Content-Range"),
            "set": {"X-Total", "Content-Range"},
            "one": "X-Total",
            "comma-string": "X-Total, Content-Range",
            "ordered-comma-string": "Content-Range, X-Total",
            "lower-case": ["x-total"],
            "star": "*",
            "star-in-list": ["*"],
            "none": None,
            "empty-list": [],
        }.items()
    ),
    Configuration(
        id="expose-headers/several-origins",
        cors=({"expose_headers": ["X-Total"], "origins": [APP, ADMIN]},),
        exchanges=USUAL,
    ),
    Configuration(
        id="expose-headers/with-credentials",
        cors=(
            {
                "expose_headers": ["X-Total"],
                "origins": [APP, ADMIN],
                "supports_credentials": True,
            },
        ),
        exchanges=USUAL,
    ),
    Configuration(
        id="expose-headers/star-with-credentials",
        cors=(
            {
                "expose_headers": "*",
                "origins": [APP, ADMIN],
                "supports_credentials": True,
            },
        ),
        exchanges=(*USUAL, get("/api/redirect", APP)),
    ),
    Configuration(
        id="expose-headers/in-config",
        cors=({},),
        config={"CORS_EXPOSE_HEADERS": ["X-Total"]},
        exchanges=origins(APP),
    ),
    Configuration(
        id="expose-headers/in-resource",
        cors=({"resources": {"/api/*": {"expose_headers": ["X-Total"]}}},),
        exchanges=(*origins(APP), get("/foo", APP)),
    ),
)

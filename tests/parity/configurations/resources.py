"""``resources``: which paths a policy is for, and which policy is tried first."""

import re
from dataclasses import replace

from ..configuration import Configuration
from ..exchanges import ADMIN
from ..exchanges import APP
from ..exchanges import get
from ..exchanges import places
from ..exchanges import preflight

EVERYWHERE = ("/api/items", "/api", "/apikeys", "/foo", "/foo/bar")


def _of_resources(
    id: str, resources: object, *asked: str, **options: object
) -> Configuration:
    return Configuration(
        id=f"resources/{id}",
        cors=({"resources": resources, **options},),
        exchanges=places(*(asked or EVERYWHERE)),
    )


def _of_strict_resources(
    id: str, resources: object, *asked: str, **options: object
) -> Configuration:
    """Of resources some of which only the other origin may read."""
    rv = _of_resources(id, resources, *asked, **options)
    others = [get(path, ADMIN) for path in (asked or EVERYWHERE)]
    return replace(rv, exchanges=(*rv.exchanges, *others))


PUBLIC = {"origins": "*"}
STRICT = {"origins": ADMIN}

RESOURCES = (
    _of_resources("everything", r"/*"),
    _of_resources("star", "*"),
    _of_resources("star-in-list", ["*"]),
    _of_resources("star-in-dict", {"*": {"origins": APP}}),
    _of_resources("regex-for-everything", "/.*"),
    _of_resources("everything-in-dict", {r"/*": {"origins": APP}}),
    _of_resources("below", r"/api/*"),
    _of_resources("below-in-list", [r"/api/*", r"/foo/*"]),
    _of_resources("below-in-set", {r"/api/*"}),
    _of_resources("below-in-tuple", (r"/api/*",)),
    _of_resources("below-in-dict", {r"/api/*": {"origins": [APP, ADMIN]}}),
    _of_resources("below-as-regex", r"/api/.*"),
    _of_resources("below-anchored", r"^/api/.*$"),
    _of_resources("anchored-prefix", r"^/api"),
    _of_resources("version-regex", r"/api/v\d+/.*", "/api/v1/users", "/api/items"),
    _of_resources("prefix", "/api*"),
    _of_resources("prefix-of-a-name", "/foo*"),
    _of_resources("root", {r"/": {"origins": APP}}),
    _of_resources("one-path", "/foo"),
    _of_resources("paths", ["/foo", "/api/items"]),
    _of_resources("path-with-slash", "/foo/"),
    _of_resources("compiled", re.compile("/api")),
    _of_resources("compiled-in-list", [re.compile("/api/.*")]),
    _of_resources("compiled-in-dict", {re.compile("/api/.*"): {"origins": APP}}),
    _of_resources("no-leading-slash", "api/*"),
    _of_resources("no-leading-slash-name", "foo"),
    _of_resources("upper-case", "/API/*"),
    _of_resources("empty-list", []),
    _of_resources("empty-dict", {}),
    _of_resources("none", None),
    _of_resources("value-none", {"/api/*": None}),
    _of_resources("value-string", {"/api/*": APP}),
    _of_resources("value-list", {"/api/*": [APP, ADMIN]}),
    _of_resources("value-empty", {"/api/*": {}}, origins=APP),
    _of_resources("inner-none", {"/api/*": {"origins": None}}),
    _of_strict_resources(
        "over-keywords", {"/api/*": {"origins": APP}, "/foo": {}}, origins=ADMIN
    ),
    _of_resources("list-with-keywords", ["/api/*"], origins=[APP, ADMIN], max_age=60),
    _of_strict_resources(
        "several", {"/api/*": {"origins": APP}, "/foo/*": {"origins": ADMIN}}
    ),
    _of_strict_resources(
        "specific-first",
        {"/api/v1/*": STRICT, "/api/*": PUBLIC, "/*": STRICT},
        "/api/v1/users",
        "/api/items",
        "/foo",
    ),
    _of_strict_resources(
        "general-first",
        {"/*": STRICT, "/api/*": PUBLIC, "/api/v1/*": STRICT},
        "/api/v1/users",
        "/api/items",
        "/foo",
    ),
    _of_strict_resources(
        "path-before-pattern",
        {"/api/*": PUBLIC, "/api/items": STRICT},
        "/api/items",
        "/api/vary",
    ),
    _of_strict_resources(
        "strict-part-of-open-regex",
        {"/api/.*/.*": PUBLIC, "/api/v1/admin.*": STRICT},
        "/api/v1/admin/users",
        "/api/v1/users",
    ),
    _of_strict_resources(
        "strict-string-beside-open-compiled",
        {re.compile("/api"): PUBLIC, "/api/v1/admin/.*": STRICT},
        "/api/v1/admin/users",
        "/api/v1/users",
    ),
    Configuration(
        id="resources/encoded-paths",
        cors=({"resources": {"/foo/*": PUBLIC, "/foo.txt": PUBLIC}},),
        exchanges=(
            get("/foo/%62ar", APP),
            get("/%2566oo/bar.txt", APP),
            get("/foo/%2e%2e/bar.txt", APP),
            get("/foo%2ftext.txt", APP),
            get("/a%2b.txt", APP),
        ),
    ),
    Configuration(
        id="resources/mounted",
        cors=({"resources": {"/api/*": PUBLIC}},),
        exchanges=(
            get(origin=APP, mount="/prefix"),
            preflight(mount="/prefix"),
            get("/foo", APP, mount="/api"),
        ),
    ),
    Configuration(
        id="resources/in-config",
        cors=({},),
        config={"CORS_RESOURCES": {r"/api/*": {"origins": APP}}},
        exchanges=places(*EVERYWHERE),
    ),
    Configuration(
        id="resources/string-in-config",
        cors=({"origins": [APP, ADMIN]},),
        config={"CORS_RESOURCES": r"/api/*"},
        exchanges=places(*EVERYWHERE),
    ),
    Configuration(
        id="resources/in-config-set-late",
        cors=({},),
        late_config={"CORS_RESOURCES": {r"/api/*": {"origins": ADMIN}}},
        exchanges=places(*EVERYWHERE),
    ),
)

"""Who writes where several policies, none, or ``csrf_origins`` have a say."""

from .algorithm import is_tenant
from .algorithm import TENANT
from .case import ADMIN
from .case import APP
from .case import Case
from .case import EVIL
from .case import Options
from .case import OWN
from .case import passes
from .case import refused

FROM_APP = {"site": "cross-site", "origin": APP}
FROM_ADMIN = {"site": "cross-site", "origin": ADMIN}

NOBODY = {"origins": [APP], "csrf_origins": []}
NO_TEXT = {"origins": [APP], "csrf_origins": ""}
NARROWER = {"origins": [APP, ADMIN], "csrf_origins": [ADMIN]}
OTHERS = {"origins": [APP], "csrf_origins": ADMIN}
UNDER_STAR = {"origins": "*", "csrf_origins": f"{APP}, {ADMIN}"}
SUBDOMAINS = {"origins": "*", "csrf_origins": "https://*.example.com"}
FUNCTION = {"origins": "*", "csrf_origins": is_tenant}
READ_ONLY = {"origins": "*", "methods": "GET", "csrf_origins": [APP]}

NAMED_WRITERS = [
    refused("an empty list of writers is nobody", NOBODY, **FROM_APP),
    passes("but for the own origin", NOBODY, origin=OWN),
    refused("an empty text of writers is nobody", NO_TEXT, **FROM_APP),
    passes("of two readers, the one that is named writes", NARROWER, **FROM_ADMIN),
    refused("and the other does not", NARROWER, **FROM_APP),
    passes("a writer need not be a reader", OTHERS, **FROM_ADMIN),
    refused("and a reader need not be a writer", OTHERS, **FROM_APP),
    passes("under a star, a writer by name", UNDER_STAR, **FROM_APP),
    passes("or another one", UNDER_STAR, **FROM_ADMIN),
    refused("and everybody else reads", UNDER_STAR, origin=EVIL),
    refused("null as well", UNDER_STAR, origin="null"),
    passes("writers by a wildcard", SUBDOMAINS, **FROM_APP),
    refused("and not beside it", SUBDOMAINS, origin="https://app.example.com.evil"),
    passes("writers by a function", FUNCTION, origin=TENANT),
    refused("and not without its yes", FUNCTION, origin=EVIL),
    passes("a named writer needs no grant of the method", READ_ONLY, **FROM_APP),
]

API = {"/api/*": {"origins": [APP]}}
ELSEWHERE = {"resources": API}
ELSEWHERE_NAMED = {"resources": API, "csrf_origins": [ADMIN]}

NO_POLICY = [
    refused(
        "a path without a policy is protected", ELSEWHERE, path="/login", **FROM_APP
    ),
    passes("but from its own origin", ELSEWHERE, path="/login", origin=OWN),
    passes("and from what is no browser", ELSEWHERE, path="/login"),
    passes("the path of the policy is its own", ELSEWHERE, path="/api/x", **FROM_APP),
    passes("a writer that is named for all", ELSEWHERE_NAMED, path="/", **FROM_ADMIN),
    refused("and no other", ELSEWHERE_NAMED, path="/", **FROM_APP),
    refused("a path with dots has no policy", ELSEWHERE, path="/api/../x", **FROM_APP),
]

HOOKS = {"/hooks/*": {"csrf_protect": False}, "/api/*": {"origins": [APP]}}
UNPROTECTED = {"resources": HOOKS}
MIXED = {
    "resources": {
        "/open/*": {"origins": "*"},
        "/named/*": {"origins": [APP]},
        "/named/by/*": {"origins": [APP], "csrf_origins": [ADMIN]},
    }
}

RESOURCES = [
    passes("a resource may be left out", UNPROTECTED, path="/hooks/x", origin=EVIL),
    refused("and leaves out no other", UNPROTECTED, path="/api/x", origin=EVIL),
    refused("nor a path without a policy", UNPROTECTED, path="/x", origin=EVIL),
    refused("nor one with a longer name", UNPROTECTED, path="/hooksx", origin=EVIL),
    refused("each path by its own policy: open", MIXED, path="/open/x", **FROM_APP),
    passes("each path by its own policy: named", MIXED, path="/named/x", **FROM_APP),
    refused("with writers of its own", MIXED, path="/named/by/x", **FROM_APP),
    passes("and those write", MIXED, path="/named/by/x", **FROM_ADMIN),
]


def several(*policies: Options) -> Options:
    return {"resources": {"/*": [*policies]}}


PARTNERS_FIRST = several({"origins": [APP]}, {"origins": "*", "methods": ["GET"]})
OPEN_FIRST = several({"origins": "*", "methods": ["GET"]}, {"origins": [APP]})
TWO = several(
    {"origins": [APP], "methods": ["GET"]}, {"origins": [ADMIN], "methods": ["POST"]}
)

SEVERAL = [
    passes("the first that allows the origin lets write", PARTNERS_FIRST, **FROM_APP),
    refused("the next one lets read", PARTNERS_FIRST, **FROM_ADMIN),
    refused("nor is null named by it", PARTNERS_FIRST, origin="null"),
    refused("the first decides, also if it only lets read", OPEN_FIRST, **FROM_APP),
    refused("each has its own methods: GET", TWO, **FROM_APP),
    passes("each has its own methods: POST", TWO, **FROM_ADMIN),
    refused("and nobody else writes", TWO, origin=EVIL),
    passes("but the own origin", TWO, origin=OWN),
]

CASES: tuple[Case, ...] = (*NAMED_WRITERS, *NO_POLICY, *RESOURCES, *SEVERAL)

"""The browser's side of CORS, as the Fetch standard has it: pure functions of headers.

Each check returns the reason of a refusal, or ``None``. Header names are in lower case.
"""

from collections.abc import Mapping

SAFELISTED_METHODS = frozenset({"GET", "HEAD", "POST"})
SAFELISTED_HEADERS = frozenset({"accept", "accept-language", "content-language"})
SAFELISTED_TYPES = frozenset(
    {"application/x-www-form-urlencoded", "multipart/form-data", "text/plain"}
)


def unsafe_names(headers: Mapping[str, str]) -> list[str]:
    """Name the request headers that a preflight has to ask for.

    The standard's limits on the values of safelisted headers are left out: nothing
    here sends such a value.
    """
    return sorted(
        name
        for name, value in headers.items()
        if name not in SAFELISTED_HEADERS
        and not (name == "content-type" and _essence(value) in SAFELISTED_TYPES)
    )


def needs_preflight(method: str, headers: Mapping[str, str]) -> bool:
    """Whether a browser asks before it sends such a request to another origin."""
    return method not in SAFELISTED_METHODS or bool(unsafe_names(headers))


def cors_check(
    origin: str, credentialed: bool, response: Mapping[str, str]
) -> str | None:
    """Run https://fetch.spec.whatwg.org/#concept-cors-check on a response."""
    allowed = response.get("access-control-allow-origin")

    if allowed is None:
        return "the response has no Access-Control-Allow-Origin header"

    if allowed == "*" and not credentialed:
        return None

    if allowed != origin:
        return f"Access-Control-Allow-Origin is {allowed!r}, not {origin!r}"

    if credentialed and response.get("access-control-allow-credentials") != "true":
        return "Access-Control-Allow-Credentials is not 'true'"

    return None


def preflight_check(
    origin: str,
    credentialed: bool,
    method: str,
    headers: Mapping[str, str],
    status: int,
    response: Mapping[str, str],
) -> str | None:
    """Run https://fetch.spec.whatwg.org/#cors-preflight-fetch on a response."""
    if (reason := cors_check(origin, credentialed, response)) is not None:
        return f"preflight: {reason}"

    if not 200 <= status <= 299:
        return f"preflight: its status is {status}"

    methods = _values(response.get("access-control-allow-methods", ""))
    names = _values(response.get("access-control-allow-headers", "").lower())
    wildcard = {"*"} if not credentialed else set()

    if method not in SAFELISTED_METHODS and not methods & ({method} | wildcard):
        return f"preflight: Access-Control-Allow-Methods does not grant {method}"

    for name in unsafe_names(headers):
        # https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name
        if not names & ({name} | (wildcard if name != "authorization" else set())):
            return f"preflight: Access-Control-Allow-Headers does not grant {name}"

    return None


def _essence(content_type: str) -> str:
    return content_type.partition(";")[0].strip().lower()


def _values(field: str) -> set[str]:
    return {value.strip() for value in field.split(",") if value.strip()}

"""Whether an answer does the job: a candidate that does not is not measured."""

from .candidates import BODY
from .candidates import Candidate
from .candidates import Case
from .candidates import DISALLOWED
from .candidates import EXPOSED
from .candidates import PREFLIGHT_HEADERS
from .candidates import PREFLIGHT_METHOD
from .worker import Answer


def problems(candidate: Candidate, case: Case, answer: Answer) -> list[str]:
    """Say what is wrong with an answer; nothing, if it is right.

    The check is a browser's: https://fetch.spec.whatwg.org/#concept-cors-check
    """
    out = []
    preflight = case.request.is_preflight

    if not 200 <= answer.status <= 299:
        out.append(f"status {answer.status}")

    if not preflight and answer.body != BODY:
        out.append(f"body {answer.body!r}")

    if not candidate.answers_cors:
        if any(
            name.lower().startswith("access-control-") for name, _ in answer.headers
        ):
            out.append("CORS headers")

        return out

    if case.request.origin is None:
        return out

    if case.request.origin == DISALLOWED:
        if _is_granted(case, answer):
            out.append("a disallowed origin is granted")

        return out

    if not _is_granted(case, answer):
        return [*out, "an allowed origin is not granted"]

    if _values(answer, "Access-Control-Allow-Origin") != ["*"] and (
        "origin" not in _names(answer, "Vary")
    ):
        out.append("the origin is granted without Vary: Origin")

    if preflight:
        out += _preflight_problems(answer)
    elif case.scenario.credentialed and not _exposes(answer):
        out.append("headers are not exposed")

    return out


def _is_granted(case: Case, answer: Answer) -> bool:
    credentialed = case.scenario.credentialed
    origins = _values(answer, "Access-Control-Allow-Origin")

    if origins == ["*"]:
        return not credentialed

    if origins != [case.request.origin]:
        return False

    return not credentialed or (
        _values(answer, "Access-Control-Allow-Credentials") == ["true"]
    )


def _preflight_problems(answer: Answer) -> list[str]:
    out = []
    methods = ",".join(_values(answer, "Access-Control-Allow-Methods"))

    if PREFLIGHT_METHOD not in [part.strip() for part in methods.split(",")]:
        out.append(f"the method {PREFLIGHT_METHOD} is not granted")

    if not set(PREFLIGHT_HEADERS) <= _names(answer, "Access-Control-Allow-Headers"):
        out.append("the request headers are not granted")

    return out


def _exposes(answer: Answer) -> bool:
    exposed = _names(answer, "Access-Control-Expose-Headers")
    return exposed == {name.lower() for name in EXPOSED}


def _values(answer: Answer, name: str) -> list[str]:
    return [value for key, value in answer.headers if key.lower() == name.lower()]


def _names(answer: Answer, name: str) -> set[str]:
    parts = ",".join(_values(answer, name)).split(",")
    return {part.strip().lower() for part in parts if part.strip()}

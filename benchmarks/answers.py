"""Whether an answer does the job: a candidate that does not is not measured."""

import typing as t

from .candidates import Candidate
from .cases import Case
from .requests import NUMBER
from .requests import PREFLIGHT_HEADERS
from .requests import Request
from .scenarios import BODY
from .scenarios import EXPOSED


class Answer(t.NamedTuple):
    status: int
    headers: list[tuple[str, str]]
    body: str


def problems(candidate: Candidate, case: Case, answer: Answer) -> list[str]:
    """Say what is wrong with an answer; nothing, if it is right.

    The check is a browser's: https://fetch.spec.whatwg.org/#concept-cors-check
    """
    out = []

    if not 200 <= answer.status <= 299:
        out.append(f"status {answer.status}")

    if not case.request.is_preflight and answer.body != BODY:
        out.append(f"body {answer.body!r}")

    if not candidate.answers_cors:
        if any(
            name.lower().startswith("access-control-") for name, _ in answer.headers
        ):
            out.append("CORS headers")

        return out

    return [*out, *_cors_problems(case, answer)]


def _cors_problems(case: Case, answer: Answer) -> list[str]:
    if case.request.origin is None:
        return []

    is_granted = _is_granted(case, answer)

    if case.request.refused == "origin":
        return ["a disallowed origin is granted"] if is_granted else []

    if not is_granted and case.request.refused is None:
        return ["an allowed origin is not granted"]

    out = []

    if is_granted and not _varies_as_it_must(case, answer):
        out.append("the origin is granted without Vary: Origin")

    if case.request.is_preflight:
        out += _preflight_problems(case, answer)
    elif case.scenario.is_credentialed and not _exposes(answer):
        out.append("headers are not exposed")

    return out


def _is_granted(case: Case, answer: Answer) -> bool:
    credentialed = case.scenario.is_credentialed
    origins = _values(answer, "Access-Control-Allow-Origin")

    if origins == ["*"]:
        return not credentialed

    if len(origins) != 1 or not _is_sent(case.request, origins[0]):
        return False

    return not credentialed or (
        _values(answer, "Access-Control-Allow-Credentials") == ["true"]
    )


def _is_sent(request: Request, origin: str) -> bool:
    start, number, end = (request.origin or "").partition(NUMBER)

    if not number:
        return origin == start

    return origin.startswith(start) and origin.endswith(end)


def _varies_as_it_must(case: Case, answer: Answer) -> bool:
    if _values(answer, "Access-Control-Allow-Origin") == ["*"]:
        return True

    return case.scenario.is_constant or "origin" in _names(answer, "Vary")


def _preflight_problems(case: Case, answer: Answer) -> list[str]:
    methods = ",".join(_values(answer, "Access-Control-Allow-Methods"))
    asked = case.request.asked_method
    grants_method = asked in [part.strip() for part in methods.split(",")]
    granted = _names(answer, "Access-Control-Allow-Headers")
    grants_headers = set(PREFLIGHT_HEADERS) <= granted

    match case.request.refused:
        case "method":
            return [f"the method {asked} is granted"] if grants_method else []
        case "headers":
            return ["the request headers are granted"] if grants_headers else []

    out = []

    if not grants_method:
        out.append(f"the method {asked} is not granted")

    if not grants_headers:
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

"""Whether what is measured does the job, and an answer that does not."""

import pytest

from benchmarks.answers import Answer
from benchmarks.answers import problems
from benchmarks.candidates import Candidate
from benchmarks.candidates import CANDIDATES
from benchmarks.candidates import HAND_WRITTEN
from benchmarks.candidates import PLAIN
from benchmarks.candidates import PROJECT
from benchmarks.cases import Case
from benchmarks.cases import cases_of
from benchmarks.cases import find_case
from benchmarks.cases import LISTED_ALLOWED
from benchmarks.cases import PREFLIGHTS
from benchmarks.requests import ALLOWED
from benchmarks.requests import Environs
from benchmarks.requests import get
from benchmarks.serving import build_calls

PREFLIGHT = PREFLIGHTS[0]


@pytest.mark.parametrize(
    ("candidate", "case"),
    [
        pytest.param(candidate, case, id=f"{candidate.name}, {case.name}")
        for candidate in CANDIDATES
        if not candidate.is_upstream
        for case in cases_of(candidate, "requests")
    ],
)
def test_what_is_measured_does_the_job(candidate: Candidate, case: Case) -> None:
    answer = build_calls(candidate, [case])[case.name].answer()

    assert problems(candidate, case, answer) == []


def test_the_hand_written_preflight_is_the_one_a_developer_writes() -> None:
    answer = build_calls(HAND_WRITTEN, [PREFLIGHT])[PREFLIGHT.name].answer()

    assert answer.status == 204
    assert dict(answer.headers) == {
        "Content-Type": "text/html; charset=utf-8",
        "Access-Control-Allow-Origin": ALLOWED,
        "Access-Control-Allow-Methods": "GET, PUT, OPTIONS",
        "Access-Control-Allow-Headers": "Authorization, Content-Type",
        "Vary": "Origin",
    }


def test_a_numbered_request_is_another_each_time() -> None:
    environs = Environs(get("new", "https://app{n}.example", path="/items/{n}"))

    first, second = environs.take(2)

    assert first["HTTP_ORIGIN"] == "https://app1.example"
    assert second["PATH_INFO"] == "/items/2"


def test_a_header_is_no_string_that_was_looked_up_before() -> None:
    """A server makes it anew as well, and its hash is not known yet."""
    first, second = Environs(get("GET", ALLOWED)).take(2)

    assert first["HTTP_ORIGIN"] == second["HTTP_ORIGIN"]
    assert first["HTTP_ORIGIN"] is not second["HTTP_ORIGIN"]


ORIGIN = ("Access-Control-Allow-Origin", ALLOWED)
CREDENTIALS = ("Access-Control-Allow-Credentials", "true")
EXPOSE = ("Access-Control-Expose-Headers", "Link, X-Total-Count")
METHODS = ("Access-Control-Allow-Methods", "GET, PUT")
HEADERS = ("Access-Control-Allow-Headers", "authorization, content-type")
VARY = ("Vary", "Origin")
ANY = ("Access-Control-Allow-Origin", "*")


@pytest.mark.parametrize(
    ("case", "headers", "problem"),
    [
        pytest.param("two origins, allowed", [], "not granted", id="no CORS headers"),
        pytest.param(
            "two origins, allowed",
            [ORIGIN, ORIGIN, VARY],
            "not granted",
            id="two values",
        ),
        pytest.param(
            "two origins, allowed", [ORIGIN], "without Vary", id="Vary is missing"
        ),
        pytest.param(
            "two origins, disallowed", [ANY], "is granted", id="any origin is let in"
        ),
        pytest.param(
            "credentials, allowed",
            [ORIGIN, EXPOSE, VARY],
            "not granted",
            id="credentials are missing",
        ),
        pytest.param(
            "credentials, allowed",
            [ANY, CREDENTIALS, EXPOSE],
            "not granted",
            id="the wildcard with credentials",
        ),
        pytest.param(
            "credentials, allowed",
            [ORIGIN, CREDENTIALS, VARY],
            "not exposed",
            id="nothing is exposed",
        ),
        pytest.param(
            "path policies, method refused",
            [ORIGIN, VARY, ("Access-Control-Allow-Methods", "GET, DELETE"), HEADERS],
            "DELETE is granted",
            id="a method that is refused",
        ),
        pytest.param(
            "1,000 wildcard patterns, seen before",
            [("Access-Control-Allow-Origin", "https://other.example"), VARY],
            "not granted",
            id="another origin",
        ),
        pytest.param(
            "10,000 wildcard patterns, never seen",
            [("Access-Control-Allow-Origin", "https://app1.site1.example"), VARY],
            "not granted",
            id="another of many origins",
        ),
        pytest.param(
            "two origins, preflight",
            [ORIGIN, VARY, HEADERS],
            "PUT is not granted",
            id="no methods",
        ),
        pytest.param(
            "two origins, preflight",
            [ORIGIN, VARY, METHODS, ("Access-Control-Allow-Headers", "Content-Type")],
            "headers are not granted",
            id="a header is missing",
        ),
    ],
)
def test_an_answer_that_does_not_do_the_job_is_found_out(
    case: str, headers: list[tuple[str, str]], problem: str
) -> None:
    answer = Answer(200, headers, "the items")

    (found,) = problems(PROJECT, find_case(case), answer)

    assert problem in found


@pytest.mark.parametrize(
    ("candidate", "answer", "problem"),
    [
        pytest.param(
            PROJECT, Answer(500, [ORIGIN, VARY], "the items"), "status 500", id="a 500"
        ),
        pytest.param(
            PROJECT, Answer(200, [ORIGIN, VARY], ""), "body ''", id="another body"
        ),
        pytest.param(
            PLAIN,
            Answer(200, [ANY], "the items"),
            "CORS headers",
            id="a baseline",
        ),
    ],
)
def test_an_answer_of_another_kind_is_found_out(
    candidate: Candidate, answer: Answer, problem: str
) -> None:
    assert problems(candidate, LISTED_ALLOWED, answer) == [problem]

"""Whether what is measured does the job, and an answer that does not."""

import pytest

from benchmarks.answers import problems
from benchmarks.candidates import Candidate
from benchmarks.candidates import Case
from benchmarks.candidates import CASES
from benchmarks.candidates import find_case
from benchmarks.candidates import HAND_WRITTEN
from benchmarks.candidates import PLAIN
from benchmarks.candidates import PROJECT
from benchmarks.worker import Answer
from benchmarks.worker import Bench

from .made_up import LISTED
from .made_up import PREFLIGHT

ALLOWED = "https://app.example.com"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
@pytest.mark.parametrize(
    "candidate", [PLAIN, PROJECT, HAND_WRITTEN], ids=lambda candidate: candidate.name
)
def test_what_is_measured_does_the_job(candidate: Candidate, case: Case) -> None:
    answer = Bench(candidate, [case]).answer(case.name)

    assert problems(candidate, case, answer) == []


def test_the_hand_written_preflight_is_the_one_a_developer_writes() -> None:
    answer = Bench(HAND_WRITTEN, [PREFLIGHT]).answer(PREFLIGHT.name)

    assert answer.status == 204
    assert dict(answer.headers) == {
        "Content-Type": "text/html; charset=utf-8",
        "Access-Control-Allow-Origin": ALLOWED,
        "Access-Control-Allow-Methods": "GET, PUT, OPTIONS",
        "Access-Control-Allow-Headers": "Authorization, Content-Type",
        "Vary": "Origin",
    }


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
    assert problems(candidate, LISTED, answer) == [problem]

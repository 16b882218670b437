"""What is sent for a page's request, and what browsers make of the answers."""

import pytest

from flask_cors.checking import Check
from flask_cors.checking import checked
from flask_cors.checking import checked_preflight
from flask_cors.checking import failures
from flask_cors.checking import Ruling
from flask_cors.checking import unverified
from flask_cors.checking.outcome import Kind
from flask_cors.checking.outcome import Purpose
from flask_cors.sansio.browser import sentences
from flask_cors.sansio.browser import urls
from flask_cors.sansio.browser.exchanges import Answer
from flask_cors.sansio.browser.exchanges import Sent
from flask_cors.sansio.browser.refusals import BlockReason
from flask_cors.sansio.fetch import ALLOW_HEADERS
from flask_cors.sansio.fetch import ALLOW_METHODS

from .replies import ALLOWED
from .replies import ANY
from .replies import check
from .replies import get
from .replies import GRANTED
from .replies import ORIGIN
from .replies import paths
from .replies import put
from .replies import request
from .replies import Server
from .replies import URL
from .replies import VARY
from .replies import with_cookies

STRANGER = "https://flask-cors-check.invalid"


def reasons(check: Check) -> set[BlockReason | None]:
    """Why the browsers block."""
    return {verdict.refusal and verdict.refusal.reason for verdict in check.verdicts}


def purposes(check: Check) -> list[Purpose]:
    return [step.purpose for step in check.steps]


@pytest.mark.parametrize("method", ["GET", "PUT"])
def test_nothing_is_sent_that_makes_another_method_of_a_get(method: str) -> None:
    name = "X-HTTP-Method-Override"
    grants = (*GRANTED.headers, ("Access-Control-Allow-Headers", name))
    server = Server(options=Answer(204, grants), get=Answer(200, (ANY,)))
    asked = request(method, headers=((name, "DELETE"),))
    checked(asked, server.send)
    names = {each for sent in server.sent for each, _ in sent.headers}
    assert name not in names
    assert [sent.method for sent in server.sent] == ["OPTIONS", "GET"]


def test_a_request_is_sent_once_for_all_browsers() -> None:
    server = Server(get=Answer(200, (ANY,)))
    found = checked(get(), server.send)
    assert server.sent == [Sent(URL, "GET", (("Origin", ORIGIN),))]
    assert [verdict.profile.name for verdict in found.verdicts] == [
        "Chromium",
        "Firefox",
    ]
    assert found.ruling is Ruling.ALLOWED
    assert purposes(found) == [Purpose.REQUEST]


def test_an_answer_without_cors_is_blocked_in_the_words_of_each_browser() -> None:
    found = check(get())
    assert found.ruling is Ruling.BLOCKED
    assert reasons(found) == {BlockReason.ALLOW_ORIGIN_MISSING}
    refusal = found.verdicts[0].refusal
    assert refusal is not None
    assert [verdict.sentence for verdict in found.verdicts] == [
        sentences.chromium(refusal),
        sentences.firefox(refusal),
    ]


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS"])
def test_what_changes_nothing_is_sent_itself(method: str) -> None:
    server = Server(
        get=Answer(200, (ANY,)),
        options=Answer(
            200,
            (
                ANY,
                ("Allow", "GET"),
            ),
        ),
    )
    checked(request(method), server.send)
    assert server.asked[-1] == f"{method} {URL}"


def test_a_get_stands_in_for_what_may_change_something() -> None:
    server = Server(get=Answer(200, (ALLOWED, VARY)), options=GRANTED)
    found = checked(put(headers=(("Content-Language", "en"),)), server.send)
    assert server.sent == [
        Sent(
            URL,
            "OPTIONS",
            (("Origin", ORIGIN), ("Access-Control-Request-Method", "PUT")),
            is_preflight=True,
        ),
        Sent(URL, "GET", (("Origin", ORIGIN),)),
    ]
    assert purposes(found) == [Purpose.PREFLIGHT, Purpose.STAND_IN]
    assert found.steps[1].method == "PUT"
    assert found.ruling is Ruling.ALLOWED


def test_a_preflight_that_is_refused_is_the_end() -> None:
    server = Server()
    found = checked(put(), server.send)
    assert server.asked == [f"OPTIONS {URL}"]
    assert found.ruling is Ruling.BLOCKED
    assert reasons(found) == {BlockReason.ALLOW_ORIGIN_MISSING}


def test_a_success_of_what_stands_in_is_judged() -> None:
    found = check(put(), options=GRANTED, get=Answer(200, (ALLOWED, ALLOWED)))
    assert reasons(found) == {BlockReason.ALLOW_ORIGIN_MULTIPLE}


@pytest.mark.parametrize("status", [302, 401, 404, 405, 500])
def test_what_stands_in_says_nothing_where_it_fails_without_cors(status: int) -> None:
    failed = Answer(status, (("Location", "/login"),))
    assert check(put(), options=GRANTED, get=failed).ruling is Ruling.ALLOWED
    assert check(request("POST"), get=failed).ruling is Ruling.UNKNOWN


def test_what_stands_in_is_judged_where_it_fails_with_cors() -> None:
    wrong = Answer(405, (("Access-Control-Allow-Origin", STRANGER),))
    assert check(request("POST"), get=wrong).ruling is Ruling.BLOCKED


def test_redirects_are_followed_as_browsers_follow_them() -> None:
    send = paths(
        books=Answer(302, (ANY, ("Location", "https://cdn.example.com/b2"))),
        b2=Answer(200),
    )
    found = checked(get(), send)
    assert [step.sent.url for step in found.steps] == [
        URL,
        "https://cdn.example.com/b2",
    ]
    assert dict(found.steps[1].sent.headers) == {"Origin": "null"}
    assert reasons(found) == {BlockReason.ALLOW_ORIGIN_MISSING}


def test_a_redirect_to_itself_is_asked_once() -> None:
    server = Server(get=Answer(302, (ANY, ("Location", URL))))
    found = checked(get(), server.send)
    assert reasons(found) == {BlockReason.TOO_MANY_REDIRECTS}
    assert server.asked == [f"GET {URL}"]


def test_a_request_that_no_page_can_make_is_not_sent() -> None:
    server = Server()
    found = checked(get(url="https://me@api.example.com/"), server.send)
    assert reasons(found) == {BlockReason.INVALID_URL}
    assert server.sent == []


def test_another_origin_is_tried_where_a_cache_could_mix_them_up() -> None:
    server = Server(get=Answer(200, (ALLOWED,)), stranger=Answer(200))
    found = checked(get(), server.send)
    assert server.sent[1] == Sent(URL, "GET", (("Origin", STRANGER),))
    assert purposes(found) == [Purpose.REQUEST, Purpose.COMPARISON]
    assert found.ruling is Ruling.ALLOWED


def test_a_server_that_is_not_to_be_asked_again_has_answered() -> None:
    def send(sent: Sent) -> Answer:
        if dict(sent.headers)["Origin"] == ORIGIN:
            return Answer(200, (ALLOWED,))

        url = urls.parsed(sent.url)
        assert url is not None
        raise failures.closed(url)

    found = checked(get(), send)
    assert found.ruling is Ruling.ALLOWED
    assert purposes(found) == [Purpose.REQUEST]


@pytest.mark.parametrize(
    "answer",
    [
        Answer(200, (ALLOWED, VARY)),
        Answer(200, (ALLOWED, ("vary", "Cookie,  origin"))),
        Answer(200, (ALLOWED, ("Vary", "*"))),
        Answer(200, (ALLOWED, ("Cache-Control", "private, No-Store"))),
        Answer(200, (ANY,)),
        Answer(200),
    ],
)
def test_another_origin_is_not_tried_where_nothing_depends_on_it(
    answer: Answer,
) -> None:
    server = Server(get=answer)
    checked(get(), server.send)
    assert server.asked == [f"GET {URL}"]


def test_the_preflight_alone() -> None:
    server = Server(options=GRANTED)
    found = checked_preflight(put(), server.send)
    assert server.asked == [f"OPTIONS {URL}"]
    assert found.ruling is Ruling.ALLOWED
    assert found.is_preflight_only


def test_the_preflight_alone_is_sent_where_no_browser_sends_one() -> None:
    server = Server(options=Answer(403, (ALLOWED,)))
    found = checked_preflight(get(), server.send)
    assert server.sent[0].headers == (
        ("Origin", ORIGIN),
        ("Access-Control-Request-Method", "GET"),
    )
    assert reasons(found) == {BlockReason.PREFLIGHT_STATUS}


def test_the_preflight_alone_is_judged_as_ever() -> None:
    granted = Answer(204, (ANY, (ALLOW_METHODS, "*"), (ALLOW_HEADERS, "*")))
    asked = put(headers=(("X-Token", "secret"),))
    assert checked_preflight(asked, Server(options=granted).send).ruling is (
        Ruling.ALLOWED
    )
    found = checked_preflight(with_cookies("PUT"), Server(options=granted).send)
    assert reasons(found) == {BlockReason.ALLOW_ORIGIN_WILDCARD}
    refusal = found.verdicts[0].refusal
    assert refusal is not None
    assert (refusal.is_preflight, refusal.value, refusal.status) == (True, "*", 204)
    assert (refusal.url, refusal.initial_url, refusal.origin) == (URL, URL, ORIGIN)


@pytest.mark.parametrize(
    "answer",
    [
        Answer(200),
        Answer(200, (ALLOWED, ALLOWED)),
        Answer(200, (("Access-Control-Allow-Origin", "a, b"),)),
        Answer(200, (("Access-Control-Allow-Origin", STRANGER),)),
        Answer(405, (ALLOWED,)),
        Answer(308, (ALLOWED, ("Location", "/b"))),
        Answer(200, (ALLOWED,)),
        Answer(200, (ALLOWED, (ALLOW_METHODS, "PUT,,@"))),
        Answer(200, (ALLOWED, (ALLOW_METHODS, "PUT"))),
        Answer(200, (ALLOWED, (ALLOW_METHODS, "PUT"), (ALLOW_HEADERS, "@"))),
    ],
)
def test_the_preflight_alone_is_judged_as_within_the_whole(answer: Answer) -> None:
    asked = put(headers=(("X-Page", "2"),))
    whole = check(asked, options=answer)
    assert whole.ruling is Ruling.BLOCKED
    alone = checked_preflight(asked, Server(options=answer).send)
    assert (alone.verdicts, alone.steps) == (whole.verdicts, whole.steps)


def test_only_headers_that_say_something_are_kept() -> None:
    kept = (
        ("access-control-allow-origin", "*"),
        ("Vary", "Cookie"),
        ("Via", "1.1 proxy"),
        ("CF-Cache-Status", "DYNAMIC"),
        ("X-CORS-Debug", "no"),
    )
    dropped = (("Set-Cookie", "session=secret"), ("Content-Type", "text/html"))
    (step,) = check(get(), get=Answer(200, (*dropped, *kept))).steps
    assert step.answer == Answer(200, kept)


def test_secrets_are_sent_and_not_kept() -> None:
    headers = (("Authorization", "Bearer abc"), ("X-Api-Key", "abc"), ("X-Page", "2"))
    granted = Answer(204, (ALLOWED, (ALLOW_HEADERS, "authorization,x-api-key,x-page")))
    server = Server(options=granted, get=Answer(200, (ANY,)))
    found = checked(get(headers=headers), server.send)
    masked = (("Authorization", "***"), ("X-Api-Key", "***"), ("X-Page", "2"))
    assert server.sent[1].headers[:3] == headers
    assert found.steps[1].sent.headers[:3] == masked
    assert found.request.headers == masked


def test_a_certificate_that_was_not_looked_at_is_said_first() -> None:
    found = unverified(check(get(), get=Answer(502)))
    assert [remark.kind for remark in found.remarks] == [Kind.NOT_VERIFIED, Kind.ERROR]
    assert found.remarks[0].message == (
        "The certificate was not looked at (--insecure): a browser that does not "
        "trust it blocks the request before CORS."
    )


def test_there_is_no_certificate_without_tls() -> None:
    found = check(get(url="http://localhost:8000/"), get=Answer(200, (ANY,)))
    assert unverified(found) == found

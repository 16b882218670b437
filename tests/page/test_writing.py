"""Who may write: through a preflight, by a form, past CSRF protection."""

import typing as t

import pytest

from flask_cors.page.audience import Audience
from flask_cors.page.audience import EVERYBODY
from flask_cors.page.audience import Kind
from flask_cors.page.audience import Member
from flask_cors.page.audience import NOBODY
from flask_cors.page.writing import Case
from flask_cors.page.writing import Requests
from flask_cors.page.writing import Writing
from flask_cors.page.writing import writings
from flask_cors.sansio.findings import Place
from flask_cors.sansio.layers import defaults
from flask_cors.sansio.layers import Layer
from flask_cors.sansio.layers import overlaid
from flask_cors.sansio.origins import AllowedOrigins
from flask_cors.sansio.policy import Policy
from flask_cors.sansio.protection import Mode
from flask_cors.sansio.protection import Protection
from flask_cors.sansio.protection import UNPROTECTED

APP: t.Final = "https://app.example"
PAY: t.Final = "https://pay.example"
ON: t.Final = Protection(Mode.ON)
REPORT: t.Final = Protection(Mode.REPORT)

FORM: t.Final = "a form sends it without a preflight"
PREFLIGHT: t.Final = "a preflight lets them through"
NEVER: t.Final = "every preflight for it is refused"
READERS: t.Final = "CSRF protection lets those write who may read"
REFUSED: t.Final = "CSRF protection refuses them"
OPEN: t.Final = f"{REFUSED}: that any site may read lets none of them write"


def policy(**options: object) -> Policy:
    layer = Layer(Place.KEYWORD, "CORS()", options)
    return Policy.compile(overlaid(defaults(), layer, []))


def named(*origins: str) -> Audience:
    return Audience(members=tuple(Member(Kind.NAMED, origin) for origin in origins))


def protected_for(*writers: str) -> Protection:
    return Protection(Mode.ON, AllowedOrigins(literals=frozenset(writers)))


def judged(
    methods: str, *cases: Case, exempt: str = "", has_tokens: bool = False
) -> tuple[Writing, ...]:
    listed = frozenset(methods.split())
    requests = Requests(listed, frozenset(exempt.split()), listed, has_tokens, cases)
    return writings(requests, lambda policy: Audience.of(policy.origins))


@pytest.mark.parametrize(
    ("method", "found", "protection", "audience", "why"),
    [
        ("POST", None, UNPROTECTED, EVERYBODY, f"{FORM}, and csrf_protect is off"),
        (
            "POST",
            policy(origins=APP),
            REPORT,
            EVERYBODY,
            f"{FORM}, and csrf_protect='report' only logs it",
        ),
        ("POST", policy(origins=APP), ON, named(APP), READERS),
        ("POST", policy(origins=[APP, "null"]), ON, named(APP), READERS),
        ("POST", policy(origins=APP, methods=["GET"]), ON, NOBODY, REFUSED),
        ("POST", policy(), ON, NOBODY, OPEN),
        ("POST", None, ON, NOBODY, REFUSED),
        (
            "POST",
            policy(),
            protected_for(PAY),
            named(PAY),
            "csrf_origins names them",
        ),
        ("POST", policy(origins=APP), protected_for(), NOBODY, REFUSED),
        ("PUT", policy(origins=APP), UNPROTECTED, named(APP), PREFLIGHT),
        ("PUT", policy(), UNPROTECTED, EVERYBODY, PREFLIGHT),
        ("PUT", policy(origins=APP, methods=["GET"]), UNPROTECTED, NOBODY, NEVER),
        ("PUT", policy(origins=[]), UNPROTECTED, NOBODY, NEVER),
        ("PUT", None, UNPROTECTED, NOBODY, NEVER),
        ("PUT", None, protected_for(PAY), NOBODY, NEVER),
        ("PUT", policy(origins=APP), ON, named(APP), READERS),
        (
            "PUT",
            policy(origins=[APP, PAY]),
            protected_for(PAY),
            named(PAY),
            "csrf_origins names them; a preflight has to pass as well",
        ),
    ],
)
def test_who_may_send_a_request_and_why(
    method: str,
    found: Policy | None,
    protection: Protection,
    audience: Audience,
    why: str,
) -> None:
    case = Case(found, protection)
    assert judged(method, case) == (Writing((method,), audience, why),)


def test_what_changes_nothing_is_not_judged() -> None:
    assert judged("GET HEAD OPTIONS", Case(policy(), UNPROTECTED)) == ()


def test_methods_that_are_alike_are_told_together() -> None:
    found = judged("DELETE PATCH POST PUT", Case(policy(origins=APP), ON))
    assert found == (Writing(("DELETE", "PATCH", "POST", "PUT"), named(APP), READERS),)


def test_an_exempt_method_is_open_to_all() -> None:
    (found,) = judged("POST", Case(policy(origins=APP), ON), exempt="POST")
    why = f"{FORM}, and csrf_exempt lets it through"
    assert found == Writing(("POST",), EVERYBODY, why)


def test_a_token_of_another_extension_is_told_of() -> None:
    (found,) = judged("POST", Case(None, UNPROTECTED), exempt="POST", has_tokens=True)
    assert found.why == f"{FORM}; another extension may ask for a token"


def test_where_it_depends_on_the_path_all_are_told() -> None:
    cases = (Case(policy(origins=APP), ON), Case(policy(origins=PAY), UNPROTECTED))
    (found,) = judged("PUT", *cases)
    assert found == Writing(("PUT",), named(APP, PAY), f"{READERS}; or {PREFLIGHT}")

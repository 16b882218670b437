"""What is announced to programs that listen, and when nothing is."""

import typing as t

import pytest
from flask import Blueprint
from flask import Flask

from flask_cors import CORS
from flask_cors import cors_exempt
from flask_cors import cross_origin
from flask_cors import csrf_exempt
from flask_cors import Kind
from flask_cors import Outcome
from flask_cors import Reason
from flask_cors import WriteReason

from ..page import ADMIN
from ..page import EVIL
from ..page import GOOD
from ..page import Page
from .telling import heard
from .ways import decorated
from .ways import extension
from .ways import middleware

OWN = "http://localhost"


Build = t.Callable[..., t.Any]

each_way = pytest.mark.parametrize("build", [extension, middleware, decorated])


def check(origin: str) -> bool:
    return origin == GOOD


each_policy = pytest.mark.parametrize(
    "options",
    [
        {"origins": GOOD},
        {"origins": [GOOD, ADMIN]},
        {"origins": check},
        {"origins": GOOD, "supports_credentials": True, "expose_headers": "*"},
    ],
    ids=["one origin", "several", "a function", "all headers exposed"],
)


@each_way
@each_policy
def test_an_allowed_request_is_announced_once(
    build: Build, options: dict[str, t.Any]
) -> None:
    app = build(**options)

    with heard() as announced:
        Page(app).fetch()

    ((signal, sender, decision),) = announced
    assert signal == "granted"
    assert sender is app
    assert (decision.kind, decision.origin) == (Kind.CROSS_ORIGIN, GOOD)
    assert (decision.outcome, decision.reason) == (Outcome.GRANTED, None)
    assert decision.source is not None


@each_way
@each_policy
def test_a_refused_request_is_announced_once(
    build: Build, options: dict[str, t.Any]
) -> None:
    app = build(**options)

    with heard() as announced:
        Page(app, EVIL).fetch()

    ((signal, sender, decision),) = announced
    assert signal == "refused"
    assert sender is app
    assert (decision.kind, decision.origin) == (Kind.CROSS_ORIGIN, EVIL)
    assert decision.reason is Reason.ORIGIN_NOT_ALLOWED
    assert decision.is_enforced


@each_way
@each_policy
@pytest.mark.parametrize(
    ("origin", "method", "signal", "reason"),
    [
        (GOOD, "PUT", "granted", None),
        (EVIL, "PUT", "refused", Reason.ORIGIN_NOT_ALLOWED),
        (GOOD, "DELETE", "refused", Reason.METHOD_NOT_ALLOWED),
        (GOOD, "a b", "refused", Reason.MALFORMED_METHOD),
    ],
)
def test_a_preflight_is_announced_once(
    build: Build,
    options: dict[str, t.Any],
    origin: str,
    method: str,
    signal: str,
    reason: Reason | None,
) -> None:
    app = build(methods=["GET", "PUT"], **options)

    for _ in range(2):  # The second answer is one that was kept.
        with heard() as announced:
            Page(app, origin).preflight("/", method)

        (found,) = announced
        assert (found.signal, found.sender) == (signal, app)
        assert (found.decision.kind, found.decision.reason) == (Kind.PREFLIGHT, reason)


def test_a_preflight_that_the_view_answers_is_announced_once() -> None:
    app = Flask("heard")
    CORS(app, origins=GOOD)
    app.add_url_rule("/", "index", lambda: "mine", methods=["OPTIONS"])

    with heard() as announced:
        assert Page(app).preflight().text == "mine"

    assert [(a.signal, a.decision.kind) for a in announced] == [
        ("granted", Kind.PREFLIGHT)
    ]


@each_way
@pytest.mark.parametrize(
    ("origin", "headers"),
    [
        (None, {}),
        ("", {}),
        (OWN, {}),
        (GOOD, {"Sec_Fetch_Site": "same-origin"}),
        (EVIL, {"Sec_Fetch_Site": "same-origin"}),
    ],
    ids=["no origin", "an empty one", "the own one", "allowed", "behind a proxy"],
)
def test_requests_of_no_other_page_are_not_announced(
    build: Build, origin: str | None, headers: dict[str, str]
) -> None:
    app = build(origins=GOOD)

    with heard() as announced:
        Page(app, origin).fetch(**headers)
        Page(app, origin).fetch("/", "POST", **headers)

    assert announced == []


@pytest.mark.parametrize("path", ["/exempt", "/elsewhere", "/missing"])
def test_what_no_policy_governs_is_not_announced(path: str) -> None:
    app = extension(resources=["/api/*", "/exempt"])
    app.add_url_rule("/exempt", "exempt", cors_exempt(lambda: "ok"))
    app.add_url_rule("/elsewhere", "elsewhere", lambda: "ok")

    with heard() as announced:
        Page(app, EVIL).fetch(path)
        Page(app, EVIL).preflight(path)

    assert announced == []


def test_errors_and_redirects_are_announced_too() -> None:
    app = extension(origins=GOOD)
    app.add_url_rule("/slash/", "slash", lambda: "ok")
    app.add_url_rule("/broken", "broken", lambda: 1 / 0)

    for path, status in [("/missing", 404), ("/slash", 308), ("/broken", 500)]:
        with heard() as announced:
            assert Page(app).fetch(path).status_code == status

        assert [found.signal for found in announced] == ["granted"]


def test_views_and_blueprints_are_announced_with_their_own_policy() -> None:
    app = extension(resources={"/*": GOOD})
    api = Blueprint("api", __name__, url_prefix="/api")
    CORS(api, origins=ADMIN)
    api.add_url_rule("/", "index", lambda: "ok")
    app.register_blueprint(api)
    view = cross_origin(origins=ADMIN)(lambda: "ok")
    app.add_url_rule("/view", "view", view)

    with heard() as announced:
        Page(app, GOOD).fetch("/api/")
        Page(app, GOOD).fetch("/view")
        Page(app, GOOD).fetch("/")

    assert [(found.signal, str(found.decision.source)) for found in announced] == [
        ("refused", "CORS()"),
        ("refused", "@cross_origin()"),
        ("granted", "resources['/*'] of CORS()"),
    ]
    assert {found.sender for found in announced} == {app}


@each_way
@pytest.mark.parametrize(
    ("protect", "status"), [(True, 403), ("report", 200)], ids=["on", "report"]
)
def test_a_write_is_decided_on_beside_the_reading(
    build: Build, protect: t.Any, status: int
) -> None:
    app = build(origins=GOOD, csrf_protect=protect)

    with heard() as announced:
        page = Page(app, EVIL)
        response = page.fetch("/", "POST", Sec_Fetch_Site="cross-site")

    assert response.status_code == status
    write, read = announced
    assert (write.signal, write.sender, write.decision.kind) == (
        "refused",
        app,
        Kind.WRITE,
    )
    assert write.decision.reason is WriteReason.CROSS_SITE_WRITE
    assert write.decision.is_enforced is (status == 403)
    assert (read.signal, read.decision.kind) == ("refused", Kind.CROSS_ORIGIN)
    assert read.decision.is_enforced


@pytest.mark.parametrize("has_layer", [True, False], ids=["CORS(app)", "no CORS(app)"])
def test_a_view_that_anybody_may_write_to_tells_of_reading_alone(
    has_layer: bool,
) -> None:
    app = Flask("heard")

    if has_layer:
        CORS(app, resources=[])

    view = cross_origin(origins=GOOD, csrf_protect=True)(csrf_exempt(lambda: "taken"))
    app.add_url_rule("/", "index", view, methods=["POST"])

    with heard() as announced:
        page = Page(app, EVIL)
        assert page.fetch("/", "POST", Sec_Fetch_Site="cross-site").text == "taken"

    assert [found.decision.kind for found in announced] == [Kind.CROSS_ORIGIN]

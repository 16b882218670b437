"""What ``csrf_protect`` refuses, explained, whether or not the page can read it."""

import logging
import typing as t
import warnings

import pytest
from flask import Blueprint
from flask import Flask

from flask_cors import CORS
from flask_cors import cors_refused
from flask_cors import cross_origin
from flask_cors import csrf_exempt
from flask_cors import explain
from flask_cors import Explanation
from flask_cors.sansio.browser.verdicts import Ruling
from flask_cors.sansio.csrf import WriteReason

APP = "https://app.example.com"
ADMIN = "https://admin.example.com"
EVIL = "https://evil.example"
OWN = "http://127.0.0.1:5000"
REFUSES = "refuses the request with a 403, before any code of the application runs"


def application(**options: t.Any) -> Flask:
    app = Flask("writes")
    app.add_url_rule("/items", "items", list, methods=["GET", "POST", "PUT"])
    app.add_url_rule("/login", "login", list, methods=["POST"])
    CORS(app, **{"csrf_protect": True, **options})
    return app


def explained(
    origin: str = EVIL, method: str = "POST", path: str = "/items", **options: t.Any
) -> Explanation:
    return explain(application(**options), method, path, origin=origin)


def changes(found: Explanation) -> list[str | None]:
    return [cause.change and cause.change.text for cause in found.causes]


def test_a_403_that_the_page_can_read_blocks_the_request_all_the_same() -> None:
    found = explained(origins="*")
    (cause,) = found.causes
    assert found.ruling is Ruling.BLOCKED
    assert not found.is_allowed
    assert found.write_reason is WriteReason.CROSS_SITE_WRITE
    assert all(verdict.is_allowed for verdict in found.verdicts)
    assert [exchange.answer.status for exchange in found.exchanges] == [403]
    assert cause.option == "csrf_protect"
    assert cause.value == "True"
    assert cause.message.startswith("csrf_protect=True (CORS(), test_writes.py:")
    assert f"{REFUSES}: Sec-Fetch-Site says that a page of another" in cause.message
    assert cause.message.endswith("lets every page read, which lets none write.")
    assert changes(found) == [f"CORS(app, ..., csrf_origins=['{EVIL}'])"]
    assert cause.opens == (
        f"Pages of {EVIL} could then send requests that change something."
    )


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_what_changes_nothing_is_not_refused(method: str) -> None:
    found = explained(method=method, origins="*")
    assert found.is_allowed
    assert found.write_reason is None


def test_the_own_pages_may_write() -> None:
    assert explained(OWN, origins=APP).is_allowed


def test_over_plain_http_the_origin_tells() -> None:
    app = application(origins="*")
    app.config["SERVER_NAME"] = "api.example.com"
    own = explain(app, "POST", "/items", origin="http://api.example.com")
    other = explain(app, "POST", "/items", origin="http://app.example.com")
    assert own.is_allowed
    assert other.write_reason is WriteReason.FOREIGN_ORIGIN_WRITE


def test_an_origin_that_the_policy_names_may_write() -> None:
    assert explained(APP, origins=APP).is_allowed


def test_one_that_it_does_not_name_needs_one_change_to_read_and_to_write() -> None:
    found = explained(origins=APP)
    text = f"CORS(app, ..., origins=['{APP}', '{EVIL}'])"
    assert [cause.option for cause in found.causes] == ["origins", "csrf_protect"]
    assert changes(found) == [text, text]
    assert found.causes[1].message.endswith(
        f"Those may that origins names, and '{EVIL}' is not among them."
    )


def test_without_the_method_a_name_is_not_enough() -> None:
    found = explained(origins=APP, methods=["GET"])
    *_, method = found.causes
    assert [cause.option for cause in found.causes] == [
        "origins",
        "csrf_protect",
        "methods",
    ]
    assert method.message.endswith("does not have 'POST': without it, nobody writes.")
    assert changes(found)[-1] == "CORS(app, ..., methods=['GET', 'POST'])"


def test_what_the_preflight_has_told_of_the_method_is_not_told_again() -> None:
    found = explained(method="PUT", origins=APP, methods=["GET"])
    options = [cause.option for cause in found.causes]
    assert options == ["origins", "methods", "csrf_protect"]


def test_a_name_may_write_with_the_methods_that_are_granted() -> None:
    found = explained(APP, origins=APP, methods=["GET"])
    assert found.write_reason is WriteReason.CROSS_SITE_WRITE
    assert changes(found) == ["CORS(app, ..., methods=['GET', 'POST'])"]


def test_a_refused_preflight_does_not_hide_what_comes_after_it() -> None:
    found = explained(method="PUT", origins=APP, csrf_origins=ADMIN)
    assert [exchange.sent.method for exchange in found.exchanges] == ["OPTIONS"]
    assert changes(found) == [
        f"CORS(app, ..., origins=['{APP}', '{EVIL}'])",
        f"CORS(app, ..., csrf_origins=['{ADMIN}', '{EVIL}'])",
    ]


def test_where_writers_are_named_the_page_is_to_be_among_them() -> None:
    (cause,) = explained(APP, origins=APP, csrf_origins=[]).causes
    assert cause.message.endswith(f"does not have '{APP}'.")
    assert cause.change is not None
    assert cause.change.value == [APP]


def refuses(origin: str) -> bool:
    return False


def test_what_a_function_lists_is_not_changed_here() -> None:
    assert changes(explained(APP, origins=APP, csrf_origins=refuses)) == [None]
    assert changes(explained(APP, origins=refuses)) == [None, None]


def test_the_origin_null_never_may() -> None:
    found = explained("null", origins=[APP, "null"])
    (cause,) = found.causes
    assert cause.message.endswith(
        "Every page can have the origin null, which never may."
    )
    assert cause.change is None


def test_a_path_without_a_policy_is_for_its_own_pages() -> None:
    found = explained(path="/login", origins=APP, resources="/items")
    assert [cause.option for cause in found.causes] == ["resources", "csrf_protect"]
    assert found.causes[1].message.endswith(
        "No policy governs the path: only its own pages may."
    )
    assert changes(found)[0] == changes(found)[1]


def test_writers_that_are_named_for_all_paths_are_changed_in_the_call() -> None:
    options = {"origins": APP, "resources": "/items", "csrf_origins": [ADMIN]}
    found = explained(path="/login", **options)
    assert changes(found)[1] == f"CORS(app, ..., csrf_origins=['{ADMIN}', '{EVIL}'])"


@pytest.mark.parametrize(
    ("resources", "expected"),
    [
        (
            {"/items": {"origins": "*"}},
            f"resources={{'/items': {{..., 'csrf_origins': ['{EVIL}']}}}}",
        ),
        ({"/items": {}, "/login": APP}, None),
    ],
)
def test_nothing_is_proposed_that_would_shut_out_others(
    resources: t.Any, expected: str | None
) -> None:
    assert changes(explained(resources=resources)) == [expected]


NAMED: t.Final[dict[str, t.Any]] = {"origins": APP, "methods": ["GET"]}


def test_of_several_policies_the_one_that_names_is_changed() -> None:
    found = explained(resources={"/items": [NAMED, {"origins": "*"}]})
    assert found.governing.number == 2
    assert changes(found) == [
        f"resources={{'/items': [{{..., 'origins': ['{APP}', '{EVIL}']}}, ...]}}",
        "resources={'/items': [{..., 'methods': ['GET', 'POST']}, ...]}",
    ]


@pytest.mark.parametrize("more", [{"allow_headers": []}, {}])
def test_of_several_policies_one_that_grants_less_is_not_proposed(
    more: dict[str, t.Any],
) -> None:
    cookies = {} if more else {"supports_credentials": True}
    several = [{"origins": APP, **more}, {"origins": "*", **cookies}]

    with warnings.catch_warnings(action="ignore"):
        assert changes(explained(resources={"/items": several})) == [None]


def test_a_change_that_names_the_page_for_its_cookies_lets_it_write_too() -> None:
    app = application(origins="*", methods=["PUT"])
    found = explain(app, "POST", "/items", origin=EVIL, credentials=True)
    assert [cause.option for cause in found.causes] == [
        "origins",
        "supports_credentials",
        "csrf_protect",
        "methods",
    ]
    assert changes(found)[0] == changes(found)[2]


def test_what_is_to_be_the_same_in_several_is_not_changed_in_one() -> None:
    several = [
        {"origins": APP, "csrf_origins": ADMIN},
        {"origins": "*", "csrf_origins": ADMIN},
    ]
    assert changes(explained(resources={"/items": several})) == [None]


def test_what_is_only_reported_is_allowed_and_remarked() -> None:
    found = explained(origins="*", csrf_protect="report")
    assert found.is_allowed
    assert found.causes == ()
    assert (
        "csrf_protect='report' tells the log of this request, and lets it pass: with "
        "True, it is refused." in found.remarks
    )


def test_a_view_that_is_exempt_refuses_nobody() -> None:
    app = application(origins="*")
    app.view_functions["items"] = csrf_exempt(list)
    assert explain(app, "POST", "/items", origin=EVIL).is_allowed


def test_a_blueprint_is_protected_where_its_call_says_so() -> None:
    app, shop = Flask("writes"), Blueprint("shop", __name__)
    shop.add_url_rule("/orders", view_func=list, methods=["POST"])
    CORS(shop, origins="*", csrf_protect=True)
    app.register_blueprint(shop)
    (cause,) = explain(app, "POST", "/orders", origin=EVIL).causes
    assert cause.change is not None
    assert cause.change.text == f"CORS(app, ..., csrf_origins=['{EVIL}'])"


def test_a_view_with_a_policy_of_its_own_is_protected_as_the_application() -> None:
    app = application(origins=APP)
    app.view_functions["items"] = cross_origin(ADMIN)(list)
    origins, write = explain(app, "POST", "/items", origin=EVIL).causes
    assert origins.source.name == "@cross_origin()"
    assert write.source.name == "CORS()"


def decorated(**options: t.Any) -> Flask:
    """An application without the layer, one of whose views has a policy."""
    app = Flask("writes")
    view = cross_origin(**options)(list)
    app.add_url_rule("/items", view_func=view, methods=["POST"])
    app.add_url_rule("/others", "others", list, methods=["POST"])
    return app


def test_without_the_layer_a_decorator_protects_its_view() -> None:
    app = decorated(origins="*", csrf_protect=True)
    (cause,) = explain(app, "POST", "/items", origin=EVIL).causes
    assert cause.change is not None
    assert cause.change.text == f"@cross_origin(..., csrf_origins=['{EVIL}'])"
    assert explain(app, "POST", "/others", origin=EVIL).write_reason is None


def test_without_the_layer_a_view_may_be_exempt_too() -> None:
    app = Flask("writes")
    view = csrf_exempt(cross_origin("*", csrf_protect=True)(list))
    app.add_url_rule("/items", "items", view, methods=["POST"])
    found = explain(app, "POST", "/items", origin=EVIL)
    assert found.is_allowed
    assert [exchange.answer.status for exchange in found.exchanges] == [200]


def test_without_the_layer_neither_the_log_nor_a_signal_tells(
    caplog: pytest.LogCaptureFixture,
) -> None:
    app = Flask("writes")
    view = cross_origin("*", csrf_protect=True)(list)
    app.add_url_rule("/items", "items", view, methods=["POST"])
    told: list[object] = []

    def receive(sender: object, **decision: object) -> None:
        told.append(decision)

    with cors_refused.connected_to(receive, app):
        found = explain(app, "POST", "/items", origin=EVIL)

    assert [exchange.answer.status for exchange in found.exchanges] == [403]
    assert found.write_reason is WriteReason.CROSS_SITE_WRITE
    assert caplog.records == []
    assert told == []


def test_where_no_code_runs_no_hook_is_in_doubt() -> None:
    app = application(origins="*")
    app.after_request(with_header)
    assert explain(app, "GET", "/items", origin=EVIL).ruling is Ruling.UNKNOWN
    assert explain(app, "POST", "/items", origin=EVIL).ruling is Ruling.BLOCKED


def with_header(response: t.Any) -> t.Any:
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def test_a_request_that_is_redirected_away_is_not_judged_here() -> None:
    app = Flask("writes", host_matching=True, static_host="a.example")
    app.add_url_rule("/a", "a", list, host="a.example", methods=["POST"])
    app.add_url_rule(
        "/b", "b", redirect_to="http://b.example/a", host="a.example", methods=["POST"]
    )
    CORS(app, origins=APP, csrf_protect=True)
    found = explain(app, "POST", "http://a.example/b", origin=APP)
    assert [exchange.answer.status for exchange in found.exchanges] == [308, 403]
    assert found.write_reason is None
    assert found.doubts


def test_explaining_logs_nothing_and_sends_no_signals(
    caplog: pytest.LogCaptureFixture,
) -> None:
    app, heard = application(origins="*"), []

    def hear(sender: object, decision: object) -> None:
        heard.append(decision)

    with cors_refused.connected_to(hear):
        assert not explain(app, "PUT", "/items", origin=EVIL).is_allowed
        assert not explained(method="PUT", origins=APP).is_allowed

    assert heard == []
    assert [r for r in caplog.records if r.levelno >= logging.WARNING] == []

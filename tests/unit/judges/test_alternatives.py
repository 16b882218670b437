"""Several policies of one path are judged, each for itself and beside the others."""

import typing as t

import pytest

from flask_cors.configuration import compile_resources
from flask_cors.configuration import offered_without_routes
from flask_cors.sansio.findings import Fault
from flask_cors.sansio.findings import Finding
from flask_cors.sansio.findings import Place
from flask_cors.sansio.judges import advice_on
from flask_cors.sansio.judges.excess import excess
from flask_cors.sansio.layers import Layer
from flask_cors.sansio.policy import Policy
from flask_cors.sansio.resources import Resource

from .judging import WITH_A_LIST

APP = "https://app.example.com"
PARTNER = "https://partner.example"
SLOW = r"https://([a-z]+)+\.example\.com"

Table = dict[str, t.Any]


def layer(table: Table, **options: t.Any) -> Layer:
    return Layer(Place.KEYWORD, "CORS()", {"resources": table, **options})


def judged(*tables: Table, **options: t.Any) -> list[Finding]:
    """What is wrong with the last of some tables that are joined."""
    entries: tuple[Resource, ...] = ()
    compiled = None

    for table in tables:
        compiled = compile_resources([layer(table, **options)], older=entries)
        entries = (*entries, *compiled.resources)

    assert compiled is not None
    return list(compiled.judged)


def policy(*several: t.Any) -> Policy:
    compiled = compile_resources([layer({"/a": list(several)})])
    return compiled.resources[0].policy


def faults(*tables: Table, **options: t.Any) -> list[Fault]:
    return [finding.fault for finding in judged(*tables, **options)]


def test_each_policy_is_judged_and_a_finding_names_which() -> None:
    partners = {"origins": [PARTNER, "null"], "supports_credentials": True}
    (finding,) = judged({"/api/*": [{"origins": APP}, partners]})
    assert finding.fault is Fault.NULL_ORIGIN_WITH_CREDENTIALS
    assert finding.source.name == "resources['/api/*'][1] of CORS()"


def test_what_they_share_is_told_once() -> None:
    several = [{"methods": "GET"}, {"origins": PARTNER, "methods": "PUT"}]
    found = judged({"/a": several}, origins="null", supports_credentials=True)
    assert [str(each.source) for each in found] == ["CORS()"]


def test_without_vary_the_answer_for_one_origin_is_given_to_another() -> None:
    several = [{"origins": APP}, {"origins": "*", "send_wildcard": True}]
    assert faults({"/a": several}, vary_header=False) == [Fault.VARY_OFF]
    assert faults({"/a": several[1]}, vary_header=False) == []


def test_advice_is_given_on_each() -> None:
    several = policy({"origins": APP, "methods": ["GET", "OPTIONS"]}, {"methods": "*"})
    said = [
        [finding.fault for finding in advice_on(each, WITH_A_LIST)]
        for each in several.each
    ]
    assert said == [[Fault.NEEDLESS_METHOD], [Fault.OPEN_BY_DEFAULT]]


def test_a_slow_regex_of_a_later_one_is_told_and_not_run_again() -> None:
    several = [{"origins": APP}, {"origins": SLOW}]
    found = faults({"/a": several, "/*": APP})
    assert found == [Fault.EXPLOSIVE_REGEX]


def test_where_no_routes_are_known_auto_is_a_mistake_of_each() -> None:
    several = [{"origins": APP}, {"origins": PARTNER, "methods": "auto"}]
    entries = compile_resources([layer({"/a": several})]).resources
    (finding,) = offered_without_routes(entries)
    assert finding.source.name == "resources['/a'][1] of CORS()"
    assert offered_without_routes(entries[:0]) == ()


APP_POLICY = {"origins": APP}
CREDENTIALED = {"origins": APP, "supports_credentials": True}
ANY = {"origins": "*", "methods": "GET"}
ANY_PUT = {"origins": "*", "methods": "PUT"}


@pytest.mark.parametrize(
    ("lax", "strict", "expected"),
    [
        ([APP_POLICY, ANY], [APP_POLICY], "any origin"),
        ([APP_POLICY], [APP_POLICY, ANY], None),
        ([APP_POLICY, {"origins": PARTNER}], [APP_POLICY], f"the origin {PARTNER!r}"),
        ([{"origins": PARTNER}], [APP_POLICY, {"origins": [PARTNER]}], None),
        ([CREDENTIALED, ANY], [APP_POLICY, ANY], "requests with credentials"),
        ([CREDENTIALED, ANY], [CREDENTIALED, ANY], None),
        ([CREDENTIALED, ANY_PUT], [CREDENTIALED, ANY], "the method PUT"),
        ([ANY, CREDENTIALED], [APP_POLICY, ANY], None),
        (
            [{"origins": "https://*.example.com"}],
            [APP_POLICY, {"origins": PARTNER}],
            "the origins 'https://*.example.com'",
        ),
        (
            [{"origins": "https://*.example.com", "supports_credentials": True}],
            [APP_POLICY, {"origins": "https://*.example.com"}],
            "requests with credentials",
        ),
        ([{"origins": str.isalpha}], [APP_POLICY, {"origins": str.isupper}], None),
        ([{"origins": []}, {"origins": []}], [APP_POLICY], None),
    ],
)
def test_the_policies_are_compared_that_decide_on_the_same_origins(
    lax: list[t.Any], strict: list[t.Any], expected: str | None
) -> None:
    assert excess(policy(*lax), policy(*strict)) == expected


def test_a_strict_entry_behind_laxer_ones_is_told_which_origins_those_let_in() -> None:
    (finding,) = judged({"/api*": [APP_POLICY], "/api/*": [CREDENTIALED, ANY]})
    assert finding.fault is Fault.LAXER_OVERLAP
    assert "it allows any origin" in finding.message


def test_an_entry_that_is_shadowed_is_told_if_one_of_its_policies_differs() -> None:
    table = {"/a/.*": [APP_POLICY, ANY], "/a/v*": [APP_POLICY, ANY_PUT]}
    assert faults(table) == [Fault.SHADOWED_RESOURCE]
    assert faults({**table, "/a/v*": [APP_POLICY, ANY]}) == []


def test_what_replaces_several_policies_tells_of_all_of_them() -> None:
    (finding,) = judged({"/a": [APP_POLICY, ANY]}, {"/a": APP})
    assert finding.fault is Fault.REPLACED_RESOURCE
    assert finding.message == (
        f"it replaces an earlier policy of the same paths, with origins='{APP}', "
        f"methods=('GET', 'HEAD', 'POST', 'OPTIONS', 'PUT', 'PATCH', 'DELETE') or "
        f"origins='*', methods='GET'."
    )


def test_what_replaces_a_policy_by_the_same_several_times_is_told_nothing() -> None:
    assert policy(APP_POLICY).differing(policy(APP_POLICY, APP_POLICY)) == ()
    assert policy(APP_POLICY, ANY).differing(policy(APP_POLICY)) == (
        "origins",
        "methods",
    )


NULL = {"origins": "null"}
ANY_CREDENTIALED = {"origins": "*", "supports_credentials": True}


@pytest.mark.parametrize(
    ("several", "expected"),
    [
        ([ANY, NULL], [1]),
        ([ANY_CREDENTIALED, NULL], []),
        ([ANY_CREDENTIALED, {"origins": ["*", "null"]}], []),
        ([ANY_CREDENTIALED, ANY], []),
        ([ANY, ANY_CREDENTIALED], [1]),
        ([ANY, {"origins": "https://*.a.example"}], [1]),
        ([{"origins": "https://*.a.example"}, {"origins": "https://*.a.example"}], [1]),
        ([{"origins": "https://*.a.example"}, {"origins": "https://b.a.example"}], [1]),
        ([{"origins": "https://a.example"}, {"origins": "https://*.a.example"}], []),
        ([ANY, {"origins": str.isalpha}], [1]),
        ([{"origins": str.isalpha}, {"origins": [APP, str.isalpha]}], []),
        ([{"origins": [APP, str.isalpha]}, {"origins": str.isalpha}], [1]),
        ([ANY, {"origins": r"https://a\d\.example"}], [1]),
        ([{"origins": []}, {"origins": []}, APP_POLICY], []),
        ([APP_POLICY, ANY, CREDENTIALED], [2]),
        ([{"origins": "https://*.a.example"}, {"origins": "app://*.a"}], []),
    ],
)
def test_a_policy_is_never_reached_if_all_its_origins_are_allowed_before(
    several: list[t.Any], expected: list[int]
) -> None:
    found = judged({"/a": several})
    places = [str(f.source) for f in found if f.fault is Fault.UNREACHED_POLICY]
    assert places == [f"resources['/a'][{n}] of CORS()" for n in expected]

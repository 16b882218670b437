"""What is judged is the same, whether the judges are asked or left out."""

import typing as t

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flask_cors import CORSConfigError
from flask_cors import CORSMiddleware
from flask_cors import judging
from flask_cors.configuration import compile_resources
from flask_cors.configuration import compile_view
from flask_cors.sansio.findings import Findings
from flask_cors.sansio.findings import Place
from flask_cors.sansio.layers import Layer

APP: t.Final = "https://app.example.com"

OPTIONS: t.Final = st.fixed_dictionaries(
    {},
    optional={
        "origins": st.lists(
            st.sampled_from(
                [APP, "http://a.example", "https://*.co.uk", "null", "*", r".*\.a\.com"]
            ),
            min_size=1,
            max_size=2,
        ),
        "allow_headers": st.sampled_from(["X-A", "X-A-*"]),
        "supports_credentials": st.booleans(),
        "vary_header": st.booleans(),
        "send_wildcard": st.booleans(),
    },
)
RESOURCES: t.Final = st.lists(
    st.sampled_from(["/*", "/api/*", "/api/v1", "/api.*", r"/v[0-9]/"]), max_size=2
)


def sentences(findings: Findings) -> set[str]:
    return {str(finding) for finding in findings}


@given(options=OPTIONS, paths=RESOURCES, older=RESOURCES)
def test_no_finding_is_missed_where_the_judges_are_not_asked(
    options: dict[str, t.Any], paths: list[str], older: list[str]
) -> None:
    before = compile_resources([layer(resources=older)]).resources
    compiled = compile_resources([layer(**options, resources=paths)], {}, before)
    found = judging.judged(before, compiled.resources)
    assert sentences(compiled.judged) == sentences(found)


@given(options=OPTIONS)
def test_no_finding_about_a_view_is_missed_where_the_judges_are_not_asked(
    options: dict[str, t.Any],
) -> None:
    policy, compiled = compile_view([layer(**options)])
    assert sentences(compiled.judged) == sentences(judging.of_policy(policy))


def layer(**options: t.Any) -> Layer:
    return Layer(Place.KEYWORD, "CORS()", options)


def test_outside_of_flask_only_the_paths_are_wrong_that_grant_what_routes_offer() -> (
    None
):
    resources = {
        "/api/*": {"origins": APP, "methods": "auto"},
        "/shop/*": {"origins": APP},
    }

    with pytest.raises(CORSConfigError, match="only a Flask application") as caught:
        CORSMiddleware(lambda environ, start: [], resources=resources)

    assert len(caught.value.errors) == 1

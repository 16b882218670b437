"""Explanations, audits and single patterns, as type checkers see them."""

from typing import assert_type

from flask import Flask

from flask_cors import audit
from flask_cors import Cause
from flask_cors import Change
from flask_cors import check_origin_pattern
from flask_cors import explain
from flask_cors import Explanation
from flask_cors import Finding
from flask_cors import Ruling
from flask_cors import Severity

app = Flask(__name__)

explanation = explain(
    app,
    "PUT",
    "/api/items",
    origin="https://app.example.com",
    headers={"X-Token": "a"},
    credentials=True,
)
assert_type(explanation, Explanation)
assert_type(explanation.is_allowed, bool)
assert_type(explanation.ruling, Ruling)
assert_type(explanation.readable, tuple[str, ...])

for cause in explanation.causes:
    assert_type(cause, Cause)
    assert_type(cause.message, str)
    assert_type(cause.change, Change | None)

    if cause.change is not None:
        assert_type(cause.change.text, str)

explain(app, "GET", "/", origin="null", headers=["X-Token", "Content-Type: text/csv"])
explain(app, "GET", "/", origin="null", headers=[("X-Token", "a")])

assert_type(audit(app), list[Finding])
assert_type(check_origin_pattern("https://*.example.com"), list[Finding])
found = check_origin_pattern("app.example.com", supports_credentials=True)
assert_type([finding.severity for finding in found], list[Severity])

explain(app, "GET", "/")  # type: ignore[call-arg]
explain(app, "GET", "/", origin="null", credentials="include")  # type: ignore[arg-type]
check_origin_pattern(["https://app.example.com"])  # type: ignore[arg-type]

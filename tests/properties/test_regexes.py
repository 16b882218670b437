"""Regexes of every kind are judged, soon and without a fault."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from flask_cors.configuration import compile_resources
from flask_cors.judging import INSTRUMENTS
from flask_cors.sansio import judges
from flask_cors.sansio.findings import Fault
from flask_cors.sansio.findings import Place
from flask_cors.sansio.layers import Layer
from flask_cors.sansio.regexes.witnesses import witnesses

from .strategies import examples

#: Seconds of CPU for one pattern, in two options: an ordinary one takes 0.001.
ENOUGH = 3.0

literals = st.sampled_from(
    ("a", "b", "com", "example", r"\.", ".", "-", ":", "/", "https://", r"\b", "^", "$")
)
classes = st.sampled_from(
    (
        r"\w",
        r"\d",
        r"\S",
        r"\s",
        "[a-z]",
        "[^.]",
        "[a-z0-9-]",
        "[.:]",
        r"[^\s\S]",
        r"\W",
    )
)
quantifiers = st.sampled_from(("*", "+", "?", "*?", "+?", "{2}", "{0,3}", "{2,}", "*+"))
openings = st.sampled_from(("(", "(?:", "(?i:", "(?=", "(?!", "(?<!x)(", "(?>"))


def grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Patterns that are made of smaller ones."""
    groups = st.builds("{}{})".format, openings, inner)
    return st.one_of(
        st.lists(inner, min_size=2, max_size=4).map("".join),
        st.builds("{}{}|{})".format, openings, inner, inner),
        st.builds("{}{}".format, groups, quantifiers),
        groups,
    )


atoms = literals | classes | st.builds("{}{}".format, classes, quantifiers)
ordinary = st.recursive(atoms, grown, max_leaves=10)
patterns = ordinary | st.builds("({0})\\1".format, ordinary)


def compiled(pattern: str) -> re.Pattern[str] | None:
    try:
        return re.compile(pattern, re.IGNORECASE)
    except re.error:
        return None


@pytest.mark.timed
# The same each time, as no test of time may fail by chance.
@settings(examples, derandomize=True, max_examples=400)
@given(patterns)
def test_every_regex_is_judged_soon(pattern: str) -> None:
    regex = compiled(pattern)

    if regex is None:
        return

    options = {
        "origins": [regex],
        "resources": [regex],
        "supports_credentials": True,
    }
    started = time.thread_time()
    found = compile_resources([Layer(Place.KEYWORD, "CORS()", options)])

    for entry in found.resources:
        judges.advice_on(entry.policy, INSTRUMENTS)

    assert time.thread_time() - started < ENOUGH
    faults = {finding.fault for finding in found.judged}

    if Fault.EXPLOSIVE_REGEX not in faults:
        assert all(regex.fullmatch(witness.text) for witness in witnesses(regex))

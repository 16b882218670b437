"""Which policy governs a request by its path, and what is kept of that."""

import pytest

from flask_cors.configuration import compile_resources
from flask_cors.path_governor import CACHE_SIZE
from flask_cors.path_governor import CACHED_PATH_LENGTH
from flask_cors.path_governor import PathGovernor
from flask_cors.sansio.findings import Place
from flask_cors.sansio.layers import Layer
from flask_cors.sansio.policy import Policy
from flask_cors.sansio.resources import Resources

APP = "https://app.example.com"


def governing(resources: object) -> PathGovernor:
    layer = Layer(Place.KEYWORD, "CORS()", {"resources": resources})
    return PathGovernor(Resources(compile_resources([layer]).resources))


def origins(policy: Policy | None) -> set[str] | None:
    return None if policy is None else set(policy.origins.literals)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/a/x", {APP}),
        ("/b/x", None),
        ("", {"https://b.example"}),
        ("//a/x", {APP}),
        ("/a/../x", None),
        ("/\xc3\xa9", {"https://c.example"}),
        ("/a/" + "x" * CACHED_PATH_LENGTH, {APP}),
    ],
)
def test_a_path_is_matched_as_it_is_routed(
    path: str, expected: set[str] | None
) -> None:
    resources = {"/a/*": APP, "/": "https://b.example", "/é": "https://c.example"}
    governor = governing(resources)

    for _ in range(2):
        assert origins(governor.policy({}, path)) == expected
        assert origins(governor.preflight({"PATH_INFO": path}).policy) == expected


def test_a_preflight_may_leave_out_its_path() -> None:
    assert origins(governing({"/": APP}).preflight({}).policy) == {APP}


@pytest.mark.parametrize("pattern", ["*", "/*", ".*"])
def test_one_entry_for_everything_makes_all_paths_alike(pattern: str) -> None:
    governor = governing({pattern: APP})
    assert governor.alike is not None
    assert not governor.alike.of(APP).is_refused


@pytest.mark.parametrize(
    "resources", [{}, {"/a/*": APP}, {"/*": APP, "/a": "*"}], ids=["none", "one", "two"]
)
def test_no_two_paths_are_alike_otherwise(resources: object) -> None:
    assert PathGovernor(Resources()).alike is None
    assert not resources or governing(resources).alike is None


def test_the_policies_of_endless_paths_do_not_fill_the_memory() -> None:
    governor = PathGovernor(Resources())

    for number in range(2 * CACHE_SIZE):
        governor.policy({}, f"/{number}")

    assert governor._known.cache_info().currsize <= CACHE_SIZE


@pytest.mark.parametrize(("length", "kept"), [(0, 1), (1, 0)])
def test_a_long_path_is_not_kept(length: int, kept: int) -> None:
    governor = PathGovernor(Resources())
    governor.policy({}, "/".ljust(CACHED_PATH_LENGTH + length, "a"))
    assert governor._known.cache_info().currsize == kept

"""What a page has been granted, and for how long."""

import pytest

from flask_cors.sansio.browser.preflight_cache import Grant
from flask_cors.sansio.browser.preflight_cache import Key
from flask_cors.sansio.browser.preflight_cache import PreflightCache

from .pages import API
from .pages import OTHER
from .pages import PAGE

KEY = Key(PAGE, f"{API}/", is_credentialed=False)
CREDENTIALED = Key(PAGE, f"{API}/", is_credentialed=True)


def grant(
    *methods: str, headers: tuple[str, ...] = (), key: Key = KEY, expires: float = 10
) -> Grant:
    return Grant(key, frozenset(methods), frozenset(headers), expires)


def cache(*grants: Grant) -> PreflightCache:
    kept = PreflightCache()

    for each in grants:
        kept = kept.with_grant(each, now=0)

    return kept


@pytest.mark.parametrize(
    ("granted", "method", "headers", "is_covered"),
    [
        pytest.param(grant(), None, (), True, id="nothing is needed"),
        pytest.param(grant("PUT"), "PUT", (), True, id="the method was granted"),
        pytest.param(grant("PUT"), "DELETE", (), False, id="another one was"),
        pytest.param(grant("put"), "PUT", (), False, id="one in another case was"),
        pytest.param(grant("*"), "PUT", (), True, id="the star was"),
        pytest.param(grant("*"), "*", (), True, id="the star was, and is the method"),
        pytest.param(grant("PUT"), "*", (), False, id="the method is the star"),
        pytest.param(grant(), "PUT", (), False, id="no method was"),
        pytest.param(
            grant(headers=("x-one", "x-two")),
            None,
            ("x-one",),
            True,
            id="the header was",
        ),
        pytest.param(
            grant(headers=("x-one",)), None, ("x-one", "x-two"), False, id="one was"
        ),
        pytest.param(
            grant("PUT", headers=("x-one",)), "PUT", ("x-one",), True, id="both were"
        ),
        pytest.param(
            grant("PUT"), "PUT", ("x-one",), False, id="the method was, not the header"
        ),
        pytest.param(
            grant(headers=("x-one",)),
            "PUT",
            ("x-one",),
            False,
            id="the header alone was",
        ),
        pytest.param(
            grant(headers=("*",)),
            None,
            ("x-one", "*"),
            True,
            id="the star was for headers",
        ),
        pytest.param(
            grant(headers=("*",)),
            None,
            ("authorization",),
            False,
            id="the star is not for authorization",
        ),
        pytest.param(
            grant(headers=("*", "authorization")),
            None,
            ("authorization", "x-one"),
            True,
            id="authorization was, beside the star",
        ),
        pytest.param(
            grant("*"),
            None,
            ("x-one",),
            False,
            id="a star of methods is none of headers",
        ),
        pytest.param(
            grant(headers=("*",)), "PUT", (), False, id="and the other way about"
        ),
    ],
)
def test_a_request_is_covered_by_what_was_granted(
    granted: Grant, method: str | None, headers: tuple[str, ...], is_covered: bool
) -> None:
    """https://fetch.spec.whatwg.org/#concept-cache-match-method and #-header"""
    assert cache(granted).covers(KEY, method, headers, now=0) is is_covered


@pytest.mark.parametrize(
    ("kept_by", "asked_by", "is_covered"),
    [
        pytest.param(KEY, KEY, True, id="the same"),
        pytest.param(CREDENTIALED, CREDENTIALED, True, id="the same, with credentials"),
        pytest.param(CREDENTIALED, KEY, True, id="granted with, asked without them"),
        pytest.param(KEY, CREDENTIALED, False, id="granted without, asked with them"),
        pytest.param(KEY, Key(PAGE, f"{API}/?", False), False, id="another URL"),
        pytest.param(KEY, Key(OTHER, f"{API}/", False), False, id="another page"),
        pytest.param(KEY, Key("null", f"{API}/", False), False, id="a tainted origin"),
    ],
)
def test_a_request_is_covered_if_it_is_of_the_same_page_for_the_same_url(
    kept_by: Key, asked_by: Key, is_covered: bool
) -> None:
    """https://fetch.spec.whatwg.org/#concept-cache-match"""
    kept = cache(grant("PUT", key=kept_by))
    assert kept.covers(asked_by, "PUT", (), now=0) is is_covered


def test_a_star_that_was_granted_with_credentials_covers_what_comes_after() -> None:
    """The answer itself grants nothing by its star then; what is kept of it does."""
    kept = cache(grant("*", headers=("*",), key=CREDENTIALED))
    assert kept.covers(CREDENTIALED, "PUT", ("x-one",), now=0)


def test_two_answers_cover_together_what_neither_does_alone() -> None:
    kept = cache(grant("PUT"), grant(headers=("x-one",)))
    assert kept.covers(KEY, "PUT", ("x-one",), now=0)


@pytest.mark.parametrize(("now", "is_covered"), [(9.9, True), (10, False), (11, False)])
def test_what_was_granted_is_of_use_until_it_expires(
    now: float, is_covered: bool
) -> None:
    assert cache(grant("PUT")).covers(KEY, "PUT", (), now) is is_covered


def test_what_has_expired_is_forgotten_with_the_next_answer() -> None:
    kept = cache(grant("PUT")).with_grant(grant("DELETE", expires=20), now=10)
    assert [entry.method for entry in kept.entries] == ["DELETE"]


@pytest.mark.parametrize(
    ("again", "now", "is_covered"),
    [
        pytest.param(grant("PUT", expires=5), 7, False, id="sooner"),
        pytest.param(grant("PUT", expires=20), 15, True, id="later"),
        pytest.param(
            grant("DELETE", expires=5), 7, True, id="not if another is granted"
        ),
        pytest.param(
            grant("PUT", key=Key(PAGE, f"{API}/other", False), expires=5),
            7,
            True,
            id="not if it is for another URL",
        ),
        pytest.param(
            grant("PUT", key=CREDENTIALED, expires=5),
            7,
            True,
            id="not if it is with credentials, and was not",
        ),
    ],
)
def test_what_is_granted_again_expires_when_the_new_answer_says(
    again: Grant, now: float, is_covered: bool
) -> None:
    """https://fetch.spec.whatwg.org/#cors-preflight-fetch"""
    assert cache(grant("PUT"), again).covers(KEY, "PUT", (), now) is is_covered


def test_a_header_that_is_granted_again_expires_when_the_new_answer_says() -> None:
    kept = cache(grant(headers=("x-one",)), grant(headers=("x-one",), expires=20))
    assert kept.covers(KEY, None, ("x-one",), now=15)
    assert len(kept.entries) == 1


def test_a_star_is_granted_again_by_whatever_it_covers() -> None:
    kept = cache(
        grant("*", headers=("*",)), grant("PUT", headers=("x-one",), expires=5)
    )
    assert kept.covers(KEY, "DELETE", ("x-two",), now=4)
    assert not kept.covers(KEY, "DELETE", (), now=7)
    assert not kept.covers(KEY, None, ("x-two",), now=7)


def test_what_was_granted_with_credentials_stays_so_when_it_is_granted_again() -> None:
    kept = cache(grant("PUT", key=CREDENTIALED), grant("PUT", expires=20))
    assert kept.covers(CREDENTIALED, "PUT", (), now=15)


@pytest.mark.parametrize(
    ("origin", "url", "is_covered"),
    [
        pytest.param(PAGE, f"{API}/", False, id="that page and that URL"),
        pytest.param(OTHER, f"{API}/", True, id="not another page"),
        pytest.param(PAGE, f"{OTHER}/", True, id="not another URL"),
    ],
)
@pytest.mark.parametrize("key", [KEY, CREDENTIALED])
def test_what_was_granted_is_cleared_with_credentials_and_without(
    key: Key, origin: str, url: str, is_covered: bool
) -> None:
    """https://fetch.spec.whatwg.org/#concept-cache-clear"""
    kept = cache(grant("PUT", key=key)).without(origin, url)
    assert kept.covers(key, "PUT", (), now=0) is is_covered


def test_no_more_is_kept_than_a_browser_has_room_for() -> None:
    first, *rest = (f"M{number}" for number in range(5000))
    kept = cache(grant(first), grant(*rest))
    assert len(kept.entries) == 4096
    assert not kept.covers(KEY, first, (), now=0)

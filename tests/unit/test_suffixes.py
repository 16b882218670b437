"""The domains below which anybody can have a name."""

import collections.abc as cabc
import sys

import pytest

from flask_cors import suffixes
from flask_cors.suffixes import is_public_suffix

SINGLE = ("com", "uk", "app", "xn--p1ai", "COM", "com.")
PRIVATE = (
    "localhost",
    "test",
    "example",
    "invalid",
    "local",
    "internal",
    "lan",
    "corp",
)


@pytest.fixture
def _no_library(monkeypatch: pytest.MonkeyPatch) -> cabc.Iterator[None]:
    """An import statement raises ImportError for a module that is None."""
    monkeypatch.setitem(sys.modules, "publicsuffixlist", None)
    suffixes._list.cache_clear()
    yield
    suffixes._list.cache_clear()


@pytest.mark.parametrize(
    "host",
    [
        *SINGLE,
        "co.uk",
        "CO.UK",
        "co.uk.",
        "github.io",
        "vercel.app",
        "s3.amazonaws.com",
        "kawasaki.jp",
        "anything.ck",
        "xn--55qx5d.cn",
        "xn--uc0atv.hk",
    ],
)
def test_anybody_can_have_a_name_below_a_public_suffix(host: str) -> None:
    """https://publicsuffix.org/list/: hosting companies are in its private section."""
    assert is_public_suffix(host) is True


@pytest.mark.parametrize(
    "host",
    [
        *PRIVATE,
        "example.com",
        "mine.github.io",
        "www.ck",
        "city.kawasaki.jp",
        "tools.internal",
        "a.b.nonsuch",
    ],
)
def test_other_domains_belong_to_somebody(host: str) -> None:
    assert is_public_suffix(host) is False


@pytest.mark.usefixtures("_no_library")
@pytest.mark.parametrize("host", ["example.com", "github.io", "co.uk"])
def test_without_the_library_it_is_not_known(host: str) -> None:
    assert is_public_suffix(host) is None


@pytest.mark.usefixtures("_no_library")
def test_top_level_domains_are_known_without_the_library_too() -> None:
    assert {is_public_suffix(host) for host in SINGLE} == {True}
    assert {is_public_suffix(host) for host in PRIVATE} == {False}

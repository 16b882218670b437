"""Header lists, as far as more than one header of one name goes."""

import pytest

from flask_cors.sansio.browser.exchanges import combined
from flask_cors.sansio.browser.exchanges import Headers


@pytest.mark.parametrize(
    ("headers", "value"),
    [
        pytest.param((), None, id="one that is not there is absent"),
        pytest.param((("B", "x"),), None, id="another is not it"),
        pytest.param((("A", ""),), "", id="an empty one is there"),
        pytest.param((("a", "x"),), "x", id="the case of the name is all the same"),
        pytest.param((("A", "X"),), "X", id="the case of the value stays"),
        pytest.param(
            (("A", " \tx\t "),), "x", id="blanks around it are not part of it"
        ),
        pytest.param((("A", "x"), ("a", "y")), "x, y", id="two are joined"),
        pytest.param((("A", "x"), ("B", "z"), ("A", "y")), "x, y", id="in their order"),
        pytest.param((("A", ""), ("A", "x")), ", x", id="an empty one counts"),
        pytest.param((("A", "x,y"), ("A", "z")), "x,y, z", id="commas do not matter"),
    ],
)
def test_the_value_of_a_header(headers: Headers, value: str | None) -> None:
    """https://fetch.spec.whatwg.org/#concept-header-list-get"""
    assert combined(headers, "A") == value

"""Each rule is shown with the list of public suffixes, unless its application says
otherwise.
"""

import collections.abc as cabc

import pytest

from flask_cors import suffixes


@pytest.fixture(autouse=True)
def _list_is_read_anew() -> cabc.Iterator[None]:
    yield
    suffixes._list.cache_clear()

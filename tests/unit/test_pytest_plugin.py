"""The fixture ``cors_browser`` where a suite has no fixture ``app``, as here."""

import re

import pytest

from flask_cors.pytest_plugin import OpenBrowser


def test_a_suite_is_told_what_is_missing(cors_browser: OpenBrowser) -> None:
    message = (
        "cors_browser found no fixture 'app'. Write one that returns the Flask "
        "application, or give it the application: cors_browser(app=app)."
    )

    with pytest.raises(pytest.fail.Exception, match=f"^{re.escape(message)}$"):
        cors_browser()

"""The plugin for pytest: the fixture ``cors_browser``.

pytest imports it in every run: nothing of Flask, and of the package next to nothing,
until a test asks for a browser.
"""

from __future__ import annotations

import typing as t

import pytest

if t.TYPE_CHECKING:
    from .testing import BrowserClient


_NO_APP: t.Final = (
    "cors_browser found no fixture 'app'. Write one that returns the Flask "
    "application, or give it the application: cors_browser(app=app)."
)


class OpenBrowser(t.Protocol):
    """What the fixture ``cors_browser`` is, for the annotations of tests.

    .. versionadded:: 7.0
    """

    def __call__(
        self, origin: str = ..., *, app: t.Any = ..., **options: t.Any
    ) -> BrowserClient: ...


@pytest.fixture
def cors_browser(request: pytest.FixtureRequest) -> OpenBrowser:
    """Open a page of an origin in a browser, on the fixture ``app`` of the suite.

    ``cors_browser("https://app.example")`` is a flask_cors.testing.BrowserClient;
    ``cors_browser(app=app)`` is one on another application.
    """

    def opened(
        origin: str = "https://app.example", *, app: t.Any = None, **options: t.Any
    ) -> BrowserClient:
        from .testing import BrowserClient

        application = _app_of(request) if app is None else app
        return BrowserClient(application, origin, **options)

    return opened


def _app_of(request: pytest.FixtureRequest) -> t.Any:
    try:
        return request.getfixturevalue("app")
    except pytest.FixtureLookupError as error:
        if error.argname != "app":
            raise

    pytest.fail(_NO_APP, pytrace=False)

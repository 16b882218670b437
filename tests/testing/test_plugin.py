"""The fixture ``cors_browser``, in suites of other projects."""

import subprocess
import sys

import pytest
from flask import Flask

from flask_cors import CORS
from flask_cors.pytest_plugin import OpenBrowser

from .conftest import PAGE

pytest_plugins = ["pytester"]

CONFTEST = """
    import pytest
    from flask import Flask

    from flask_cors import CORS


    @pytest.fixture
    def app():
        app = Flask(__name__)
        CORS(app, origins="https://app.example", methods=["GET"])
        app.add_url_rule("/", view_func=lambda: "hello")
        return app
"""

TESTS = """
    from flask_cors.testing import BlockedByCORS


    def test_the_page_of_the_application(cors_browser):
        assert cors_browser().fetch("/").text == "hello"


    def test_a_page_of_another_origin(cors_browser):
        cors_browser("https://evil.example").assert_blocked("/")


    def test_that_fails(cors_browser):
        cors_browser().assert_allowed("/", method="DELETE")
"""

NO_APP = (
    "cors_browser found no fixture 'app'. Write one that returns the Flask "
    "application, or give it the application: cors_browser(app=app)."
)


@pytest.mark.slow
def test_a_suite_has_the_fixture_by_itself(pytester: pytest.Pytester) -> None:
    pytester.makeconftest(CONFTEST)
    pytester.makepyfile(TESTS)
    result = pytester.runpytest_subprocess("-W", "error")
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(
        [
            "*test_that_fails*",
            "E *AssertionError: The page cannot read the response.",
            "E *Access to fetch at 'https://api.example/' from origin "
            "'https://app.example' has been blocked by CORS policy: *",
            "E *OPTIONS https://api.example/",
            "E *-> 200",
        ]
    )


@pytest.mark.slow
def test_the_failing_test_is_shown_and_not_the_package(
    pytester: pytest.Pytester,
) -> None:
    pytester.makeconftest(CONFTEST)
    pytester.makepyfile(TESTS)
    result = pytester.runpytest_subprocess("-k", "that_fails")
    result.stdout.no_fnmatch_line("*client.py*")


@pytest.mark.slow
def test_the_fixture_is_listed_with_its_words(pytester: pytest.Pytester) -> None:
    result = pytester.runpytest_subprocess("--fixtures")
    result.stdout.fnmatch_lines(
        [
            "cors_browser -- *",
            "    Open a page of an origin in a browser, on the fixture ``app`` of the "
            "suite.",
        ]
    )


@pytest.mark.slow
def test_a_suite_without_an_application_is_told_so(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        def test_nothing(cors_browser):
            cors_browser()
        """
    )
    result = pytester.runpytest_subprocess()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines([NO_APP])


@pytest.mark.slow
def test_a_program_that_imports_the_package_first_gets_no_warning(
    pytester: pytest.Pytester,
) -> None:
    """As the commands of applications do that run their tests."""
    pytester.makeconftest(CONFTEST)
    pytester.makepyfile(TESTS)
    program = pytester.makepyfile(
        program="""
        import flask_cors
        import pytest

        raise SystemExit(pytest.main(["-k", "page", "-W", "error"]))
        """
    )
    result = pytester.runpython(program)
    result.assert_outcomes(passed=2, deselected=1)


def test_without_the_fixture_no_part_of_the_browser_is_imported() -> None:
    program = (
        "import sys\n"
        "import flask_cors.pytest_plugin\n"
        "print(*(name for name in sys.modules if name.startswith('flask_cors')))"
    )
    result = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    loaded = set(result.stdout.split())
    assert "flask_cors.pytest_plugin" in loaded
    assert {n for n in loaded if n.startswith("flask_cors.sansio.browser")} == set()
    assert {n for n in loaded if n.startswith("flask_cors.testing")} == set()


def test_the_tools_for_tests_work_without_pytest() -> None:
    program = (
        "import sys\n"
        "sys.modules['pytest'] = None\n"
        "from flask_cors.testing import BrowserClient, assert_allowed"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


def test_another_application_can_be_given(cors_browser: OpenBrowser) -> None:
    app = Flask(__name__)
    CORS(app, origins=PAGE)
    app.add_url_rule("/", view_func=lambda: "hello")
    client = cors_browser(app=app, browser="firefox")
    assert client.origin == PAGE
    assert client.fetch("/").text == "hello"


class TestASuiteWhoseAppFails:
    @pytest.fixture
    def app(self, nowhere: object) -> object:
        return nowhere

    def test_its_own_mistake_is_shown(self, cors_browser: OpenBrowser) -> None:
        with pytest.raises(pytest.FixtureLookupError) as caught:
            cors_browser()

        assert caught.value.argname == "nowhere"

"""The suite that the documentation shows, and what it says that a failure says."""

import re
import textwrap
from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

PAGE = Path(__file__).parents[2] / "docs/testing.rst"


def block(language: str, holding: str) -> str:
    """The one block of a language that has something in it."""
    pattern = rf"^\.\. code-block:: {language}\n((?:\n|[ ]{{4}}.*\n)+)"
    blocks = re.findall(pattern, PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    (found,) = [source for source in blocks if holding in source]
    return textwrap.dedent(found).strip("\n") + "\n"


@pytest.mark.slow
def test_the_suite_passes(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(test_shop=block("python", "cors_browser"))
    result = pytester.runpytest_subprocess("-W", "error")
    result.assert_outcomes(passed=3)


@pytest.mark.slow
def test_a_failure_says_what_the_page_shows(pytester: pytest.Pytester) -> None:
    failing = """

def test_that_fails(cors_browser):
    page = cors_browser("https://app.example")

    try:
        page.assert_allowed("/books", method="DELETE")
    except AssertionError as error:
        print(error)
"""
    pytester.makepyfile(test_shop=block("python", "cors_browser") + failing)
    result = pytester.runpytest_subprocess("-s", "-k", "that_fails")
    assert block("text", "The page cannot read") in result.stdout.str()

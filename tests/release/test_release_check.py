"""``make release-check`` says what is wrong with a release."""

import typing as t
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

METADATA = """\
Metadata-Version: 2.4
Name: flask-cors
Version: 7.0.0
Requires-Dist: flask>=2.3
Requires-Dist: redis>=5 ; extra == "redis"
"""

DATED = "Version 7.0.0\n-------------\n\nReleased 2026-11-22\n"
UNRELEASED = DATED.replace("Released 2026-11-22", "Unreleased")
INFO = "flask_cors-7.0.0.dist-info"


@pytest.fixture
def wheel(release_check: ModuleType) -> t.Any:
    """A wheel as it has to be."""
    distributions = release_check.distributions
    files = {
        **distributions.sources(),
        f"{INFO}/METADATA": METADATA.encode(),
        f"{INFO}/licenses/LICENSE": b"MIT",
    }
    return distributions.Distribution(Path("flask_cors.whl"), files)


def without(wheel: t.Any, name: str) -> t.Any:
    return replace(wheel, files={n: c for n, c in wheel.files.items() if n != name})


def test_a_wheel_as_it_has_to_be_has_no_problem(
    release_check: ModuleType, wheel: t.Any
) -> None:
    assert list(release_check.wheel_problems(wheel)) == []
    assert list(release_check.version_problems(wheel)) == []


@pytest.mark.parametrize(
    ("name", "problems"),
    [
        pytest.param(
            "flask_cors/py.typed",
            ["flask_cors/py.typed is not in the wheel"],
            id="the mark of types",
        ),
        pytest.param(
            f"{INFO}/licenses/LICENSE",
            ["the licence is not in the wheel"],
            id="the licence",
        ),
        pytest.param(
            "flask_cors/wsgi.py", ["flask_cors/wsgi.py is not in the wheel"], id="code"
        ),
    ],
)
def test_what_a_wheel_lacks_is_named(
    release_check: ModuleType, wheel: t.Any, name: str, problems: list[str]
) -> None:
    assert list(release_check.wheel_problems(without(wheel, name))) == problems


def test_what_a_wheel_has_too_much_is_named(
    release_check: ModuleType, wheel: t.Any
) -> None:
    wheel.files["flask_cors/wsgi.py"] = b""
    wheel.files["tests/conftest.py"] = b""
    assert list(release_check.wheel_problems(wheel)) == [
        "tests/conftest.py is in the wheel",
        "flask_cors/wsgi.py is another one in the wheel",
    ]


def test_a_wheel_that_needs_more_than_flask_is_named(
    release_check: ModuleType, wheel: t.Any
) -> None:
    told = METADATA.replace("flask>=2.3", "flask>=2.3\nRequires-Dist: requests")
    wheel.files[f"{INFO}/METADATA"] = told.encode()
    assert list(release_check.wheel_problems(wheel)) == [
        "the wheel requires ['flask>=2.3', 'requests'], not ['flask>=2.3']"
    ]


def test_a_wheel_of_another_version_is_named(
    release_check: ModuleType, wheel: t.Any
) -> None:
    told = METADATA.replace("Version: 7.0.0", "Version: 6.9")
    wheel.files[f"{INFO}/METADATA"] = told.encode()
    assert list(release_check.version_problems(wheel)) == [
        f"pyproject.toml says {release_check.version()}, the wheel 6.9"
    ]


@pytest.mark.parametrize(
    ("changes", "tags", "problems"),
    [
        pytest.param(DATED, ["7.0.0"], [], id="dated and tagged"),
        pytest.param(DATED, [], [], id="dated, to be tagged"),
        pytest.param(UNRELEASED, [], [], id="on its way"),
        pytest.param(
            UNRELEASED,
            ["7.0.0"],
            ["CHANGES.rst says 'Unreleased': write 'Released' and the date"],
            id="tagged without a date",
        ),
        pytest.param(
            DATED.replace("2026-11-22", "soon"),
            [],
            ["CHANGES.rst says 'Released soon': write 'Released' and the date"],
            id="a date that is none",
        ),
        pytest.param(
            DATED.replace("7.0.0", "6.9.0"),
            [],
            ["CHANGES.rst begins with 'Version 6.9.0', not with 'Version 7.0.0'"],
            id="of another version",
        ),
        pytest.param(
            "",
            [],
            [
                "CHANGES.rst begins with '', not with 'Version 7.0.0'",
                "CHANGES.rst says '': write 'Released' and the date",
            ],
            id="nothing",
        ),
    ],
)
def test_the_changes_are_of_the_version(
    release_check: ModuleType, changes: str, tags: list[str], problems: list[str]
) -> None:
    assert list(release_check.changes_problems(changes, "7.0.0", tags)) == problems


def test_an_sdist_can_be_tested_and_has_nothing_that_was_made(
    release_check: ModuleType,
) -> None:
    files = dict.fromkeys(release_check.NEEDED, b"")
    sdist = release_check.Distribution(Path("flask_cors.tar.gz"), files)
    assert list(release_check.sdist_problems(sdist)) == []
    del files["tox.toml"]
    files["examples/react/node_modules/react/index.js"] = b""
    files["examples/react/node_modules/vite/index.js"] = b""
    assert list(release_check.sdist_problems(sdist)) == [
        "tox.toml is not in the sdist",
        "examples/react/node_modules/ is in the sdist",
    ]


def test_a_link_to_nothing_is_named(release_check: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "there.md").touch()
    (tmp_path / "SECURITY.md").write_text("[it](there.md), [us](mailto:a@b.example)")
    (tmp_path / "README.md").write_text(
        '[it](there.md#part) [far](https://a.example/) <img src="gone.svg"> [x](y.md)'
    )
    assert list(release_check.link_problems(tmp_path)) == [
        "README.md links to gone.svg, which is not there",
        "README.md links to y.md, which is not there",
    ]


def test_the_links_of_this_project_lead_somewhere(release_check: ModuleType) -> None:
    assert list(release_check.link_problems(release_check.ROOT)) == []


def test_what_was_to_be_gone_is_named(release_check: ModuleType) -> None:
    listed = release_check.deprecations.listed()
    problems = release_check.deprecation_problems
    assert list(problems(listed, "7.9.9")) == []
    assert list(problems(listed, release_check.version())) == []
    assert list(problems(listed, "8.0.0")) == [
        "deprecated until 8.0.0, and still there: The options `origin` and `headers`.",
        "deprecated until 8.0.0, and still there: The functions of `flask_cors.core`.",
    ]

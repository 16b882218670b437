"""Say what keeps this tree from being released: ``make release-check``

The exit status is 1 if something does. Nothing is uploaded, and no tag is made.
"""

import re
import subprocess
import sys
import tempfile
import tomllib
import typing as t
from collections.abc import Iterator
from pathlib import Path

import deprecations
import distributions
from distributions import Distribution
from distributions import ROOT

Problems: t.TypeAlias = Iterator[str]

#: What pip installs with it, whoever asks for it.
REQUIRED = ["flask>=2.3"]

#: What somebody needs who has the sdist alone, to test it and to build from it.
NEEDED = (
    "LICENSE",
    "Makefile",
    "README.md",
    "CHANGES.rst",
    "CONTRIBUTING.rst",
    "SECURITY.md",
    "pyproject.toml",
    "tox.toml",
    "docs/conf.py",
    "examples/metrics/app.py",
    "tests/conftest.py",
    "tools/environment.py",
)

_MADE = re.compile(
    r"(?:.*?/)??(?:_build|__pycache__|build|dist|node_modules|\.venv[^/]*)/"
)
_MARKDOWN_LINK = re.compile(r"(?:\]\(|(?:src|srcset|href)=\")([^)\"#\s]+)")


def main() -> None:
    with tempfile.TemporaryDirectory() as made:
        wheel, sdist = _built(Path(made))
        found = [
            *version_problems(wheel),
            *changes_problems(_text("CHANGES.rst"), version(), _tags()),
            *wheel_problems(wheel),
            *sdist_problems(sdist),
            *rendering_problems(wheel, sdist),
            *link_problems(ROOT),
            *deprecation_problems(deprecations.listed(), version()),
            *docs_problems(Path(made)),
        ]

    for problem in found:
        print(f"release: {problem}")

    if found:
        sys.exit(1)

    print(f"{wheel.path.name} and {sdist.path.name} can be released.")
    remind(_text("CHANGES.rst"))


def _built(folder: Path) -> tuple[Distribution, Distribution]:
    """The sdist of the tree, and the wheel of the sdist: what pip makes from it."""
    sdist = distributions.build(ROOT, folder, "sdist")
    tree = distributions.unpacked(sdist, folder / "tree")
    return distributions.build(tree, folder, "wheel"), sdist


def remind(changes: str) -> None:
    """Say what is to be done on the day itself."""
    if _released(changes) == "Unreleased":
        print("On its day, write 'Released' and the date in CHANGES.rst, and tag it.")


def version() -> str:
    project = tomllib.loads(_text("pyproject.toml"))["project"]
    return t.cast(str, project["version"])


def version_problems(wheel: Distribution) -> Problems:
    """A wheel is of the version that is written down."""
    if wheel.metadata["Version"] != version():
        yield f"pyproject.toml says {version()}, the wheel {wheel.metadata['Version']}"


def changes_problems(
    changes: str, version: str, tags: t.Collection[str] = ()
) -> Problems:
    """The changelog begins with the version, and a tagged one has its date."""
    if not changes.startswith(f"Version {version}\n---"):
        first = changes.partition("\n")[0]
        yield f"CHANGES.rst begins with {first!r}, not with 'Version {version}'"

    released = _released(changes)
    is_dated = re.fullmatch(r"Released \d{4}-\d\d-\d\d", released) is not None

    if not is_dated and (released != "Unreleased" or version in tags):
        yield f"CHANGES.rst says {released!r}: write 'Released' and the date"


def _released(changes: str) -> str:
    return next(iter(changes.split("\n")[3:4]), "")


def wheel_problems(wheel: Distribution) -> Problems:
    """A wheel has the package, its licence and its types, and needs Flask alone."""
    packaged = {n: c for n, c in wheel.files.items() if ".dist-info/" not in n}
    source = distributions.sources()
    needed = source.keys() | {"flask_cors/py.typed"}

    for name in sorted(packaged.keys() ^ needed):
        yield f"{name} is {'not ' if name in needed else ''}in the wheel"

    for name in sorted(packaged.keys() & source.keys()):
        if packaged[name] != source[name]:
            yield f"{name} is another one in the wheel"

    if not any(name.endswith("/LICENSE") for name in wheel.files):
        yield "the licence is not in the wheel"

    required = wheel.metadata.get_all("Requires-Dist", [])
    plain = [each for each in required if "extra ==" not in each]

    if plain != REQUIRED:
        yield f"the wheel requires {plain}, not {REQUIRED}"


def sdist_problems(sdist: Distribution) -> Problems:
    """An sdist has what it takes to test it, and nothing that was made."""
    for name in NEEDED:
        if name not in sdist.files:
            yield f"{name} is not in the sdist"

    for folder in sorted(
        {found[0] for found in map(_MADE.match, sdist.files) if found}
    ):
        yield f"{folder} is in the sdist"


def rendering_problems(*made: Distribution) -> Problems:
    """The index can show the README."""
    command = [sys.executable, "-m", "twine", "check", "--strict"]
    done = _run(*command, *(str(each.path) for each in made))

    if done.returncode != 0:
        yield done.stdout.strip()


def link_problems(root: Path) -> Problems:
    """What the pages beside the code link to is there."""
    for page in ("README.md", "SECURITY.md"):
        for target in _MARKDOWN_LINK.findall((root / page).read_text()):
            is_elsewhere = "://" in target or target.startswith("mailto:")

            if not is_elsewhere and not (root / target).exists():
                yield f"{page} links to {target}, which is not there"


def deprecation_problems(
    listed: list[deprecations.Deprecation], version: str
) -> Problems:
    """Nothing is there any more that was to be gone by now."""
    for entry in listed:
        if _numbers(entry["until"]) <= _numbers(version):
            yield f"deprecated until {entry['until']}, and still there: {entry['what']}"


def docs_problems(folder: Path) -> Problems:
    """The documentation is built without a warning."""
    command = [sys.executable, "-m", "sphinx", "-E", "-W", "-q", "-b", "html"]
    done = _run(*command, str(ROOT / "docs"), str(folder / "html"))

    if done.returncode != 0:
        yield f"the documentation: {done.stdout.strip()}"


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


def _tags() -> list[str]:
    return _run("git", "-C", str(ROOT), "tag", "--points-at", "HEAD").stdout.split()


def _run(*command: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=600,
    )


def _text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


if __name__ == "__main__":
    main()

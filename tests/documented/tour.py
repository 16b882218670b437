"""The tour of failures: its sections, and what is set up at each place in them."""

import re
import textwrap
import typing as t
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from pathlib import Path

PAGE: t.Final = Path(__file__).parents[2] / "docs" / "tour.rst"

_HEADING = re.compile(r"^(.+)\n-{3,}\n", re.MULTILINE)
_BLOCK = re.compile(r"^\.\. code-block:: (\w+)\n\n((?:\n|    .*\n)+)", re.MULTILINE)
_LIVE: t.Final = "$ flask cors check "

BROWSERS: t.Final = ("Chrome", "Firefox")


@dataclass(frozen=True, slots=True)
class Scene:
    """What is set up at one place of the tour, and what is seen there.

    :param program: the application; none if it does not run.
    :param proxy: the configuration of nginx; none if there is none.
    :param fetches: what pages do, one after the other.
    :param said: what a browser's console says of the last, by the name of the browser;
        nothing if the page gets its answer.
    :param checks: commands that are run one after the other, each with its output.
    """

    title: str
    program: str = ""
    proxy: str = ""
    fetches: tuple[str, ...] = ()
    said: dict[str, str] = field(default_factory=dict)
    checks: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        number = self.title.partition(".")[0]
        return f"{number}, {'failing' if self.said else 'fixed'}"


def scenes() -> list[Scene]:
    """Each failure twice: as it fails, and as it is at the end of its section."""
    text = PAGE.read_text(encoding="utf-8")
    _, *parts = _HEADING.split(text)
    sections = zip(parts[::2], parts[1::2], strict=True)
    return [scene for section in sections for scene in _scenes(*section)]


def _scenes(title: str, section: str) -> Iterator[Scene]:
    scene, last = Scene(title), ""

    for language, source in _BLOCK.findall(section):
        block = textwrap.dedent(source).strip("\n")

        if scene.said and language in ("python", "nginx", "javascript"):
            yield scene
            scene = replace(scene, said={}, checks=())

        scene = _with(scene, language, block, is_next=language == last)
        last = language

    if scene.fetches:
        yield scene


def _with(scene: Scene, language: str, block: str, *, is_next: bool) -> Scene:
    """A scene with what a block of the page adds to it."""
    match language:
        case "python":
            return replace(scene, program=block)
        case "nginx":
            return replace(scene, proxy=block)
        case "javascript":
            before = scene.fetches if is_next else ()
            return replace(scene, fetches=(*before, block))
        case "text":
            return replace(scene, said=_said(block))
        case "console" if block.startswith(_LIVE):
            command, _, output = block.removeprefix("$ ").partition("\n")
            return replace(scene, checks=(*scene.checks, (command, output)))
        case _:
            return scene


def _said(block: str) -> dict[str, str]:
    """What each browser says; its name is in front."""
    said: dict[str, str] = {}

    for line in block.splitlines():
        name, colon, sentence = line.partition(": ")
        is_new = bool(colon) and name in BROWSERS
        key = name if is_new else next(reversed(said))
        said[key] = f"{said.get(key, '')} {sentence if is_new else line}".strip()

    return {name: " ".join(text.split()) for name, text in said.items()}

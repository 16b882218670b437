"""The page of troubleshooting has every sentence, and its examples make browsers say
them.
"""

import ast
import os
import re
import shlex
import subprocess
import sys
import textwrap
import typing as t
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from flask_cors.sansio.browser import chromium_sentences
from flask_cors.sansio.browser import firefox_sentences
from flask_cors.sansio.browser.refusals import BlockReason
from flask_cors.sansio.browser.refusals import Refusal
from flask_cors.testing import BlockedByCORS
from flask_cors.testing import BrowserClient
from flask_cors.testing import PageResponse
from flask_cors.testing.client import BrowserName

from .console.evidence import COLLECTED
from .test_docs import DOCS
from .test_docs import tool

TOOL = tool("troubleshooting")
PAGE: t.Final = (DOCS / "troubleshooting.rst").read_text(encoding="utf-8")
GROUPS: t.Final = TOOL.groups_of(PAGE)
SECTIONS: t.Final = [section for group in GROUPS.values() for section in group]
SAYING: t.Final = [
    heading
    for title, group in GROUPS.items()
    if title != TOOL.OTHERS
    for section in group
    for heading in section
]

BROWSERS: t.Final[tuple[BrowserName, ...]] = ("chromium", "firefox")
MODULES: t.Final[dict[str, t.Any]] = {
    "chromium": chromium_sentences,
    "firefox": firefox_sentences,
}

ORIGIN: t.Final = "http://localhost:5173"
API: t.Final = "http://127.0.0.1:5000"

_PART = re.compile(
    r"^(?:(\*\*The fix\*\*)|\.\. code-block:: (\w+)\n\n((?:\n| {4}.*\n)+))", re.M
)
_FETCH = re.compile(r"fetch\((.*)\);$", re.S)
_KEY = re.compile(r"(?<=[{\s])(\w+):(?=\s)")
_PAGE_OF = re.compile(r"^// On a page of the origin (\S+):$", re.M)

#: Where a section has no application, any will do that lets the page in.
ORDINARY: t.Final = """\
from flask import Flask
from flask_cors import CORS
app = Flask(__name__)
CORS(app, origins="http://localhost:5173")
app.add_url_rule("/api/books", view_func=list, methods=["GET", "PUT"])
"""


@dataclass(frozen=True, slots=True)
class Saying:
    """What a table has for a reason, with its gaps filled."""

    browser: str
    id: str
    sentence: str


def sayings() -> Iterator[Saying]:
    for browser, module in MODULES.items():
        ordinary = {(reason, ""): text for reason, text in module.ORDINARY.items()}

        for (reason, special), template in (ordinary | module.SPECIAL).items():
            for where, gaps in places(module, reason):
                id = " ".join(filter(None, (browser, reason.value, special, where)))
                yield Saying(browser, id, template.format_map(gaps))


def places(module: t.Any, reason: BlockReason) -> Iterator[tuple[str, dict[str, str]]]:
    """What fills the gaps, of an answer and of a preflight's."""
    # Where the header is missing, which is nearly always, nothing is between quotes.
    value = "" if reason is BlockReason.ALLOW_CREDENTIALS else "it"
    refusal = Refusal(reason, f"{API}/", ORIGIN, value=value, header_value="a b")
    yield "on a preflight", module.fields(replace(refusal, is_preflight=True))

    if not reason.value.startswith("preflight-"):
        yield "", module.fields(refusal)


SAYINGS: t.Final = list(sayings())


def matches(heading: t.Any, sentence: str, browser: str) -> bool:
    """Whether a heading is what people see, its gaps filled with anything."""
    parts = map(re.escape, heading.title.split("…"))
    is_of_browser = heading.is_firefox == (browser == "firefox")
    return is_of_browser and re.search(".*".join(parts), sentence, re.S) is not None


@dataclass(frozen=True, slots=True)
class Example:
    """What a page does, with the application that it does it to.

    :param section: the first anchor of the section.
    :param number: counts those of a section.
    :param command: asks for the reason, and ``because`` is in what it prints.
    """

    section: str
    number: int
    program: str
    fetch: str
    is_fixed: bool
    command: str = ""
    because: str = ""

    def __str__(self) -> str:
        state = "fixed" if self.is_fixed else "failing"
        return f"{self.section}, {state}, {self.number}"

    def with_block(self, language: str, block: str) -> t.Self:
        """What a block of the page makes of it."""
        match language:
            case "python":
                return replace(self, program=f"{block}\n")
            case "javascript":
                return replace(self, fetch=block)
            case "console":
                return replace(self, command=block)
            case _:
                return self

    def is_ended_by(self, language: str) -> bool:
        """Whether nothing is to come any more. A fix is complete with each block."""
        return language == "javascript" or (self.is_fixed and language == "python")

    def application(self) -> Flask:
        namespace: dict[str, t.Any] = {"__name__": "shop"}
        exec(self.program, namespace)
        return t.cast("Flask", namespace["app"])

    def page(self, browser: BrowserName) -> BrowserClient:
        found = _PAGE_OF.search(self.fetch)
        return BrowserClient(
            self.application(),
            found[1] if found else ORIGIN,
            base_url=API,
            browser=browser,
            hosts={"login.example": Flask("login")},
        )

    def fetched(self, browser: BrowserName) -> PageResponse:
        url, options = arguments(self.fetch)
        return self.page(browser).fetch(url, **options)

    def said(self, browser: BrowserName) -> str:
        with pytest.raises(BlockedByCORS) as caught:
            self.fetched(browser)

        return caught.value.message


def arguments(script: str) -> tuple[str, dict[str, t.Any]]:
    """Those of ``fetch()``: literals are nearly the same in Python."""
    found = _FETCH.search(script)
    assert found is not None
    literals = _KEY.sub(r'"\1":', found[1])
    url, *rest = ast.literal_eval(f"({literals},)")
    options: dict[str, t.Any] = rest[0] if rest else {}
    body = {"data": options.pop("body")} if "body" in options else {}
    return url, options | body


def examples_of(section: t.Any) -> list[Example]:
    text = "".join(heading.text for heading in section)
    example = Example(section[0].anchor, 0, ORDINARY, "", is_fixed=False)
    out: list[Example] = []

    for fix, language, source in _PART.findall(text):
        block = textwrap.dedent(source).strip("\n")
        example = example.with_block(language, block)
        example = replace(example, is_fixed=example.is_fixed or bool(fix))

        if language == "text":
            out[-1] = replace(out[-1], command=example.command, because=block)
        elif example.fetch and example.is_ended_by(language):
            example = replace(example, number=example.number + 1)
            out.append(example)

    return out


EXAMPLES: t.Final = [each for section in SECTIONS for each in examples_of(section)]
FAILING: t.Final = [each for each in EXAMPLES if not each.is_fixed]
FIXED: t.Final = [each for each in EXAMPLES if each.is_fixed]
EXPLAINED: t.Final = [each for each in FAILING if each.because]


@pytest.mark.parametrize("saying", SAYINGS, ids=lambda saying: saying.id)
def test_each_sentence_of_a_browser_has_a_heading(saying: Saying) -> None:
    found = [h for h in SAYING if matches(h, saying.sentence, saying.browser)]
    assert found != []


@pytest.mark.parametrize("heading", SAYING, ids=lambda heading: heading.anchor)
def test_each_heading_is_a_sentence_of_its_browser(heading: t.Any) -> None:
    assert any(matches(heading, s.sentence, s.browser) for s in SAYINGS)


def test_a_quote_in_a_heading_is_written_as_browsers_have_it() -> None:
    """Sphinx bends straight ones, unless it is told not to."""
    titles = re.findall(r'^(.+)\n(?:~{3,}|"{3,})$', PAGE, re.M)
    assert len(titles) >= len(SAYING)
    assert [title for title in titles if re.search(r"\\['\"*]", title)] == []
    configuration = (DOCS / "conf.py").read_text(encoding="utf-8")
    assert "\nsmartquotes = False\n" in configuration


@pytest.mark.parametrize("heading", SAYING, ids=lambda heading: heading.anchor)
def test_a_failing_example_of_its_section_says_each_heading(heading: t.Any) -> None:
    anchor = next(s[0].anchor for s in SECTIONS if heading in s)
    browser: BrowserName = "firefox" if heading.is_firefox else "chromium"
    said = [each.said(browser) for each in FAILING if each.section == anchor]
    assert any(matches(heading, sentence, browser) for sentence in said)


@pytest.mark.parametrize("browser", BROWSERS)
@pytest.mark.parametrize("example", FAILING, ids=str)
def test_a_failing_example_says_something_that_the_page_has(
    example: Example, browser: BrowserName
) -> None:
    sentence = example.said(browser)
    assert any(matches(heading, sentence, browser) for heading in SAYING)


@pytest.mark.parametrize("browser", BROWSERS)
@pytest.mark.parametrize("example", FIXED, ids=str)
def test_a_page_reads_the_answer_once_it_is_fixed(
    example: Example, browser: BrowserName
) -> None:
    assert example.fetched(browser).type == "cors"


def test_each_section_on_a_sentence_has_a_failing_example_and_a_fix() -> None:
    said = {s[0].anchor for title in GROUPS for s in GROUPS[title]} - {
        s[0].anchor for s in GROUPS[TOOL.OTHERS]
    }
    assert said <= {each.section for each in FAILING}
    assert {each.section for each in FAILING} == {each.section for each in FIXED}


@pytest.mark.parametrize("example", EXPLAINED, ids=str)
def test_explain_says_the_sentence_and_the_reason(
    example: Example, tmp_path: Path
) -> None:
    (tmp_path / "shop.py").write_text(example.program, encoding="utf-8")
    result = subprocess.run(
        [sys.executable, "-m", *shlex.split(example.command)[1:]],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        cwd=tmp_path,
        env={**os.environ, "COLUMNS": "80", "PYTHONIOENCODING": "utf-8"},
    )
    printed = " ".join(result.stdout.split())
    assert (result.returncode, result.stderr) == (1, "")
    assert all(example.said(browser) in printed for browser in BROWSERS)
    assert " ".join(example.because.split()) in printed


def test_the_tables_lead_to_every_heading() -> None:
    assert TOOL.render(PAGE) == PAGE, "run: python tools/troubleshooting.py"
    tables = PAGE.partition("\n.. end of ")[0]
    linked = set(re.findall(r":ref:`([\w-]+)`", tables))
    firsts = {section[0].anchor for section in GROUPS[TOOL.OTHERS]}
    assert linked == {heading.anchor for heading in SAYING} | firsts


def test_each_code_that_chromium_was_heard_to_say_is_explained() -> None:
    heard = set(re.findall(r"net::ERR_\w+", COLLECTED.read_text(encoding="utf-8")))
    assert heard != set()
    assert [code for code in sorted(heard) if f"``{code}``" not in PAGE] == []


def test_an_anchor_is_short_words_with_hyphens_and_there_once() -> None:
    anchors = [heading.anchor for section in SECTIONS for heading in section]
    assert [a for a in anchors if not re.fullmatch(r"[a-z]+(-[a-z]+)*", a)] == []
    assert len(anchors) == len(set(anchors))

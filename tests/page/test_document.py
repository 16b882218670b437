"""The page: all of an application, in one file that needs nothing else."""

import collections
import json
import re
import subprocess
import sys
import typing as t
from pathlib import Path

import pytest
from flask import Flask

from flask_cors import CORS
from flask_cors import cross_origin
from flask_cors.page.document import document
from flask_cors.page.embedding import content_security_policy
from flask_cors.version import __version__

from .parsed import Page
from .parsed import parsed
from .shops import COMMENT
from .shops import hostile
from .shops import IMAGE
from .shops import LINES
from .shops import QUOTES
from .shops import SCRIPT
from .shops import shop

#: What an application has to say is no part of how a page is made.
CODE = """
from flask_cors.page.document import document
from tests.page.shops import shop
print(document(shop()))
"""


@pytest.fixture(scope="module")
def page() -> Page:
    return parsed(document(shop()))


@pytest.fixture(scope="module")
def broken() -> Page:
    return parsed(document(hostile()))


def row_of(page: Page, path: str) -> dict[str, str | None]:
    return next(row for row in page.all("tr") if row.get("data-path") == path)


def test_it_is_about_one_application(page: Page) -> None:
    assert "CORS report: shop" in page.text
    assert f"Flask-CORS {__version__}" in page.text


def test_a_row_says_what_it_may_be_asked_for(page: Page) -> None:
    row = row_of(page, "/api/orders")
    assert row["data-method"] == "POST"
    assert row["data-read"] == "named"
    assert row["data-cookies"] == "named"
    assert row["data-write"] == "any"


def test_a_row_has_the_findings_that_are_about_it(page: Page) -> None:
    row = row_of(page, "/me")
    assert (row["data-severity"] or "").split() == ["warning"]
    numbers = (row["data-findings"] or "").split()
    assert {f"finding-{number}" for number in numbers} <= set(page.values("id"))


def test_a_long_list_is_cut_and_the_policy_has_it_whole(page: Page) -> None:
    assert "https://m.example.com 1 more" in page.text
    assert page.text.count("https://shop.example.com") == 1


@pytest.mark.parametrize(
    "text",
    [
        "16 routes",
        "1 that any site may read with cookies",
        "in use, SameSite None, not Secure",
        "Most routes of its blueprint are governed differently.",
        "depends on the path:",
        "those that the function is_tenant allows",
        "those that match https://pr-\\d+\\.preview\\.example\\.com",
        "a form sends it without a preflight, and csrf_protect is off",
        "Cookies from everywhere, and nothing against forged requests",
        "Fix Name the origins",
        "Silenced the proxy adds <Secure>",
        "Without JavaScript nothing can be filtered or explained.",
    ],
)
def test_it_shows_without_javascript(page: Page, text: str) -> None:
    assert text in page.text


@pytest.mark.parametrize("make", [shop, hostile])
def test_every_link_within_leads_somewhere(make: t.Callable[[], Flask]) -> None:
    page = parsed(document(make()))
    ids = collections.Counter(page.values("id"))
    links = {href for href in page.values("href") if (href or "").startswith("#")}
    assert {id for id, number in ids.items() if number > 1} == set()
    assert {f"{link}"[1:] for link in links} <= set(ids)


def test_nothing_is_loaded(page: Page) -> None:
    assert page.values("src") == []
    (icon,) = page.all("link")
    assert f"{icon['href']}".startswith("data:image/svg+xml,")
    (style,) = page.inside["style"]
    assert re.findall(r"url\(|@import|@font-face", style) == []


def test_the_policy_of_the_page_has_the_hashes_of_what_is_in_it(page: Page) -> None:
    head, data, *scripts = page.inside["script"]
    policy = content_security_policy([head, *scripts], page.inside["style"])
    metas = {meta.get("http-equiv"): meta.get("content") for meta in page.all("meta")}
    assert metas["Content-Security-Policy"] == policy
    assert json.loads(data)["version"] == 1
    assert len(scripts) == 2


def test_no_style_stands_at_an_element(page: Page) -> None:
    assert page.values("style") == []


def test_no_name_of_the_application_is_markup(broken: Page) -> None:
    names = {name for name, _ in broken.elements}
    handlers = [a for _, given in broken.elements for a in given if a.startswith("on")]
    assert names.isdisjoint({"img", "iframe", "object", "embed"})
    assert handlers == []
    assert len(broken.inside["script"]) == 4


@pytest.mark.parametrize("text", [SCRIPT, COMMENT, IMAGE, QUOTES, LINES])
def test_a_name_is_shown_as_it_is(broken: Page, text: str) -> None:
    assert text in "".join(broken.texts)


def test_what_no_file_can_have_is_shown_all_the_same(broken: Page) -> None:
    assert f"{COMMENT}\\ud800" in "".join(broken.texts)
    assert document(hostile()).encode()


@pytest.mark.slow
def test_it_is_the_same_in_every_process() -> None:
    pages = {
        subprocess.run(
            [sys.executable, "-c", CODE],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            timeout=60,
        ).stdout
        for seed in ("1", "2", "3", "4")
    }
    assert len(pages) == 1


def text_of(app: Flask) -> str:
    return parsed(document(app)).text


def test_an_application_without_cors_has_a_page_that_says_so() -> None:
    app = Flask("shop", static_folder=None)
    app.add_url_rule("/", "home", list)
    text = text_of(app)
    assert "No CORS is set up." in text
    assert "There is none." in text
    assert "Nothing found. The audit has looked at 1 route and 0 policies." in text


def test_an_application_with_decorators_alone_has_a_page_that_says_so() -> None:
    app = Flask("shop", static_folder=None)
    app.add_url_rule("/", "home", cross_origin("https://app.example")(list))
    assert "There is no CORS(app) ." in text_of(app)


def test_an_application_without_routes_has_a_page_that_says_so() -> None:
    app = Flask("shop", static_folder=None)
    CORS(app, origins="https://app.example")
    assert "The application has no routes." in text_of(app)


@pytest.mark.parametrize(
    ("value", "text"),
    [(True, "without a policy on"), ("report", "without a policy only reports")],
)
def test_how_other_paths_are_protected_is_told(value: object, text: str) -> None:
    app = Flask("shop", static_folder=None)
    CORS(app, origins="https://app.example", csrf_protect=value)
    assert text in text_of(app)


def test_more_than_five_hundred_rows_wait_to_be_shown() -> None:
    app = Flask("shop", static_folder=None)
    CORS(app, origins="https://app.example")

    for number in range(502):
        app.add_url_rule(f"/{number}", f"view{number}", list)

    rows = [row for row in parsed(document(app)).all("tr") if "data-path" in row]
    assert [row.get("class") for row in rows] == [None] * 500 + ["later"] * 2


def test_no_folder_of_the_machine_is_in_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    text = document(shop())
    assert f"{Path(__file__).parent}" not in text
    assert "shops.py:" in text

"""The built site: every link leads somewhere, and nothing comes from elsewhere."""

import re
import typing as t
import urllib.parse
from pathlib import Path

import pytest

from .html import Content
from .html import content
from .pages import DOCS

pytestmark = [pytest.mark.slow]

#: Who is linked to: standards, and projects that the pages speak of.
HOSTS: t.Final = {
    "datatracker.ietf.org",
    "developer.mozilla.org",
    "docs.oasis-open.org",
    "docs.python.org",
    "fetch.spec.whatwg.org",
    "flask-caching.readthedocs.io",
    "flask-debugtoolbar.readthedocs.io",
    "flask.palletsprojects.com",
    "github.com",
    "html.spec.whatwg.org",
    "httpwg.org",
    "owasp.org",
    "prometheus.github.io",
    "publicsuffix.org",
    "url.spec.whatwg.org",
    "w3c.github.io",
    "werkzeug.palletsprojects.com",
    "www.rfc-editor.org",
    "www.sphinx-doc.org",
    "www.w3.org",
}

# A server sends it for whatever path is missing, so its links begin at the root.
MISSING: t.Final = "404.html"

_IN_STYLE = re.compile(r"""(?:@import\s+|url\()\s*(?:url\()?["']?([^"')]+)""")

Site: t.TypeAlias = dict[str, Content]


@pytest.fixture(scope="module")
def site(built: Path) -> Site:
    """Each page of the site, by its name."""
    return {
        str(page.relative_to(built)): content(page) for page in built.rglob("*.html")
    }


def is_foreign(link: str) -> bool:
    return bool(urllib.parse.urlsplit(link).scheme) or link.startswith("//")


def test_every_page_of_the_sources_is_built(site: Site) -> None:
    assert {f"{page.stem}.html" for page in DOCS.glob("*.rst")} <= set(site)


def test_every_link_within_the_site_leads_to_a_page(built: Path, site: Site) -> None:
    links = [(name, link) for name, page in site.items() for link in page.links]
    lost = [
        (name, link)
        for name, link in links
        if not is_foreign(link) and not target(built, name, link).is_file()
    ]
    assert len(links) > 1000
    assert lost == []


def test_every_anchor_that_is_linked_to_is_there(built: Path, site: Site) -> None:
    lost = []

    for name, page in site.items():
        for link in page.links:
            anchor = urllib.parse.unquote(urllib.parse.urlsplit(link).fragment)
            found = str(target(built, name, link).relative_to(built))

            if anchor and not is_foreign(link) and anchor not in site[found].ids:
                lost.append((name, link))

    assert lost == []


def target(built: Path, name: str, link: str) -> Path:
    """The file that a link of a page is to."""
    path = urllib.parse.unquote(urllib.parse.urlsplit(link).path)

    if is_foreign(link):
        return built / name

    if path.startswith("/"):
        assert name == MISSING
        return built / path[1:]

    return (built / name).parent / path if path else built / name


def test_links_to_other_sites_are_https_and_to_who_is_known(site: Site) -> None:
    links = {link for page in site.values() for link in page.links if is_foreign(link)}
    parts = [urllib.parse.urlsplit(link) for link in links]
    assert {part.scheme for part in parts} == {"https"}
    assert {part.netloc for part in parts} <= HOSTS
    assert [link for link in links if re.search(r"[\s<>\"{}|\\^`]", link)] == []


def test_a_page_loads_nothing_from_another_site(site: Site) -> None:
    loaded = [(name, url) for name, page in site.items() for url in page.loaded]
    assert len(loaded) > len(site)
    assert [(name, url) for name, url in loaded if is_foreign(url)] == []


def test_what_a_page_loads_is_there(built: Path, site: Site) -> None:
    assert [
        (name, url)
        for name, page in site.items()
        for url in page.loaded
        if not target(built, name, url).is_file()
    ] == []


def test_styles_load_nothing_from_another_site(built: Path) -> None:
    named = {
        (style, url)
        for style in built.rglob("*.css")
        for url in _IN_STYLE.findall(style.read_text(encoding="utf-8"))
    }
    assert named != set()
    assert [url for _, url in named if is_foreign(url)] == []
    assert [url for style, url in named if not (style.parent / url).is_file()] == []


def test_no_page_asks_which_version_is_the_newest(site: Site) -> None:
    loaded = " ".join(url for page in site.values() for url in page.loaded)
    assert "describe_version" not in loaded


def test_every_image_says_what_it_shows(site: Site) -> None:
    assert [page.unnamed for page in site.values() if page.unnamed] == []


@pytest.mark.parametrize("page", sorted(DOCS.glob("*.rst")), ids=lambda page: page.stem)
def test_a_page_has_one_heading_and_a_description(site: Site, page: Path) -> None:
    found = site[f"{page.stem}.html"]
    assert found.headings == 1
    assert 20 <= len(found.metas["description"]) <= 160
    assert "width=device-width" in found.metas["viewport"]


def test_two_pages_have_not_the_same_description(site: Site) -> None:
    descriptions = [
        page.metas["description"]
        for page in site.values()
        if "description" in page.metas
    ]
    assert sorted(descriptions) == sorted(set(descriptions))

"""What a page of the built site holds: its anchors, its links, what it loads."""

import typing as t
from dataclasses import dataclass
from dataclasses import field
from html.parser import HTMLParser
from pathlib import Path

#: Elements that a browser fetches something for, without being asked.
_LOADING: t.Final = {
    ("audio", "src"),
    ("embed", "src"),
    ("iframe", "src"),
    ("img", "src"),
    ("img", "srcset"),
    ("object", "data"),
    ("script", "src"),
    ("source", "src"),
    ("source", "srcset"),
    ("video", "src"),
}
_LOADED_BY_LINK: t.Final = {"stylesheet", "icon", "preload", "modulepreload"}


@dataclass(slots=True)
class Content:
    """What stands on a page.

    :param loaded: what the browser fetches to show it.
    :param unnamed: the images that say nothing to those who do not see them.
    """

    ids: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    loaded: list[str] = field(default_factory=list)
    unnamed: list[str] = field(default_factory=list)
    metas: dict[str, str] = field(default_factory=dict)
    headings: int = 0


def content(page: Path) -> Content:
    """Read a page."""
    parser = _Parser()
    parser.feed(page.read_text(encoding="utf-8"))
    parser.close()
    return parser.found


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found = Content()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        found = self.found

        if "id" in named:
            found.ids.add(named["id"])

        if tag == "a" and "href" in named:
            found.links.append(named["href"])

        found.loaded += [v for name, v in named.items() if (tag, name) in _LOADING]

        if tag == "link" and named.get("rel") in _LOADED_BY_LINK:
            found.loaded.append(named["href"])

        if tag == "img" and not named.get("alt"):
            found.unnamed.append(named["src"])

        if tag == "meta" and "name" in named:
            found.metas[named["name"]] = named.get("content", "")

        found.headings += tag == "h1"

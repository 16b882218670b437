"""A page as a parser has it: what is an element there, and what is text."""

import html.parser
import typing as t
from dataclasses import dataclass
from dataclasses import field

Attributes: t.TypeAlias = dict[str, str | None]


@dataclass(slots=True)
class Page:
    """What a page has.

    :param elements: each with its attributes.
    :param texts: all that is shown.
    :param inside: what scripts and styles have inside, by the name of the element.
    """

    elements: list[tuple[str, Attributes]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    inside: dict[str, list[str]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())

    def all(self, name: str) -> list[Attributes]:
        return [attributes for found, attributes in self.elements if found == name]

    def values(self, attribute: str) -> list[str | None]:
        return [a[attribute] for _, a in self.elements if attribute in a]


class _Parser(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()
        self._within = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.page.elements.append((tag, dict(attrs)))
        self._within = tag if tag in ("script", "style") else ""

        if self._within:
            self.page.inside.setdefault(tag, []).append("")

    def handle_endtag(self, tag: str) -> None:
        self._within = ""

    def handle_data(self, data: str) -> None:
        if self._within:
            self.page.inside[self._within][-1] += data
        else:
            self.page.texts.append(data)


def parsed(text: str) -> Page:
    parser = _Parser()
    parser.feed(text)
    parser.close()
    return parser.page

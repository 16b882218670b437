"""Running a scenario in a browser, and writing down what that says."""

import dataclasses
import re
import typing as t

from demo.browser import Chromium
from demo.firefox import Firefox
from flask_cors.sansio.browser.exchanges import Answer

from .evidence import ABOUT_CORS
from .scenario import API
from .scenario import Scenario
from .server import Site

Browser: t.TypeAlias = Chromium | Firefox

PAGE_HOST: t.Final = "app.localhost"

FETCH: t.Final = """
const [url, options] = args;
try {
  const { type, status } = await fetch(url, options);
  return `${status} ${type}`;
} catch (error) {
  return `${error}`;
}
"""

# A line of Chromium's console begins with where it comes from: a URL and a position.
PREFIX: t.Final = re.compile(r"\S+ (?:-|\d+(?::\d+)?) ")


@dataclasses.dataclass(frozen=True, slots=True)
class Said:
    """What a browser says of a scenario.

    :param page: the text of the error that ``fetch()`` throws to the page, or the
        status and type of the response that it reads.
    :param console: the lines of the console.
    :param asked: the methods of the requests that the server got.
    """

    page: str
    console: list[str]
    asked: list[str]


@dataclasses.dataclass(frozen=True, slots=True)
class Run:
    """A scenario on the port of one server."""

    scenario: Scenario
    site: Site

    @property
    def origin(self) -> str:
        return self.site.base(PAGE_HOST)

    @property
    def urls(self) -> list[str]:
        """The URL of each hop."""
        hops = enumerate(self.scenario.hops)
        return [f"{self.site.base(hop.host)}{self._path(n)}" for n, hop in hops]

    @property
    def url(self) -> str:
        """What the page asks for."""
        return self._filled(self.scenario.url, 0)

    def _path(self, number: int) -> str:
        return f"/{self.scenario.id}/{number}"

    def owns(self, path: str) -> bool:
        """Tell whether the path is one of a hop; browsers ask for icons, too."""
        return path.startswith(self._path(0)[:-1])

    def prepare(self) -> None:
        """Tell the server what to answer."""
        self.site.asked.clear()
        method = self.scenario.options.get("method", "GET")

        for number, hop in enumerate(self.scenario.hops):
            path = self._path(number)
            self.site.answers["OPTIONS", path] = self._answer(hop.preflight, number)
            self.site.answers[method, path] = self._answer(hop.response, number)

    def _answer(self, answer: Answer, number: int) -> Answer:
        headers = tuple((k, self._filled(v, number)) for k, v in answer.headers)
        return dataclasses.replace(answer, headers=headers)

    def _filled(self, text: str, number: int) -> str:
        after = self.urls[number + 1 : number + 2] or [""]
        values = {
            "{url}": self.urls[number],
            "{next}": after[0],
            "{authority}": f"{API}:{self.site.port}",
        }

        for name, value in values.items():
            text = text.replace(name, value)

        return text

    def abstract(self, text: str) -> str:
        """Return a text with placeholders for what is not the same in another run."""
        refused = self.scenario.refused
        names = {
            self.urls[0]: "{initial_url}",
            self.urls[refused]: "{url}",
            self.origin: "{origin}",
            f"{API}:{self.site.port}": "{authority}",
        }

        for value, name in names.items():
            text = re.sub(re.escape(value) + r"(?![0-9])", name, text)

        return text.strip()


def run(browser: Browser, site: Site, scenario: Scenario) -> Said:
    """Let a page in a browser do what a scenario says."""
    under_way = Run(scenario, site)
    under_way.prepare()
    seen = browser.call(FETCH, under_way.url, scenario.options)
    lines = [PREFIX.sub("", line, count=1) for line in browser.console()]
    # What the network has to say and what the page has come by two ways.
    lines.sort(key=lambda line: not line.startswith(ABOUT_CORS))
    return Said(
        under_way.abstract(seen),
        [under_way.abstract(line) for line in lines],
        [method for method, path in site.asked if under_way.owns(path)],
    )

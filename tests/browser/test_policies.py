"""Several policies on one path, and who sees how long a response took, in a real
browser.
"""

import typing as t
from collections.abc import Callable
from collections.abc import Iterator
from pathlib import Path

import pytest

from demo import servers
from flask_cors.sansio.browser.refusals import BlockReason

from .conftest import Site
from .conftest import Visitor
from .exchanges import NAMED
from .exchanges import PARTNER

pytestmark = [pytest.mark.browser, pytest.mark.server]

Visit = Callable[[str], Visitor]

TIMES = """
const [url] = args;
await (await fetch(url, {cache: "no-store"})).text();
const [entry] = performance.getEntriesByName(url);
return {requestStart: entry.requestStart, responseStart: entry.responseStart};
"""


@pytest.fixture(scope="module")
def api(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with servers.gunicorn(
        "policies_api:app",
        directory=Path(__file__).parent,
        environ={"APP_ORIGIN": site.origin(NAMED)},
        log=tmp_path_factory.mktemp("policies") / "gunicorn.log",
    ) as port:
        yield f"http://api.app.localhost:{port}"


@pytest.mark.parametrize(
    ("host", "options", "body"),
    [
        pytest.param(
            NAMED, {"credentials": "include"}, "GET /mixed", id="named, with cookies"
        ),
        pytest.param(NAMED, {"method": "PUT"}, "PUT /mixed", id="named, writing"),
        pytest.param(PARTNER, {}, "GET /mixed", id="anybody, without cookies"),
    ],
)
def test_a_page_reads_what_the_first_policy_for_its_origin_allows(
    visit: Visit, api: str, host: str, options: dict[str, t.Any], body: str
) -> None:
    seen = visit(host).fetch(f"{api}/mixed", **options)
    assert (seen.error, seen.body) == ("", body)


def test_a_page_of_another_origin_reads_nothing_with_cookies(
    visit: Visit, api: str
) -> None:
    visitor = visit(PARTNER)
    seen = visitor.fetch(f"{api}/mixed", credentials="include")
    assert seen.error == visitor.failed


def test_a_page_of_another_origin_does_not_write(visit: Visit, api: str) -> None:
    visitor = visit(PARTNER)
    seen = visitor.fetch(f"{api}/mixed", method="PUT")
    assert seen.error == visitor.failed
    reason = BlockReason.METHOD_NOT_ALLOWED
    url = f"{api}/mixed"
    said = visitor.quoted(reason, url, value="PUT", is_preflight=True, status=200)
    assert said in seen.console


@pytest.mark.parametrize(("path", "is_told"), [("/timed", True), ("/untimed", False)])
def test_a_page_sees_how_long_a_response_took_where_it_is_told(
    visit: Visit, api: str, path: str, is_told: bool
) -> None:
    times = visit(NAMED).browser.call(TIMES, f"{api}{path}")
    assert {name: time > 0 for name, time in times.items()} == {
        "requestStart": is_told,
        "responseStart": is_told,
    }

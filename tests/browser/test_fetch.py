"""What pages of several origins may read, in a real browser from a real server."""

import json
import typing as t
from collections.abc import Callable
from pathlib import Path

import pytest

from demo import servers
from flask_cors.sansio.browser.refusals import BlockReason

from .conftest import Site
from .conftest import Visitor
from .exchanges import Exchange
from .exchanges import EXCHANGES
from .exchanges import LOOK_ALIKE
from .exchanges import NAMED
from .exchanges import PARTNER
from .exchanges import request

pytestmark = [pytest.mark.browser, pytest.mark.server]

Visit = Callable[[str], Visitor]


def refused_status(exchange: Exchange) -> int:
    """The status of the first answer, which is all that a refused page gets."""
    if exchange.wire[0] == "OPTIONS":
        return 200

    return 308 if len(exchange.wire) > 1 else exchange.status


def rows(*, readable: bool) -> list[t.Any]:
    """Every pair of an origin and an exchange that it may, or may not, read."""
    return [
        pytest.param(host, exchange, id=f"{host}, {exchange.id}")
        for exchange in EXCHANGES
        for host in (NAMED, PARTNER, LOOK_ALIKE)
        if (host in exchange.readers) == readable
    ]


@pytest.mark.parametrize(("host", "exchange"), rows(readable=True))
def test_an_allowed_page_reads_the_response(
    visit: Visit, site: Site, case: str, host: str, exchange: Exchange
) -> None:
    seen = visit(host).fetch(
        f"{site.api}{exchange.path}?case={case}", **exchange.options
    )

    assert seen.error == ""
    assert seen.console == []
    assert seen.status == exchange.status
    assert json.loads(seen.body) == exchange.body
    expected = exchange.headers or {}
    assert {name: seen.headers.get(name) for name in expected} == expected

    record = site.record(case)
    assert record["wire"] == list(exchange.wire)
    assert record["view"] == list(exchange.views)
    assert record["hook"] == [m for m in exchange.wire if m != "OPTIONS"]


@pytest.mark.parametrize(("host", "exchange"), rows(readable=False))
def test_any_other_page_reads_nothing(
    visit: Visit, site: Site, case: str, host: str, exchange: Exchange
) -> None:
    visitor = visit(host)
    url = f"{site.api}{exchange.path}?case={case}"
    seen = visitor.fetch(url, **exchange.options)

    assert seen.error == visitor.failed
    assert seen.console[0] == visitor.quoted(
        BlockReason.ALLOW_ORIGIN_MISSING,
        url,
        is_preflight=exchange.wire[0] == "OPTIONS",
        status=refused_status(exchange),
    )

    # The first refusal is the end. A request that needs no preflight is run, though:
    # CORS keeps its response from the page, not the request from the API.
    record = site.record(case)
    first = exchange.wire[0]
    assert record["wire"] == [first]
    assert record["hook"] == ([] if first == "OPTIONS" else [first])
    assert record["view"] == (list(exchange.views) if len(exchange.wire) == 1 else [])


@pytest.mark.parametrize(
    ("options", "reason", "value"),
    [
        pytest.param(
            request("PUT", X_Partner="1"),
            BlockReason.METHOD_NOT_ALLOWED,
            "PUT",
            id="a method",
        ),
        pytest.param(
            request("POST", X_Odd="1"),
            BlockReason.HEADER_NOT_ALLOWED,
            "x-odd",
            id="a header",
        ),
        pytest.param(
            {**request(), "credentials": "include"},
            BlockReason.ALLOW_CREDENTIALS,
            None,
            id="credentials",
        ),
    ],
)
def test_an_allowed_page_is_refused_what_the_policy_lacks(
    visit: Visit,
    site: Site,
    case: str,
    options: dict[str, t.Any],
    reason: BlockReason,
    value: str | None,
) -> None:
    visitor = visit(PARTNER)
    url = f"{site.api}/partner?case={case}"
    seen = visitor.fetch(url, **options)

    assert seen.error == visitor.failed
    assert seen.console[0] == visitor.quoted(reason, url, value=value)

    record = site.record(case)
    preflighted = options["headers"] != {}
    assert record["wire"] == ["OPTIONS" if preflighted else "GET"]
    assert record["view"] == ([] if preflighted else ["GET"])
    assert "OPTIONS" not in record["hook"]


def log_in(visitor: Visitor, site: Site) -> None:
    seen = visitor.fetch(f"{site.api}/login", method="POST", credentials="include")
    assert (seen.status, json.loads(seen.body)) == (200, {"welcome": "ada"})


def test_a_credentialed_request_of_the_allowed_page_carries_its_cookie(
    visit: Visit, site: Site, case: str
) -> None:
    visitor = visit(NAMED)
    log_in(visitor, site)

    seen = visitor.fetch(f"{site.api}/me?case={case}", credentials="include")

    assert json.loads(seen.body) == {"user": "ada"}
    assert site.record(case)["cookie"] == ["ada"]


@pytest.mark.parametrize("credentials", ["include", "omit"])
def test_every_header_is_exposed_to_the_allowed_page_with_its_cookie_too(
    visit: Visit, site: Site, case: str, credentials: str
) -> None:
    visitor = visit(NAMED)
    log_in(visitor, site)

    seen = visitor.fetch(f"{site.api}/report?case={case}", credentials=credentials)

    name = "attachment; filename=report.csv"
    assert seen.headers["content-disposition"] == name
    assert "set-cookie" not in seen.headers
    cookie = "ada" if credentials == "include" else "None"
    assert site.record(case)["cookie"] == [cookie]


def test_a_request_without_credentials_leaves_the_cookie_at_home(
    visit: Visit, site: Site, case: str
) -> None:
    visitor = visit(NAMED)
    log_in(visitor, site)

    seen = visitor.fetch(f"{site.api}/me?case={case}", credentials="omit")

    assert json.loads(seen.body) == {"user": None}
    assert site.record(case)["cookie"] == ["None"]


def test_a_neighbour_sends_the_cookie_and_reads_nothing(
    visit: Visit, site: Site, case: str
) -> None:
    log_in(visit(NAMED), site)

    neighbour = visit(PARTNER)
    url = f"{site.api}/me?case={case}"
    seen = neighbour.fetch(url, credentials="include")

    assert seen.error == neighbour.failed
    assert seen.console[0] == neighbour.quoted(
        BlockReason.ALLOW_ORIGIN_MISSING, url, status=200
    )
    assert site.record(case)["cookie"] == ["ada"]


READ_FIRST_PART = """
const response = await fetch(args[0]);
const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
const parts = [(await reader.read()).value];
await fetch(args[1]);
for (;;) {
  const { done, value } = await reader.read();
  if (done) return parts;
  parts.push(value);
}
"""


def test_a_streamed_response_is_read_while_it_is_made(
    visit: Visit, site: Site, case: str
) -> None:
    parts = visit(NAMED).browser.call(
        READ_FIRST_PART,
        f"{site.api}/stream?case={case}",
        f"{site.api}/stream/continue?of={case}",
    )

    assert parts == ["first", " second"]


def test_in_debug_mode_an_allowed_page_reads_the_traceback(
    visit: Visit, site: Site
) -> None:
    seen = visit(NAMED).fetch(f"{site.debug_api}/broken")

    assert seen.error == ""
    assert seen.status == 500
    assert seen.headers["content-type"].startswith("text/plain")
    assert "Traceback (most recent call last)" in seen.body
    assert "RuntimeError: the view is broken" in seen.body
    assert "<" + "html" not in seen.body


@pytest.mark.parametrize("host", [PARTNER, LOOK_ALIKE])
def test_in_debug_mode_any_other_page_reads_no_traceback(
    visit: Visit, site: Site, host: str
) -> None:
    visitor = visit(host)
    seen = visitor.fetch(f"{site.debug_api}/broken")

    assert seen.error == visitor.failed
    assert seen.console[0] == visitor.quoted(
        BlockReason.ALLOW_ORIGIN_MISSING, f"{site.debug_api}/broken", status=500
    )


def test_in_debug_mode_a_page_load_still_gets_the_debugger(
    visit: Visit, site: Site
) -> None:
    source = visit(NAMED).browser.open(f"{site.debug_api}/broken")

    assert "Werkzeug Debugger" in source
    assert "RuntimeError: the view is broken" in source


def test_the_servers_run_the_flask_cors_of_this_project(site: Site) -> None:
    source = Path(__file__).parents[2] / "src" / "flask_cors"

    for port in (site.api_port, site.debug_port):
        file = json.loads(servers.get(port, "/under-test"))["file"]
        assert Path(file).resolve().parent == source

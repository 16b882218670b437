"""The check as people read it."""

import textwrap

import click
import pytest

from flask_cors.checking import checked_preflight
from flask_cors.checking import render
from flask_cors.sansio.browser.exchanges import Answer

from .replies import ALLOWED
from .replies import ANY
from .replies import check
from .replies import get
from .replies import GRANTED
from .replies import put
from .replies import request
from .replies import Server
from .replies import VARY

FINE = Answer(200, (ALLOWED, VARY))


def test_what_was_sent_what_came_back_and_what_browsers_say() -> None:
    text = render(check(get(), get=Answer(502, (("Server", "nginx"),))), 80)
    assert click.unstyle(text) == textwrap.dedent(
        """\
        GET https://api.example.com/books
          > Origin: https://app.example.com
          < 502
          < Server: nginx

        BLOCKED: GET from a page of https://app.example.com, in Chromium and Firefox.
          Chromium: Access to fetch at 'https://api.example.com/books' from origin
            'https://app.example.com' has been blocked by CORS policy: No
            'Access-Control-Allow-Origin' header is present on the requested resource.
          Firefox: Cross-Origin Request Blocked: The Same Origin Policy disallows
            reading the remote resource at https://api.example.com/books. (Reason: CORS
            header ‘Access-Control-Allow-Origin’ missing). Status code: 502.

        * GET is answered with 502, without CORS headers: the browser says CORS, and the
          error is what is wrong. A proxy says so: it does not reach the application, or
          not in time."""
    )


def test_a_preflight_and_what_stands_in() -> None:
    text = render(check(put(), options=GRANTED, get=FINE), 80)
    assert click.unstyle(text) == textwrap.dedent(
        """\
        OPTIONS https://api.example.com/books (the preflight)
          > Origin: https://app.example.com
          > Access-Control-Request-Method: PUT
          < 204
          < Access-Control-Allow-Origin: https://app.example.com
          < Access-Control-Allow-Methods: PUT

        GET https://api.example.com/books (in the place of PUT, which is not sent)
          > Origin: https://app.example.com
          < 200
          < Access-Control-Allow-Origin: https://app.example.com
          < Vary: Origin

        ALLOWED: the preflight grants PUT to a page of https://app.example.com, in
        Chromium and Firefox.

        * PUT is not sent, as it may change something on the server: a GET stands in for
          it."""
    )


def test_a_page_gets_its_answer() -> None:
    text = click.unstyle(render(check(get(), get=FINE), 200))
    assert text.endswith(
        "\n\nALLOWED: a page of https://app.example.com gets the answer to GET, in "
        "Chromium and Firefox."
    )


def test_it_cannot_be_told() -> None:
    text = click.unstyle(render(check(request("POST"), get=Answer(405)), 200))
    assert (
        "\n\nUNKNOWN: POST from a page of https://app.example.com would have to be "
        "sent to tell.\n\n"
    ) in text


def test_the_preflight_alone() -> None:
    found = checked_preflight(put(), Server(options=GRANTED).send)
    assert click.unstyle(render(found, 200)).endswith(
        "\n\nALLOWED: the preflight grants PUT to a page of https://app.example.com, "
        "in Chromium and Firefox."
    )


def test_a_comparison_is_shown_where_something_came_of_it() -> None:
    named = Answer(200, (ALLOWED,))
    title = (
        "GET https://api.example.com/books (the same from another origin, to compare)"
    )
    text = render(check(get(), get=named, stranger=Answer(200)), 80)
    assert f"\n{title}\n  > Origin: https://flask-cors-check.invalid\n" in (
        click.unstyle(text)
    )
    text = render(check(get(), get=named, stranger=Answer(200, (VARY,))), 80)
    assert title not in click.unstyle(text)


@pytest.mark.parametrize(
    ("answer", "colour"), [(Answer(200, (ANY,)), "green"), (Answer(200), "red")]
)
def test_the_verdict_has_a_colour(answer: Answer, colour: str) -> None:
    word = "ALLOWED" if colour == "green" else "BLOCKED"
    text = render(check(get(), get=answer), 80)
    assert f"\n{click.style(word, fg=colour, bold=True)}: " in text


def test_what_a_server_sends_does_nothing_to_the_terminal() -> None:
    evil = Answer(403, (("Server", "\x1b[2J\x9b31m bücher"), ("X-CORS-Debug", "\x1b]")))
    text = click.unstyle(render(check(get(), get=evil), 80))
    assert "\n  < Server: \\x1b[2J\\x9b31m bücher\n" in text
    assert "\n* The application says: \\x1b]\n" in text
    assert "\x1b" not in text


def test_lines_are_as_wide_as_asked_and_headers_whole() -> None:
    long = ("Vary", ", ".join(["Accept-Encoding"] * 9))
    text = click.unstyle(render(check(get(), get=Answer(502, (long,))), 50))
    wide = [line for line in text.splitlines() if len(line) > 50]
    assert wide == [f"  < Vary: {long[1]}"]

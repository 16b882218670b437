"""What is said of port 5000, which AirPlay takes on macOS; and how long it took."""

import pytest

from flask_cors.checking import failures
from flask_cors.checking.deadlines import Deadline
from flask_cors.sansio.browser import urls
from flask_cors.sansio.browser.urls import Url

AIRPLAY = (
    " On macOS, AirPlay takes this port and gives it back as it likes: flask run "
    "--port 8000."
)


def parsed(text: str) -> Url:
    url = urls.parsed(text)
    assert url is not None
    return url


def test_airplay_is_named_where_port_5000_does_not_answer() -> None:
    url = parsed("http://localhost:5000/")
    assert str(failures.refused(url)).endswith(f", or correct the port.{AIRPLAY}")
    assert str(failures.closed(url)).endswith(f", write https://.{AIRPLAY}")


def test_airplay_is_not_named_for_another_port() -> None:
    url = parsed("https://localhost:8000/")
    assert str(failures.refused(url)).endswith(", or correct the port.")
    assert str(failures.closed(url)).endswith(": the worker may have died.")


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(1, "1 second"), (10.0, "10 seconds"), (0.5, "0.5 seconds")],
)
def test_the_seconds_are_counted(seconds: float, words: str) -> None:
    message = str(failures.answer_timeout(parsed("http://localhost/"), seconds))
    assert f"no whole answer within {words}. The server" in message


def test_a_url_is_named_without_its_fragment() -> None:
    url = parsed("http://localhost/books?page=2#top")
    assert str(failures.refused(url)).startswith("http://localhost/books?page=2: the ")


def test_nothing_is_left_after_a_deadline() -> None:
    deadline = Deadline(0)

    with pytest.raises(TimeoutError):
        deadline.left()

"""Requests of every kind, and answers of every kind."""

import typing as t

from hypothesis import strategies as st

from flask_cors.sansio.browser.exchanges import Answer
from flask_cors.sansio.browser.exchanges import combined
from flask_cors.sansio.browser.exchanges import Credentials
from flask_cors.sansio.browser.exchanges import Mode
from flask_cors.sansio.browser.exchanges import PageRequest
from flask_cors.sansio.browser.exchanges import Redirect
from flask_cors.sansio.browser.exchanges import Sent
from flask_cors.sansio.browser.profiles import PROFILES

ORIGINS: t.Final = ("https://app.example", "https://api.example", "http://app.example")
NAMES: t.Final = ("X-One", "x-two", "Authorization", "Content-Type", "Accept", "Range")
METHODS: t.Final = ("GET", "head", "POST", "put", "DELETE", "patch", "PATCH", "*")

profiles = st.sampled_from(list(PROFILES.values()))
urls = st.builds("{}/{}".format, st.sampled_from(ORIGINS), st.sampled_from("ab#"))
origins = st.sampled_from((*ORIGINS, "null"))
bytes_ = st.text(st.characters(max_codepoint=255, exclude_characters="\x00\r\n"))
values = st.sampled_from(("", "1", "text/plain", "bytes=0-")) | bytes_
page_headers = st.lists(st.tuples(st.sampled_from(NAMES), values), max_size=5).map(
    tuple
)

sound = st.builds(
    PageRequest,
    url=urls,
    origin=origins,
    method=st.sampled_from(METHODS),
    headers=page_headers,
    mode=st.sampled_from(Mode),
    credentials=st.sampled_from(Credentials),
    redirect=st.sampled_from(Redirect),
)
wild = st.builds(
    PageRequest,
    url=urls | st.text(),
    origin=origins | st.text(),
    method=st.sampled_from(METHODS) | st.text(),
    headers=st.lists(
        st.tuples(st.sampled_from(NAMES) | st.text(), st.text()), max_size=5
    ).map(tuple),
    mode=st.sampled_from(Mode),
    credentials=st.sampled_from(Credentials),
    redirect=st.sampled_from(Redirect),
)
requests = sound | wild

lists = st.lists(
    st.sampled_from((*METHODS, *NAMES, "PUT", "x-one", "", "a b")), max_size=4
).map(", ".join)


def lines(name: str, said: st.SearchStrategy[str]) -> st.SearchStrategy[t.Any]:
    """No line of a header, one as a rule, or two of them."""
    line = st.tuples(st.just(name), said | st.text())
    none: st.SearchStrategy[t.Any] = st.just(())
    return (
        none
        | st.tuples(line)
        | st.tuples(st.tuples(st.just(name), said))
        | (st.tuples(line, line))
    )


said = st.tuples(
    lines("Access-Control-Allow-Origin", st.sampled_from((*ORIGINS, "null", "*"))),
    lines("access-control-allow-credentials", st.sampled_from(("true", "false"))),
    lines("Access-Control-Allow-Methods", lists),
    lines("Access-Control-Allow-Headers", lists),
    lines("Access-Control-Expose-Headers", lists),
    lines("Access-Control-Max-Age", st.sampled_from(("0", "600", "-1"))),
    lines("Location", urls | st.sampled_from(("/b", "", "data:,x", "https://u@a/"))),
    lines("Set-Cookie", st.just("a=b")),
).map(lambda groups: tuple(line for group in groups for line in group))
statuses = st.sampled_from((200, 204, 301, 302, 303, 307, 308)) | st.integers(0, 999)
answers = st.builds(Answer, statuses, said)


class Servers:
    """All servers: they give one answer after the other, again and again."""

    def __init__(self, scripted: list[Answer]):
        self._scripted = scripted
        self.sent: list[Sent] = []

    def __call__(self, sent: Sent) -> Answer:
        self.sent.append(sent)
        return self._scripted[(len(self.sent) - 1) % len(self._scripted)]


servers = st.lists(answers, min_size=1, max_size=6).map(Servers)


def permissive(sent: Sent) -> Answer:
    """What a server says that allows everything."""
    asked = {
        "Origin": "Access-Control-Allow-Origin",
        "Access-Control-Request-Method": "Access-Control-Allow-Methods",
        "Access-Control-Request-Headers": "Access-Control-Allow-Headers",
    }
    allowing = (
        (allow, combined(sent.headers, name) or "") for name, allow in asked.items()
    )
    return Answer(200, (*allowing, ("Access-Control-Allow-Credentials", "true")))

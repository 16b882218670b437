"""The rivals, each in an environment of its own."""

from dataclasses import dataclass

from .attachments import Floor
from .attachments import HandTuned
from .attachments import HandWritten
from .attachments import Nothing
from .attachments import Package
from .attachments import Upstream
from .attachments import Wrapper


@dataclass(frozen=True, slots=True)
class Candidate:
    """A way to give an application CORS."""

    name: str
    short: str
    """The name at the head of a column."""
    attachment: Nothing
    answers_cors: bool = True
    is_upstream: bool = False
    """Whether it runs in the environment that flask-cors is installed in."""


PLAIN = Candidate("plain Flask", "plain", Nothing(), answers_cors=False)
PROJECT = Candidate("this project", "ours", Package())
UPSTREAM = Candidate("flask-cors", "f-cors", Upstream(), is_upstream=True)
HAND_WRITTEN = Candidate("hand-written", "hand", HandWritten())
HAND_TUNED = Candidate("hand-tuned", "tuned", HandTuned())
WRAPPER = Candidate(
    "bare wrapper", "bare", Wrapper(("Access-Control-Allow-Origin", "*"))
)
FLOOR = Candidate("floor", "floor", Floor())
# In flask-cors's environment, so that a difference of the two would show as noise.
PLAIN_AGAIN = Candidate(
    "plain again", "again", Nothing(), answers_cors=False, is_upstream=True
)

PACKAGES = (PLAIN, PROJECT, UPSTREAM, PLAIN_AGAIN)
CANDIDATES = (
    PLAIN,
    PROJECT,
    UPSTREAM,
    HAND_WRITTEN,
    HAND_TUNED,
    WRAPPER,
    FLOOR,
    PLAIN_AGAIN,
)


def find_candidate(name: str) -> Candidate:
    return next(candidate for candidate in CANDIDATES if candidate.name == name)

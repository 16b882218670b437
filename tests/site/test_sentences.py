"""The built site has the sentences of browsers as their consoles have them."""

import html
import re
from pathlib import Path

import pytest

from ..test_troubleshooting import SAYING

pytestmark = [pytest.mark.slow]

_HEADING = re.compile(r"<h[34]>(.*?)<a class=\"headerlink\"", re.S)


def test_a_heading_is_a_sentence_with_straight_quotes(built: Path) -> None:
    page = (built / "troubleshooting.html").read_text(encoding="utf-8")
    shown = {html.unescape(heading) for heading in _HEADING.findall(page)}
    assert {heading.title for heading in SAYING} - shown == set()

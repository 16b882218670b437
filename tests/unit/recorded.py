"""What browsers make of a thousand URLs, recorded from the URL class of Node.js."""

import json
import typing as t
from pathlib import Path

#: The file says how. Many of its texts were chosen, and many are random.
RECORDED: t.Final = json.loads((Path(__file__).parent / "url_origins.json").read_text())
ORIGINS: dict[str, str | None] = RECORDED["origins"]


def host_of(text: str) -> str | None:
    """The host of an https origin without a port."""
    host = text.removeprefix("https://")
    return None if host == text or host.startswith("example.com:") else host


#: The hosts of those that have no port.
HOSTS = [host for text in ORIGINS if (host := host_of(text))]

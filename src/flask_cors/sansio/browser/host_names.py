"""Names of hosts, as browsers read and write those of a URL.

https://url.spec.whatwg.org/#concept-host-parser
"""

from __future__ import annotations

import re
import unicodedata

from .. import addresses
from .. import hosts

# https://url.spec.whatwg.org/#forbidden-domain-code-point
_FORBIDDEN = re.compile(r"[\x00- #%/:<>?@\[\\\]^|\x7f\ufffd]")

# https://www.unicode.org/reports/tr46/#IDNA_Mapping_Table: those that are ignored.
_IGNORED = re.compile(
    "[\u00ad\u034f\u180b-\u180d\u180f\u200b\u2060\u2064"
    "\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]"
)

_LONGEST = 63


def read(text: str) -> str | None:
    """Read a name or an IPv4 address; nothing where browsers fail."""
    name = text.lower() if text.isascii() else _mapped(text)
    labels = name.split(".")
    written = [label for label in map(_label, labels) if label is not None]

    if not name or _FORBIDDEN.search(name) or len(written) < len(labels):
        return None

    host = ".".join(written)
    return addresses.ipv4(host) if addresses.ends_in_number(host) else host


def _mapped(text: str) -> str:
    """Near to the mapping of UTS #46.

    https://www.unicode.org/reports/tr46/#ProcessingStepMap
    """
    # Letter by letter: that a sigma ends a word is nothing to a name.
    lowered = "".join(map(str.lower, unicodedata.normalize("NFKC", text)))
    return _IGNORED.sub("", lowered).replace("\u3002", ".")


def _label(text: str) -> str | None:
    """https://url.spec.whatwg.org/#concept-domain-to-ascii"""
    if text.isascii():
        return _checked(text)

    # Not the codec "idna": that is IDNA 2003, which browsers have left.
    is_long = len(text) > _LONGEST
    return None if is_long else _checked(f"xn--{text.encode('punycode').decode()}")


def _checked(label: str) -> str | None:
    is_wrong = label.startswith("xn--") and hosts.misspelling(label)
    return None if is_wrong else label

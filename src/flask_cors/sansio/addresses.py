"""IP addresses: those of a serialized origin, as browsers read and write them."""

from __future__ import annotations

import ipaddress
import re

_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")


def ends_in_number(host: str) -> bool:
    """Tell whether ``host`` is an IPv4 address, or else nothing.

    A last label such as ``4chan`` is no number: browsers take it for a name.

    https://url.spec.whatwg.org/#ends-in-a-number-checker
    """
    last = host.removesuffix(".").rpartition(".")[2]
    return _NUMBER.fullmatch(last) is not None


def ipv4(host: str) -> str | None:
    """The IPv4 address that browsers read ``host`` as, in the way they write it.

    https://url.spec.whatwg.org/#concept-ipv4-parser
    """
    numbers = [_number(part) for part in host.removesuffix(".").split(".")]
    known = [number for number in numbers if number is not None]

    if len(known) < len(numbers) or len(known) > 4:
        return None

    *first, last = known

    if any(number > 255 for number in first) or last >= 256 ** (5 - len(known)):
        return None

    shifted = sum(number << 8 * (3 - place) for place, number in enumerate(first))
    return str(ipaddress.IPv4Address(shifted + last))


def _number(text: str) -> int | None:
    """https://url.spec.whatwg.org/#ipv4-number-parser"""
    # No address has as many digits, and an int of 5,000 of them is an error.
    if _NUMBER.fullmatch(text) is None or len(text) > 40:
        return None

    if text.startswith("0x"):
        return int(text[2:] or "0", 16)

    base = 8 if text.startswith("0") else 10
    return int(text, base) if base == 10 or not set(text) & {"8", "9"} else None


def ipv6(text: str) -> str | None:
    """An IPv6 address as browsers write it: in hexadecimal and compressed, whole.

    https://url.spec.whatwg.org/#concept-ipv6-serializer
    """
    if "%" in text:
        return None

    try:
        packed = ipaddress.IPv6Address(text).packed
    except ValueError:
        return None

    # Not Python's own form, which may end as an IPv4 address does.
    pieces = [f"{packed[at] << 8 | packed[at + 1]:x}" for at in range(0, 16, 2)]
    written = ":".join(pieces)
    zeros = max(re.findall(r"\b0(?::0)+\b", written), key=len, default=None)

    if zeros is None:
        return written

    before, after = re.split(rf"\b{zeros}\b", written, maxsplit=1)
    return f"{before.removesuffix(':')}::{after.removeprefix(':')}"

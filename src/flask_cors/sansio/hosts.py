"""Hosts: what that of a serialized origin may be, as browsers write it.

https://url.spec.whatwg.org/#host-parsing
"""

from __future__ import annotations

import re
import unicodedata

from . import addresses
from .findings import Fault
from .misspelling import Misspelling

_STRANGE = re.compile(r"[^a-z0-9.\-_]")
_PUNYCODE = "xn--"

# UTS #46 reads these as a dot.
_DOTS = str.maketrans(dict.fromkeys("\u3002\uff0e\uff61", "."))

# Browsers keep them in a name, although a mapping of case takes them away.
_KEPT = re.compile("[\u00df\u03c2\u200c\u200d]")

# Characters that are no part of a name: the dot of East Asia, selectors of a form.
_UNSEEN = re.compile("[\u034f\u3002\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_UNUSED = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp", "Zs"})
_JOINER = re.compile("(.)([\u200c\u200d])(?=(.))", re.DOTALL)
_VIRAMA = 9

_FROM_RIGHT = frozenset({"R", "AL", "AN"})
_IN_RTL = frozenset({"R", "AL", "AN", "EN", "ES", "CS", "ET", "ON", "BN", "NSM"})
_IN_LTR = frozenset({"L", "EN", "ES", "CS", "ET", "ON", "BN", "NSM"})


def misspelling(host: str) -> Misspelling | None:
    """What keeps ``host`` from being one of a page on the web.

    :param host: in lower case, without a port.
    """
    if ":" in host or "[" in host or "]" in host:
        return _of_ipv6(host)

    if not host.isascii():
        message = "an origin is written in Punycode"
        return Misspelling(Fault.NOT_PUNYCODE, message, in_punycode(host))

    return _of_ipv4(host) if addresses.ends_in_number(host) else _of_name(host)


def has_hyphen_at_end(host: str) -> bool:
    """Tell whether a label of ``host`` starts or ends with a hyphen."""
    labels = host.split(".")
    return any(label.startswith("-") or label.endswith("-") for label in labels)


def _of_ipv4(host: str) -> Misspelling | None:
    canonical = addresses.ipv4(host)

    if canonical == host:
        return None

    if canonical is None:
        message = "a host that ends in a number is an IPv4 address, of four up to 255"
        return Misspelling(Fault.INVALID_IPV4, message)

    # A single number is rarely meant as an address.
    meant = canonical if "." in host else None
    message = "browsers write an IPv4 address as four decimal numbers"
    return Misspelling(Fault.INVALID_IPV4, message, meant)


def _of_ipv6(host: str) -> Misspelling | None:
    address, zone, _ = host.strip("[]").partition("%")
    canonical = addresses.ipv6(address)

    if host == f"[{canonical}]":
        return None

    if canonical is None:
        return Misspelling(Fault.INVALID_IPV6, "not an IPv6 address in brackets")

    is_clear = True

    if zone:
        message = "an origin has no zone of an address"
    elif host == f"[{address}]":
        message = "browsers write an IPv6 address in its shortest form"
    else:
        message = "an IPv6 address stands in brackets"
        # Without them its end may be a port.
        is_clear = "[" in host or addresses.ipv6(address.rpartition(":")[0]) is None

    meant = f"[{canonical}]" if is_clear else None
    return Misspelling(Fault.INVALID_IPV6, message, meant)


def _of_name(host: str) -> Misspelling | None:
    message = invalid(host)

    if message is not None:
        return Misspelling(Fault.INVALID_HOST, message)

    if _PUNYCODE not in host:
        return None

    labels = host.removesuffix(".").split(".")
    decoded = [_decoded(label) for label in labels]
    names = [name for name in decoded if name is not None]

    if len(names) < len(labels):
        wrong = labels[decoded.index(None)]
        message = f"{wrong!r} is not Punycode that browsers accept"
        return Misspelling(Fault.NOT_PUNYCODE, message)

    if not _is_one_way(names):
        message = "browsers refuse a name that mixes directions of writing so"
        return Misspelling(Fault.INVALID_HOST, message)

    return None


def invalid(host: str) -> str | None:
    """What is wrong with the characters of a name, and with their number."""
    if not host:
        return "no host follows the scheme"

    strange = _STRANGE.search(host)

    if strange is not None:
        return f"a host name has no {strange[0]!r}"

    # Of all names that end with a dot, browsers make an origin of their own.
    name = host.removesuffix(".")
    longest = max(map(len, name.split(".")))

    if not all(name.split(".")):
        return "a host name has no empty label"

    if longest > 63:
        return "no label of a host name has more than 63 characters"

    return "no host name has more than 253 characters" if len(name) > 253 else None


def in_punycode(host: str) -> str | None:
    """Write ``host`` as browsers do, or nothing where mappings may differ."""
    lowered = host.translate(_DOTS).lower()

    if _folded(lowered) != lowered:
        return None

    written = ".".join(map(_encoded, lowered.split(".")))
    return written if misspelling(written) is None else None


def _encoded(label: str) -> str:
    # Not the codec "idna": that is IDNA 2003, which browsers have left.
    return label if label.isascii() else f"{_PUNYCODE}{_punycode(label)}"


def _punycode(label: str) -> str:
    return label.encode("punycode").decode("ascii")


def _decoded(label: str) -> str | None:
    """Decode a label, or return nothing where browsers refuse it.

    https://www.unicode.org/reports/tr46/#Validity_Criteria
    """
    if not label.startswith(_PUNYCODE):
        return label

    written = label.removeprefix(_PUNYCODE)

    try:
        name = written.encode("ascii").decode("punycode")
        is_same = _punycode(name) == written
    except (ValueError, OverflowError):
        return None

    return name if is_same and _is_valid(name) else None


def _is_valid(name: str) -> bool:
    if name.isascii() or unicodedata.category(name[0]).startswith("M"):
        return False

    plain = _KEPT.sub("x", name)
    used = not any(unicodedata.category(c) in _UNUSED for c in plain)
    return (
        used and not _UNSEEN.search(plain) and _folded(plain) == plain and _joined(name)
    )


def _folded(text: str) -> str:
    """Near to what UTS #46 maps ``text`` to: nothing it maps stays as it is."""
    return unicodedata.normalize("NFKC", text.casefold())


def _joined(name: str) -> bool:
    """Tell whether each joiner and non-joiner has letters to act on.

    https://www.rfc-editor.org/rfc/rfc5892.html#appendix-A
    """
    return all(_joins(*found) for found in _JOINER.findall(f" {name} "))


def _joins(before: str, joiner: str, after: str) -> bool:
    if unicodedata.combining(before) == _VIRAMA:
        return True

    # Which letters join is no part of Python's tables, but Latin ones never do.
    return joiner == "\u200c" and not (before + after).isascii()


def _is_one_way(names: list[str]) -> bool:
    """https://www.rfc-editor.org/rfc/rfc5893.html#section-2"""
    classes = [[unicodedata.bidirectional(c) for c in name] for name in names]

    if not any(_FROM_RIGHT.intersection(label) for label in classes):
        return True

    return all(map(_keeps_its_way, classes))


def _keeps_its_way(label: list[str]) -> bool:
    while label[-1:] == ["NSM"] and len(label) > 1:
        label = label[:-1]

    found = set(label)

    if label[0] == "L":
        return found <= _IN_LTR and label[-1] in ("L", "EN")

    return (
        label[0] in ("R", "AL")
        and found <= _IN_RTL
        and label[-1] in ("R", "AL", "EN", "AN")
        and not {"EN", "AN"} <= found
    )

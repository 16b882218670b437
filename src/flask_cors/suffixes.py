"""Public suffixes: the domains below which anybody can have a name.

The list is a library's, which is optional: ``pip install "flask-cors[audit]"``.
"""

from __future__ import annotations

import functools
import importlib
import typing as t

# Top-level domains that nobody registers names in: for one machine or one network.
# https://www.rfc-editor.org/rfc/rfc6761#section-6
# https://www.rfc-editor.org/rfc/rfc6762#appendix-G
_PRIVATE: t.Final = frozenset(
    {"example", "invalid", "localhost", "test"}
    | {"corp", "home", "internal", "intranet", "lan", "local", "localdomain", "private"}
)


def is_public_suffix(host: str) -> bool | None:
    """Tell whether ``host`` is a public suffix; nothing where that is not known.

    A name of one label is a top-level domain: one in any case, with the library or
    without it, but for those of private networks.
    """
    name = host.removesuffix(".").lower()

    if "." not in name:
        return name not in _PRIVATE

    suffixes = _list()
    return None if suffixes is None else bool(suffixes.is_public(name))


def suffix_of(host: str) -> str:
    """The public suffix of a host: by the list, where the library is installed."""
    labels = host.split(".")
    names = [".".join(labels[start:]) for start in range(len(labels))]
    return next(filter(is_public_suffix, names), names[-1])


@functools.cache
def _list() -> t.Any:
    """The list, read when it is asked for the first time: that takes 40 ms.

    Its private section counts, where hosting companies are; and names of other scripts
    are in it as browsers write them, in Punycode.
    """
    try:
        library = importlib.import_module("publicsuffixlist")
    except ImportError:
        return None

    return library.PublicSuffixList()

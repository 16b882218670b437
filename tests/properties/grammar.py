"""The grammar of the CORS headers, parsed strictly, and with nothing of this package.

https://fetch.spec.whatwg.org/#http-new-header-syntax
"""

import re
import typing as t

# https://httpwg.org/specs/rfc9110.html#tokens
_TOKEN = r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+"

# https://httpwg.org/specs/rfc9110.html#abnf.extension.sender: a sender's lists have no
# empty elements, and no blanks but one after each comma.
_LIST = rf"{_TOKEN}(?:, {_TOKEN})*"

# https://www.rfc-editor.org/rfc/rfc3986#appendix-A
_UNRESERVED = r"[A-Za-z0-9\-._~]"
_NAME = rf"(?:{_UNRESERVED}|%[0-9A-Fa-f]{{2}}|[!$&'()*+,;=])+"
_LITERAL = r"\[[0-9A-Fa-f:.]+\]"
_ORIGIN = rf"[A-Za-z][A-Za-z0-9+\-.]*://(?:{_LITERAL}|{_NAME})(?::[0-9]*)?"

#: Each header that a server may send, and all that it may say.
GRAMMAR: t.Final = {
    "Access-Control-Allow-Origin": re.compile(rf"\*|null|{_ORIGIN}"),
    "Access-Control-Allow-Credentials": re.compile("true"),
    "Access-Control-Expose-Headers": re.compile(_LIST),
    "Access-Control-Max-Age": re.compile("[0-9]+"),
    "Access-Control-Allow-Methods": re.compile(_LIST),
    "Access-Control-Allow-Headers": re.compile(_LIST),
    # https://wicg.github.io/private-network-access/#headers; tools are told "false".
    "Access-Control-Allow-Private-Network": re.compile("true|false"),
    "Vary": re.compile(_LIST),
}

#: https://html.spec.whatwg.org/#ascii-serialisation-of-an-origin
_SERIALIZED = re.compile(
    r"[a-z][a-z0-9+\-.]*://(?:\[[0-9a-f:]+\]|[a-z0-9_\-]+(?:\.[a-z0-9_\-]+)*)"
    r"(?::[1-9][0-9]{0,4})?"
)


def parses(name: str, value: str) -> bool:
    """Tell whether a header of a response is one of CORS, and says what it may."""
    return name in GRAMMAR and GRAMMAR[name].fullmatch(value) is not None


def is_serialized(origin: str) -> bool:
    """Tell whether a browser would send ``origin``, of a site whose host is a name."""
    return len(origin) <= 326 and _SERIALIZED.fullmatch(origin) is not None

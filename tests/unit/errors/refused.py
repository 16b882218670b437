"""Configurations that no application can be set up with."""

import re

from flask_cors import Fault

from .mistake import A_PATH
from .mistake import AN_ORIGIN
from .mistake import APP
from .mistake import case
from .mistake import NAME_AN_ORIGIN
from .mistake import NAME_THE_ORIGINS
from .mistake import RESOURCES
from .mistake import SECONDS
from .mistake import SWITCH

UNKNOWN = [
    case(
        "No such CORS option: 'orgins'. Did you mean 'origins'? "
        "As it stands, origins is '*', from the default. (CORS())",
        Fault.UNKNOWN_OPTION,
        orgins=APP,
    ),
    case(
        "No such CORS option: 'support_credentials'. Did you mean "
        "'supports_credentials'? As it stands, supports_credentials is False, from the "
        "default. (CORS())",
        Fault.UNKNOWN_OPTION,
        support_credentials=True,
    ),
    case(
        f"No such CORS option: 'xyzzy'. As it stands, origins is {APP!r}, from CORS(). "
        f"(CORS())",
        Fault.UNKNOWN_OPTION,
        origins=APP,
        xyzzy=True,
    ),
    case(
        "No such CORS option: 'orgins'. Did you mean 'origins'? "
        "As it stands, origins is '*', from the default. "
        "(resources['/api/*'] of CORS())",
        Fault.UNKNOWN_OPTION,
        resources={"/api/*": {"orgins": APP}},
    ),
]

INVALID = [
    case(
        f"origins=7 (CORS()): {AN_ORIGIN}, not int. {NAME_AN_ORIGIN}",
        Fault.WRONG_TYPE,
        origins=7,
    ),
    case(
        f"origins=True (CORS()): {AN_ORIGIN}, not bool. {NAME_AN_ORIGIN}",
        Fault.WRONG_TYPE,
        origins=[APP, True],
    ),
    case(
        f"origins={{'/*': {{}}}} (CORS()): {AN_ORIGIN}, not dict. Write "
        f"resources={{'/*': ...}}.",
        Fault.WRONG_TYPE,
        origins={"/*": {}},
    ),
    case(
        "origins=re.compile(b'x') (CORS()): a pattern of bytes. Write one of text.",
        Fault.WRONG_TYPE,
        origins=re.compile(b"x"),
    ),
    case(
        "methods=7 (CORS()): a method is text, or a list of them, not int. "
        "Write methods=['PUT'].",
        Fault.WRONG_TYPE,
        methods=7,
    ),
    case(
        "allow_headers=7 (CORS()): a header name is text, or a list of them, not int. "
        "Write allow_headers=['Content-Type'].",
        Fault.WRONG_TYPE,
        allow_headers=7,
    ),
    case(
        "expose_headers=b'X' (CORS()): a header name is text, or a list of them, not "
        "bytes. Write expose_headers=['X-Total-Count'].",
        Fault.WRONG_TYPE,
        expose_headers=b"X",
    ),
    case(
        f"resources=None (CORS()): {A_PATH}, not None. {RESOURCES}",
        Fault.WRONG_TYPE,
        resources=None,
    ),
    case(
        f"resources=7 (CORS()): {A_PATH}, not int. {RESOURCES}",
        Fault.WRONG_TYPE,
        resources=7,
    ),
    case(
        f"resources=1 (CORS()): {A_PATH}, not int. {RESOURCES}",
        Fault.WRONG_TYPE,
        resources={1: APP},
    ),
    case(
        f"supports_credentials='maybe' (CORS()): {SWITCH}",
        Fault.WRONG_TYPE,
        supports_credentials="maybe",
    ),
    case(f"vary_header=2 (CORS()): {SWITCH}", Fault.WRONG_TYPE, vary_header=2),
    case(f"strict=[] (CORS()): {SWITCH}", Fault.WRONG_TYPE, strict=[]),
    case(
        "origins='https://(unclosed' (CORS()): not a valid regex: missing ), "
        "unterminated subpattern at position 8. Correct the pattern.",
        Fault.INVALID_REGEX,
        origins="https://(unclosed",
    ),
    case(
        "origins='*.example.com' (CORS()): no wildcard pattern, and no valid regex: a "
        "regex cannot begin with '*'. Write 'https://*.example.com'.",
        Fault.INVALID_REGEX,
        origins="*.example.com",
    ),
    case(
        "origins='https://**.example.com' (CORS()): no wildcard pattern, and no valid "
        "regex: multiple repeat at position 9. Write 'https://*.example.com'.",
        Fault.INVALID_REGEX,
        origins="https://**.example.com",
    ),
    case(
        "allow_headers='X-(' (CORS()): not a valid regex: missing ), unterminated "
        "subpattern at position 2. Correct the pattern.",
        Fault.INVALID_REGEX,
        allow_headers="X-(",
    ),
    case(
        "resources='/api(' (CORS()): not a valid regex: missing ), unterminated "
        "subpattern at position 4. Write '/api/*' for a path and everything below it.",
        Fault.INVALID_REGEX,
        resources="/api(",
    ),
    case(
        "methods='GET POST' (CORS()): not a valid method. Write 'GET, POST'.",
        Fault.INVALID_METHOD,
        methods="GET POST",
    ),
    case(
        "allow_headers='X One' (CORS()): not a valid header name. Write 'X-One'.",
        Fault.INVALID_HEADER_NAME,
        allow_headers=["X-Two", "X One"],
    ),
    case(
        "expose_headers='X-One\\r\\nX' (CORS()): not a valid header name. Write "
        "'X-One, X'.",
        Fault.INVALID_HEADER_NAME,
        expose_headers=["X-One\r\nX"],
    ),
    case(f"max_age=-1 (CORS()): {SECONDS}", Fault.INVALID_MAX_AGE, max_age=-1),
    case(f"max_age='soon' (CORS()): {SECONDS}", Fault.INVALID_MAX_AGE, max_age="soon"),
    case(f"max_age=1.5 (CORS()): {SECONDS}", Fault.INVALID_MAX_AGE, max_age=1.5),
    case(f"max_age=True (CORS()): {SECONDS}", Fault.INVALID_MAX_AGE, max_age=True),
]

CONTRADICTIONS = [
    case(
        f"origin={APP!r} (CORS()): an old name of 'origins', which is set as well. "
        f"Write 'origins' alone.",
        Fault.BOTH_NAMES,
        origin=APP,
        origins=APP,
    ),
    case(
        f"send_wildcard=True (CORS()): browsers refuse '*' for requests with "
        f"credentials, which supports_credentials, from CORS(), allows. "
        f"{NAME_THE_ORIGINS}",
        Fault.WILDCARD_WITH_CREDENTIALS,
        supports_credentials=True,
        send_wildcard=True,
    ),
]

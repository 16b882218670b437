"""The ways in which a page makes a request that changes something."""

from dataclasses import dataclass

_FORM = """
const form = document.createElement("form");
Object.assign(form, {{ action: args[0], method: "POST", enctype: "{enctype}" }});
form.innerHTML = "<input name=book value=Emma>{more}";
document.body.append(form);
setTimeout(() => form.submit(), 0);
"""

_FETCH = """
const response = await fetch(args[0], {{ credentials: "include", {options} }});
return `${{response.type}} ${{response.status}} ${{await response.text()}}`;
"""

_FRAME = """
const frame = document.createElement("iframe");
frame.sandbox = "allow-scripts allow-forms allow-top-navigation";
frame.srcdoc = `<form action="${args[0]}" method=POST target=_top></form>
  <script>document.forms[0].submit();</script>`;
document.body.append(frame);
"""


@dataclass(frozen=True, slots=True)
class Attack:
    """A way to make a request.

    :param script: the body of an async function of the URL.
    :param method: that of the request.
    :param is_preflighted: whether browsers ask before they make it.
    :param navigates: whether the page is left for the answer: then a cookie without
        ``SameSite`` goes along from another site, too.
    """

    script: str
    method: str = "POST"
    is_preflighted: bool = False
    navigates: bool = False


def form(enctype: str, more: str = "") -> Attack:
    return Attack(_FORM.format(enctype=enctype, more=more), navigates=True)


def fetch(options: str) -> Attack:
    return Attack(_FETCH.format(options=options))


def preflighted(method: str, options: str = "") -> Attack:
    script = _FETCH.format(options=f'method: "{method}", {options}')
    return Attack(script, method, is_preflighted=True)


UPLOAD = "<input type=file name=cover>"

#: Sent without asking first.
SIMPLE = {
    "a form": form("application/x-www-form-urlencoded"),
    "a form of text": form("text/plain"),
    "an upload by a form": form("multipart/form-data", UPLOAD),
    "text by fetch, no-cors": fetch('method: "POST", mode: "no-cors", body: "Emma"'),
    "text by fetch": fetch('method: "POST", body: "Emma"'),
    "an upload by fetch": fetch(
        'method: "POST", mode: "no-cors", body: (() => { const data = new FormData();'
        ' data.append("cover", new Blob(["x".repeat(100000)]), "emma.png");'
        " return data; })()"
    ),
    "fields by fetch": fetch(
        'method: "POST", mode: "no-cors", body: new URLSearchParams({ book: "Emma" })'
    ),
    "a POST of nothing": fetch('method: "POST", mode: "no-cors"'),
    "a beacon": Attack('return navigator.sendBeacon(args[0], "Emma");'),
    "a beacon of a form": Attack(
        "const data = new FormData(); data.append('book', 'Emma');"
        "return navigator.sendBeacon(args[0], data);"
    ),
}

PREFLIGHTED = {
    "JSON by fetch": preflighted(
        "POST", 'headers: { "Content-Type": "application/json" }, body: "{}"'
    ),
    "PUT by fetch": preflighted("PUT", 'body: "Emma"'),
    "DELETE by fetch": preflighted("DELETE"),
}

#: Of no origin, whoever's page the frame is on.
SANDBOXED = {"a form in a sandboxed frame": Attack(_FRAME, navigates=True)}

FORM = SIMPLE["a form"]

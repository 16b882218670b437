"""``check`` against real servers: gunicorn, and nginx in front of it."""

import collections.abc as cabc
import json
import os
import re
import shlex
import subprocess
import sys
import typing as t
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner
from click.testing import Result

from demo import servers
from flask_cors.cli.standalone import main

from .certificates import Authority
from .listening import dripping
from .listening import hanging
from .listening import unused_port
from .nginx import nginx
from .shop import ORIGIN

pytestmark = [pytest.mark.server]

HERE = Path(__file__).parent
DOCS = HERE.parents[1] / "docs" / "commands.rst"

#: In front of the application: with a header of its own, or in its place.
PROXY = """
server {{
    listen 127.0.0.1:{port};

    location / {{
        proxy_pass http://127.0.0.1:{application};
    }}

    location /bare/ {{
        proxy_pass http://127.0.0.1:{application}/;
        proxy_hide_header Vary;
    }}

    location /locked/ {{
        return 401;
    }}

    location /down/ {{
        proxy_pass http://127.0.0.1:{nobody};
    }}

    location /secure/ {{
        return 301 https://$host$request_uri;
    }}
}}

server {{
    listen 127.0.0.1:{twice};

    location / {{
        proxy_pass http://127.0.0.1:{application};
        add_header Access-Control-Allow-Origin * always;
    }}
}}

server {{
    listen 127.0.0.1:{secure} ssl;
    ssl_certificate {certificate.chain};
    ssl_certificate_key {certificate.key};

    location / {{
        proxy_pass http://127.0.0.1:{application};
    }}
}}
"""


@dataclass(frozen=True, slots=True)
class Ports:
    """Where the application is, and nginx in front of it."""

    application: int
    proxy: int
    twice: int
    secure: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.proxy}"


@pytest.fixture(scope="module")
def ports(
    authority: Authority, tmp_path_factory: pytest.TempPathFactory
) -> cabc.Iterator[Ports]:
    folder = tmp_path_factory.mktemp("nginx")
    log = folder / "gunicorn.log"
    environ = {"GUNICORN_CMD_ARGS": "", "FLASK_DEBUG": "0"}

    with servers.gunicorn(
        "shop:app", directory=HERE, environ=environ, log=log
    ) as application:
        found = Ports(application, *(unused_port() for _ in range(3)))
        configuration = PROXY.format(
            port=found.proxy,
            twice=found.twice,
            application=application,
            nobody=unused_port(),
            secure=found.secure,
            certificate=authority.own(),
        )

        with nginx(folder, configuration, found.proxy):
            yield found


@pytest.fixture(scope="module")
def in_debug_mode(tmp_path_factory: pytest.TempPathFactory) -> cabc.Iterator[int]:
    log = tmp_path_factory.mktemp("debug") / "log"
    environ = {"GUNICORN_CMD_ARGS": "", "FLASK_DEBUG": "1"}

    with servers.gunicorn("shop:app", directory=HERE, environ=environ, log=log) as port:
        yield port


def run(*args: str) -> Result:
    command = ["check", *args, "--origin", ORIGIN]
    return CliRunner().invoke(main, command, catch_exceptions=False)


def check(*args: str) -> tuple[str, list[str], set[str]]:
    """The verdict, the kinds of remarks, and why the browsers block."""
    result = run(*args, "--json")
    shown: dict[str, t.Any] = json.loads(result.stdout)
    reasons = {each["reason"] for each in shown["browsers"].values()} - {None}
    kinds = [remark["kind"] for remark in shown["remarks"]]
    assert result.stderr == ""
    assert result.exit_code == {"allowed": 0, "blocked": 1}[shown["verdict"]]
    return shown["verdict"], kinds, reasons


def failure(*args: str) -> str:
    """What is said where there is no answer."""
    result = run(*args)
    assert result.exit_code == 2
    assert result.stdout == ""
    return result.stderr


@pytest.mark.parametrize("place", ["application", "proxy"])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_the_application_is_fine(ports: Ports, place: str, method: str) -> None:
    url = f"http://127.0.0.1:{getattr(ports, place)}/books"
    assert check(url, "--method", method) == ("allowed", [], set())


def test_a_preflight_is_fine(ports: Ports) -> None:
    found = check(f"{ports.url}/books", "--method", "PUT", "--header", "X-Page")
    assert found == ("allowed", ["stand-in"], set())


def test_a_second_header_of_the_proxy_is_shown_as_the_page_shows_it(
    ports: Ports,
) -> None:
    """As it is typed, and word for word; the page breaks lines for another port."""
    text = DOCS.read_text(encoding="utf-8")
    found = re.search(r"    \$ (flask cors check .*)\n((?:\n|    .*\n)+)", text)
    assert found is not None
    shown = [part.replace(":8080/", f":{ports.twice}/") for part in found.groups()]
    result = subprocess.run(
        [sys.executable, "-m", *shlex.split(shown[0])],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "COLUMNS": "80", "PYTHONIOENCODING": "utf-8"},
    )
    assert result.stderr == ""
    assert result.stdout.split() == shown[1].split()
    assert result.returncode == 1


def test_a_header_that_the_proxy_takes_away(ports: Ports) -> None:
    found = check(f"{ports.url}/bare/books")
    assert found == ("allowed", ["no-vary"], set())


def test_a_login_before_the_preflight(ports: Ports) -> None:
    found = check(f"{ports.url}/locked/books", "--method", "PUT")
    assert found == ("blocked", ["preflight-status"], {"allow-origin-missing"})


def test_a_proxy_that_does_not_reach_the_application(ports: Ports) -> None:
    found = check(f"{ports.url}/down/books")
    assert found == ("blocked", ["error"], {"allow-origin-missing"})


def test_a_proxy_that_redirects_to_https(ports: Ports) -> None:
    found = check(f"{ports.url}/secure/books", "--method", "PUT")
    reasons = {"preflight-redirected", "allow-origin-missing"}
    assert found == ("blocked", ["preflight-redirected"], reasons)


def test_a_redirect_is_followed(ports: Ports) -> None:
    assert check(f"{ports.url}/moved") == ("allowed", [], set())


def test_a_redirect_without_cors_is_not(ports: Ports) -> None:
    found = check(f"{ports.url}/login")
    assert found == ("blocked", ["redirected"], {"allow-origin-missing"})


def test_a_hook_that_refuses(ports: Ports) -> None:
    found = check(f"{ports.url}/private")
    assert found == ("blocked", ["error"], {"allow-origin-missing"})


def test_an_answer_that_takes_too_long(ports: Ports) -> None:
    url = f"{ports.url}/slow"
    assert failure(url, "--timeout", "0.5") == (
        f"Error: {url}: connected, but there is no whole answer within 0.5 seconds. "
        "The server hangs or is slow: look at its log, or wait longer with "
        "--timeout.\n"
    )


@pytest.mark.parametrize("server", [hanging(), dripping(0.1)], ids=["hangs", "drips"])
def test_a_server_without_an_end(server: t.Any) -> None:
    with server as listener:
        url = f"http://127.0.0.1:{listener.port}/"
        said = failure(url, "--timeout", "1")

    assert said.startswith(
        f"Error: {url}: connected, but there is no whole answer within 1 second. "
    )


def test_a_certificate_that_browsers_refuse(ports: Ports) -> None:
    url = f"https://127.0.0.1:{ports.secure}/books"
    assert failure(url) == (
        f"Error: {url}: the certificate is refused: it is self-signed. Browsers "
        "refuse it as well, and CORS does not come into it. --insecure looks behind "
        "it.\n"
    )
    assert check(url, "--insecure") == ("allowed", ["not-verified"], set())


def test_http_on_the_port_of_https(ports: Ports) -> None:
    url = f"http://127.0.0.1:{ports.secure}/books"
    assert failure(url) == (
        f"Error: {url}: port {ports.secure} of 127.0.0.1 speaks TLS only. Write "
        "https://.\n"
    )


@pytest.mark.parametrize("place", ["application", "proxy"])
def test_https_on_the_port_of_http(ports: Ports, place: str) -> None:
    port = getattr(ports, place)
    url = f"https://127.0.0.1:{port}/books"
    assert failure(url) == (
        f"Error: {url}: port {port} of 127.0.0.1 does not speak TLS. Write http://, "
        "or take the port that serves https.\n"
    )


def test_a_port_that_nobody_listens_on() -> None:
    port = unused_port()
    assert failure(f"http://127.0.0.1:{port}/") == (
        f"Error: http://127.0.0.1:{port}/: the connection is refused: nobody listens "
        f"on port {port} of 127.0.0.1. Start the server, or correct the port.\n"
    )


def test_a_host_that_is_not_there() -> None:
    assert failure("http://api.invalid/") == (
        "Error: http://api.invalid/: the host name 'api.invalid' has no address. Look "
        "at its spelling, and whether this machine can look up names.\n"
    )


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/books", "does not have 'https://app.example.org'."),
        ("/open", "governs '/open'"),
    ],
)
def test_an_application_in_debug_mode_says_why(
    path: str, said: str, in_debug_mode: int
) -> None:
    url = f"http://127.0.0.1:{in_debug_mode}{path}"
    command = ["check", url, "--origin", "https://app.example.org"]
    result = CliRunner().invoke(main, command, catch_exceptions=False)
    assert result.exit_code == 1
    assert "\n* The application says: " in result.stdout
    assert said in " ".join(result.stdout.split())

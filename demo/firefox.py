"""A headless Firefox, driven over WebDriver BiDi, for which it needs no driver."""

import contextlib
import json
import os
import queue
import re
import shutil
import socket
import subprocess
import tempfile
import threading
import time
import typing as t
from collections.abc import Iterator
from pathlib import Path

import websocket

from .browser import NoBrowserError

HOW_TO_INSTALL = "apt-get install firefox-esr"
BLOCKED = "Cross-Origin Request Blocked"

BOOT_SECONDS = 60
CALL_SECONDS = 15
STOP_SECONDS = 5

# Nothing is fetched but what a page asks for, and no response is kept. CORS, cookies
# and the preflight cache are as they come.
PREFERENCES: t.Final[dict[str, bool | int | str]] = {
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.cache.disk.enable": False,
    "browser.cache.memory.enable": False,
    "browser.chrome.site_icons": False,
    "browser.newtabpage.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.safebrowsing.update.enabled": False,
    "browser.search.update": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.startup.page": 0,
    "datareporting.healthreport.uploadEnabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.update.enabled": False,
    "intl.locale.requested": "en-US",
    "media.gmp-manager.updateEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.dns.disablePrefetch": True,
    "network.prefetch-next": False,
    "network.proxy.type": 0,
    "services.settings.server": "data:,",
    "toolkit.telemetry.enabled": False,
    "toolkit.telemetry.unified": False,
}

Json: t.TypeAlias = dict[str, t.Any]


class Session:
    """A WebDriver BiDi session, with what the console has said meanwhile."""

    def __init__(self, connection: websocket.WebSocket) -> None:
        self._connection = connection
        self._last = 0
        self._lines: list[str] = []

    def send(self, method: str, **params: t.Any) -> Json:
        """Run a command and return its result."""
        self._last += 1
        command = {"id": self._last, "method": method, "params": params}
        self._connection.send(json.dumps(command))
        deadline = time.monotonic() + CALL_SECONDS

        while (message := self._receive(deadline)).get("id") != self._last:
            if message.get("method") == "log.entryAdded":
                self._lines.append(str(message["params"]["text"]))

        if "error" in message:
            text = f"{method}: {message['error']}: {message['message']}"
            raise RuntimeError(text)

        return t.cast("Json", message["result"])

    def _receive(self, deadline: float) -> Json:
        self._connection.settimeout(max(deadline - time.monotonic(), 0.01))

        # Firefox holds back the answer to a command until its events have arrived.
        if hasattr(socket, "TCP_QUICKACK"):
            self._connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)

        return t.cast("Json", json.loads(self._connection.recv()))

    def lines(self) -> list[str]:
        """Return what the console has said since the last call."""
        lines, self._lines = self._lines, []
        return lines


class Firefox:
    """One browser window."""

    def __init__(self, session: Session, version: str) -> None:
        self._session = session
        self._version = version
        tree = session.send("browsingContext.getTree")
        self._context: str = tree["contexts"][0]["context"]

    @property
    def version(self) -> str:
        return f"Firefox {self._version}"

    def open(self, url: str) -> str:
        """Load a page and return its source."""
        self._session.send(
            "browsingContext.navigate", context=self._context, url=url, wait="complete"
        )
        return str(self.call("return document.documentElement.outerHTML;"))

    def call(self, script: str, *args: t.Any) -> t.Any:
        """Run the body of an async function of ``args`` and return its result."""
        outcome = self._session.send(
            "script.callFunction",
            functionDeclaration=(
                "text => { const args = JSON.parse(text);"
                f" return (async () => {{ {script} }})()"
                ".catch(e => `${e}`).then(value => JSON.stringify(value ?? null)); }"
            ),
            arguments=[{"type": "string", "value": json.dumps(args)}],
            target={"context": self._context},
            awaitPromise=True,
        )

        if outcome["type"] != "success":
            raise RuntimeError(outcome["exceptionDetails"]["text"])

        return json.loads(outcome["result"]["value"])

    def forget(self) -> None:
        """Drop every cookie; responses are never kept."""
        self._session.send("storage.deleteCookies")

    def leave(self) -> None:
        """Go on in a new tab. While a page is leaving for another, a form's answer,
        Firefox may never tell that the one asked for is there.
        """
        last = self._context
        created = self._session.send("browsingContext.create", type="tab")
        self._context = created["context"]
        self._session.send("browsingContext.close", context=last)

    def console(self) -> list[str]:
        """Return all that the console has said since the last call."""
        # What the network has to say reaches the page on a way of its own, before
        # the answer to this.
        self.call("")
        return self._session.lines()

    def complaints(self) -> list[str]:
        """Return what the console has said about CORS since the last call."""
        return [line for line in self.console() if BLOCKED in line]


@contextlib.contextmanager
def firefox() -> Iterator[Firefox]:
    """Start Firefox with a profile of its own, and end it."""
    command = [find(), "--headless", "--no-remote", "--remote-debugging-port", "0"]

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        lines = [
            f"user_pref({json.dumps(name)}, {json.dumps(value)});\n"
            for name, value in PREFERENCES.items()
        ]
        Path(profile, "user.js").write_text("".join(lines))

        with (
            _process([*command, "--profile", profile], profile) as address,
            contextlib.closing(_connect(address)) as connection,
        ):
            session = Session(connection)
            started = session.send("session.new", capabilities={})
            session.send("session.subscribe", events=["log.entryAdded"])
            yield Firefox(session, started["capabilities"]["browserVersion"])


def find() -> str:
    """Return the path of Firefox."""
    browser = next(filter(None, map(shutil.which, ("firefox-esr", "firefox"))), None)

    if browser is None:
        raise NoBrowserError(f"no Firefox was found; to get it: {HOW_TO_INSTALL}")

    return browser


def _connect(address: str) -> websocket.WebSocket:
    # Firefox turns away a client that names an origin, as a page would.
    return websocket.create_connection(
        f"{address}/session",
        timeout=CALL_SECONDS,
        suppress_origin=True,
        http_no_proxy=["127.0.0.1", "localhost"],
        # What it decodes is valid; before that it would check each byte in Python.
        skip_utf8_validation=True,
    )


@contextlib.contextmanager
def _process(command: list[str], home: str) -> Iterator[str]:
    """Run Firefox, and return the address at which it can be driven."""
    browser = subprocess.Popen(
        command,
        env={**os.environ, "HOME": home},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
    )

    try:
        yield _address(browser)
    finally:
        _stop(browser)


def _address(browser: "subprocess.Popen[str]") -> str:
    said: queue.Queue[str] = queue.Queue()
    # Read to the end: Firefox would stand still at a full pipe.
    threading.Thread(target=_listen, args=(browser, said), daemon=True).start()

    with contextlib.suppress(queue.Empty):
        if address := said.get(timeout=BOOT_SECONDS):
            return address

    raise NoBrowserError("Firefox did not start, or not in time")


def _listen(browser: "subprocess.Popen[str]", said: "queue.Queue[str]") -> None:
    """Pass on the address that it names, and an empty one at its end."""
    assert browser.stderr is not None

    with browser.stderr as lines:
        for line in lines:
            if found := re.search(r"ws://\S+", line):
                said.put(found[0])

    said.put("")


def _stop(browser: "subprocess.Popen[str]") -> None:
    browser.terminate()

    try:
        browser.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        browser.kill()
        browser.wait(STOP_SECONDS)

"""Certificates, made when the tests run: no key is kept in the project."""

import os
import shutil
import ssl
import subprocess
import typing as t
from dataclasses import dataclass
from pathlib import Path

import pytest

_KEY = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
_AUTHORITY = "/CN=An authority of these tests"


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate with its key, as a server has them."""

    chain: Path
    key: Path

    @property
    def context(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.chain, self.key)
        return context


@dataclass(frozen=True, slots=True)
class Authority:
    """An authority that signs certificates, in a folder of its own."""

    folder: Path

    @property
    def file(self) -> Path:
        return self.folder / "authority.pem"

    @property
    def key(self) -> Path:
        return self.folder / "authority.key"

    def certificate(self, name: str, host: str, days: int = 30) -> Certificate:
        """Sign a certificate for a host; one of no days has expired."""
        key, chain = self.folder / f"{name}.key", self.folder / f"{name}.pem"
        asked = self.folder / f"{name}.csr"
        kind = "IP" if host[0].isdigit() else "DNS"
        names = ("-addext", f"subjectAltName={kind}:{host}")
        subject = ("-subj", f"/CN={host}")
        openssl("req", *_KEY, "-keyout", key, "-out", asked, *subject, *names)
        openssl(
            *("x509", "-req", "-in", asked, "-days", days, "-out", chain),
            *("-CA", self.file, "-CAkey", self.key, "-copy_extensions", "copy"),
        )
        return Certificate(chain, key)

    def own(self) -> Certificate:
        """The authority's own certificate, which it has signed itself."""
        return Certificate(self.file, self.key)


def authority(folder: Path) -> Authority:
    """Found an authority, whose own certificate is good for this machine."""
    made = Authority(folder)
    openssl(
        *("req", "-x509", *_KEY, "-days", 30, "-subj", _AUTHORITY),
        *("-keyout", made.key, "-out", made.file),
        *("-addext", "subjectAltName=IP:127.0.0.1"),
    )
    return made


def openssl(*words: object) -> None:
    """Run the command, or give up where there is none."""
    if shutil.which("openssl") is None:
        _give_up()

    command = ["openssl", *map(str, words)]
    subprocess.run(command, check=True, capture_output=True, timeout=60)


def _give_up() -> t.NoReturn:
    message = "the command openssl, which makes certificates, is not installed"

    if os.environ.get("REQUIRE_BROWSERS") == "1":
        pytest.fail(message)

    pytest.skip(message)

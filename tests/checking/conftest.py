import pytest

from .certificates import Authority
from .certificates import authority as found


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """An authority that nobody knows."""
    return found(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def known_authority(authority: Authority, monkeypatch: pytest.MonkeyPatch) -> Authority:
    """The same, known to this process."""
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    return authority

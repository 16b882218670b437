import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def migrating() -> ModuleType:
    """The tool, which is no module of a package."""
    path = ROOT / "tools" / "migrating.py"
    spec = importlib.util.spec_from_file_location("migrating", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_migration_page_is_made_from_the_list(migrating: ModuleType) -> None:
    written = (ROOT / "docs" / "migrating.rst").read_text(encoding="utf-8")
    assert written == migrating.render(), "run: python tools/migrating.py"

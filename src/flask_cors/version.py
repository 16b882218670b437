"""The version, as the installed distribution has it."""

from __future__ import annotations

import importlib.metadata

__version__ = importlib.metadata.version("flask-cors")

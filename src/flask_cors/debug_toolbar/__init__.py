"""A panel for Flask-DebugToolbar: what CORS made of the request that is shown.

.. code-block:: python

    app.config["DEBUG_TB_PANELS"] = ["flask_cors.debug_toolbar.CORSPanel"]

Needs the package flask-debugtoolbar: ``pip install "flask-cors[toolbar]"``.
"""

from __future__ import annotations

try:
    from flask_debugtoolbar.panels import DebugPanel as DebugPanel
except ImportError as _missing:
    raise ImportError(
        "flask_cors.debug_toolbar needs the package flask-debugtoolbar: "
        "pip install 'flask-cors[toolbar]'"
    ) from _missing

from .panel import CORSPanel as CORSPanel

"""Applications whose CORS is right, as developers write them.

``SERVES`` and ``REFUSES`` say what their pages get, and what those of others do not.
"""

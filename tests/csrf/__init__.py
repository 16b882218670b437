"""Protection from cross-site requests that change something: ``csrf_protect``."""

"""Every rule: what breaks it, what is said, and what comes near without breaking it.

The module of a group holds ``CASES``; ``test_rules`` runs them all.
"""

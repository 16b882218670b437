"""Applications with one mistake each, as developers have written them.

``CAUGHT_BY`` has the rules that find the mistake; nothing else is wrong. Where it is
in what the application is run with, ``ENVIRONMENT`` has that.
"""

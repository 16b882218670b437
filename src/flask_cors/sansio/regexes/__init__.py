"""Regular expressions, taken apart: what they match, what they should not have matched,
and how long they take.
"""

"""The page about an application that ``flask cors report`` writes.

Not imported by an application that only serves.
"""

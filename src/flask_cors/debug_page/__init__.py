"""The report of an application, served by the application itself in debug mode.

Not imported by an application that only serves.
"""

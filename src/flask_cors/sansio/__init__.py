"""The framework-free half: parse, compile, decide. See ``README.md``."""

"""Regular expressions, taken apart."""

"""Lookups: what is found out about origins, by whom, and for how long it is kept."""

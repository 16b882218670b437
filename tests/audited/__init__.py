"""Whole applications under an audit: bad ones, each with one mistake, and good ones."""

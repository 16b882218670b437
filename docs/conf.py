import textwrap
import typing as t
from pathlib import Path

from docutils import nodes
from pallets_sphinx_themes import get_version
from sphinx.application import Sphinx

project = "Flask-CORS"
copyright = "2026 The Flask-CORS developers"
author = "The Flask-CORS developers"
release, version = get_version("Flask-CORS")

default_role = "code"

# A browser's sentence is looked for as the console has it, with straight quotes.
smartquotes = False

extensions = ["sphinx.ext.autodoc", "pallets_sphinx_themes"]
autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_preserve_defaults = True
toc_object_entries_show_parents = "hide"

# Types stand in signatures as they are written there. What a text refers to exists.
nitpicky = True
nitpick_ignore_regex = [
    ("py:class", r"(?!flask_cors\.\w+$|flask_cors\.testing\.\w+$).+"),
    ("py:class", r"flask_cors\.decorator\.F"),
    ("py:exc", r"redis\..+"),
]

# ``make bench`` writes a table there, which is a part of a page.
exclude_patterns = ["_build", "performance/*.rst"]

# A page is read without a network: nobody is asked for the newest version.
version_banner = False

html_theme = "flask"
templates_path = ["_templates"]
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_search_scorer = str(Path(__file__).with_name("scorer.js"))
html_theme_options = {"index_sidebar_logo": False}
html_sidebars = {
    "index": ["localtoc.html", "searchbox.html"],
    "**": ["localtoc.html", "relations.html", "searchbox.html"],
}
html_title = f"Flask-CORS Documentation ({version})"
html_show_sourcelink = False


# As much as a search engine shows.
DESCRIBED = 160


def describe(
    app: Sphinx, page: str, template: str, context: dict[str, t.Any], tree: t.Any
) -> None:
    """Let a page begin in a list of results as it begins itself."""
    first = next(tree.findall(nodes.paragraph), None) if tree else None

    if first is not None:
        words = " ".join(first.astext().split())
        context["description"] = textwrap.shorten(words, DESCRIBED, placeholder=" ...")


def setup(app: Sphinx) -> None:
    app.connect("html-page-context", describe)

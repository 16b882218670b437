from pallets_sphinx_themes import get_version

project = "Flask-CORS"
copyright = "2026 The Flask-CORS developers"
author = "The Flask-CORS developers"
release, version = get_version("Flask-CORS")

default_role = "code"
extensions = ["sphinx.ext.autodoc", "pallets_sphinx_themes"]
autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_preserve_defaults = True
toc_object_entries_show_parents = "hide"

# ``make bench`` writes a table there, which is a part of a page.
exclude_patterns = ["_build", "performance/*.rst"]

html_theme = "flask"
html_theme_options = {"index_sidebar_logo": False}
html_sidebars = {
    "index": ["localtoc.html", "searchbox.html"],
    "**": ["localtoc.html", "relations.html", "searchbox.html"],
}
html_title = f"Flask-CORS Documentation ({version})"
html_show_sourcelink = False

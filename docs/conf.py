"""How are the pages built?"""

project = "custseg"
copyright = "the custseg developers"  # noqa: A001 - Sphinx's name
extensions = ["myst_parser"]
html_theme = "pydata_sphinx_theme"
exclude_patterns = ["_build"]
myst_heading_anchors = 3

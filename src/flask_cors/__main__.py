"""``python -m flask_cors ...``: the commands that need no application."""

from .cli.standalone import main

main(prog_name="python -m flask_cors")

"""``flask cors audit`` as it is typed: in a folder with an application."""

import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path

BROKEN = """
    from flask import Flask
    from flask_cors import CORS

    app = Flask(__name__)
    CORS(app, orgins="https://app.example.com")
"""

FACTORY = """
    from flask import Flask
    from flask_cors import CORS

    def create_app():
        app = Flask(__name__)
        app.config.from_prefixed_env()
        CORS(app, resources={"/api/*": "https://app.example.com/"})

        @app.get("/api/books")
        def books():
            return []

        return app
"""

NO_CORS = """
    from flask import Flask

    app = Flask(__name__)
"""

LATER = """
    from flask import Blueprint
    from flask import Flask
    from flask_cors import CORS

    shop = Blueprint("shop", __name__)
    CORS(shop)
    app = Flask(__name__)
    app.config["CORS_MAX_AGE"] = "soon"
    app.register_blueprint(shop)
"""


class Folder:
    """A folder with an application, to run commands in."""

    def __init__(self, path: Path, source: str):
        self.path = path
        (path / "shop.py").write_text(textwrap.dedent(source), encoding="utf-8")

    def flask(self, *args: str, **env: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "flask", "--app", "shop", *args],
            capture_output=True,
            text=True,
            timeout=60,
            cwd=self.path,
            env={**os.environ, "COLUMNS": "80", **env},
        )


def test_a_broken_application_is_reported_without_a_traceback(tmp_path: Path) -> None:
    result = Folder(tmp_path, BROKEN).flask("cors", "audit")
    assert result.returncode == 1
    assert result.stderr == ""
    assert result.stdout == textwrap.dedent(
        """\
        ERRORS

        CORS001  An option that does not exist
          shop.py:6, CORS()
            No such CORS option: 'orgins'.
            Did you mean 'origins'? As it stands, origins is '*', from the default.

        1 error.
        The application does not start with these mistakes, and the rest of it was not
        looked at.
        The page of rules in the documentation explains each id.
        """
    )


def test_a_factory_is_called_and_its_warnings_are_said_once(tmp_path: Path) -> None:
    result = Folder(tmp_path, FACTORY).flask("cors", "audit", "--fail-on", "warning")
    assert result.returncode == 1
    assert result.stderr == ""
    assert result.stdout.count("origins='https://app.example.com/'") == 1
    assert "    shop.py:8, " in result.stdout
    assert "\x1b" not in result.stdout


def test_a_rule_is_silenced_from_the_environment(tmp_path: Path) -> None:
    result = Folder(tmp_path, FACTORY).flask(
        *("cors", "audit", "--fail-on", "warning"),
        FLASK_CORS_AUDIT_IGNORE="CORS106: a fixture, kept as it is",
    )
    assert result.returncode == 0
    assert "Silenced: a fixture, kept as it is\n" in result.stdout


def test_json_can_be_piped(tmp_path: Path) -> None:
    result = Folder(tmp_path, FACTORY).flask("cors", "audit", "--format", "json")
    piped = subprocess.run(
        [sys.executable, "-m", "json.tool"],
        input=result.stdout,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert json.loads(piped.stdout)["findings"][0]["rule"] == "CORS106"


def test_code_scanning_is_shown_the_line_in_the_repository(tmp_path: Path) -> None:
    folder = Folder(tmp_path, FACTORY)
    audit = ("cors", "audit", "--format", "sarif", "--output", "cors.sarif")
    result = folder.flask(*audit)
    assert result.returncode == 0
    assert (result.stdout, result.stderr) == ("", "cors.sarif: 1 warning.\n")
    log = json.loads((tmp_path / "cors.sarif").read_text(encoding="utf-8"))
    (found,) = log["runs"][0]["results"]
    assert found["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "shop.py", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 8},
    }


def test_a_mistake_in_the_configuration_is_shown_where_the_program_was(
    tmp_path: Path,
) -> None:
    """Flask itself was running: the line is the last one of the program."""
    result = Folder(tmp_path, LATER).flask("cors", "audit", "--format", "sarif")
    (found,) = json.loads(result.stdout)["runs"][0]["results"]
    assert found["ruleId"] == "CORS231"
    assert found["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "shop.py", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 10},
    }


def test_an_application_without_cors_is_clean(tmp_path: Path) -> None:
    result = Folder(tmp_path, NO_CORS).flask("cors", "audit")
    assert result.returncode == 0
    assert result.stdout.startswith("Nothing found.\nLooked at 1 route and 0 policies")


def test_no_application_is_a_usage_error(tmp_path: Path) -> None:
    folder = Folder(tmp_path, NO_CORS)
    (tmp_path / "shop.py").unlink()
    result = folder.flask("cors", "audit")
    assert result.returncode == 2
    assert "Could not import 'shop'." in result.stderr


def test_the_help_names_the_commands_and_what_they_are_for(tmp_path: Path) -> None:
    folder = Folder(tmp_path, NO_CORS)
    listed = folder.flask("cors", "--help").stdout.split()
    assert "audit Find what is wrong with the" in " ".join(listed)
    assert "The exit status is 0" in folder.flask("cors", "audit", "--help").stdout
    assert "cors " in folder.flask("--help").stdout

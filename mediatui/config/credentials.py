"""Where secrets come from: the configuration, a file it names, or the environment."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mediatui.config.checks import PLACEHOLDERS, Wrong
from mediatui.config.lines import KeyPath
from mediatui.config.paths import expand_home
from mediatui.config.problems import Report, dotted, make_private
from mediatui.config.schema import SERVICE
from mediatui.models.secret import Secret

LARGEST = 64 * 1024
"""Bytes: no file that holds one secret is larger."""

_CHECKS = {setting.name: setting.check for setting in SERVICE if setting.secret}


class SecretSources:
    """Fetches the secrets of one configuration; `origins` remembers where each came from.

    `folder` is the one relative paths start from: that of the configuration file.
    """

    def __init__(self, report: Report, folder: Path, environ: Mapping[str, str]) -> None:
        self.report = report
        self.folder = folder
        self.environ = environ
        self.origins: dict[str, str] = {}

    def given(self, table: Mapping[str, Any], name: str) -> list[str]:
        """The keys of `table` that say what or where the secret `name` is, in file order."""
        return [key for key in table if key in (name, f"{name}_file", f"{name}_env")]

    def fetch(
        self, where: KeyPath, table: Mapping[str, Any], values: Mapping[str, Any], name: str
    ) -> Secret | None:
        """The secret `name` of the service at `where`, whose checked values are `values`.

        None where there is none, and where it cannot be had, which is then reported.
        """
        given = self.given(table, name)
        for another in given[1:]:
            self.report.problem((*where, another), f"{given[0]} says it already", "Keep one of the two.")
        if len(given) != 1 or values[given[0]] is None:
            return None
        key, value, path = given[0], values[given[0]], (*where, given[0])
        if key == name:
            text, origin = value, "inline"
            if value in PLACEHOLDERS:
                self.report.warn(path, "is still the placeholder", "Put the real one here.")
        elif key.endswith("_file"):
            file = self.resolve(value)
            text, origin = self._from_file(path, file), f"file {file}"
        else:
            text, origin = self._from_environment(path, value), f"environment {value}"
        if not text:
            return None
        try:
            _CHECKS[name](text)
        except Wrong as wrong:
            self.report.problem(path, f"what it names {wrong.words}", wrong.remedy)
            return None
        self.origins[dotted((*where, name))] = origin
        return Secret(text)

    def resolve(self, name: str) -> Path:
        """The file `name`: its `~` expanded, and if relative, seen from the configuration's folder."""
        return self.folder / expand_home(Path(name))

    def existing_file(self, path: KeyPath, name: str) -> Path:
        """The file `name`; reported if it is not there or may not be read."""
        file = self.resolve(name)
        try:
            with file.open("rb"):
                pass
        except (OSError, ValueError) as error:
            words = f"cannot read {file}: {_reason(error)}"
            self.report.problem(path, words, "Name a file that exists and that you may read.")
        return file

    def _from_file(self, path: KeyPath, file: Path) -> str:
        remedy = "Write the key into it, or name the file that holds it."
        try:
            with file.open("rb") as opened:
                mode = os.fstat(opened.fileno()).st_mode
                text = opened.read(LARGEST).decode("utf-8-sig").rstrip("\r\n")
        except UnicodeDecodeError:
            self.report.problem(path, f"{file} does not hold text", remedy)
            return ""
        except (OSError, ValueError) as error:
            self.report.problem(path, f"cannot read {file}: {_reason(error)}", remedy)
            return ""
        if not text.strip():
            self.report.problem(path, f"{file} is empty", remedy)
            return ""
        if os.name != "nt" and mode & stat.S_IROTH:
            self.report.warn(path, f"{file} can be read by everyone", make_private(file))
        return text

    def _from_environment(self, path: KeyPath, variable: str) -> str:
        text = self.environ.get(variable, "")
        if not text:
            state = "empty" if variable in self.environ else "not set"
            words = f"the environment variable {variable} is {state}"
            self.report.problem(path, words, "Set it before mediatui starts, or use another source.")
        return text


def _reason(error: OSError | ValueError) -> str:
    """Why a file could not be opened, in words (a `ValueError` comes from a path no system takes)."""
    match error:
        case FileNotFoundError():
            return "there is no such file"
        case IsADirectoryError():
            return "it is a folder"
        case PermissionError():
            return "you may not read it"
        case OSError():
            return (error.strerror or "it cannot be opened").lower()
        case _:
            return "it is not a path"

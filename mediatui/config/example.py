"""The example configuration that comes with the program."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

NAME = "config.example.toml"


def example_text() -> str:
    """The text of the example: from the installed package, or from the top of an editable checkout."""
    shipped = resources.files("mediatui.config").joinpath(NAME)
    if shipped.is_file():
        return shipped.read_text(encoding="utf-8")
    return (Path(__file__).parents[2] / NAME).read_text(encoding="utf-8")

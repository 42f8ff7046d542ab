"""What is true of the project as a whole: what its files name, how long they are, what they begin with."""

from __future__ import annotations

import ast
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

from mediatui import __version__
from mediatui.config.load import load_config

ROOT = Path(__file__).parents[1]
PACKAGE = sorted((ROOT / "mediatui").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))

LONGEST = 400
"""Lines of a file at most."""

# Written in pieces, so that this file does not name them itself.
HOSTS = (
    "py" + "pi.org",
    "pypi." + "python.org",
    "files.python" + "hosted.org",
    "pkg.go" + ".dev",
    "proxy.golang" + ".org",
    "registry.npm" + "js.org",
    "conda.ana" + "conda.org",
    "crates" + ".io",
)
"""Hosts of package registries: where packages come from is for each machine to know."""
FOLDERS = ("/wo" + "rk/", "/ro" + "ot/", "/tm" + "p/t", "/ho" + "me/", "/Use" + "rs/")
"""Folders of the machines of those who wrote it; `/h…e/NAME` is an example like any other."""
LOCK = "uv" + ".lock"


@cache
def tracked() -> tuple[tuple[str, str], ...]:
    """Name and content of each text file of the project; skips where git does not know them."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached"], cwd=ROOT, capture_output=True, check=True
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this is no checkout of git")
    names = [name for name in listed.decode().split("\0") if name]
    if "pyproject.toml" not in names:
        pytest.skip("this is a part of another checkout")
    found = []
    for name in names:
        path = ROOT / name
        if path.is_file() and not path.is_symlink():
            content = path.read_bytes()
            if b"\0" not in content:
                found.append((name, content.decode("utf-8", "replace")))
    assert len(found) > 100
    return tuple(found)


def naming(words: tuple[str, ...]) -> list[str]:
    """Where the project names one of these, as FILE:LINE."""
    pattern = re.compile(rf"(?<![\w.-])(?:{'|'.join(map(re.escape, words))})", re.I)
    return [
        f"{name}:{text.count(chr(10), 0, found.start()) + 1}: {found[0]}"
        for name, text in tracked()
        for found in pattern.finditer(text)
    ]


def test_no_file_names_the_host_of_a_package_registry() -> None:
    pattern = re.compile("|".join(map(re.escape, HOSTS)), re.I)
    found = [f"{name}: {hit[0]}" for name, text in tracked() for hit in pattern.finditer(text)]
    assert found == []


def test_no_file_names_a_folder_of_a_developers_machine() -> None:
    assert naming(FOLDERS) == []


def test_the_locks_are_those_of_pip_and_no_other_is_named() -> None:
    assert [name for name, text in tracked() if LOCK in text or Path(name).name == LOCK] == []
    for lock in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / lock).read_text()
        assert "--hash=sha256:" in text
        assert not re.search(r"^\s*(?:-i|--index-url|--extra-index-url|-f|--find-links)\b|://", text, re.M)


def test_the_version_is_that_of_the_newest_entry_of_the_changelog() -> None:
    changelog = ROOT / "CHANGELOG.md"
    if not changelog.exists():
        pytest.skip("there is no changelog yet")
    text = changelog.read_text()
    headings = re.findall(r"^## +\[?v?(\d+\.\d+\.\d+\S*?)\]?(?: .*)?$", text, re.M)
    assert headings[:1] == [__version__]
    others = re.findall(r"^## +(?!\[?v?\d+\.\d+\.\d+)(.*)$", text, re.M)
    assert others in ([], ["Unreleased"])
    assert "## Unreleased" not in text or text.index("## Unreleased") < text.index(f"## {__version__}")


def test_the_example_configuration_loads() -> None:
    config = load_config(ROOT / "config.example.toml", environ={})
    assert "tautulli" in [endpoint.name for endpoint in config.services]


@pytest.mark.parametrize("path", PACKAGE, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_module_says_in_its_first_line_what_lives_there(path: Path) -> None:
    text = path.read_text()
    doc = ast.get_docstring(ast.parse(text))
    assert doc, "there is no docstring"
    assert text.startswith('"""'), "it begins with it"
    first = doc.partition("\n")[0]
    assert re.search(r"[.:?!]$", first), f"its first line is a sentence: {first!r}"


def test_no_file_is_longer_than_can_be_kept_in_mind() -> None:
    code = [*PACKAGE, *TESTS, *(ROOT / "mediatui").rglob("*.tcss")]
    lengths = {str(path.relative_to(ROOT)): path.read_text().count("\n") for path in code}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST} == {}


def test_every_folder_of_tests_is_a_package_so_that_two_files_may_have_one_name() -> None:
    folders = {path.parent for path in TESTS if path.name.startswith("test_")}
    assert [
        str(folder.relative_to(ROOT)) for folder in folders if not (folder / "__init__.py").exists()
    ] == []

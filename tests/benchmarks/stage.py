"""What the benchmarks stand on: the simulated stack in a process of its own, and the program before it."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from tests.terminal.pty import Terminal

PYTHON = sys.executable
CALM = {"TEXTUAL_FPS": "20", "TEXTUAL_ANIMATIONS": "none", "TEXTUAL_SMOOTH_SCROLL": "0"}


class World:
    """A simulated stack in its own process, and a configuration that points at it."""

    def __init__(self, folder: Path, size: str = "household") -> None:
        self.folder = folder
        command = [PYTHON, "-m", "mediatui.demo", "--until-stdin-closes", "--port", "0", "--size", size]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        told = json.loads(self.process.stdout.readline())
        self.control: str = told["control"]
        self.told: dict[str, dict[str, str]] = told["services"]
        self.service = self.told["tautulli"]
        self.config = folder / "config.toml"
        self.config.write_text(
            f'[services.tautulli]\nurl = "{self.service["url"]}"\napi_key = "{self.service["api_key"]}"\n'
        )
        self.config.chmod(0o600)

    def __enter__(self) -> World:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait()
        if self.process.stdout is not None:
            self.process.stdout.close()

    def tell(self, path: str, **wish: object) -> None:
        """Push the world about."""
        request = urllib.request.Request(f"{self.control}{path}", json.dumps(wish).encode(), method="POST")
        urllib.request.urlopen(request, timeout=10).close()

    def streams(self) -> int:
        """How many play."""
        with urllib.request.urlopen(f"{self.control}/world", timeout=10) as answer:
            return len(json.load(answer)["sessions"])

    def with_streams(self, count: int) -> None:
        """Let exactly so many play, if the household has the people."""
        for _ in range(3 * count):
            if self.streams() >= count:
                return
            self.tell("/world/start")

    @property
    def address(self) -> str:
        """The call whose bare cost is a floor."""
        return f"{self.service['url']}/api/v2?apikey={self.service['api_key']}&cmd=get_activity"

    def app(self, size: tuple[int, int] = (120, 36), cache: str = "cache") -> Terminal:
        """The real program on a terminal, before this stack; `cache` names its folders."""
        folders = {
            "MEDIATUI_CACHE_DIR": str(self.folder / cache),
            "MEDIATUI_STATE_DIR": str(self.folder / f"{cache}-state"),
        }
        return Terminal([PYTHON, "-m", "mediatui", "--config", str(self.config)], size, folders)


def empty_app(size: tuple[int, int] = (120, 36)) -> Terminal:
    """The floor, started as ours is."""
    return Terminal([PYTHON, str(Path(__file__).with_name("empty_app.py"))], size, CALM)


def paired(runs: int, ours: Callable[[], float], floor: Callable[[], float]) -> tuple[float, float, float]:
    """Medians of both, measured in turn, and the median of the ratios pair by pair."""
    pairs = [(ours(), floor()) for _ in range(runs)]
    ratio = statistics.median(a / b for a, b in pairs)
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs), ratio


def quiet_environment() -> None:
    """Nothing of the person's own settings plays a part."""
    for name in ("NO_COLOR", "COLORTERM", "MEDIATUI_CONFIG"):
        os.environ.pop(name, None)

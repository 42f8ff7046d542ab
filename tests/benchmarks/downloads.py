"""Thirty moving downloads: what goes over the line and what it costs, with the clock running.

`python -m tests.benchmarks.downloads` opens the downloads screen at 120×36 in 256 colours before a simulated
qBittorrent in which thirty torrents come at speeds of their own, and says the bytes a second, the share of a
core and the memory; then the same of the activity screen, whose header counts them. Held to 6 KB a second, a
tenth of a core and 90 MiB.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

from mediatui.demo.stack import Stack
from mediatui.demo.world.clock import Clock, RealClock
from tests.benchmarks.stage import PYTHON, quiet_environment
from tests.terminal.pty import Terminal

MOVING = 30
SECONDS = 20.0
MIB = 1024**2
GIB = 1024**3


class Wavering:
    """Gives each torrent another speed now and then, as a swarm does."""

    def __init__(self, stack: Stack) -> None:
        self._torrents = stack.world_of("qbittorrent").torrents
        self._lock = stack.world_of("qbittorrent").lock
        self._rng = random.Random(7)

    def fill(self) -> None:
        """Let exactly thirty come, past the queue."""
        with self._lock:
            for torrent in list(self._torrents.by_hash.values()):
                self._torrents.remove(torrent)
            for number in range(MOVING):
                pace = self._rng.uniform(0.3, 6) * MIB
                name = f"Man.with.a.Movie.Camera.Part.{number:02}.1929.1080p.BluRay.x264-KEEPER"
                torrent = self._torrents.grab(
                    name, round(self._rng.uniform(8, 60) * GIB), "radarr", pace=pace
                )
                self._torrents.force(torrent, True)

    def waver(self) -> None:
        """Another speed for each."""
        with self._lock:
            for torrent in self._torrents.by_hash.values():
                self._torrents.change(
                    torrent, pace=max(0.1 * MIB, torrent.pace * self._rng.uniform(0.8, 1.25))
                )


def terminals(stack: Stack, folder: Path, screen: str) -> Terminal:
    """The real program on this screen."""
    config = folder / "config.toml"
    config.write_text(
        f'[services.qbittorrent]\nurl = "{stack.url("qbittorrent")}"\n'
        f'api_key = "{stack.api_key("qbittorrent")}"\n'
    )
    config.chmod(0o600)
    folders = {"MEDIATUI_CACHE_DIR": str(folder / "cache"), "MEDIATUI_STATE_DIR": str(folder / "state")}
    command = [PYTHON, "-m", "mediatui", "--config", str(config), "--screen", screen]
    return Terminal(command, (120, 36), folders)


def measured(stack: Stack, folder: Path) -> Iterator[str]:
    """A line for each screen."""
    wavering = Wavering(stack)
    wavering.fill()
    for screen, wanted in (("downloads", "Man.with.a.Movie"), ("journal", "Journal")):
        with terminals(stack, folder, screen) as terminal:
            terminal.until(wanted, seconds=60)
            terminal.pump(4)
            before, spent = terminal.written, terminal.cpu_s()
            for _ in range(int(SECONDS)):
                wavering.waver()
                terminal.pump(1)
            rate = (terminal.written - before) / SECONDS
            core = (terminal.cpu_s() - spent) / SECONDS
            yield (
                f"{screen:>10}: {rate:8,.0f} bytes a second, {core:.3f} of a core, {terminal.rss_mib():.0f} MiB"
            )


def main() -> None:
    """Measure, and print."""
    quiet_environment()
    clock: Clock = RealClock()
    with tempfile.TemporaryDirectory() as name, Stack(services=("qbittorrent",), clock=clock) as stack:
        print(f"{MOVING} moving downloads at 120×36:")
        for words in measured(stack, Path(name)):
            print(words, flush=True)


if __name__ == "__main__":
    main()

"""The program with its clock held still: `python -m tests.terminal.held CONFIG`. What it draws depends on the
stack alone, so that every byte it writes can be foretold. It polls as ever."""

from __future__ import annotations

import asyncio
import os
import random
import sys
from dataclasses import replace
from pathlib import Path

from mediatui.cli import app, terminal
from mediatui.config.load import load_config
from mediatui.config.paths import cache_dir, state_dir
from mediatui.runtime import Folders, Runtime

EVENING = 1_773_524_400.0
"""The hour of the tests' household, in seconds since the epoch."""

OFTEN = 0.25
"""What polling is stretched by."""


async def main(path: Path) -> None:
    """Run until the person leaves."""
    config = load_config(path)
    config = replace(config, general=replace(config.general, refresh=OFTEN))
    folders = Folders(cache_dir(), state_dir())
    async with Runtime(config, folders, clock=lambda: EVENING, rng=random.Random(1)) as runtime:
        await app.make_app(runtime).run_async(mouse=config.general.mouse)


if __name__ == "__main__":
    app.calm_textual(motion=False)
    terminal.set_colours(os.environ, "256")
    asyncio.run(main(Path(sys.argv[1])))

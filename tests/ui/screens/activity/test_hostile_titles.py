"""Titles are data: whatever a service sends as one is drawn as text, and harmlessly."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from rich.cells import cell_len

from mediatui.config.model import Config
from mediatui.models.endpoint import Endpoint
from mediatui.models.secret import Secret
from mediatui.runtime import Folders, Runtime
from mediatui.ui.app import MediatuiApp
from mediatui.ui.frame import screen_text
from mediatui.ui.screens.activity.screen import ActivityScreen
from tests.services.loopback import Loopback, Say

RECORDED = Path(__file__).parents[3] / "services/data/tautulli/get_activity-one.json"

TITLES = {
    "markup": "[bold red]Not markup[/bold red] [@click=app.quit]quit[/]",
    "an escape sequence": "\x1b[31mred\x1b[0m \x1b]0;owned\x07 \x9b2J",
    "control characters": "a\nb\tc\rd\x00e\x08f",
    "right to left": "\u202eevil\u202c מבחן اختبار",
    "wide": "進撃の巨人 千と千尋の神隠し",
    "emoji": "🦊 fox 👨\u200d👩\u200d👧 family ❤\ufe0f",
    "combining": "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034fa\u0334\u0359lgo",
    "very long": "Night of the Living " * 200,
    "nothing": "",
}


@pytest.fixture
async def server() -> AsyncIterator[Loopback]:
    started = Loopback()
    await started.start()
    yield started
    await started.stop()


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
async def test_it_is_drawn_as_text_and_the_columns_hold(server: Loopback, tmp_path: Path, title: str) -> None:
    recorded = json.loads(RECORDED.read_text())
    session = recorded["response"]["data"]["sessions"][0]
    for field in ("title", "full_title", "friendly_name", "player", "summary", "file"):
        session[field] = title
    server.says(Say(json.dumps(recorded).encode()))
    endpoint = Endpoint("tautulli", "tautulli", server.url, api_key=Secret("0123456789abcdef"))
    config = Config(services=(endpoint,))
    async with Runtime(config, Folders(tmp_path / "c", tmp_path / "s")) as runtime:
        app = MediatuiApp(runtime.engine)
        async with app.run_test(size=(200, 40)) as pilot:
            await runtime.engine.coordinator.fetch_now(runtime.engine.coordinator.keys("activity"))
            screen = app.screen
            assert isinstance(screen, ActivityScreen)
            screen.show_news()
            await pilot.pause()
            text = screen_text(app)
            assert len(screen.table.rows) == 1
            assert not [c for c in text if unicodedata.category(c) in ("Cc", "Cf") and c != "\n"]
            row = next(line for line in text.splitlines() if line.startswith("›"))
            assert cell_len(row) <= 200
            heading = next(line for line in text.splitlines() if "Progress" in line)
            bar = heading[: heading.index("Progress")]
            assert cell_len(row[: row.index("━")]) == cell_len(bar), "the columns stand under their headings"
            await pilot.press("x")
            await pilot.pause()
            assert app.is_running

"""The settings screen: everything that can be set, changed with Enter, written to the configuration."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.binding import BindingType

from mediatui.config.schema import TABLES
from mediatui.config.tables import type_words
from mediatui.ui import keys
from mediatui.ui.cells import Line
from mediatui.ui.list_screen import ListScreen
from mediatui.ui.screens.settings import present
from mediatui.ui.screens.settings.present import SettingItem
from mediatui.ui.settings import PreferenceError
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.live_table import LiveTable, Row

if TYPE_CHECKING:
    from mediatui.matching.filter import Facts
    from mediatui.ui.app import MediatuiApp
    from mediatui.ui.dialogs.choose import ChooseDialog
    from mediatui.ui.dialogs.press import PressDialog
    from mediatui.ui.dialogs.prompt import PromptDialog


class SettingsScreen(ListScreen[SettingItem]):
    """Theme, keys, columns, privacy, read-only, services on and off, and the rest of the file."""

    WATCHES = ("activity", "status")
    PLACE = "settings"
    TITLE_WORDS = "Settings"
    ONE = "setting"
    FIELDS = present.FIELDS
    ORDERS = present.ORDERS
    NATURAL = "group"
    HINT = "word  !word  group:keys"
    BINDINGS: ClassVar[list[BindingType]] = [keys.binding("setting.default", "default")]

    @property
    def mediatui(self) -> MediatuiApp:
        """The app, as what it is."""
        return cast("MediatuiApp", self.app)

    # -- what it shows ------------------------------------------------------

    def columns(self) -> Sequence[Column]:
        """The columns of the list."""
        return present.COLUMNS

    def items(self, now: float) -> Sequence[SettingItem]:
        """Every setting."""
        preferences = self.mediatui.preferences
        values = preferences.values() if preferences is not None else {}
        return present.items(values, self.mediatui.settings, self.engine.endpoints)

    def key_of(self, item: SettingItem) -> str:
        """Its name in the file."""
        return item.dotted

    def facts_of(self, item: SettingItem) -> Facts:
        """What the filter may ask of a setting."""
        return present.facts_of(item)

    def row_of(self, item: SettingItem, now: float) -> Row:
        """How it stands in the list."""
        return present.row_of(item)

    def detail_of(self, item: SettingItem | None, now: float, width: int) -> Sequence[Line]:
        """What it is and how it is changed."""
        preferences = self.mediatui.preferences
        place = preferences.place if preferences is not None else "no file: there is no configuration"
        return present.detail_lines(item, place, width, keys.key_of(self, "setting.default"))

    def words_of(self, item: SettingItem) -> str:
        """As it is written in the file."""
        return f"{item.dotted} = {present.value_words(item.value)}"

    def placeholder(self, now: float, *, filtered: bool) -> Sequence[Line]:
        """All filtered out."""
        return present.placeholder()

    # -- changing -----------------------------------------------------------

    def on_live_table_opened(self, event: LiveTable.Opened) -> None:
        """Enter changes the setting."""
        event.stop()
        event.prevent_default()
        if item := self.under_cursor():
            self.run_worker(self._change(item), name="setting", exclusive=True, exit_on_error=False)

    def action_default(self) -> None:
        """Take the setting out of the file."""
        if item := self.under_cursor():
            self.run_worker(self._write(item, None), name="setting", exclusive=True, exit_on_error=False)

    async def _change(self, item: SettingItem) -> None:
        match item.how:
            case "flag":
                await self._write(item, not item.value)
            case "columns":
                await self._choose_columns(item)
            case "choice":
                if (chosen := await self._choose(item)) is not None:
                    await self._write(item, chosen)
            case "key":
                if (key := await self._press(item)) is not None:
                    await self._write(item, [key])
            case _:
                if (value := await self._type(item)) is not None:
                    await self._write(item, value)

    async def _write(self, item: SettingItem, value: object) -> None:
        try:
            await self.mediatui.change_setting(item.name, value)
        except PreferenceError as problem:
            self.app.notify(str(problem), title="Not changed", severity="error", markup=False, timeout=10)
            return
        self.show_news()
        if item.dotted in present.RESTART:
            self.app.notify("Taken up when mediatui starts the next time", markup=False, timeout=4)

    async def _choose(self, item: SettingItem) -> str | None:
        from mediatui.ui.dialogs.choose import Option

        names = present.CHOICES.get(item.dotted) or tuple(sorted(self.app.available_themes))
        dialog = cast("ChooseDialog", self.app.get_screen("choose"))
        dialog.prepare(item.dotted, [Option(name, name) for name in names], [str(item.value)])
        chosen = await self.app.push_screen_wait(dialog)
        return chosen[0] if chosen else None

    async def _choose_columns(self, item: SettingItem) -> None:
        from mediatui.config.columns import COLUMNS
        from mediatui.ui.dialogs.choose import Option

        chosen = list(cast("Sequence[str]", item.value))
        usual = COLUMNS[item.name[1]]
        order = [*chosen, *(name for name in usual if name not in chosen)]
        dialog = cast("ChooseDialog", self.app.get_screen("choose"))
        options = [Option(name, name) for name in order]
        dialog.prepare(item.words, options, chosen, several=True, ordered=True)
        wanted = await self.app.push_screen_wait(dialog)
        if wanted is not None and list(wanted) != chosen:
            await self._write(item, list(wanted) or None)

    async def _press(self, item: SettingItem) -> str | None:
        from mediatui.config.key_names import shown

        dialog = cast("PressDialog", self.app.get_screen("press"))
        dialog.prepare(f"A key for: {item.words}", f"now {item.value}")
        key = await self.app.push_screen_wait(dialog)
        return None if key is None else shown(key)

    async def _type(self, item: SettingItem) -> object | None:
        table, name = item.name
        setting = next(each for each in TABLES[table] if each.name == name)

        def wrong(text: str) -> str:
            from mediatui.config.checks import Wrong

            value = _as_wanted(item, text)
            if not setting.shape.takes(value):
                return f"must be {setting.shape.words}, is {type_words(value)}"
            try:
                setting.check(value)
            except Wrong as problem:
                return f"{problem.words}. {problem.remedy}"
            return ""

        dialog = cast("PromptDialog", self.app.get_screen("prompt"))
        dialog.prepare(item.dotted, present.value_words(item.value), hint=item.words, check=wrong)
        text = await self.app.push_screen_wait(dialog)
        return None if text is None else _as_wanted(item, text)


def _as_wanted(item: SettingItem, text: str) -> Any:
    """What was typed, as a number where one is wanted and it is one."""
    if item.how != "number":
        return text
    try:
        number = float(text)
    except ValueError:
        return text
    return int(number) if number.is_integer() else number

"""What every screen with a list can do: the keys that filter, sort, mark, open, copy, export."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.geometry import Size
from textual.widgets import Input

from mediatui.ui import keys
from mediatui.ui.cells import Span, line
from mediatui.ui.list_painting import PaintedList
from mediatui.ui.listing import Item
from mediatui.ui.widgets.key_bar import KeyBar
from mediatui.ui.widgets.lines import Lines
from mediatui.ui.widgets.live_table import LiveTable

if TYPE_CHECKING:
    from mediatui.ui.widgets.text_input import FilterInput


class ListScreen(PaintedList[Item], inherit_bindings=False):
    """A live list of items. A screen says what its items are and how they read; this does the rest."""

    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("list.filter", "filter"),
        keys.binding("list.sort", "sort(1)"),
        keys.binding("list.reverse", "reverse"),
        keys.binding("list.problems", "problems"),
        keys.binding("list.view_next", "view(1)"),
        keys.binding("list.view_previous", "view(-1)"),
        keys.binding("list.columns", "columns"),
        keys.binding("list.export", "export"),
        keys.binding("pane.maximise", "maximise"),
        keys.binding("pane.restore", "restore"),
        keys.binding("item.life", "life"),
        keys.binding("item.copy", "copy"),
        keys.binding("item.browse", "browse"),
        keys.binding("screen.back", "back"),
    ]

    def on_live_table_cursor_moved(self, event: LiveTable.CursorMoved) -> None:
        """The detail follows the cursor."""
        self.show_detail()

    def on_live_table_marks_changed(self, event: LiveTable.MarksChanged) -> None:
        """The marks are counted."""
        self._show_rule()

    def on_live_table_opened(self, event: LiveTable.Opened) -> None:
        """Where the detail is not beside the list, it takes its place."""
        if not self.has_class("-wide"):
            self.add_class("-detail")
            self.show_detail()
            self.query_one("#detail", Lines).can_focus = True
            self.query_one("#detail", Lines).focus()
            self.say(f"{keys.key_of(self, 'screen.back')} back to the list")

    def close_detail(self) -> None:
        """Show the list again."""
        self.remove_class("-detail")
        self.query_one("#detail", Lines).can_focus = False
        self.table.focus()
        self.say("")

    def say(self, words: str) -> None:
        """What the key bar says at its right end: what goes on, or how to get back."""
        if not self.gone:
            self.query_one(KeyBar).set_note(line(Span(words, "accent")))

    def fit_size(self, size: Size) -> None:
        """Where there is room for both, list and detail stand side by side again."""
        super().fit_size(size)
        if self.has_class("-wide") and self.has_class("-detail"):
            self.close_detail()

    def action_back(self) -> None:
        """Cancel what goes on; else close the detail; else clear the filter; else unmark."""
        if self.cancel_work():
            return
        if self.has_class("-only-detail") or self.has_class("-only-list"):
            self.action_restore()
        elif self.has_class("-detail"):
            self.close_detail()
        elif self._filter is not None:
            self.clear_filter()
        else:
            self.table.clear_marks()

    def clear_filter(self) -> None:
        """All items again, where they were filtered."""
        for field in self.query("#filter").results(Input):
            field.value = ""
        self.remove_class("-filtering")

    def action_filter(self) -> None:
        """Type a filter. Its line is made when it is first wanted: it costs a tenth of the first paint."""
        from mediatui.ui.widgets.text_input import FilterInput

        self.add_class("-filtering")
        if not self.query(FilterInput):
            line_of_input = FilterInput(self.completions, placeholder=self.HINT, id="filter")
            self.mount(line_of_input, before=self.query_one(KeyBar))
        # At once, not when it is next idle: letters typed ahead are already on their way.
        self.set_focus(self.query_one(FilterInput))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter as it is typed; while it cannot be understood the last one stays."""
        from mediatui.matching.filter import FilterError, parse

        self._filter_problem = ""
        try:
            self._filter = parse(event.value, self.FIELDS) if event.value.strip() else None
        except FilterError as problem:
            self._filter_problem = str(problem)
        self.show_news()

    def completions(self, typed: str) -> str:
        """What the end of `typed` may be meant to become: a field, or a value that stands in the list."""
        from mediatui.matching.completion import complete

        return complete(typed, self.FIELDS, (self.facts_of(self._shown[key]) for key in self._keys))

    def filter_by(self, text: str) -> None:
        """Filter the list by this text, as if it had been typed."""
        self.action_filter()
        self.query_one("#filter", Input).value = text
        self.set_class(bool(text), "-filtering")
        self.table.focus()

    def on_filter_input_left(self, event: FilterInput.Left) -> None:
        """Back to the list."""
        self.set_class(event.kept and self._filter is not None, "-filtering")
        self.table.focus()

    def action_sort(self, step: int) -> None:
        """Sort by the next column."""
        names = list(self.ORDERS)
        self._order = names[(names.index(self._order) + step) % len(names)]
        self.show_news()

    def action_reverse(self) -> None:
        """Turn the order round."""
        self._reverse = not self._reverse
        self.show_news()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys for views only where there are some."""
        return bool(self.VIEWS) if action == "view" else super().check_action(action, parameters)

    def action_view(self, step: int) -> None:
        """Show the next part of the list."""
        names = list(self.VIEWS)
        self.show_view(names[(names.index(self._view) + step) % len(names)])

    def show_view(self, name: str) -> None:
        """Show this part of the list, from its top."""
        self._view = name
        self.show_news()
        self.table.start_over()

    def action_problems(self) -> None:
        """Only what is a problem, or all again."""
        if all(self.is_problem(item) is None for item in self._painted.values()) and self._painted:
            words = f"Nothing is ever a problem with {self.MANY or self.ONE + 's'}"
            self.app.notify(words, markup=False, timeout=3)
            return
        self._problems_only = not self._problems_only
        self.show_news()

    def action_columns(self) -> None:
        """Choose the columns."""
        from mediatui.ui.column_choice import choose_columns

        self.run_worker(choose_columns(self), name="columns", exit_on_error=False)

    def show_columns(self) -> None:
        """Show the columns that are chosen by now."""
        if self.is_mounted:
            self.table.set_columns(self.chosen_columns())

    def action_export(self) -> None:
        """Write what is shown to a file."""
        from mediatui.ui.exporting import export

        self.run_worker(export(self), name="export", exit_on_error=False)

    def action_maximise(self) -> None:
        """The list alone, or the detail alone where that has the focus."""
        detail = self.query_one("#detail", Lines).has_focus
        self.set_class(detail, "-only-detail")
        self.set_class(not detail, "-only-list")
        self.call_after_refresh(self.show_detail)

    def action_restore(self) -> None:
        """All panes again."""
        self.remove_class("-only-detail", "-only-list")

    def under_cursor(self) -> Item | None:
        """The item under the cursor; where there is none, the person is told."""
        key = self.table.cursor_key
        item = self._painted.get(key) if key else None
        if item is None:
            words = f"No {self.ONE} is under the cursor"
            self.app.notify(words, severity="warning", markup=False, timeout=3)
        return item

    def action_copy(self) -> None:
        """Copy what the item is called, by the terminal's own clipboard (OSC 52)."""
        if self.under_cursor() is not None:
            words = self.words_of(self._shown[self.table.cursor_key or ""])
            self.app.copy_to_clipboard(words)
            self.app.notify(f"Copied: {words}", markup=False, timeout=3)

    def action_life(self) -> None:
        """Tell what all services know of the item under the cursor."""
        if (item := self.under_cursor()) is None:
            return
        identity = self.identity_of(item)
        if identity is None:
            words = f"Only of movies and series more is known than stands here: this {self.ONE} is neither"
            self.app.notify(words, markup=False, timeout=4)
            return
        from mediatui.ui.dialogs.life import life_lines

        self.app.tell("Life", life_lines(self.engine, identity, self.store.now()))  # type: ignore[attr-defined]

    def action_browse(self) -> None:
        """Open the item's page. For the screens whose items have one."""
        self.app.notify("There is no page to open", markup=False, timeout=3)

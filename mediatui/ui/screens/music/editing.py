"""Changing artists: what can be changed of them beside what can be of any title."""

from __future__ import annotations

from mediatui.engine.library_deeds import Titled
from mediatui.models.music import Artist
from mediatui.ui.dialogs.choose import Option
from mediatui.ui.screens.library.editing import Editor
from mediatui.ui.screens.library.questions import choose, refuse, type_in
from mediatui.wording.quantities import size

NEW = {"all": "monitor all", "new": "monitor what appears from now on", "none": "monitor none"}
"""What becomes of albums that an artist gets later, as Lidarr calls it → in words."""


class MusicEditor(Editor):
    """The changes of artists as they grow."""

    def rows(self) -> list[tuple[str, str]]:
        """What can be changed, each with how it is now."""
        names = ["profile", "metadata profile", "monitored", "new albums", "root folder", "tags"]
        if len(self._entries) == 1:
            names.insert(5, "path")
        return [(name, self._now("root" if name == "root folder" else name)) for name in names]

    def _value(self, entry: Titled, what: str) -> str:
        record = entry.record
        if not isinstance(record, Artist):
            return super()._value(entry, what)
        match what:
            case "metadata profile":
                names = {each.id: each.name for each in self._about.metadata_profiles}
                return names.get(record.metadata_profile_id or 0, "")
            case "new albums":
                return NEW.get(record.monitor_new, record.monitor_new)
            case "path":
                return record.path
        return super()._value(entry, what)

    async def change(self, what: str) -> None:
        """Ask for one thing and take it into the changes."""
        screen = self._screen
        match what:
            case "metadata profile":
                options = [Option(str(each.id), each.name) for each in self._about.metadata_profiles]
                if not options:
                    refuse(screen, "The service has told of no metadata profiles")
                    return
                record = self._entries[0].record
                now = str(record.metadata_profile_id or "") if isinstance(record, Artist) else ""
                if found := await choose(screen, "Metadata profile", options, [now]):
                    self._take(what, self._label(options, found), metadata_profile_id=int(found[0]))
            case "new albums":
                options = [Option(key, words) for key, words in NEW.items()]
                if found := await choose(screen, "Albums that appear later", options):
                    self._take(what, NEW[found[0]], monitor_new=found[0])
            case "path":
                await self._path()
            case _:
                await super().change(what)

    async def _path(self) -> None:
        entry = self._entries[0]
        path = await type_in(self._screen, f"Folder of {entry.title}", self._now("path"))
        if not path or path == self._now("path"):
            return
        how = [
            Option("move", "move the files there", size(entry.record.size)),
            Option("stay", "leave the files where they are", "only the folder is told anew"),
        ]
        moved = await choose(self._screen, f"The files of {entry.title}", how)
        if moved:
            self._take("path", path, path=path, move_files=moved == ("move",))

"""Stand-ins for what services say of themselves: where things lie and what they are called. Pure.

Free text of a service (a warning, a line of a log, what a command says) may hold any title or path, so
none of it is shown; what kind of text it was stays: the check, the level, the logger, the command.
"""

from __future__ import annotations

from collections.abc import Sequence

from mediatui.models.system import ClientInfo, Command, Disk, HealthWarning, IndexerInfo, LogLine, RootFolder
from mediatui.wording.privacy import veiled_word

LEFT_OUT = "…"


def veiled_text(text: str) -> str:
    """Nothing of a free text but that there is one."""
    return LEFT_OUT if text else ""


def veiled_paths(paths: Sequence[str]) -> tuple[str, ...]:
    """Folders by the same stand-in wherever they are named."""
    return tuple(veiled_word("/folder", path) for path in paths)


def veiled_warning(warning: HealthWarning) -> HealthWarning:
    """A warning by its check alone."""
    return warning._replace(words=veiled_text(warning.words))


def veiled_disk(disk: Disk) -> Disk:
    """A disk without its path and label."""
    return disk._replace(path=veiled_word("/folder", disk.path), label="")


def veiled_command(command: Command) -> Command:
    """A command without what it says: that names what it is done to."""
    return command._replace(words=veiled_text(command.words), error=veiled_text(command.error))


def veiled_line(line: LogLine) -> LogLine:
    """A line of a log without its words."""
    return line._replace(words=veiled_text(line.words), error=veiled_text(line.error))


def veiled_indexer(indexer: IndexerInfo) -> IndexerInfo:
    """An indexer without its name."""
    return indexer._replace(
        name=veiled_word("Indexer", indexer.name), trouble=veiled_text(indexer.trouble), tags=()
    )


def veiled_client(client: ClientInfo) -> ClientInfo:
    """A download client without the name it was given."""
    return client._replace(
        name=veiled_word("Client", client.name), trouble=veiled_text(client.trouble), tags=()
    )


def veiled_folder(folder: RootFolder) -> RootFolder:
    """A root folder without its path."""
    unmapped = tuple(veiled_word("/folder", name) for name in folder.unmapped)
    return folder._replace(path=veiled_word("/folder", folder.path), unmapped=unmapped)

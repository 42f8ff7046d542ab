"""Plays, those who watched and libraries without names. Pure."""

from __future__ import annotations

from dataclasses import replace

from mediatui.models.audience import Addition, Section, Viewer, ViewerAddress
from mediatui.models.history_play import Play
from mediatui.wording.privacy import veiled_address, veiled_title, veiled_user, veiled_word


def veiled_play(play: Play) -> Play:
    """The play as it may be shown to anybody. Its key stays: it is what marks and actions hold on to."""
    return replace(
        play,
        user=veiled_user(play.user),
        username=veiled_user(play.username),
        title=veiled_title(play.title),
        player=veiled_word("Player", play.player),
        address=veiled_address(play.address),
        guid="",
        aired="",
    )


def veiled_viewer(viewer: Viewer) -> Viewer:
    """Somebody who watches, without who they are."""
    return replace(
        viewer,
        name=veiled_user(viewer.name),
        username=veiled_user(viewer.username),
        email="",
        last_played=veiled_word("Title", viewer.last_played),
        address=veiled_address(viewer.address),
        player=veiled_word("Player", viewer.player),
    )


def veiled_viewer_address(seen: ViewerAddress) -> ViewerAddress:
    """An address, without which it is."""
    return replace(
        seen,
        address=veiled_address(seen.address),
        player=veiled_word("Player", seen.player),
        last_played=veiled_word("Title", seen.last_played),
    )


def veiled_section(section: Section) -> Section:
    """A library without its name."""
    return replace(
        section,
        name=veiled_word("Library", section.name),
        last_played=veiled_word("Title", section.last_played),
    )


def veiled_addition(addition: Addition) -> Addition:
    """Something new, without what it is."""
    library = veiled_word("Library", addition.library)
    return replace(addition, title=veiled_title(addition.title), library=library, guids=())

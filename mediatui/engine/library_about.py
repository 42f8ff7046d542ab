"""Profiles, tags and root folders of a library: asked together, kept together."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, cast

from mediatui.models.shelves import ShelfAbout

if TYPE_CHECKING:
    from mediatui.services.library_ports import Keeper
    from mediatui.services.ports import Service


async def ask_about(service: Service) -> ShelfAbout:
    """All three of one service. Raises `ServiceError`."""
    library = cast("Keeper", service)
    profiles, tags, folders = await asyncio.gather(library.profiles(), library.tags(), library.root_folders())
    music = getattr(service, "metadata_profiles", None)
    return ShelfAbout(profiles, tags, folders, await music() if music is not None else ())

"""Libraries: what was played of them, what is in them, and what is new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediatui.services.tautulli.audience import EVERYONE, Audience

if TYPE_CHECKING:
    from mediatui.models.audience import Addition, Section, SectionPage
    from mediatui.models.statistics import UserShare, WatchTime
    from mediatui.services.tautulli.audience_wire import WireAddition


class Sections(Audience):
    """The part of a `HistorySource` that knows libraries."""

    async def sections(self) -> tuple[Section, ...]:
        """The libraries (`get_libraries_table`), by name; from Tautulli's own database."""
        query: dict[str, str | int] = {"length": EVERYONE, "order_column": "section_name", "order_dir": "asc"}
        _, raw = await self._table("get_libraries_table", query, "libraries")
        from mediatui.models.audience import Section
        from mediatui.services.tautulli.audience_wire import WireSection

        return tuple(
            Section(
                id=row.section_id,
                name=row.section_name,
                kind=row.section_type.lower(),
                active=row.is_active is not False,
                count=row.count,
                parents=row.parent_count,
                children=row.child_count,
                plays=row.plays or 0,
                duration_s=row.duration or 0,
                last_at=row.last_accessed,
                last_played=row.last_played,
            )
            for row in await self._rows(WireSection, raw)
            if row.section_id is not None
        )

    async def section_items(
        self, section_id: int, *, start: int = 0, length: int = 50, search: str = ""
    ) -> SectionPage:
        """A page of what is in a library, by title (`get_library_media_info`)."""
        query: dict[str, str | int] = {
            "section_id": section_id,
            "start": max(0, start),
            "length": max(0, min(length, EVERYONE)),
            "order_column": "sort_title",
            "order_dir": "asc",
        }
        if search:
            query["search"] = search
        data, raw = await self._table("get_library_media_info", query, "titles")
        from mediatui.models.audience import SectionItem, SectionPage
        from mediatui.services.tautulli.audience_wire import WireItem, WireItems
        from mediatui.services.tautulli.names import (
            channels_name,
            codec_name,
            container_name,
            resolution_name,
        )

        around = WireItems.model_validate(data)
        items = tuple(
            SectionItem(
                rating_key=row.rating_key,
                title=row.title,
                media_type=row.media_type,
                year=row.year,
                added_at=row.added_at,
                last_at=row.last_played,
                plays=row.play_count or 0,
                size=row.file_size or None,
                container=container_name(row.container),
                kbps=row.bitrate,
                video_codec=codec_name(row.video_codec),
                resolution=resolution_name("", row.video_resolution),
                audio_codec=codec_name(row.audio_codec),
                channels=channels_name("", row.audio_channels),
            )
            for row in await self._rows(WireItem, raw)
        )
        matching = len(items) if around.matching is None else around.matching
        return SectionPage(
            items,
            max(0, start),
            matching,
            around.total or 0,
            around.total_file_size or None,
            len(raw) - len(items),
        )

    async def section_times(self, section_id: int) -> tuple[WatchTime, ...]:
        """Sums of a day, a week, 30 days and ever (`get_library_watch_time_stats`)."""
        return await self._times("get_library_watch_time_stats", {"section_id": section_id})

    async def section_users(self, section_id: int) -> tuple[UserShare, ...]:
        """Who played how much of it, the most first (`get_library_user_stats`)."""
        raw = await self._look_up("get_library_user_stats", {"section_id": section_id})
        from mediatui.services.tautulli.statistics_mapping import user_share_of
        from mediatui.services.tautulli.statistics_wire import WireShare

        return tuple(
            user_share_of(row) for row in await self._rows(WireShare, self._list(raw or [], "users"))
        )

    async def recently_added(self, media_type: str, *, count: int = 25) -> tuple[Addition, ...]:
        """What is new among "movie", "show" or "artist" (`get_recently_added`), the latest first.

        Never without a type: Tautulli would ask Plex for all of them in turn, and may take over a minute.
        """
        data = await self._look_up("get_recently_added", {"count": count, "media_type": media_type})
        told = data.get("recently_added") if isinstance(data, dict) else None
        raw = self._list(told, "additions")
        from mediatui.services.tautulli.audience_wire import WireAddition

        return tuple(_addition_of(row) for row in await self._rows(WireAddition, raw) if row.rating_key)


def _addition_of(row: WireAddition) -> Addition:
    """Of a season or an album Plex says the show or the artist as its parent, not as its grandparent."""
    from mediatui.models.audience import MEDIA_OF_ADDITIONS, Addition
    from mediatui.models.stream import MediaType, Title

    kind = row.media_type.lower()
    media = MEDIA_OF_ADDITIONS.get(kind, MediaType.UNKNOWN)
    if kind == "season":
        title = Title(media, show=row.parent_title, season=row.media_index)
    elif kind == "show":
        title = Title(media, show=row.title)
    elif kind == "episode":
        title = Title(
            media,
            row.title,
            show=row.grandparent_title,
            season=row.parent_media_index,
            number=row.media_index,
        )
    elif kind == "album":
        title = Title(media, artist=row.parent_title, album=row.title, year=row.year)
    elif kind == "artist":
        title = Title(media, artist=row.title)
    elif kind == "track":
        artist = row.original_title or row.grandparent_title
        title = Title(media, row.title, artist=artist, album=row.parent_title)
    else:
        title = Title(media, row.title, year=row.year)
    return Addition(
        title=title,
        kind=kind,
        rating_key=row.rating_key,
        parent_rating_key=row.parent_rating_key,
        grandparent_rating_key=row.grandparent_rating_key,
        added_at=row.added_at,
        library=row.library_name,
        section_id=row.section_id,
        children=row.child_count,
        guids=row.guids,
    )

"""Lists that are read whole, page by page."""

from __future__ import annotations

from typing import Any

from mediatui.services.seerr.speaker import Query, Speaker

TAKE = 100
"""Records of one page."""

MOST_PAGES = 100


class Paged(Speaker):
    """Reads all pages of a list."""

    async def _all(self, path: str, query: Query) -> list[Any]:
        """The records of all pages, in their order; a page without any is the last, whatever is counted."""
        found: list[Any] = []
        for _ in range(MOST_PAGES):
            page = await self._read(path, {"take": TAKE, "skip": len(found), **query})
            records = self._results(page)
            found += records
            info = page.get("pageInfo")
            total = info.get("results") if isinstance(info, dict) else None
            if not records or type(total) is not int or len(found) >= total:
                break
        return found

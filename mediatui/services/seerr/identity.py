"""Which of the three programs it is, by what it says in public."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from mediatui.models.request import Program

_RELEASE = re.compile(r"v?(\d{1,4})\.\d")


def program_of(public: Mapping[str, Any], version: str) -> Program:
    """By `/settings/public` and the version of `/status`.

    Overseerr knows no kind of media server, the others do. Jellyseerr became Seerr with 3.0, when what was
    its blacklist became a blocklist; that word tells builds whose version is no number ("develop-1a2b3c").
    """
    if "mediaServerType" not in public:
        return Program.OVERSEERR
    release = _RELEASE.match(version)
    if release:
        return Program.SEERR if int(release[1]) >= 3 else Program.JELLYSEERR
    return Program.SEERR if "hideBlocklisted" in public else Program.JELLYSEERR

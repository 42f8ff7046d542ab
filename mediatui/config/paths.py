"""Where the configuration, the cache and the record lie."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

APP = "mediatui"


def config_file(explicit: Path | None = None, environ: Mapping[str, str] = os.environ) -> Path:
    """The configuration file, which need not exist: `explicit` (`--config`), then `MEDIATUI_CONFIG`,
    then `config.toml` in the platform's folder (`~/.config/mediatui` on Linux). Always absolute.
    """
    if explicit is not None:
        return _absolute(explicit)
    if named := environ.get("MEDIATUI_CONFIG"):
        return _absolute(Path(named))
    from platformdirs import user_config_path

    return user_config_path(APP, appauthor=False) / "config.toml"


def cache_dir(environ: Mapping[str, str] = os.environ) -> Path:
    """The folder of the cache, which may be thrown away: `MEDIATUI_CACHE_DIR`, then the platform's."""
    if named := environ.get("MEDIATUI_CACHE_DIR"):
        return _absolute(Path(named))
    from platformdirs import user_cache_path

    return user_cache_path(APP, appauthor=False)


def state_dir(environ: Mapping[str, str] = os.environ) -> Path:
    """The folder of journal and recordings, not to be lost: `MEDIATUI_STATE_DIR`, then the platform's."""
    if named := environ.get("MEDIATUI_STATE_DIR"):
        return _absolute(Path(named))
    from platformdirs import user_state_path

    return user_state_path(APP, appauthor=False)


def expand_home(path: Path) -> Path:
    """`path` with a leading `~` replaced by the home folder, as it stands where there is no such home."""
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def _absolute(path: Path) -> Path:
    # Not resolve(): a linked file keeps the folder the person knows, and key files beside it are found.
    return expand_home(path).absolute()

"""A real qBittorrent on the loopback address, with a profile that is thrown away."""

from __future__ import annotations

import base64
import hashlib
import http.client
import os
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

PROGRAM = shutil.which("qbittorrent-nox")

USER, PASSWORD = "keeper", "correct horse & battery"

_SETTINGS = """\
[LegalNotice]
Accepted=true

[BitTorrent]
Session\\DHTEnabled=false
Session\\LSDEnabled=false
Session\\PeXEnabled=false
Session\\Interface=lo
Session\\InterfaceName=lo
Session\\InterfaceAddress=127.0.0.1
Session\\Port={peer_port}
Session\\DefaultSavePath={folder}/downloads
Session\\QueueingSystemEnabled=true
Session\\RefreshInterval=100

[Network]
PortForwardingEnabled=false

[Preferences]
General\\Locale=en
WebUI\\Address=127.0.0.1
WebUI\\Port={port}
WebUI\\LocalHostAuth=true
WebUI\\UseUPnP=false
WebUI\\Username={user}
WebUI\\Password_PBKDF2="@ByteArray({password})"
"""


class RealQbittorrent:
    """A running one; a context manager that ends it. Raises `AssertionError` if it does not answer."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        config = folder / "qBittorrent" / "config"
        config.mkdir(parents=True)
        (folder / "downloads").mkdir()
        settings = _SETTINGS.format(
            folder=folder, port=self.port, peer_port=free_port(), user=USER, password=stored(PASSWORD)
        )
        (config / "qBittorrent.conf").write_text(settings)
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> RealQbittorrent:
        assert PROGRAM is not None
        environment = {"HOME": str(self.folder), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
        self._process = subprocess.Popen(
            [PROGRAM, f"--profile={self.folder}", f"--webui-port={self.port}"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
        try:
            self._wait()
        except BaseException:
            self.end()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def _wait(self) -> None:
        """Until it answers; polled, as it has no way to say that it is ready."""
        assert self._process is not None
        until = time.monotonic() + 30
        while time.monotonic() < until:
            assert self._process.poll() is None, "it ended at once"
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=1)
            try:
                connection.request("GET", "/api/v2/app/version")
                if connection.getresponse().status == 403:
                    return
            except OSError:
                time.sleep(0.05)
            finally:
                connection.close()
        raise AssertionError("it did not answer")

    def end(self) -> None:
        """End it without waiting for trackers to be told."""
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()


def free_port() -> int:
    """A port nobody listens at, just now."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def stored(password: str) -> str:
    """A password as its configuration keeps it: salt and PBKDF2 of it, both in base64."""
    salt = os.urandom(16)
    key = hashlib.pbkdf2_hmac("sha512", password.encode(), salt, 100_000, 64)
    return f"{base64.b64encode(salt).decode()}:{base64.b64encode(key).decode()}"

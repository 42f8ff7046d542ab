"""Where a configured service is and how it is reached."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from zlib import crc32

from mediatui.models.secret import Secret


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One service of the configuration.

    `url` has no trailing slash and may carry a base path. `timeout` is in seconds. `headers` may hold
    secrets of an authenticating proxy, so their values are `Secret`. `external_url` is what a browser
    of the person is sent to (`url` when empty).
    """

    name: str
    kind: str
    url: str
    api_key: Secret | None = None
    username: str = ""
    password: Secret | None = None
    headers: Mapping[str, Secret] = field(default_factory=dict)
    verify_tls: bool = True
    ca_file: Path | None = None
    timeout: float = 10.0
    enabled: bool = True
    read_only: bool = False
    external_url: str = ""

    @property
    def fingerprint(self) -> str:
        """Sixteen hex digits that stand for kind, address and account, so that a cache never mixes stacks."""
        text = "\n".join((self.kind, self.url, self.username)).encode()
        # Told apart, not kept secret: two checksums do, and hashlib would cost a hundredth of the start.
        return f"{crc32(text):08x}{crc32(text[::-1]):08x}"

    @property
    def page(self) -> str:
        """The address a person's browser is sent to."""
        return self.external_url or self.url

    @property
    def host(self) -> str:
        """The host of its address: "nas.lan"."""
        return self.url.partition("://")[2].partition("/")[0].rpartition("@")[2].partition(":")[0]

    def secrets(self) -> tuple[str, ...]:
        """Every secret text this endpoint holds: what a redactor must know."""
        held = [self.api_key, self.password, *self.headers.values()]
        return tuple(secret.reveal() for secret in held if secret)

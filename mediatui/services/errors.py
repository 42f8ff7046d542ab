"""The exception of this floor: it carries a failure, and never a secret."""

from __future__ import annotations

from mediatui.models.failure import Failure


class ServiceError(Exception):
    """A service could not do what was asked; `failure` says why and what to do."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(f"{failure.service}: {failure.words}")
        self.failure = failure

"""The certificate, as papers tell of it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from isms_lint.rules import Pass


class Certificate(NamedTuple):
    """The certificate on record: the body, empty where none is named, and the days that can be read."""

    body: str
    decided_on: date | None
    expires_on: date | None


def certificate_of(run: Pass) -> Certificate | None:
    """The certificate of the organization; None where none is on record."""
    organization = run.register.organization
    if organization is None or not isinstance(organization.get("certificate"), dict):
        return None
    return Certificate(
        organization.text("certificate", "body"),
        run.date(organization, "certificate", "decided_on"),
        run.date(organization, "certificate", "expires_on"),
    )

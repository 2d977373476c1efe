"""Whether the organization holds a certificate."""

from __future__ import annotations

from isms_lint.rules import Pass


def is_certified(run: Pass) -> bool:
    """Whether a certificate is on record that has not expired on the as-of day (a derivation)."""
    organization = run.register.organization
    if organization is None or not organization.get("certificate"):
        return False
    expires_on = run.date(organization, "certificate", "expires_on")
    return expires_on is None or expires_on >= run.as_of

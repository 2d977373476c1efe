"""The end of the certificate."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.offers.due import Due, Undated
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.due.acting import leading
from isms_lint_iso27001.derive.due.no_day import no_day
from isms_lint_iso27001.derive.due.words import both

WHAT = "certificate"
_EXPIRES = ("certificate", "expires_on")


def certificates(run: Pass) -> Iterator[Due | Undated]:
    """By when the next certification has to be decided."""
    organization = run.register.organization
    if organization is None or not organization.get("certificate"):
        return
    expires = run.date(organization, *_EXPIRES)
    if expires is None:
        yield no_day(WHAT, organization, *_EXPIRES)
        return
    body = organization.text("certificate", "body")
    yield Due(
        expires,
        WHAT,
        both("Certificate renewed", "Zertifikat erneuert"),
        both(
            f"last day of the certificate{f' of {body}' if body else ''}",
            f"letzter Tag des Zertifikats{f' von {body}' if body else ''}",
        ),
        organization,
        _EXPIRES,
        leading(expires, run),
    )

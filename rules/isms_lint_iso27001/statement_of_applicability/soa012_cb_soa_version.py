"""SOA012: the certification body knows the statement that is in force."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.certification.certified import is_certified
from isms_lint_iso27001.derive.soa.rows import NONE_APPROVED, current_statement
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.versions import names_version


@rule(
    code="SOA012",
    name="cb-soa-version",
    kinds={"organization"},
    scope=REGISTER,
    clauses=("ISO/IEC 27006-1:2024 8.2.2",),
    basis=Basis.CERTIFICATION,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "differs": (
            "the certificate names version {certified} of the Statement of"
            " Applicability, {current} is in force, and no notice of it to {body} is"
            " recorded"
        )
    },
    needs={"statement-of-applicability"},
    related=(
        "SOA011",
        "EXT004",
    ),
)
def check(organization: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """The certification body knows the statement that is in force.

    What it checks
        Whether the version of the statement in force is the one on the certificate, or a notice to
        the certification body names it.
    Why it matters
        The certificate is tied to a version of the statement. Changes are allowed; the body has to
        be told, and decides whether to look.
    How to fix
        Tell the certification body, and record it in `certificate.notices` with date and version.
    Not reported
        A notice for the current version, whatever became of those between. Certificates and
        statements without a version (SOA011 speaks of those), and certificates that have expired.
    Bad
        kind: organization
        id: org
        certificate: {body: CertCo, soa_version: "4"}
        ---
        kind: statement-of-applicability
        id: SOA
        version: "5"
        status: approved
    Good
        kind: organization
        id: org
        certificate: {body: CertCo, soa_version: "4", notices: [{on: 2026-03-01, soa_version: "5"}]}
        ---
        kind: statement-of-applicability
        id: SOA
        version: "5"
        status: approved
    """
    certified = _version(organization.get("certificate", "soa_version"))
    if not certified or not run.derive(is_certified):
        return
    statement = run.derive(current_statement)
    if statement is None:
        yield NONE_APPROVED
        return
    current = _version(statement.get("version")) if names_version(statement) else ""
    if not current or current == certified:
        return
    for index, notice in organization.items("certificate", "notices"):
        told_on = run.date(organization, "certificate", "notices", index, "on")
        if _version(notice.get("soa_version")) == current and (
            told_on is None or told_on <= run.as_of
        ):
            return
    yield Report(
        "differs",
        ("certificate", "soa_version"),
        related=(Related(statement, ("version",), f"version {current} is in force"),),
        certified=certified,
        current=current,
        body=organization.text("certificate", "body") or "the certification body",
    )


def _version(value: object) -> str:
    """The version without the words and zeros people write around it."""
    text = "" if is_blank_answer(value) else str(value).strip().casefold()
    return text.removeprefix("version").removeprefix("v").strip(" .").removesuffix(".0")

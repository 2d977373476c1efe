"""What a criterion of an audit names: a standard, a law, something on record, or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from isms_lint.documents.positions import FieldPath
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.audit.named_standards import named_standards
from isms_lint_iso27001.derive.audit.standards import names_framework, names_iso27001
from isms_lint_iso27001.derive.text.pattern import Pattern
from isms_lint_iso27001.derive.text.same_text import plain_text

_LAW = Pattern(
    r"\b(?:GDPR|DSGVO|RGPD|AVG|CCPA|HIPAA|SOX|DORA|NIS[ -]?2?|eIDAS|KRITIS|IT-SiG\w*|BSI|C5|VDA|CIS|CSA"
    r"|CMMC|FedRAMP|ITIL|ISAE|HDS|ENS|SOC-2|Cyber Essentials|Essential Eight|Grundschutz)\b"
    r"|\b(?:EU|EC|EN|DIN|BS|NEN|UNE|NF|ANSI|IEEE|RFC|ETSI)\b[^\w]*\d"
)
_DOCUMENT = Pattern(
    r"polic(?:y|ies)|procedure|handbook|manual|guideline|directive|regulation|\blaws?\b|\bacts?\b"
    r"|legal|statutory|contract|agreement|charter|statement of applicability|\bSoA\b"
    r"|(?:own|internal) (?:rule|requirement|standard)s?|richtlinie|verfahren|handbuch|gesetz|vertrag"
    r"|politique|procédure|contrat|\bloi\b|política|procedimiento|\bley\b",
    re.IGNORECASE,
)
_ID = Pattern(r"[A-Z][A-Z0-9]*(?:[-_.][A-Z0-9]+)*[-_]\d[\w.-]*\Z")
_VERSION = Pattern(r"\bv(?:ersion)?\.?\s*\d[\d.]*\s*\Z", re.IGNORECASE)


def names_known(criterion: str, record: Record, run: Pass) -> bool:
    """Whether a criterion of `record` names a standard or a law, a clause or a control, the id of a
    record or of another system, or a document on record by its title.
    """
    if _names_outside(criterion):
        return True
    register = run.register
    if register.is_external(criterion) or register.resolve(criterion, record).unknown is None:
        return True
    return plain_text(_VERSION.sub("", criterion)) in run.derive(_titles)


def may_name_document(criterion: str, run: Pass) -> bool:
    """Whether a criterion that names nothing known speaks of a document that may lie elsewhere: in
    words, or by an id where no documents are on record at all.
    """
    if _DOCUMENT.search(criterion):
        return True
    return _is_id(criterion) and not run.register.of("document")


def missing_ids(record: Record, run: Pass) -> Iterator[tuple[FieldPath, str]]:
    """The ids among the criteria of an audit or a programme that no record has.

    None where no documents are on record at all: then they are kept elsewhere.
    """
    if record.kind not in ("audit", "audit-programme") or not run.register.of("document"):
        return
    entries = (("entries", index, "criteria") for index, _ in record.items("entries"))
    for field in (("criteria",), *entries):
        for path, text in record.strings(*field):
            if _is_id(text) and not names_known(text, record, run):
                yield path, text


def _is_id(criterion: str) -> bool:
    """Whether it is written as an id (`POL-4`, `SOP-IT-03`), alone or before a section."""
    return bool(_ID.match(criterion.strip().partition(" ")[0])) and not _names_outside(criterion)


def _names_outside(criterion: str) -> bool:
    """Whether it names a standard, a framework or a law."""
    return bool(
        names_iso27001(criterion)
        or names_framework(criterion)
        or named_standards(criterion)
        or _LAW.search(criterion)
    )


def _titles(run: Pass) -> frozenset[str]:
    """The titles of the documents on record, in plain words (a derivation)."""
    titles = (plain_text(one.get("title")) for one in run.register.of("document"))
    return frozenset(title for title in titles if title)

"""Which document is the information security policy that top management sets (5.2)."""

from __future__ import annotations

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.document.documented import documents_on, is_in_use
from isms_lint_iso27001.derive.text.pattern import Pattern

_TYPE = "information-security-policy"
_TITLES = frozenset(
    {
        *("information security policy", "isms policy", "is policy"),
        *("informationssicherheitspolitik", "informationssicherheitsleitlinie"),
        *("leitlinie zur informationssicherheit", "informatiebeveiligingsbeleid"),
        *("politique de sécurité de l'information", "política de seguridad de la información"),
        *("política de segurança da informação", "politica per la sicurezza delle informazioni"),
    }
)
_LEGAL_FORMS = Pattern(r"\s+(?:ltd|limited|inc|llc|plc|gmbh|ag|b\.?v|s\.?a|sarl|srl)\.?\Z")


def information_security_policies(run: Pass) -> list[Record]:
    """The documents that are this policy, by the first of these that fits any: their type, their
    title, their clause with the type `policy`, their clause. Those not in use only where none in use
    fits. Policies on a topic (A.5.1) are none (a derivation).
    """
    documents = run.register.of("document")
    of_clause = documents_on("5.2", run)
    ways = (
        [one for one in documents if one.text("type") == _TYPE],
        [one for one in documents if _is_titled(one, run)],
        [one for one in of_clause if one.text("type") == "policy"],
        of_clause,
    )
    used = ([one for one in found if is_in_use(one)] for found in ways)
    return next((found for found in (*used, *ways) if found), [])


def _is_titled(document: Record, run: Pass) -> bool:
    """Whether the title is the policy's name, with or without the organization's before it."""
    title = " ".join(document.text("title").casefold().replace("-", " ").split())
    if title in _TITLES:
        return True
    organization = run.register.organization
    name = organization.text("name").casefold() if organization is not None else ""
    return any(
        own and title.startswith(f"{own} ") and title.removeprefix(f"{own} ") in _TITLES
        for own in (name, _LEGAL_FORMS.sub("", name))
    )

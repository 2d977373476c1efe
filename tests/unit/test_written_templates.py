"""Names of pages that are templates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isms_lint.written.templates import is_template_name


@pytest.mark.parametrize(
    "name",
    [
        "management_review_template.md",
        "procedures/management_review_template.md",
        "templates/risk-register.md",
        "05_Templates/risk-register.xlsx",
        "docs/isms-templates/audit.md",
        "input/ISMS-Templates-ISO27001/register.md",
        "risk-template-v2.md",
        "audit_template_2025.xlsx",
        "Risk Register Template",
        "Risk register (template)",
        "Risk register [Template] 2025",
        "Template: Risk Register",
        "Template – Risk Register",
        "Template for audit reports",
        "TEMPLATE_risk.csv",
        "Risikoregister (Vorlage)",
        "Vorlage Auditbericht",
        "Auditbericht-Vorlage.md",
        "vorlagen/auditbericht.md",
        "Muster Risikoregister",
        "Dokumentvorlage",
        "Modelo de relatório de auditoria",
        "relatorio_modelo.md",
        "Modelo: matriz",
        "Plantilla de informe",
        "plantillas/informe.md",
        "Modèle de rapport",
        "gabarit-rapport.md",
        "Sjabloon auditrapport",
        "template",
    ],
)
def test_templates(name: str) -> None:
    assert is_template_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "risk-register.md",
        "Risk Register",
        "Template management policy",
        "templates-policy.md",
        "Template injection on the server",
        "Onboarding template update",
        "temple/risks.md",
        "contemplate.md",
        "Modelo de governança",
        "modelo_de_dados.md",
        "Modèle de données",
        "Muster GmbH",
        "Beschlussvorlage",
        "Mustermann",
        "Use of templates in audits",
    ],
)
def test_others(name: str) -> None:
    assert not is_template_name(name)


@given(st.text(alphabet="template vorlage/-_.()[]:1", max_size=40) | st.text())
def test_any_text_will_do(name: str) -> None:
    assert is_template_name(name) in {True, False}

"""The papers and pictures of the pack, as its hooks bring them."""

from __future__ import annotations

import os

from isms_lint.offers.paper import Paper, Picture
from isms_lint_iso27001.papers.audit_report.paper import AUDIT_REPORT
from isms_lint_iso27001.papers.car_ageing.paper import CAR_AGEING
from isms_lint_iso27001.papers.certification_timeline.paper import CERTIFICATION_TIMELINE
from isms_lint_iso27001.papers.coverage_map.paper import COVERAGE_MAP
from isms_lint_iso27001.papers.evidence_index.paper import EVIDENCE_INDEX
from isms_lint_iso27001.papers.independence_matrix.paper import INDEPENDENCE_MATRIX
from isms_lint_iso27001.papers.pictures.car_ageing import car_age_classes, car_ageing
from isms_lint_iso27001.papers.pictures.certification_timeline import certification_timeline
from isms_lint_iso27001.papers.pictures.coverage_by_audit import coverage_by_audit
from isms_lint_iso27001.papers.pictures.coverage_of_controls import coverage_of_controls
from isms_lint_iso27001.papers.pictures.findings_by_clause import findings_by_clause
from isms_lint_iso27001.papers.pictures.findings_by_topic import findings_by_topic
from isms_lint_iso27001.papers.pictures.independence_matrix import independence_matrix
from isms_lint_iso27001.papers.pictures.measures import measures
from isms_lint_iso27001.papers.pictures.risk_matrix import risk_matrix
from isms_lint_iso27001.papers.pictures.soa_by_theme import soa_by_theme
from isms_lint_iso27001.papers.readiness.paper import READINESS
from isms_lint_iso27001.papers.review_input_pack.paper import REVIEW_INPUT_PACK
from isms_lint_iso27001.papers.review_minutes.paper import REVIEW_MINUTES
from isms_lint_iso27001.papers.risk_report.paper import RISK_REPORT
from isms_lint_iso27001.papers.soa.consistency import SOA_CONSISTENCY
from isms_lint_iso27001.papers.soa.migration import SOA_MIGRATION
from isms_lint_iso27001.papers.waiver_register.paper import WAIVER_REGISTER

TEMPLATES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "templates")

PAPERS: tuple[Paper, ...] = (
    READINESS,
    AUDIT_REPORT,
    REVIEW_INPUT_PACK,
    REVIEW_MINUTES,
    CAR_AGEING,
    RISK_REPORT,
    INDEPENDENCE_MATRIX,
    COVERAGE_MAP,
    CERTIFICATION_TIMELINE,
    SOA_CONSISTENCY,
    SOA_MIGRATION,
    WAIVER_REGISTER,
    EVIDENCE_INDEX,
)
PICTURES: dict[str, Picture] = {
    "findings-by-topic": findings_by_topic,
    "findings-by-clause": findings_by_clause,
    "car-ageing": car_ageing,
    "car-age-classes": car_age_classes,
    "risk-matrix": risk_matrix,
    "measures": measures,
    "soa-by-theme": soa_by_theme,
    "independence-matrix": independence_matrix,
    "coverage-by-audit": coverage_by_audit,
    "certification-timeline": certification_timeline,
    "coverage-of-controls": coverage_of_controls,
}

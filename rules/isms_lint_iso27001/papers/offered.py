"""The papers and pictures of the pack, as its hooks bring them."""

from __future__ import annotations

import os

from isms_lint.offers.paper import Paper, Picture
from isms_lint_iso27001.papers.pictures.findings_by_topic import findings_by_topic
from isms_lint_iso27001.papers.readiness import READINESS

TEMPLATES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "templates")

PAPERS: tuple[Paper, ...] = (READINESS,)
PICTURES: dict[str, Picture] = {"findings-by-topic": findings_by_topic}

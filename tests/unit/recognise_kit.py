"""Pages as people write them, and what `isms-lint map` makes of a repository of such pages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from records_kit import plugins

from isms_lint.config.settings import settings_of
from isms_lint.recognise.run import Outcome, recognise
from isms_lint.recognise.survey import survey
from isms_lint.records.kinds import Kinds

REPORT = """\
# 🔍 Internal Audit Report – IA-2026-01

**Document ID:** AC-AUD-7
**Audit Reference:** IA-2026-01
**Audit Period:** 9–11 March 2026
**Report Date:** 20 March 2026
**Lead Auditor:** Bo Lindqvist
**Classification:** Internal

## 1. Executive Summary

The system is in place. Two nonconformities were raised.

## 2. Nonconformities

### NCR-001 (Minor) – Leavers keep their badges

| Field | Detail |
|-------|--------|
| **Severity** | Minor |
| **ISO Clause** | A.5.18 |
| **Finding** | Two of ten leavers could still enter the office. |
| **Evidence** | Badge log, March 2026 |
| **Root Cause** | Nobody tells reception. |

**Corrective Action Plan:**

| Action | Owner | Deadline |
|--------|-------|----------|
| Tell reception by ticket | Office Manager | 30 Apr 2026 |
| Take back the two badges | Office Manager | 12 Mar 2026 ✅ Done |

### NCR-002 (Major) – No supplier was assessed

| Field | Detail |
|-------|--------|
| **Severity** | Major |
| **ISO Clause** | A.5.19, A.5.22 |
| **Finding** | None of four suppliers was assessed in 2025. |
| **Evidence** | Supplier list |
| **Root Cause** | The plan had no owner. |

**Corrective Action Plan:**

| Action | Owner | Deadline |
|--------|-------|----------|
| Name an owner for the plan | CEO | 15 Apr 2026 |

## 3. Tracking

| NCR | Owner | Target | Status (as of 20 Mar 2026) |
|-----|-------|--------|----------------------------|
| NCR-001 | Office Manager | 30 Apr 2026 | 🟡 In Progress |
| NCR-002 | CEO | 31 May 2026 | 🟡 In Progress |
"""

REGISTER = """\
ID;Risikobezeichnung;Bedrohung;Eintrittswahrscheinlichkeit (1-5);Auswirkung (1-5);Risikoeigner;\
Behandlung;Kostenstelle;Status
R-01;Verlust der Kundendatenbank;Ransomware;3;5;IT-Leitung;Vermindern;4711;offen
R-02;Ausfall des Rechenzentrums;Stromausfall;2;4;IT-Leitung;Akzeptieren;4712;geschlossen
R-03;Abfluss von Plänen;Spionage;2;5;Anna Weber;Verlagern;4713;ruht
"""

MINUTES = """\
# Ata da Análise Crítica pela Direção

**Código:** AC-2026-1
**Data:** 02/06/2026
**Participantes:** Ana Reis, Rui Matos

## 1. Situação das ações das análises críticas anteriores

Concluídas.

## 2. Resultados de auditorias

A auditoria de 25/05/2026 registrou duas não conformidades.

## 3. Decisões

| Decisão | Tipo |
|---------|------|
| Contratar um auditor | recursos |

## 4. Ações

| Ação | Responsável | Prazo | Status |
|------|-------------|-------|--------|
| Avaliar os fornecedores | Rui Matos | 25/06/2026 | em andamento |
| Rever a política | Ana Reis | 03/07/2026 | concluída |
"""

POLICY = """\
# Access Control Policy

**Document ID:** AC-POL-2
**Version:** 1.4
**Owner:** CISO
**Approved by:** CEO
**Last Reviewed:** 2026-01-15

## Principles

| Principle | Description |
|-----------|-------------|
| Least privilege | No more than needed |
"""


def repository(folder: Path, files: Mapping[str, str]) -> str:
    """Write files (path to text) below a folder; its path."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return str(folder)


@lru_cache(maxsize=1)
def _kinds() -> Kinds:
    return plugins().kinds


def mapped(folder: Path, files: Mapping[str, str], before: str = "") -> Outcome:
    """What is proposed for these files over a configuration with the text `before`."""
    root = repository(folder, files)
    settings = settings_of(before.encode(), "isms.yaml")
    found = survey(root, settings)
    return recognise(found, settings, before, "isms.yaml", (), _kinds())


def settings(outcome: Outcome) -> dict[str, Any]:
    """The settings of a configuration that was written, the mappings by their files."""
    read = settings_of(outcome.text.encode(), "isms.yaml")
    by_files = {str(one["files"]): one for one in read.get("mappings", ())}
    return {**read, "mappings": by_files}

"""Clauses and controls, as people list them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isms_lint.written.scope_items import scope_items


@pytest.mark.parametrize(
    ("text", "items"),
    [
        # Ids and lists of them.
        ("A.5.19, A.5.22", ["A.5.19", "A.5.22"]),
        ("5.2, 7.3", ["5.2", "7.3"]),
        ("A.5.11 + A.6.5", ["A.5.11", "A.6.5"]),
        ("A.5.1; A.5.1\nA.5.2", ["A.5.1", "A.5.2"]),
        ("- A.5.1\n- A.5.2", ["A.5.1", "A.5.2"]),
        ("A.5", ["A.5"]),
        ("A.9.4.3", ["A.9.4.3"]),
        ("A5.15, A 5.16, A-5.17, a.5.18", ["A.5.15", "A.5.16", "A.5.17", "A.5.18"]),
        ("A.5.15/5.16", ["A.5.15", "A.5.16"]),
        ("A.5.15/16", ["A.5.15", "A.5.16"]),
        # Ranges.
        ("A.5.15–5.18", ["A.5.15-A.5.18"]),
        ("A.5.15 - A.5.18", ["A.5.15-A.5.18"]),
        ("A.5.15 to A.5.18", ["A.5.15-A.5.18"]),
        ("A.5.29-30", ["A.5.29-A.5.30"]),
        ("9.1-9.3", ["9.1-9.3"]),
        ("Clauses 4–10", ["4-10"]),
        ("Cláusulas 4 a 10", ["4-10"]),
        ("Maßnahmen 5.15 bis 5.18", ["A.5.15-A.5.18"]),
        (
            "A.5.7, A.5.15–5.18, A.5.19–5.22 (access control, supplier management)",
            ["A.5.7", "A.5.15-A.5.18", "A.5.19-A.5.22"],
        ),
        # Words before ids, in six languages.
        ("Clause 9.2, 9.3 and 10.1", ["9.2", "9.3", "10.1"]),
        ("Clauses 4, 5 and 6", ["4", "5", "6"]),
        ("ISO 27001:2022 A.8.8", ["A.8.8"]),
        ("ISO/IEC 27001 6.1.3 d)", ["6.1.3 d"]),
        ("DIN EN ISO/IEC 27001:2024 Abschnitt 9.2", ["9.2"]),
        ("ISO 27001, A.5.17", ["A.5.17"]),
        ("ISO 27001:2022 Clause 9.2 / Annex A 5.35", ["9.2", "A.5.35"]),
        ("Annex A 5.15", ["A.5.15"]),
        ("Annex A controls 5.15, 5.16 and 8.8", ["A.5.15", "A.5.16", "A.8.8"]),
        ("Annex A 5–8", ["A.5-A.8"]),
        ("Annex A.8 Technological", ["A.8"]),
        ("Anhang A.8.2", ["A.8.2"]),
        ("Kap. 6.1.2", ["6.1.2"]),
        ("§ 9.2, §9.3", ["9.2", "9.3"]),
        ("Annexe A 5.15", ["A.5.15"]),
        ("Anexo A.8.2", ["A.8.2"]),
        ("cláusula 9.3", ["9.3"]),
        ("Bijlage A 5.15", ["A.5.15"]),
        ("hoofdstuk 9.2", ["9.2"]),
        ("Control 5.15", ["A.5.15"]),
        ("Clause 6 (Risk management) + Annex A Themes 6, 8", ["6", "A.6", "A.8"]),
        # Lettered items.
        ("6.1.3d", ["6.1.3 d"]),
        ("9.3.2 d) 3)", ["9.3.2 d3"]),
        ("9.3.2(d)(3)", ["9.3.2 d3"]),
        ("4.2 a) and b)", ["4.2 a", "4.2 b"]),
        ("4.2 a), b)", ["4.2 a", "4.2 b"]),
        # Titles behind ids.
        ("A.5.15 Access control", ["A.5.15"]),
        ("A.8.32 — Change management", ["A.8.32"]),
        ("A.5.18 (Direitos de acesso)", ["A.5.18"]),
        ("9.2 Internal audit", ["9.2"]),
        ("9.1 Monitoring, measurement, analysis and evaluation", ["9.1"]),
        ("A.5.15 Access control and A.5.18 Access rights", ["A.5.15", "A.5.18"]),
        ("A.5.24-5.28 (Incidents), A.8.16 (Monitoring)", ["A.5.24-A.5.28", "A.8.16"]),
        # Texts with ids behind them.
        ("Access control (A.5.15, A.5.18)", ["A.5.15", "A.5.18"]),
        ("Access control – A.5.15", ["A.5.15"]),
        ("Encryption (A.5.10.1), confidentiality, integrity", ["A.5.10.1"]),
        ("laptops & A.8.1", ["laptops", "A.8.1"]),
        ("A.8.1 + laptops", ["A.8.1", "laptops"]),
        ("A.5.15, access control", ["A.5.15", "access control"]),
        ("ISMS Clauses 4–10; Annex A (50 controls)", ["4-10", "Annex A (50 controls)"]),
        ("Access control, suppliers; A.5.7", ["Access control, suppliers", "A.5.7"]),
        # Other frameworks.
        ("ISO 42001 A.6.2.4, A.6.2.5", ["ISO 42001 A.6.2.4", "ISO 42001 A.6.2.5"]),
        ("PCI DSS 8.3, 8.4", ["PCI DSS 8.3", "PCI DSS 8.4"]),
        ("Art. 32 GDPR, A.5.34", ["Art. 32 GDPR", "A.5.34"]),
        ("42001:A.6.2.4, 42001:A.9.2", ["42001:A.6.2.4", "42001:A.9.2"]),
    ],
)
def test_items(text: str, items: list[str]) -> None:
    assert scope_items(text) == items


@pytest.mark.parametrize(
    "text",
    [
        "Full ISMS",
        "Annex A",
        "Annex A: 93 controls",
        "Annex A 93 controls",
        "ISO 27001",
        "ISO/IEC 27001:2022",
        "Full Annex A (all 93 controls)",
        "50 controls",
        "4 Standorte in Berlin",
        "HR, Finance and Legal",
        "Backup & Redundancy",
        "NIST AC-2",
        "DE.AE",
        "GDPR Art. 32",
        "PRC-ONBOARDING",
        "Keycloak (24.0)",
        "SSE-KMS (AES-256), TLS 1.2+ in transit",
        "DR-001 Customer database",
        "NC-MAJOR-05 — DR Testing (CAR-004)",
        "AU-2025-01",
        "2026-05-26",
        "27017/27018",
        "A5",
        "5.2.1-beta",
        "24.12.2025",
        "85%",
    ],
)
def test_what_begins_with_no_id_is_one_item(text: str) -> None:
    assert scope_items(text) == [text]


def test_nothing_is_no_item() -> None:
    assert scope_items(" ; \n") == []


TEXT = st.text(alphabet="A5.12-–,;/& ()abdt§\n", max_size=40) | st.text(max_size=40)


@given(TEXT)
def test_any_text_is_read_and_an_item_is_itself(text: str) -> None:
    items = scope_items(text)
    assert len(set(items)) == len(items)
    assert all(item.strip() for item in items)


@given(st.lists(st.sampled_from(["A.5.15", "9.2", "6.1.3 d", "A.5.15-A.5.18", "A.7"]), unique=True))
def test_items_as_records_have_them_stay(items: list[str]) -> None:
    assert scope_items(", ".join(items)) == items
    assert scope_items("\n".join(items)) == items


def test_a_long_list_ends() -> None:
    assert len(scope_items(", ".join(f"A.5.{n % 99}" for n in range(20_000)))) == 99
    assert scope_items("of and / " * 20_000)

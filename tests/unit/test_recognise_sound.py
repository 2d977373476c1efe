"""What is proposed lifts what it was made from, and nothing else; what is not sure is not applied."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from recognise_kit import mapped, settings

from isms_lint.testing import lint


def only(folder: Path, file: str, text: str) -> dict[str, Any]:
    """The mapping that is proposed for one file."""
    (found,) = settings(mapped(folder, {file: text}))["mappings"].values()
    return dict(found)


def table(*rows: str) -> str:
    header, *others = rows
    line = "|".join("--" for _ in header.strip("| ").split("|"))
    return "\n".join([header, f"|{line}|", *others, ""])


# --- statements of applicability


def test_controls_with_their_titles_in_one_cell_are_controls(tmp_path: Path) -> None:
    text = "# Statement of Applicability\n\n" + table(
        "| Control | Applicable | Justification | Status |",
        "| A.5.1 Policies | Yes | because | Implemented |",
        "| A.5.2 Roles | Yes | because | Implemented |",
        "| A.5.3 Segregation of duties | No | nobody to segregate | Not implemented |",
        "| A.8.24 – Cryptography | Yes | because | Planned |",
    )
    rows = only(tmp_path, "soa.md", text)["fields"]["controls"]["rows"]
    assert rows["fields"]["control"] == "Control"
    assert rows["fields"]["applicable"] == "Applicable"
    outcome = mapped(tmp_path, {"soa.md": text})
    missing = lint({"soa.md": text}, config=outcome.text, select=["SOA001"]).findings
    assert not any("A.5.1" in one.message for one in missing)


# --- sections with ids


RISK = """
### {id} — {title}

| Champ | Valeur |
|---|---|
| Probabilité | 3 |
| Impact | 4 |
| Traitement | Réduire |
"""


@pytest.mark.parametrize(
    ("first", "wanted"),
    [
        ("Registre des Risques", "R* -*"),
        ("Registre — des risques", ["R0*", "R1*"]),
        ("R1 — Registre", ["R01 - Fuite", "R02 - Panne", "R10 - Vol"]),
    ],
)
def test_sections_with_ids_are_told_from_other_headings(
    first: str, wanted: str | list[str], tmp_path: Path
) -> None:
    text = f"# {first}\n" + "".join(
        RISK.format(id=one, title=title)
        for one, title in (("R01", "Fuite"), ("R02", "Panne"), ("R10", "Vol"))
    )
    files = {"risques.md": text}
    outcome = mapped(tmp_path, files)
    (found,) = settings(outcome)["mappings"].values()
    assert found["records"][0]["section"] == wanted
    assert lint(files, config=outcome.text, select=["INP"]).records["risk"] == 3


# --- what is lifted


def test_ids_that_repeat_are_a_question(tmp_path: Path) -> None:
    text = "# Register\n\n## Risks of 2025\n\n" + table(
        "| Risk ID | Risk title | Likelihood | Impact | Treatment |",
        "| R-1 | Leak | 3 | 4 | mitigate |",
        "| R-2 | Fire | 2 | 4 | accept |",
    )
    text += "\n## Risks of 2026\n\n" + table(
        "| Risk ID | Risk title | Probability | Consequence | Risk owner |",
        "| R-1 | Theft | 3 | 4 | Ana Reis |",
        "| R-3 | Fraud | 2 | 4 | Ana Reis |",
    )
    outcome = mapped(tmp_path, {"risks.md": text})
    assert any("2 of these have the id R-1" in asked for _, asked in outcome.questions)

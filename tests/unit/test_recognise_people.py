"""Who the texts in registers mean: persons, functions, several of them, or nobody that is known."""

from __future__ import annotations

from pathlib import Path

import pytest
from recognise_kit import mapped, settings

_FUNCTIONS = "functions: each stands here for the one who has it"


def proposed(folder: Path, owners: list[str], before: str = "") -> tuple[str, list[str]]:
    """The lines on people for a register whose rows have these owners, and the questions."""
    rows = "".join(f"R-{n};Risk {n};{n % 4 + 1};3;{who}\n" for n, who in enumerate(owners, 1))
    files = {"risks.csv": "ID;Risk;Likelihood;Impact;Risk owner\n" + rows}
    outcome = mapped(folder, files, before)
    head, _, _ = outcome.text.partition("mappings:")
    return head, [asked for _, asked in outcome.questions]


def test_persons_and_functions(tmp_path: Path) -> None:
    text, asked = proposed(tmp_path, ["Ana Reis", "CISO", "Head of IT", "Rui de Matos"])
    assert "- {kind: person, id: ana-reis, name: Ana Reis}\n" in text
    assert "- {kind: person, id: rui-de-matos, name: Rui de Matos}\n" in text
    before, _, after = text.partition(f"# ? {_FUNCTIONS}")
    assert "name: CISO" not in before
    assert "- {kind: person, id: ciso, name: CISO}\n" in after
    assert "- {kind: person, id: head-of-it, name: Head of IT}\n" in after
    assert any(one.startswith(_FUNCTIONS) for one in asked)


@pytest.mark.parametrize(
    "name", ["Informationssicherheitsbeauftragter", "Gestor de Riscos", "RSSI"]
)
def test_functions_in_other_languages(name: str, tmp_path: Path) -> None:
    text, _ = proposed(tmp_path, [name, name])
    assert f"name: {name}" in text.partition(_FUNCTIONS)[2]


def test_who_holds_a_function_is_taken_from_brackets(tmp_path: Path) -> None:
    text, _ = proposed(tmp_path, ["CISO (Ana Reis)"])
    assert "- {kind: role, id: ciso, name: CISO, holders: [{person: ana-reis}]}" in text


def test_several_are_a_question(tmp_path: Path) -> None:
    text, asked = proposed(tmp_path, ["GRC Lead / HR"])
    assert "- {kind: person, id: grc-lead, name: GRC Lead}" in text
    assert "- {kind: person, id: hr, name: HR}" in text
    assert any(one.startswith("`GRC Lead / HR` names several") for one in asked)


def test_a_firm_is_a_question(tmp_path: Path) -> None:
    text, asked = proposed(tmp_path, ["Alder Consulting Ltd."])
    assert "# ? - {kind: person, id: alder-consulting-ltd" in text
    assert any("who is meant?" in one for one in asked)


@pytest.mark.parametrize(
    "before",
    [
        "records:\n  - {kind: person, id: ana, name: Ana Reis}\n",
        "names:\n  Ana Reis: ana\nrecords:\n  - {kind: person, id: ana, name: Ana}\n",
        "records:\n  - kind: person\n    records: [{id: ana, name: Ana Reis}]\n",
    ],
)
def test_who_is_known_is_not_proposed_again(before: str, tmp_path: Path) -> None:
    text, _ = proposed(tmp_path, ["Ana Reis", "ana reis"], before)
    assert text.count("Ana Reis") == before.count("Ana Reis")


def test_placeholders_and_sentences_are_nobody(tmp_path: Path) -> None:
    text, _ = proposed(
        tmp_path, ["TBD", "—", "to be agreed with the new team next year", "Ana Reis"]
    )
    assert text.count("kind: person") == 1


# --- the organization


def organization(folder: Path, title: str, more: str = "") -> str:
    table = "| ID | Risk | Likelihood | Impact |\n|--|--|--|--|\n| R-1 | Fire | 2 | 3 |\n"
    outcome = mapped(folder, {"risks.md": f"# {title}\n\n{more}\n\n{table}"})
    return next(line for line in outcome.text.splitlines() if "kind: organization" in line).strip()


def test_the_organization_is_named_in_titles(tmp_path: Path) -> None:
    line = organization(tmp_path, "Risk Register – Alder Ltd.", "As ISO/IEC 27001:2013 asks.")
    assert line.startswith(
        '- {kind: organization, id: alder, name: Alder Ltd., edition: "2013"} # ? timezone'
    )


def test_it_may_be_named_in_a_key(tmp_path: Path) -> None:
    assert "name: Erle GmbH" in organization(
        tmp_path, "Risikoregister", "**Unternehmen:** Erle GmbH"
    )


def test_without_a_name_it_is_asked(tmp_path: Path) -> None:
    line = organization(tmp_path, "Risk Register")
    assert "# ? name, timezone, top_management: which?" in line


def test_one_that_is_stated_is_not_proposed(tmp_path: Path) -> None:
    table = (
        "# Risks\n\n| ID | Risk | Likelihood | Impact |\n|--|--|--|--|\n| R-1 | Fire | 2 | 3 |\n"
    )
    facts = "kind: organization\nid: o\nname: O\n"
    outcome = mapped(tmp_path, {"risks.md": table, "facts.yaml": facts})
    assert "kind: organization" not in outcome.text
    assert settings(outcome)["mappings"]

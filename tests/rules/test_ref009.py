from __future__ import annotations

import pytest
from judge import judged, message

from isms_lint.testing import lint


def nc(raised_on: str = "2024-03-12", requirement: str = "[A.8.2]", more: str = "") -> str:
    return (
        f"kind: nonconformity\nid: NC-1\nraised_on: {raised_on}\nrequirement: {requirement}\n{more}"
    )


EITHER = ["NC-1 warning requirement[0] either"]
OLDER = ["NC-1 warning requirement[0] older"]


def found(text: str, as_of: str = "2026-11-20") -> list[str]:
    return judged("REF009", text, as_of)


def test_the_words() -> None:
    assert found(nc()) == EITHER
    assert message("REF009", nc()) == (
        "nothing says which edition is meant by `A.8.2`: on 2024-03-12 both were in use, and they"
        " mean different controls by it: `A.8.2` is in 2022 privileged access rights, in 2013 what"
        " is now A.5.10, A.5.12 and A.5.13"
    )
    assert message("REF009", nc("2021-03-12")) == (
        "nothing says which edition is meant by `A.8.2`: on 2021-03-12 that of 2022 was not out"
        " yet, and without a word it is read in it: `A.8.2` is in 2022 privileged access rights, in"
        " 2013 what is now A.5.10, A.5.12 and A.5.13"
    )


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2022-10-24", OLDER),
        ("2022-10-25", EITHER),
        ("2025-10-31", EITHER),
        ("2025-11-01", []),
    ],
)
def test_the_time_in_which_both_were_in_use(day: str, expected: list[str]) -> None:
    assert found(nc(day)) == expected


@pytest.mark.parametrize(
    "id", ["A.6.1", "A.6.2", "A.7.1", "A.7.2", "A.7.3", "A.8.1", "A.8.2", "A.8.3", "A.8.1-A.8.3"]
)
def test_ids_with_two_meanings(id: str) -> None:
    assert found(nc(requirement=f"['{id}']")) == EITHER


@pytest.mark.parametrize(
    "id",
    ["A.5.1", "A.9.2", "A.9.2.3", "A.5.15", "A.8.4", "A.8.2-A.8.5", "A.7", "8.2", "9.2", "POL"],
)
def test_ids_with_one_meaning_or_of_one_edition(id: str) -> None:
    assert found(nc(requirement=f"['{id}']")) == []


def test_several_are_one_finding() -> None:
    text = nc(requirement="[A.8.2, A.8.3, A.7.1, A.7.2, A.8.2]")
    assert found(text) == EITHER
    said = message("REF009", text)
    assert said.startswith("nothing says which edition is meant by `A.8.2`, `A.8.3`, `A.7.1` and")
    assert "by them: `A.8.2` is in 2022" in said
    assert said.endswith("; and 1 more")


@pytest.mark.parametrize("edition", ["2013", "2022"])
def test_where_an_edition_is_named(edition: str) -> None:
    assert found(nc(more=f"edition: '{edition}'\n")) == []
    organization = f"---\nkind: organization\nid: o\nedition: '{edition}'\n"
    assert found(nc() + organization) == []
    audit = (
        f"kind: audit\nid: AUD-1\nedition: '{edition}'\nscope: [A.8.2]\nplanned_on: 2024-03-12\n"
        "findings: [{id: NC-1, raised_on: 2024-03-12, requirement: [A.8.2]}]\n"
    )
    assert found(audit) == []
    assert found(audit.replace(f"edition: '{edition}'\n", "")) == [
        "AUD-1 warning scope[0] either",
        "NC-1 warning requirement[0] either",
    ]
    statement = "kind: statement-of-applicability\nid: SOA\napproved_on: 2024-03-12\ncontrols:\n"
    row = "- {control: A.8.2, applicable: true}\n"
    assert found(statement + row) == ["SOA warning controls[0].control either"]
    assert found(statement + row.replace("}", f", edition: '{edition}'}}")) == []


def test_an_edition_nobody_knows_is_none() -> None:
    assert found(nc() + "---\nkind: organization\nid: o\nedition: '2019'\n") == EITHER


def test_another_id_that_only_2022_has() -> None:
    assert found(nc(requirement="[A.8.2, A.8.12]")) == []
    assert found(nc(requirement="[A.8.2, '9.2.2']")) == []
    # One that only 2013 has makes it no clearer how A.8.2 is read.
    assert found(nc(requirement="[A.8.2, A.9.2.3]")) == EITHER
    assert found(nc(requirement="[A.8.2, '9.2']")) == EITHER


def test_criteria_name_the_edition() -> None:
    audit = "---\nkind: audit\nid: AUD-1\nplanned_on: 2024-03-12\ncriteria: [{}]\nscope: [A.8.2]\n"
    text = nc(more="audit: AUD-1\n") + audit
    assert found(text.format("'ISO/IEC 27001:2022'")) == []
    both = [*EITHER, "AUD-1 warning scope[0] either"]
    assert found(text.format("'ISO/IEC 27001:2013'")) == both
    assert found(text.format("'ISO/IEC 27001', 'ISO 9001:2022'")) == both
    assert found(text.format("'ISO/IEC 27001'")) == both
    tagged = text.format("POL-1") + "edition: '{}'\n"
    assert found(tagged.format("2022")) == []
    assert found(tagged.format("2013")) == EITHER


def test_a_certificate_to_2022() -> None:
    organization = (
        "---\nkind: organization\nid: o\ncertificate: {{edition: '{}', decided_on: {}}}\n"
    )
    assert found(nc() + organization.format("2022", "2024-03-12")) == []
    assert found(nc() + organization.format("2022", "2024-03-13")) == EITHER
    assert found(nc() + organization.format("2022", "soon")) == []
    assert found(nc() + organization.format("2013", "2023-03-12")) == EITHER


def test_a_statement_of_2022() -> None:
    statement = (
        "---\n{{kind: statement-of-applicability, id: SOA, edition: '2022', status: approved,"
        " approved_on: {}}}\n"
    )
    assert found(nc() + statement.format("2024-03-12")) == []
    assert found(nc() + statement.format("2024-03-13")) == EITHER


def test_what_lasts() -> None:
    assert found("kind: process\nid: p\ncontrols: [A.8.2]\n") == []
    # In those days there was no later day to speak of.
    assert found("kind: process\nid: p\ncontrols: [A.8.2]\n", "2024-03-12") == [
        "p warning controls[0] either"
    ]
    risk = "kind: risk\nid: RISK-1\nidentified_on: 2024-03-12\ncontrols: [A.8.2]\n"
    assert found(risk) == ["RISK-1 warning controls[0] either"]
    assert found(risk + "reviewed_on: 2026-01-12\n") == []


def test_no_date() -> None:
    text = "kind: nonconformity\nid: NC-1\nrequirement: [A.8.2]\n"
    assert found(text) == ["? NC-1: no date tells whether `A.8.2` is an id of 2013 or of 2022"]
    assert found(text.replace("A.8.2", "A.8.2, A.7.1")) == [
        "? NC-1: no date tells whether `A.8.2` and `A.7.1` are ids of 2013 or of 2022"
    ]
    assert found(text.replace("A.8.2", "A.5.1")) == []


def test_ids_of_2013_alone_are_another_rules() -> None:
    text = nc(requirement="[A.9.2, A.9.2.3]")
    assert {f.code for f in lint(text, select=["REF009", "SOA009"]).findings} == {"SOA009"}

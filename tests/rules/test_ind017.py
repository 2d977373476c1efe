from __future__ import annotations

import pytest
from independence_kit import AUDIT, FINDING_PATH, PEOPLE, findings, paths, reasons, words

OWNED = "kind: process\nid: backup\nowner: finn\ncontrols: [A.8.13]\n"
CERTIFIED = "kind: organization\nid: org\ncertificate: {body: CertCo}\n"
FOUND = [FINDING_PATH]


def person(more: str) -> str:
    return PEOPLE.replace("Dana Holt", f"Dana Holt, {more}")


def said(people: str, *records: str) -> list[str]:
    return paths("IND017", AUDIT, OWNED, people, *(records or (CERTIFIED,)))


def test_message() -> None:
    assert words("IND017", AUDIT, OWNED, person("firm: CertCo"), CERTIFIED) == [
        "dana (Dana Holt) audits A.8.13 for the organization and works for CertCo, which certifies"
        " the organization: impartiality cannot be shown"
    ]
    for until, expected in (
        (
            "2026-03-15",
            "and left CertCo, which certifies the organization, on 2026-03-15, less than 24 months"
            " before: impartiality cannot be shown",
        ),
        ("2026-03-16", "and works until 2026-03-16 for CertCo, which certifies the organization:"),
    ):
        left = person(f"employment: [{{firm: CertCo, to: {until}}}]")
        assert expected in words("IND017", AUDIT, OWNED, left, CERTIFIED)[0]
    visit = "kind: external-audit\nid: EXT-1\nbody: CertCo\nstart: 2025-11-24\n"
    assert (
        "works for CertCo, which audits the organization for certification:"
        in (words("IND017", AUDIT, OWNED, person("firm: CertCo"), visit)[0])
    )
    (finding,), _ = findings("IND017", AUDIT, OWNED, person("firm: CertCo"), CERTIFIED)
    assert (finding.severity, finding.basis) == ("error", "certification practice")
    assert [r.id for r in finding.related] == ["dana", "org"]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("firm: certco", FOUND),
        ("firm: Sable", []),
        # The day with the organization is none with the firm.
        ("firm: CertCo, to: 2020-01-01", FOUND),
        ("employment: [{firm: CertCo}]", FOUND),
        ("employment: [{firm: CertCo, to: 2024-03-17}]", FOUND),
        ("employment: [{firm: CertCo, to: 2024-03-16}]", []),
        ("employment: [{firm: CertCo, from: 2026-04-02}]", FOUND),
        ("employment: [{firm: CertCo, from: 2026-04-03}]", []),
        ("employment: [{firm: Sable}, {firm: CertCo, to: 2025-12-31}]", FOUND),
    ],
)
def test_who_works_or_worked_for_the_body(more: str, expected: list[str]) -> None:
    assert said(person(more)) == expected


def test_sent_by_the_body() -> None:
    sent = "kind: engagement\nid: ENG-1\nfirm: CertCo\nperson: dana\ntype: internal-audit\n"
    assert said(PEOPLE, CERTIFIED, sent) == FOUND
    assert said(PEOPLE, CERTIFIED, sent + "to: 2024-03-16\n") == []
    assert said(PEOPLE, CERTIFIED, sent.replace("dana", "gita")) == []


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("type: certification\nstart: 2026-11-24\nstatus: planned\n", FOUND),
        ("start: 2024-03-17\n", FOUND),
        ("start: 2024-03-16\n", []),
        ("type: customer\nstart: 2025-11-24\n", []),
        ("start: 2025-11-24\nstatus: cancelled\n", []),
        ("", []),
    ],
)
def test_a_body_by_its_audits(more: str, expected: list[str]) -> None:
    external = f"kind: external-audit\nid: EXT-1\nbody: CertCo\n{more}"
    assert said(person("firm: CertCo"), external) == expected


def test_the_last_visit_counts_and_the_certificate_most() -> None:
    external = "kind: external-audit\nid: EXT-{}\nbody: CertCo\nstart: {}\n"
    old, new = external.format(1, "2020-01-07"), external.format(2, "2025-11-24")
    assert said(person("firm: CertCo"), new, old) == FOUND
    assert said(person("firm: CertCo"), old) == []
    assert said(person("firm: CertCo"), old, CERTIFIED) == FOUND


def test_without_a_body() -> None:
    assert said(person("firm: CertCo"), "kind: organization\nid: org\n") == []


def test_what_cannot_be_judged() -> None:
    people = person("employment: [{firm: CertCo, to: last year}]")
    assert reasons("IND017", AUDIT, OWNED, people, CERTIFIED) == [
        "`to` in dana cannot be read as a date"
    ]
    assert said(person("employment: [{firm: Sable, to: last year}]")) == []

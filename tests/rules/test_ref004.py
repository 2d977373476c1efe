from __future__ import annotations

import pytest

from isms_lint.testing import lint


def found(text: str) -> list[tuple[str, str, str]]:
    result = lint(text, select=["REF004"])
    assert not result.errors
    assert not result.not_evaluated
    return [(f.record_id, f.path, f.message) for f in result.findings]


def advice(item: str, edition: str = "2022") -> str:
    text = f'kind: nonconformity\nid: NC-1\nedition: "{edition}"\nrequirement: ["{item}"]'
    ((_, path, message),) = found(text)
    assert path == "requirement[0]"
    head = f"names `{item}`, which is no clause or control of ISO/IEC 27001:{edition}"
    assert head in message
    return message.partition(head)[2]


def test_the_popular_wrong_citation() -> None:
    text = 'kind: nonconformity\nid: NC-1\nrequirement:\n  - "9.2"\n  - "9.3.2(c)(4)"\n'
    (finding,) = lint(text, select=["REF004"]).findings
    assert (finding.code, finding.severity, finding.message_id) == ("REF004", "error", "id")
    assert (finding.path, finding.location.line) == ("requirement[1]", 5)
    assert finding.message.endswith(
        "ISO/IEC 27001:2022; 9.3.2 has a, b, c, d1, d2, d3, d4, e, f, g; audit results are d3"
    )


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("5.15", "; write `A.5.15`"),
        ("A5.15", "; write `A.5.15`"),
        ("a.5.15", "; write `A.5.15`"),
        ("A.05.15", "; write `A.5.15`"),
        ("05.15", "; write `A.5.15`"),
        ("09.2.2", "; write `9.2.2`"),
        ("Annex A.5.15", "; write `A.5.15`"),
        ("Clause 9.2", "; write `9.2`"),
        ("ISO/IEC 27001:2022 9.2.2 b)", "; write `9.2.2 b`"),
        ("9.2.2b", "; write `9.2.2 b`"),
        ("10.2 z", "; 10.2 has a1, a2, b1, b2, b3, c, d, e, f, g"),
        ("9.2.3", "; 9.2 has 9.2.1, 9.2.2"),
        ("11", "; the clauses are 4 to 10"),
        ("A.5.38", "; A.5 has A.5.1 to A.5.37"),
        ("8.1.2", "; 8.1 has no parts"),
        ("Clause 9.3 c3", "; write `9.3.2 d3`"),
        (
            "A9.2.3",
            "; write `A.8.2`, which replaced `A.9.2.3` of the 2013 edition",
        ),
        (
            "Annex A.18.2.3",
            "; write `A.5.36` or `A.8.8`, which replaced `A.18.2.3` of the 2013 edition",
        ),
        ("a.9", '; it is an id of the 2013 edition (`edition: "2013"`?)'),
        ("A.5.30-A.5.40", "; there is no `A.5.40`; A.5 has A.5.1 to A.5.37"),
        ("A.5.18-A.5.15", "; the range runs backwards: write `A.5.15-A.5.18`"),
        ("7.4 e", "; 7.4 has a, b, c, d; `7.4 e` is an item of the 2013 edition"),
        ("4.2(d)", "; 4.2 has a, b, c"),
        ("7.5.3 g", "; 7.5.3 has a, b, c, d, e, f"),
        ("6.1.2 d4", "; 6.1.2 has a, a1, a2, b, c1, c2, d, d1, d2, d3, e, e1, e2"),
        ("6.1.1 e3", "; 6.1.1 has a, b, c, d, e, e1, e2"),
        ("4.1 a", "; 4.1 has no letters: write `4.1`"),
        ("4.1a", "; 4.1 has no letters: write `4.1`"),
        ("8.1 c", "; 8.1 has no letters: write `8.1`"),
        ("10.1 z", "; 10.1 has no letters: write `10.1`"),
        ("9.3.3 a", "; 9.3.3 has no letters: write `9.3.3`"),
        ("12-14", ""),
        ("99.98.97", ""),
    ],
)
def test_advice(item: str, expected: str) -> None:
    assert advice(item) == expected


@pytest.mark.parametrize(
    "text",
    [
        "kind: risk\nid: R\ncontrols: ['9.2.3']\n",
        "kind: statement-of-applicability\nid: SOA\ncontrols: [{control: '9.2.3'}]\n",
    ],
)
def test_where_controls_are_named(text: str) -> None:
    ((_, _, message),) = found(text)
    assert message.endswith("; write `A.8.2`, which replaced `A.9.2.3` of the 2013 edition")


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("6.3", '; it is an id of the 2022 edition (`edition: "2022"`?)'),
        (
            "A.5.15",
            '; it is an id of the 2022 edition (`edition: "2022"`?); in 2013 that was `A.9.1.1` and'
            " `A.9.1.2`",
        ),
        (
            "9.3.2",
            '; it is an id of the 2022 edition (`edition: "2022"`?); in 2013 that was `9.3`',
        ),
        (
            "9.2.2",
            "; write `A.9.2.2` if the control is meant; 9.2.2 is an id of the 2022 edition"
            ' (`edition: "2022"`?); in 2013 that was `9.2`',
        ),
        (
            "9.2.2 b",
            '; it is an id of the 2022 edition (`edition: "2022"`?); in 2013 that was `9.2 e`',
        ),
        (
            "9.3.3 a",
            '; 9.3.3 is an id of the 2022 edition (`edition: "2022"`?); in 2013 that was `9.3`',
        ),
        ("4.2 c", "; 4.2 has a, b; `4.2 c` is an item of the 2022 edition"),
        ("10.2 a", "; 10.2 has no letters: write `10.2`"),
        ("9.3 z", "; 9.3 has a, b, c1, c2, c3, c4, d, e, f"),
    ],
)
def test_advice_in_2013(item: str, expected: str) -> None:
    assert advice(item, "2013") == expected


@pytest.mark.parametrize(
    "item",
    [
        "6.1.2",
        "9",
        "A.7",
        "A.5.15-A.5.18",
        "4-10",
        "9.3.2 d) 3)",
        "full-isms",
        "4.2 c",
        "5.1 h",
        "6.1.2 d",
        "6.1.2 d) 3)",
        "6.1.1 e2",
        "7.4 d",
        "7.5.3(f)",
        "9.3.3 1",
        # Of headings and controls no table says which letters they have.
        "7.5 a",
        "A.5.18 a",
    ],
)
def test_silent(item: str) -> None:
    assert found(f'kind: nonconformity\nid: NC-1\nrequirement: ["{item}"]') == []


@pytest.mark.parametrize(
    "item", ["4.2 b", "7.4 e", "6.1.2 e2", "10.1 b", "9.2 e", "9.3 c3", "6.2 j", "7.5 a", "6.1 z"]
)
def test_silent_in_2013(item: str) -> None:
    text = f'kind: nonconformity\nid: NC-1\nedition: "2013"\nrequirement: ["{item}"]'
    assert found(text) == []


def test_a_letter_of_a_clause_without_letters_stays_a_citation_of_the_clause() -> None:
    text = 'kind: nonconformity\nid: NC-1\nrequirement: ["8.1 c"]'
    result = lint(text, select=["REF004", "FND001", "XFW002"])
    assert [finding.code for finding in result.findings] == ["REF004"]


@pytest.mark.parametrize(
    ("item", "code"),
    [
        ("9.3.2(c)(4)", "REF004"),
        ("10.2 z", "REF004"),
        ("A9.2.3", "REF004"),
        ("A.5.38", "REF004"),
        ("Clause 9.3 c3", "REF004"),
        ("A.9.2.3", "SOA009"),
        ("A.9", "SOA009"),
        ("A.9.1-A.9.4", "SOA009"),
        ("9.3(c)(3)", "XFW002"),
        ("9.3 c", "XFW002"),
        ("10.1 b", "XFW002"),
        ("CC6.1", "XFW001"),
        ("800-53", "XFW001"),
        ("POL-9", "REF001"),
        ("A.8.2", "REF009"),
        ("10.1", None),
        ("6.2 d", None),
    ],
)
def test_a_wrong_id_is_told_once(item: str, code: str | None) -> None:
    text = f'kind: nonconformity\nid: NC-1\nraised_on: 2024-03-12\nrequirement: ["{item}"]'
    result = lint(text, select=["REF", "SOA009", "XFW"])
    assert [finding.code for finding in result.findings] == ([code] if code else [])


def test_2013_where_it_is_said() -> None:
    text = "kind: nonconformity\nid: NC-1\nrequirement: [A.9.2.3, A.18.2, '9.3 c3']"
    assert found(f'{text}\nedition: "2013"') == []
    assert found(f'{text}\n---\nkind: organization\nid: o\nedition: "2013"') == []
    nested = (
        'kind: audit\nid: AUD-1\nedition: "2013"\nfindings:\n'
        "  - {kind: nonconformity, id: NC-1, requirement: [A.9.2.3]}\n"
        '  - {kind: nonconformity, id: NC-2, edition: "2022", requirement: [A.5.18]}\n'
    )
    assert found(nested) == []


def test_a_2022_record_in_an_organization_of_2013() -> None:
    text = (
        'kind: nonconformity\nid: NC-1\nedition: "2022"\nrequirement: [A.9.2.3]\n---\n'
        'kind: organization\nid: o\nedition: "2013"'
    )
    assert found(text.replace("A.9.2.3", "A.5.38")) != []
    # A control of 2013 is told by SOA009.
    assert found(text) == []
    assert [f.path for f in lint(text, select=["SOA009"]).findings] == ["requirement[0]"]


def test_an_unknown_edition() -> None:
    text = 'kind: nonconformity\nid: NC-1\nedition: "2005"\nrequirement: [A.5.18, A.8.13]'
    (finding,) = lint(text, select=["REF004"]).findings
    assert (finding.path, finding.message_id, finding.location.line) == ("edition", "edition", 3)
    assert finding.message == (
        "`2005` is no known edition; the clause and control ids here were read as those of 2022"
    )


def test_an_unknown_edition_of_the_organization() -> None:
    text = 'kind: organization\nid: o\nedition: "27001:2022"'
    assert [(id, path) for id, path, _ in found(text)] == [("o", "edition")]


def test_an_edition_that_reads_no_ids() -> None:
    assert found('kind: document\nid: POL-1\nedition: "3"') == []

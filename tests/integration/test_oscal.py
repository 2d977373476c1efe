"""The OSCAL examples of NIST, read by a mapping: every finding, at its place, and why it is true."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from isms_lint.config.errors import UsageError
from isms_lint.documents.yaml import read_yaml
from isms_lint.findings.result import Result
from isms_lint.testing import lint

EXAMPLE = Path(__file__).parents[2] / "examples" / "foreign-records"
MAPPING = "mappings: [{files: 'oscal/*', format: oscal}]\n"
PLAN = "oscal/ifa_assessment-plan-example.json"
RESULTS = "oscal/ifa_assessment-results-example.yaml"
POAM = "oscal/ifa_plan-of-action-and-milestones.json"
AS_OF = "2024-02-01"
"""The day on which the three documents were last modified."""

TRUE = {
    # Task b3504d22 names an activity; the plan describes another one, 52277182.
    (PLAN, 145, 30, "OSC001", "nothing"),
    # --- the results ---
    # One assessor is named, and nothing about what she is competent in.
    (RESULTS, 27, 13, "ROL003", "none"),
    # The results belong to a plan, and no programme of audits is among the files.
    (RESULTS, 69, 7, "AUD003", "outside"),
    (RESULTS, 69, 7, "PRG001", "none"),
    # No party is named as the one for whom the results were prepared.
    (RESULTS, 69, 7, "AUD008", "nobody"),
    # `expires` is 2023-07-01, and finding 45d8a6c2 rests on this observation alone.
    (RESULTS, 101, 20, "OSC004", "expired"),
    # Risk 0cfa750e has no characterization and names nobody; no risk criteria are among the files.
    (RESULTS, 124, 11, "RSK001", "none"),
    (RESULTS, 124, 11, "RSK002", "none"),
    (RESULTS, 124, 11, "RSK003", "lacks"),
    # The finding of 2 June 2023 does not say that the role was corrected.
    (RESULTS, 133, 11, "FND005", "none"),
    # --- the plan of action ---
    # The same observation again, with the same `expires`; item 48c8368d rests on it alone.
    (POAM, 54, 20, "OSC004", "expired"),
    # The risks have a likelihood and an impact, no level, and nobody who answers for them.
    (POAM, 59, 7, "RSK002", "none"),
    (POAM, 59, 7, "RSK003", "lacks"),
    (POAM, 130, 7, "RSK002", "none"),
    (POAM, 130, 7, "RSK003", "lacks"),
    # Both deadlines (2024-01-01, 2023-06-23) are past; the risks are open, the remediations planned.
    (POAM, 95, 21, "CAR005", "overdue"),
    (POAM, 160, 21, "CAR005", "overdue"),
    # Neither remediation names a role or a party for its task.
    (POAM, 97, 11, "CAR004", "no-owner"),
    (POAM, 162, 11, "CAR004", "no-owner"),
    # `Completion of GoodRead Sprint Ending June 23, 2023` ends on 2024-06-23: a slip in the year.
    (POAM, 182, 28, "OSC003", "later"),
    # The items name observations and risks, and no control that was not met.
    (POAM, 197, 7, "FND001", "none"),
    (POAM, 212, 7, "FND001", "none"),
    (POAM, 197, 7, "FND005", "none"),
    (POAM, 212, 7, "FND005", "none"),
    # 401c15c9 is a mitigating factor of the first risk; the risk itself is 8b8bae66.
    (POAM, 208, 26, "OSC001", "other"),
}
"""Every finding on the three documents: file, line, column, code, which message."""


def text_of(file: str) -> str:
    return (EXAMPLE / file).read_text(encoding="utf-8")


FILES = {file: text_of(file) for file in (PLAN, RESULTS, POAM)}


def check(files: dict[str, str], config: str = MAPPING, **settings: list[str]) -> Result:
    result = lint(files, as_of=AS_OF, config=config, **settings)
    assert result.errors == ()
    return result


@pytest.fixture(scope="module")
def whole() -> Result:
    return check(FILES)


def test_every_finding_is_true(whole: Result) -> None:
    found = {
        (f.location.file, f.location.line, f.location.column, f.code, f.message_id)
        for f in whole.findings
    }
    assert found == TRUE
    assert len(whole.findings) == len(TRUE)


def test_what_oscal_cannot_say(whole: Result) -> None:
    said = {
        (f.location.file, f.location.line): f.message
        for f in whole.findings
        if f.code in ("OSC001", "OSC003")
    }
    assert said == {
        (PLAN, 145): (
            "`0d243b23-a889-478f-9716-6d4870e56209` stands where an activity is named, and nothing here"
            " has that uuid"
        ),
        (POAM, 182): (
            "`Completion of GoodRead Sprint Ending June 23, 2023` is to end on 2024-06-23, 366 days"
            " after the deadline of its risk, 2023-06-23"
        ),
        (POAM, 208): (
            "`401c15c9-ad6b-4d4a-a591-7d53a3abb3b6` is a mitigating factor of the risk"
            " 8b8bae66-b28c-4fa5-9a20-b79e7322fc00, not a risk"
        ),
    }


def test_findings_point_at_the_very_value(whole: Result) -> None:
    for finding in whole.findings:
        at = finding.location
        line = FILES[at.file].splitlines()[at.line - 1]
        value = line[at.column - 1 : at.end_column - 1].strip('"')
        if finding.code == "OSC001":
            assert value in finding.message
        if finding.code in ("CAR005", "OSC003"):
            assert value[:10] in finding.message


def test_what_is_not_judged_is_said(whole: Result) -> None:
    said = {o.record_id[:8]: o.reason for o in whole.not_evaluated if o.code == "OSC001"}
    assert said == {
        "ec0dad37": "3 uuids (component and implementation statement) may lead to what no document here"
        " describes; `./ap.oscal.xml`, which it imports, is not read",
        "714210d2": "2 uuids (component) may lead to what no document here describes;"
        " `../5-authorize/ssp.oscal.xml`, which it imports, is not read",
    }
    # The finding of the results and an item of the plan rest on one observation.
    (left,) = [o for o in whole.not_evaluated if o.code == "FND004"]
    assert left.record_id[:8] == "45d8a6c2"
    assert left.reason.startswith("48c8368d-43ff-4736-9b28-64b1b1284c03 of a plan of action rests")


def test_without_the_plan_of_action_nobody_decided() -> None:
    alone = check({RESULTS: FILES[RESULTS]}, select=["FND004"])
    assert [(f.code, f.location.line) for f in alone.findings] == [("FND004", 133)]


def test_yaml_and_json_say_the_same(whole: Result) -> None:
    ((document,), _) = read_yaml(FILES[RESULTS])
    as_json = json.dumps(document.data, indent=1)
    other = check({**FILES, RESULTS: as_json}, select=["OSC", "RSK", "FND"])
    # JSON is YAML, so the file may keep its name.
    assert {f.fingerprint for f in other.findings} == {
        f.fingerprint for f in whole.findings if f.code[:3] in ("OSC", "RSK", "FND")
    }


def test_the_results_of_somebody_else() -> None:
    outside = MAPPING.replace("format: oscal", "format: oscal, kind: external-audit")
    result = check(FILES, outside)
    kinds = {f.record_kind for f in result.findings}
    assert "audit" not in kinds
    # Who audits is the body's affair, and so is the evidence it keeps.
    assert {f.code for f in result.findings} & {"ROL003", "AUD003", "AUD008", "PRG001"} == set()
    assert ("OSC001", 208) in {(f.code, f.location.line) for f in result.findings}


def test_the_example_maps_them() -> None:
    config = (EXAMPLE / ".isms-lint.yaml").read_text(encoding="utf-8")
    found = check(FILES, config, select=["OSC", "CAR005", "INP012", "INP007"])
    expected = {one[:4] for one in TRUE if one[3] == "CAR005" or one[3].startswith("OSC")}
    assert {
        (f.location.file, f.location.line, f.location.column, f.code) for f in found.findings
    } == expected


def test_what_oscal_does_not_have_is_told() -> None:
    text = FILES[RESULTS].replace("status: investigating", "status: open\n          owner: Amy")
    result = check({RESULTS: text}, select=["INP012"])
    (finding,) = result.findings
    assert finding.message == "OSCAL has no field `owner` here, so nothing reads it"
    line = text.splitlines()[finding.location.line - 1]
    assert line[finding.location.column - 1 : finding.location.end_column - 1] == "owner"


def test_a_finding_in_another_state_is_told() -> None:
    text = FILES[RESULTS].replace("state: not-satisfied", "state: unknown")
    (finding,) = check({RESULTS: text}, select=["INP012"]).findings
    assert finding.location.line == 148
    assert finding.message == (
        "the finding is neither `satisfied` nor `not-satisfied`, so nothing was made of it"
    )


def test_xml_is_not_read_and_says_what_to_do() -> None:
    files = {"oscal/ar.xml": "<assessment-results/>", "people.yaml": "kind: person\nid: ana\n"}
    result = check(files, "mappings: [{files: oscal/*.xml, format: oscal}]\n", select=["INP"])
    (finding,) = result.findings
    assert (finding.code, finding.location.file) == ("INP016", ".isms-lint.yaml")
    assert finding.message == (
        "the mapping of `oscal/*.xml` matches no file that is read: of OSCAL, JSON and YAML are;"
        " convert XML with NIST's `oscal-cli`"
    )


@pytest.mark.parametrize("beside", ["kind: risk", "fields: {id: uuid}", "dates: day-first"])
def test_a_format_takes_no_fields(beside: str) -> None:
    with pytest.raises(UsageError, match="a `format` needs no fields; beside it `kind` says"):
        check(FILES, MAPPING.replace("oscal}", f"oscal, {beside}}}"))


def test_other_documents_of_oscal_are_not_taken_for_checked() -> None:
    result = check({"oscal/ssp.json": '{"system-security-plan": {"uuid": "x"}}'}, select=["INP"])
    (finding,) = result.findings
    assert (finding.code, finding.location.line) == ("INP007", 1)
    assert finding.message == (
        "a system security plan of OSCAL holds nothing that is lifted: exclude the file"
    )

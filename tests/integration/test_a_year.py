"""A company plays its first year by the book, from `init` to the certificate."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from year_audited import april, august, june_and_july, may, september
from year_begun import ANSWERS, OUTSIDE, begin, december, february, january, march
from year_certified import next_year, november, october
from year_kit import Year

import isms_lint

pytestmark = pytest.mark.xdist_group("a-year")  # one worker plays it for all

ORG = "fohrwald-messtechnik-gmbh"
PARTIES = {("CTX002", f"IP-{number}") for number in range(1, 6)}
AHEAD = {("DOC001", ORG), ("EXT004", ORG)}
"""What only time can show, and what the certification body will ask for of it."""
NOT_BEGUN = ("SEQ007", "STAGE-1")
BEFORE_STAGE_2 = ("SEQ007", "STAGE-2")
FOUND = [
    (
        "2026-12-01",
        {
            *(AHEAD | PARTIES),
            *(("CTX001", "ISS-1"), ("CTX003", "SCOPE"), ("PRG001", "PRG-1"), ("SOA011", "SOA")),
            *(NOT_BEGUN, BEFORE_STAGE_2),
        },
    ),
    ("2026-12-10", AHEAD | {NOT_BEGUN, ("SOA011", "SOA")}),
    ("2027-01-20", AHEAD | {NOT_BEGUN, ("SOA011", "SOA")}),
    # The plan is approved, and nobody accepted what remains.
    (
        "2027-02-08",
        AHEAD | {NOT_BEGUN, ("SOA011", "SOA"), ("RSK006", "RISK-1"), ("RSK006", "RISK-2")},
    ),
    ("2027-02-20", AHEAD | {NOT_BEGUN}),
    ("2027-03-22", AHEAD | {NOT_BEGUN}),
    ("2027-04-05", AHEAD),
    ("2027-04-22", AHEAD),
    # The nonconformity is a draft; then no corrective action is on record.
    ("2027-05-10", AHEAD | {("FND001", "NC-2027-1"), ("FND002", "NC-2027-1")}),
    ("2027-05-10", AHEAD | {("FND004", "NC-2027-1")}),
    ("2027-05-12", AHEAD),
    # An action of the treatment plan is done, and the statement does not say so yet.
    ("2027-06-30", AHEAD | {("SOA008", "SOA")}),
    ("2027-07-05", AHEAD),
    ("2027-07-26", AHEAD | {("CAR017", "CAR-2027-1")}),
    ("2027-08-05", AHEAD | {("DOC004", "PRO-PEOPLE")}),
    ("2027-08-05", AHEAD),  # waived
    ("2027-08-30", AHEAD | {BEFORE_STAGE_2}),
    ("2027-09-10", AHEAD | {BEFORE_STAGE_2}),
    ("2027-09-24", AHEAD | {BEFORE_STAGE_2}),
    ("2027-10-01", AHEAD | {BEFORE_STAGE_2, ("DOC004", "PRO-PEOPLE"), ("WVR002", "WV-1")}),
    ("2027-10-14", AHEAD | {BEFORE_STAGE_2}),
    ("2027-10-20", set()),
    ("2027-11-22", set()),
    ("2027-11-23", set()),
    ("2027-12-13", {("DOC004", "POL-1"), ("DOC004", "MET-1")}),
    ("2028-01-21", {("RSK007", "RA-2027")}),
    ("2028-01-21", {("OBJ001", "OBJ-3"), ("OBJ002", "OBJ-3")}),
    ("2028-01-21", set()),
]


def play(year: Year, answers: str) -> None:
    """All of it."""
    outside = "audit-firm" in answers
    lead, audits_itself = ("omar-said", "karl-wieland")[:: 1 if outside else -1]
    begin(year, answers)
    december(year)
    january(year)
    february(year)
    march(year, outside=outside)
    april(year, lead)
    may(year)
    june_and_july(year)
    august(year, lead)
    september(year, audits_itself)
    october(year)
    november(year)
    next_year(year)


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Year:
    """The year with an auditor of their own."""
    folder = tmp_path_factory.mktemp("own")
    played = Year(folder / "isms")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("COLUMNS", "100")
        play(played, ANSWERS)
    return played


def test_each_finding_is_there_for_its_time(year: Year) -> None:
    assert year.found == FOUND


def test_with_an_auditor_from_outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Year, "check", lambda year: None)  # the end is what counts here
    played = Year(tmp_path / "isms")
    play(played, OUTSIDE)
    for profile in ("certification", "strict"):
        result = isms_lint.check(played.root, as_of=played.day, profile=profile)
        assert (result.findings, result.errors) == ((), ())
    leads = [Path(f"audits/2027/AUD-2027-{number}.yaml").read_text("utf-8") for number in (1, 2, 3)]
    assert ["person: omar-said, function: lead" in text for text in leads] == [True, True, False]


def test_nothing_is_found_in_any_profile_at_the_end(year: Year) -> None:
    for profile in ("starter", "managed", "certification", "strict"):
        result = isms_lint.check(year.root, as_of=year.day, profile=profile)
        assert (result.findings, result.errors) == ((), ())


@pytest.mark.parametrize(
    ("day", "counts"), [("2027-08-05", (1, 0, 1, 1)), ("2027-11-08", (0, 0, 0, 0))]
)
def test_readiness_says_what_check_says(year: Year, day: str, counts: tuple[int, ...]) -> None:
    summary = json.loads(year.said("check --format json", day))["summary"]
    found, accepted = summary["findings"], summary["accepted"]
    assert (found["error"], found["warning"], found["info"], sum(accepted.values())) == counts
    said = dict(re.findall(r"^\| ([^|]+) \| (\d+) \|$", year.said("report readiness", day), re.M))
    assert {name: int(number) for name, number in said.items()} == {
        "Findings that are errors": found["error"],
        "Findings that are warnings": found["warning"],
        "Findings for information": found["info"],
        "Findings that a waiver, a comment or the baseline accepts": sum(accepted.values()),
        "Checks that could not be evaluated": summary["not_evaluated"],
        "Rules that ran": summary["rules"],
        "Records read": sum(summary["records"].values()),
    }


def test_what_is_handed_to_the_certification_body(year: Year) -> None:
    day = "2027-11-08"
    readiness = year.said("report readiness", day)
    named = readiness.partition("## Information the standard names")[2].partition("##")[0]
    assert named.strip()
    assert not re.search(r"not shown|not on record|nothing on record|\| no \|", named)
    pack = named.partition("usually asks for")[2]
    assert (pack.count("| yes |"), pack.count("| no |")) == (10, 0)
    assert "Next audit of the certification body: STAGE-2, 15 November 2027" in readiness
    audit = year.said("report audit-report AUD-2027-1", day)
    assert "| Karl Wieland | lead auditor | all of it | no tie shown |" in audit
    assert "| Minor nonconformities | 1 |" in audit
    assert "### NC-2027-1: minor nonconformity" in audit
    assert "| closed on 2027-10-14 | Rieke Thoms | 2027-09-30 | effective on 2027-10-14" in audit
    minutes = year.said("report review-minutes MR-2027", day)
    assert minutes.startswith("# Minutes of the management review MR-2027\n")
    assert "| Inputs recorded here | 10 of 10 |" in minutes
    assert "| Results approved | Jule Brandt, 20 October 2027 |" in minutes
    assert (
        "| ACT-2027-4 | A second internal auditor is trained | Nele Fuchs | 2028-02-29 |" in minutes
    )
    coverage = year.said("report coverage-map", day)
    assert "| Clauses | 30 | 0 | 0 | 0 |" in coverage


_PAGE = Path(__file__).parents[2] / "docs" / "a-year.md"
_BLOCK = re.compile(
    r"^(?:<!-- (?P<mark>printed|readiness|in (?P<file>\S+)) -->\n)?"
    r"```(?P<language>\w+)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


def test_the_page_shows_what_was_run_and_printed(year: Year) -> None:
    """Lines `…` stand for others."""
    steps = iter(year.steps)
    step = None
    shown = 0
    for block in _BLOCK.finditer(_PAGE.read_text(encoding="utf-8")):
        if block["language"] == "sh":
            for line in block["text"].splitlines():
                command = line.removeprefix("isms-lint ")
                step = next((one for one in steps if one.command == command), None)
                assert step is not None, f"not run, or not in this order: {line}"
        elif block["mark"]:
            assert step is not None
            shown += 1
            text = step.text if block["file"] else step.printed
            if block["mark"] == "readiness":
                text = year.said("report readiness", "2027-11-08")
            assert not block["file"] or step.file == block["file"]
            parts = re.split(r"^…\n", block["text"], flags=re.MULTILINE)
            said = r"(?s:.*)".join(map(re.escape, parts))
            pattern = said if block["mark"] != "readiness" else f"(?s:.*){said}"
            assert re.fullmatch(pattern, text), block["text"]
    assert shown == 23


def test_the_page_begins_with_the_answers_of_the_year() -> None:
    assert f"```yaml\n# answers.yaml\n{ANSWERS}```\n" in _PAGE.read_text(encoding="utf-8")

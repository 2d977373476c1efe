"""Reports for people: styles of the table, groups, and what stands beside the open findings."""

from __future__ import annotations

import re

import pytest
from reports_kit import COMPARED, HOSTILE, accepted, finding, hostile_result, result

from isms_lint.findings.finding import Location, RelatedLocation, Status
from isms_lint.findings.result import Result, RunError
from isms_lint.reporters import REPORTERS, Style
from isms_lint.reporters.table import STYLES
from isms_lint.rules.basis import Basis

OTHER = RelatedLocation(
    "graded major here", "nonconformity", "NC-1", Location("nc.yaml", 3, 8, 3, 9)
)
LONG = (
    "due on 2026-09-30 and still open on 2026-11-20, 51 days later; it answers NC-1, which is major"
)
FOUND = (
    finding(severity="error", message=LONG, related=(OTHER,)),
    finding(code="REF006", severity="info", record_kind="", record_id="", clauses=()),
    finding(
        code="MRV016", record_kind="management-review", location=Location("b.yaml", 9, 1, 9, 2)
    ),
)
MIXED = result(
    findings=FOUND,
    accepted=(
        accepted(Status.WAIVED, record_id="CAR-2"),
        accepted(Status.IGNORED),
        accepted(Status.BASELINE),
        accepted(Status.BASELINE),
    ),
    existing=(finding(status=Status.EXISTING, severity="error", record_id="CAR-3"),),
    comparison=COMPARED,
)


def _said(form: str, found: Result, **style: object) -> str:
    return "".join(REPORTERS[form](found, Style(**style)))  # type: ignore[arg-type]


def _words(text: str) -> str:
    """The text without what draws a table and folds lines."""
    return " ".join(re.sub(r"[^\w.:;,()\[\]'↳-]+", " ", text).split())


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("name", STYLES)
def test_a_styled_table_fits_and_holds_everything(name: str, width: int) -> None:
    text = _said("table", result(findings=FOUND), table_style=name, width=width, quiet=True)
    lines = text.splitlines()
    assert max(map(len, lines)) <= width
    assert [line for line in lines if line.endswith(".yaml")] == ["isms.yaml", "b.yaml"]
    assert sum("Place" in line and "Message" in line for line in lines) == 2
    words = _words(text)
    assert sum(word in words for word in ("4:9", "CAR005", "REF006", "MRV016", "9:1")) == 5
    for word in LONG.split():
        assert word in words
    # The other end of the conflict stands in the column of the message.
    message = next(line.index("Message") for line in lines if "Message" in line)
    arrow = next(line.index("↳") for line in lines if "↳" in line)
    assert arrow == message


@pytest.mark.parametrize("name", ["grid", "psql", "rounded_outline", "heavy_grid"])
def test_every_line_of_a_drawn_table_is_as_wide_as_its_frame(name: str) -> None:
    text = _said("table", result(findings=FOUND), table_style=name, width=100, quiet=True)
    for table in text.split("\n\n"):
        _, *drawn = table.splitlines()
        assert len(set(map(len, drawn))) == 1


def test_a_styled_table_is_coloured_as_the_other() -> None:
    for name in ("", "grid"):
        text = _said("table", result(findings=FOUND), table_style=name, color=True)
        assert "\x1b[31merror\x1b[0m" in text
        assert "\x1b[1misms.yaml\x1b[0m" in text


@pytest.mark.parametrize("form", ["table", "grouped"])
def test_what_does_not_count_stands_below_with_its_reason(form: str) -> None:
    text = _said(form, MIXED, width=200)
    _, open_then, rest = text.partition("Accepted: 4 findings, 2 by the baseline\n")
    assert open_then
    block, _, rest = rest.partition("\n\n")
    waived, ignored = block.splitlines()
    assert waived.startswith("  isms.yaml:4:9 CAR005 corrective-action CAR-2: waived by WVR-1")
    assert "until 2026-12-31" in waived
    assert "ana" in waived
    assert waived.endswith("the supplier is being replaced")
    assert "comment" in ignored
    before, _, rest = rest.partition("\n\n")
    assert before.splitlines()[0] == "There before: 1 finding"
    assert "error CAR005 due on" in before
    assert (
        "1 error, 1 warning, 1 info (1 waived; 1 ignored by a comment; 2 in the baseline).\n"
        in rest
    )


def test_quiet_shows_no_accepted_ones() -> None:
    for form in ("table", "grouped", "concise"):
        text = _said(form, MIXED, quiet=True)
        assert "WVR-1" not in text
        assert "CAR005" in text


def test_in_concise_open_findings_alone_bear_their_severity() -> None:
    lines = _said("concise", MIXED).splitlines()
    assert sum(": error " in line for line in lines) == 1
    assert sum(": accepted CAR005 " in line for line in lines) == 2
    assert sum(": existing CAR005 " in line for line in lines) == 1
    assert any("WVR-1" in line and "the supplier is being replaced" in line for line in lines)


def test_no_open_findings_is_not_said_as_if_nothing_was_found() -> None:
    found = result(accepted=(accepted(Status.BASELINE),))
    assert "No open findings (1 in the baseline).\n" in _said("table", found)
    assert "No findings.\n" in _said("table", result())


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {},
            "Compared with 1a2b3c4 (main): 2 new, 30 there before"
            " (1 read differently now: CAR005 CAR-7), 4 gone",
        ),
        ({}, "by the configuration, baseline and waivers of that commit."),
        ({"rules_of": "head"}, "by the configuration, baseline and waivers of this state."),
        ({"revision": "1a2b3c4"}, "Compared with 1a2b3c4: 2 new"),
        ({"base": ""}, "Compared with no commit (main): 2 new"),
        ({"touched_only": True}, "Only findings in what changed since are shown."),
        ({"blind": "the clone is shallow"}, "Not seen: the clone is shallow"),
        ({"reworded": tuple("abcdefg")}, "(7 read differently now: a, b, c, d, e and 2 more)"),
        ({"reworded": ()}, "30 there before, 4 gone"),
    ],
)
@pytest.mark.parametrize("form", ["table", "concise", "grouped", "github", "azure", "markdown"])
def test_the_summary_says_how_the_findings_moved(
    form: str, changes: dict[str, object], said: str
) -> None:
    text = _said(form, result(comparison=COMPARED._replace(**changes)), width=500)
    assert said in text


def test_statistics_count_by_rule_family_clause_and_basis() -> None:
    clauses = (("10.1",), ("9.2.2", "10.1"), ("9.2.2 b",))
    found = tuple(
        finding(clauses=names, basis=basis) for names, basis in zip(clauses, Basis, strict=False)
    )
    text = _said("concise", result(findings=found), statistics=True, quiet=True)
    assert text.splitlines()[3:] == [
        "     3  CAR005  warning  overdue",
        "     3  CAR",
        "     1  9.2.2",
        "     1  9.2.2 b",
        "     2  10.1",
        "     1  requirement",
        "     1  guidance",
        "     1  certification practice",
    ]


def _headings(group_by: str, found: Result = MIXED) -> list[str]:
    text = _said("grouped", found, group_by=group_by, quiet=True, lead="isms/")
    return [line for line in text.splitlines() if line[:1].strip() and not line.startswith("There")]


@pytest.mark.parametrize(
    ("group_by", "headings"),
    [
        (
            "record",
            [
                "corrective-action CAR-1: 1 error",
                "management-review CAR-1: 1 warning",
                "no record: 1 info",
            ],
        ),
        ("file", ["isms/b.yaml: 1 warning", "isms/isms.yaml: 1 error, 1 info"]),
        (
            "rule",
            ["CAR005 overdue: 1 error", "MRV016 overdue: 1 warning", "REF006 overdue: 1 info"],
        ),
        ("family", ["CAR: 1 error", "MRV: 1 warning", "REF: 1 info"]),
        ("clause", ["10.2 c: 1 error, 1 warning", "no clause: 1 info"]),
        ("basis", ["organization's own rule: 1 error, 1 warning, 1 info"]),
    ],
)
def test_groups(group_by: str, headings: list[str]) -> None:
    assert _headings(group_by) == headings


def test_clauses_come_by_number_and_a_finding_under_each() -> None:
    names = (("10.1", "9.2.2"), ("A.5.12",), ("9.10",), ("9.2.2 b",), ("A.5.2",))
    found = result(findings=tuple(finding(clauses=clauses) for clauses in names))
    order = [heading.partition(":")[0] for heading in _headings("clause", found)]
    assert order == ["9.2.2", "9.2.2 b", "9.10", "10.1", "A.5.2", "A.5.12"]


def test_a_group_says_all_of_a_finding_within_the_width() -> None:
    text = _said("grouped", result(findings=FOUND), group_by="rule", width=60, quiet=True)
    assert max(map(len, text.splitlines())) <= 60
    block = text.split("\n\n")[0].splitlines()
    assert block[:2] == ["CAR005 overdue: 1 error", "  error    CAR005  isms.yaml:4:9"]
    words = " ".join(" ".join(block[2:]).split())
    assert words == (
        f"{LONG} (corrective-action CAR-1) [10.2 c; organization's own rule]"
        " ↳ graded major here: nonconformity NC-1 (nc.yaml:3:8)"
    )


FORMS = ("table", "concise", "grouped", "github", "azure", "csv", "markdown", "json", "jsonl")


@pytest.mark.parametrize("form", FORMS)
def test_nothing_found_and_a_run_that_failed(form: str) -> None:
    assert "CAR005" not in _said(form, result())
    text = _said(form, result(errors=(RunError("plugin house", "no module", "house.py:3"),)))
    if form != "csv":
        assert "plugin house" in text
        assert "no module" in text


@pytest.mark.parametrize(
    "form", ["table", "concise", "grouped", "github", "azure", "csv", "markdown"]
)
@pytest.mark.parametrize("text", HOSTILE)
def test_no_control_character_is_printed(form: str, text: str) -> None:
    for style in ({}, {"table_style": "grid"}, {"width": 30, "lead": text}):
        said = _said(form, hostile_result(text), **style)
        assert [char for char in said if not char.isprintable() and char != "\n"] == []

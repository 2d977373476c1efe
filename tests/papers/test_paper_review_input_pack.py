"""The input pack of a management review: its figures are those of the records, and it asks the rest."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest
from papers_kit import ALDER, AS_OF, examine
from papers_kit import paper as of_folder

from isms_lint.cli.main import main
from isms_lint.offers.paper import NoPaper
from isms_lint.papers.picture import Picture
from isms_lint.testing import facts, lint, paper
from isms_lint_iso27001.derive.review_pack.pack import ReviewPack, review_pack
from isms_lint_iso27001.derive.review_pack.period import review_period

LANGUAGES = ("en", "de")
TO_BE_ANSWERED = {"en": "**To be answered:**", "de": "**Zu beantworten:**"}
MSSP = ALDER.parent / "foreign-records" / "mssp"
WORLD = """
    {kind: organization, id: org, name: Org, top_management: [ana]}
    ---
    {kind: person, id: ana, name: Ana Ruiz}
    ---
    kind: management-review
    records:
      - {id: MR-1, status: held, held_on: 2025-10-08, actions: [
          {id: ACT-1, text: Buy keys, owner: ana, due_on: 2026-06-30, status: open}]}
      - {id: MR-2, status: planned, planned_on: 2026-12-01}
    ---
"""


def records(text: str) -> str:
    """The records in `text`, and those around them."""
    return dedent(WORLD) + dedent(text)


def pack(text: str, as_of: str = AS_OF, language: str = "en", review: str | None = None) -> str:
    """The pack of the records in `text`, in Markdown."""
    return paper(records(text), "review-input-pack", review, as_of=as_of, language=language)


def section(markdown: str, heading: str) -> str:
    """What stands below the heading that begins so, without space around it."""
    return markdown.split(f"\n## {heading}", 1)[1].split("\n", 1)[1].split("\n## ", 1)[0].strip()


def rows(text: str) -> list[list[str]]:
    """The cells of the tables in a text, without their heads."""
    lines = text.splitlines()
    return [
        [cell.strip() for cell in line.strip("|").split(" |")]
        for place, line in enumerate(lines)
        if line.startswith("|") and not line.startswith("|--")
        if not lines[place + 1 : place + 2] or not lines[place + 1].startswith("|--")
    ]


def facts_of(folder: Path, as_of: str, series: str = "") -> ReviewPack:
    run = examine(folder, as_of).facts
    return review_pack(review_period(run, series), run)


SETS = [(ALDER, "2026-10-01", "2026"), (ALDER, AS_OF, "2027"), (MSSP, "2025-03-20", "")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("folder", "as_of", "series"), SETS)
def test_a_question_stands_wherever_a_draft_asks_one(
    folder: Path, as_of: str, series: str, language: str
) -> None:
    said = of_folder("review-input-pack", folder=folder, as_of=as_of, language=language).markdown
    sections = [
        one for one in said.split("\n## ") if one[:2] in ("a)", "b)", "c)", "d)", "e)", "f)", "g)")
    ]
    inputs = facts_of(folder, as_of, series).inputs
    assert [TO_BE_ANSWERED[language] in one for one in sections] == [
        bool(one.words.question) for one in inputs
    ]


def test_figures_are_those_of_the_facts_behind_drafts() -> None:
    known = facts_of(ALDER, "2026-10-01", "2026")
    said = of_folder("review-input-pack", folder=ALDER, as_of="2026-10-01").markdown
    found = known.of("nonconformities").facts
    now, before = found.now, found.before
    assert before is not None
    figures = {row[0]: row[1:] for row in rows(section(said, "d) 1)")) if len(row) == 3}
    for name, counts in {
        "Nonconformities raised": (len(now.raised), len(before.raised)),
        "Nonconformities open at the end": (now.open, before.open),
        "Corrective actions closed": (len(now.finished), len(before.finished)),
    }.items():
        assert figures[name] == [str(count) for count in counts]
    audits = rows(section(said, "d) 3)"))
    shown = [row[0].split("<br>")[0] for row in audits if len(row) == 6]
    assert shown == [one.audit.id for one in known.of("audit_results").facts.reported]
    risks = dict(row for row in rows(section(said, "f)")) if len(row) == 2)
    assert risks["Active risks"] == str(len(known.of("risk").facts.active))


def test_findings_are_counted_as_check_counts_them() -> None:
    text = "{kind: nonconformity, id: NC-1, status: open, raised_on: 2026-01-05}"
    found = [one.severity.value for one in lint(records(text)).findings]
    glance = dict(rows(section(pack(text), "At a glance")))
    assert glance["Findings of the rules on all records"] == (
        f"{found.count('error')} errors, {found.count('warning')} warnings,"
        f" {found.count('info')} for information"
    )


def test_the_next_review_is_the_one_it_is_for() -> None:
    glance = dict(rows(section(pack(""), "At a glance")))
    assert glance["Review"] == "MR-2"
    assert glance["Planned for"] == "1 December 2026"
    assert glance["Looks back on"] == "the time after 8 October 2025, up to 20 November 2026"
    later = pack("{kind: management-review, id: MR-0, status: planned, planned_on: 2026-11-25}")
    assert later.startswith("# Input to the management review MR-0")
    assert pack("", review="MR-2").startswith("# Input to the management review MR-2")


def test_without_a_planned_review_it_is_for_the_next() -> None:
    said = paper("{kind: organization, id: org}", "review-input-pack")
    assert said.startswith("# Input to the next management review")
    glance = dict(rows(section(said, "At a glance")))
    assert glance["Review"] == "none is planned on record"
    assert glance["Compared with"] == "nothing: no earlier review is on record"
    assert "None" not in said


def test_a_review_that_was_held_has_minutes_instead() -> None:
    with pytest.raises(NoPaper, match="review-minutes"):
        pack("", review="MR-1")
    assert pack("", "2025-10-07", review="MR-1").startswith("# Input to the management review MR-1")
    with pytest.raises(NoPaper, match="cancelled"):
        pack("{kind: management-review, id: MR-9, status: cancelled}", review="MR-9")


@pytest.mark.parametrize(
    ("as_of", "extra", "state"),
    [
        ("2026-06-30", "status: open", "open"),
        ("2026-07-01", "status: open", "**overdue**"),
        ("2026-07-01", "status: done, done_on: 2026-07-01", "done on 2026-07-01"),
    ],
)
def test_actions_of_earlier_reviews_stand_as_on_the_day(as_of: str, extra: str, state: str) -> None:
    text = records("").replace("status: open", extra)
    said = section(paper(text, "review-input-pack", as_of=as_of), "a)")
    assert rows(said) == [["ACT-1", "MR-1", "Buy keys", "Ana Ruiz", "2026-06-30", state]]


MEASURES = """
    {kind: measure, id: MSR-1, name: Holes closed, target: 95, unit: percent}
    ---
    kind: result
    records:
      - {id: R-1, measure: MSR-1, on: 2025-07-01, value: 97}
      - {id: R-2, measure: MSR-1, on: 2026-01-05, value: 91}
      - {id: R-3, measure: MSR-1, on: 2026-07-01, value: %s}
"""


@pytest.mark.parametrize(
    ("value", "moved", "short"),
    [("98", "up by 7", "no"), ("90.5", "down by 0.5", "yes"), ("91", "unchanged", "yes")],
)
def test_measures_are_told_with_their_trend_and_target(value: str, moved: str, short: str) -> None:
    said = section(pack(MEASURES % value), "d) 2)")
    assert rows(said)[0] == [
        "MSR-1<br>Holes closed",
        f"{value} percent<br>2026-07-01",
        "91 percent<br>2026-01-05",
        moved,
        "95",
        short,
    ]
    assert f"2025-07-01: 97, 2026-01-05: 91, 2026-07-01: {value}" in said


def test_the_picture_of_measures_is_drawn_with_words_of_the_language() -> None:
    done = of_folder("review-input-pack", folder=ALDER, as_of="2026-10-01", language="de")
    (lines,) = [one for one in done.pictures if "Kennzahlen" in one.alt]
    assert isinstance(lines, Picture)
    for word in ("Ergebnis", "Ziel", "MSR-1: Critical holes closed in time"):
        assert word in lines.svg
    assert "4 Kennzahlen" in lines.alt


def test_results_that_are_no_numbers_draw_nothing() -> None:
    done = pack(MEASURES % "as planned")
    assert "as planned" in done
    assert "*Lines: " in done  # of the two that are
    words = MEASURES.replace("97", "fine").replace("91", "{}").replace("%s", "good")
    assert "*Lines: " not in pack(words)


def test_long_tables_say_how_much_is_left_out() -> None:
    many = "\n---\n".join(
        f"{{kind: nonconformity, id: NC-{n}, status: open, raised_on: 2026-01-05, grade: minor}}"
        for n in range(45)
    )
    for language, more in (("en", "5 more are not shown"), ("de", "5 weitere sind nicht gezeigt")):
        assert more in section(pack(many, language=language), "d) 1)")


def test_what_has_no_day_is_named_and_not_taken_for_closed() -> None:
    text = """
        {kind: nonconformity, id: NC-1, status: open, raised_on: 2026-01-05}
        ---
        {kind: corrective-action, id: CAR-1, nonconformity: NC-1, owner: ana, action: x}
        """
    said = section(pack(text), "d) 1)")
    assert "No corrective action is known to be open." in said
    assert "Not in all figures, since no day or status tells whether they are open" in said
    assert said.split("Not in all figures", 1)[1].split("\n", 1)[0].endswith(": CAR-1.")
    assert ["NC-1", "none", "2026-01-05", "CAR-1", "cannot be told"] in rows(said)


def test_what_is_grave_or_late_stands_first() -> None:
    text = """
        kind: nonconformity
        records:
          - {id: NC-1, grade: minor, status: open, raised_on: 2026-01-05}
          - {id: NC-2, grade: major, status: open, raised_on: 2026-01-05}
        ---
        kind: corrective-action
        records:
          - {id: CAR-1, nonconformity: NC-1, opened_on: 2026-01-06, due_on: 2026-12-31}
          - {id: CAR-2, nonconformity: NC-2, opened_on: 2026-01-06, due_on: 2026-11-19}
        """
    shown = [row[0] for row in rows(section(pack(text), "d) 1)"))]
    assert shown.index("NC-2") < shown.index("NC-1")
    assert shown.index("CAR-2") < shown.index("CAR-1")


@pytest.mark.parametrize(
    ("count", "picture"), [(30, "the age at which it is due"), (31, "by age in days")]
)
def test_of_very_many_open_ones_the_ages_are_drawn(count: int, picture: str) -> None:
    many = "\n---\n".join(
        f"{{kind: nonconformity, id: NC-{n}, status: open, raised_on: 2026-01-05}}"
        for n in range(count)
    )
    drawn = [one for one in pack(many).splitlines() if one.startswith("*Bars: ")]
    assert sum(picture in one for one in drawn) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_records_with_holes_give_a_pack_with_holes(language: str) -> None:
    text = """
        kind: risk
        records: [{id: RISK-1}, {id: RISK-2, level: true, residual: {}}, {id: RISK-3, level: [1]}]
        ---
        {kind: nonconformity, id: NC-1, grade: true, raised_on: 2026-01-05}
        ---
        {kind: corrective-action, id: CAR-1, nonconformity: NC-1, opened_on: 2026-02-01}
        ---
        {kind: measure, id: MSR-1}
        ---
        {kind: result, id: R-1, measure: MSR-1, on: 2026-02-01, value: true}
        ---
        {kind: objective, id: OBJ-1}
        ---
        {kind: opportunity-for-improvement, id: OFI-1}
        ---
        {kind: audit, id: AUD-1, status: reported}
        ---
        {kind: treatment-plan, id: TP-1, actions: [{id: ACT-9}]}
        ---
        {kind: change, id: CHG-1, determined_on: 2026-03-01}
        """
    said = pack(text, language=language)
    assert "None" not in said
    for id in ("NC-1", "CAR-1", "MSR-1", "OBJ-1", "OFI-1", "AUD-1", "TP-1", "CHG-1"):
        assert id in said, id


def test_the_run_behind_it_is_the_run_of_the_rules() -> None:
    run = facts(records(MEASURES % "98"))
    (measured,) = review_pack(review_period(run), run).of("measurement").facts
    assert measured.missed is False


@pytest.mark.parametrize("record", [[], ["MR-2027"]])
def test_it_is_made_with_and_without_naming_a_review(
    record: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        main(["report", "review-input-pack", *record, f"--root={ALDER}", f"--as-of={AS_OF}"]) == 0
    )
    assert capsys.readouterr().out.startswith("# Input to the management review MR-2027\n")


def test_among_all_papers_it_stands_once(tmp_path: Path) -> None:
    (tmp_path / "isms.yaml").write_text(records(""), encoding="utf-8")
    arguments = [f"--directory={tmp_path / 'papers'}", f"--root={tmp_path}", f"--as-of={AS_OF}"]
    assert main(["report", "--all", "--format=markdown", *arguments]) == 0
    made = {path.name for path in (tmp_path / "papers").glob("review-*.md")}
    assert made == {"review-input-pack.md", "review-minutes-MR-1.md"}


def test_an_audit_that_was_not_held_is_asked_about_though_others_were_reported() -> None:
    said = pack(
        """
        kind: audit
        records:
          - {id: AUD-1, status: reported, reported_on: 2026-05-04, findings: []}
          - {id: AUD-2, status: planned, planned_on: 2026-09-07}
        """
    )
    part = section(said, "d) 3)")
    assert "Planned, and not held by their day: AUD-2 (2026-09-07)." in part
    assert "Why did these audits not take place on their day, and when will they: AUD-2?" in part
    assert "No audit was reported" not in part


RISKS = """
    {kind: risk-criteria, id: RC, status: approved, scales: {consequence: [1, 2, 3, 4],
     likelihood: [1, 2, 3, 4]}, level: product, acceptance: 6, high: 12}
    ---
    kind: risk
    records:
      - {id: R-1, status: active, level: 12, residual: {level: 12, accepted_by: ana,
         accepted_on: 2025-11-03, accepted_until: 2026-11-19}}
      - {id: R-2, status: active, level: 12, residual: {level: 12, accepted_by: ana,
         accepted_on: 2025-11-03, accepted_until: 2026-11-20}}
      - {id: R-3, status: active}
"""


def test_an_acceptance_that_ran_out_is_none() -> None:
    said = section(pack(RISKS, "2026-11-20"), "f)")
    assert [(row[0], row[-1]) for row in rows(said) if row[0].startswith("R-")] == [
        ("R-1", "no"),
        ("R-2", "yes"),
    ]
    figures = {row[0]: row[1] for row in rows(said)}
    assert figures["of those above it, what is left is not accepted, or not any more"] == "1"
    assert figures["of these it cannot be told whether they are above what is acceptable"] == "1"
    expired = lint(records(RISKS), as_of="2026-11-20", select=["RSK010"]).findings
    assert [one.record_id for one in expired] == ["R-1"]


@pytest.mark.parametrize(
    ("language", "late"), [("en", "implemented late"), ("de", "verspätet umgesetzt")]
)
def test_an_action_carried_out_too_late_is_not_told_as_still_to_be_carried_out(
    language: str, late: str
) -> None:
    said = pack(
        "{kind: corrective-action, id: CAR-1, status: implemented, opened_on: 2026-01-05,"
        " due_on: 2026-03-31, implemented_on: 2026-04-15}",
        language=language,
    )
    assert f"| 2026-03-31, **{late}** |" in said


def test_what_is_accepted_and_not_evaluated_is_counted() -> None:
    said = of_folder("review-input-pack", folder=ALDER, as_of=AS_OF).markdown
    result = examine(ALDER, AS_OF).result
    figures = {row[0]: row[1] for row in rows(section(said, "At a glance"))}
    assert figures["… findings that are accepted, beside these"] == str(len(result.accepted))
    assert figures["… checks that could not be evaluated"] == str(len(result.not_evaluated))


@pytest.mark.parametrize(
    ("count", "said"), [(8, ""), (10, "2 more measures with several results are not drawn.")]
)
def test_measures_that_are_not_drawn_are_counted(count: int, said: str) -> None:
    measures = "".join(f"  - {{id: M-{n}, frequency_months: 3}}\n" for n in range(count))
    results = "".join(
        f"  - {{id: R-{n}-{month}, measure: M-{n}, on: 2026-0{month}-28, value: {month}}}\n"
        for n in range(count)
        for month in (3, 6)
    )
    text = pack(f"kind: measure\nrecords:\n{measures}---\nkind: result\nrecords:\n{results}")
    part = section(text, "d) 2)")
    assert ("not drawn" in part) == bool(said)
    assert said in part

"""What a case that does not hold is told: the line, what was expected there, and what was said."""

from __future__ import annotations

from pathlib import Path

import pytest

from isms_lint.testing import check_cases

HEAD = "# rules: CAR005\n\n# case: late\n"
LATE = "kind: corrective-action\nid: CAR-1\nstatus: planned\ndue_on: 2026-11-19"


def told(folder: Path, text: str) -> str:
    """What is said of the cases, with the folder left out."""
    file = folder / "car005.cases.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(AssertionError) as raised:
        check_cases(file)
    return str(raised.value).replace(f"{folder}/", "")


def test_a_finding_that_is_not_expected(tmp_path: Path) -> None:
    assert told(tmp_path, f"{HEAD}{LATE}\ntitle: x\n") == (
        "car005.cases.yaml:7: case `late`: not expected: CAR005[overdue] warning"
        ' "due on 2026-11-19 and still open on 2026-11-20, 1 day later"\n'
        "    5 | id: CAR-1\n"
        "    6 | status: planned\n"
        "  > 7 | due_on: 2026-11-19\n"
        "      |         ^\n"
        "    8 | title: x\n"
        "    9 |"
    )


def test_a_finding_that_is_missing(tmp_path: Path) -> None:
    text = f"{HEAD}{LATE.replace('2026', '2027')}  # expect: CAR005[overdue]\n"
    assert told(tmp_path, text).splitlines()[0] == (
        "car005.cases.yaml:7: case `late`: expected here, and not found: CAR005[overdue]"
    )


@pytest.mark.parametrize(
    "expected",
    [
        "CAR005[overdue-major]",
        "CAR005[overdue] error",
        'CAR005[overdue] "2 days later"',
        "CAR005[overdue], CAR005[overdue]",
    ],
)
def test_another_message_severity_text_or_number(tmp_path: Path, expected: str) -> None:
    assert "expected here, and not found" in told(tmp_path, f"{HEAD}{LATE}  # expect: {expected}\n")


def test_another_line(tmp_path: Path) -> None:
    text = HEAD + LATE.replace("id: CAR-1", "id: CAR-1  # expect: CAR005[overdue]")
    said = told(tmp_path, text)
    assert "car005.cases.yaml:5: case `late`: expected here, and not found" in said
    assert "car005.cases.yaml:7: case `late`: not expected" in said


def test_the_line_is_that_of_the_case_file_in_each_file_of_a_case(tmp_path: Path) -> None:
    text = f"# rules: CAR005\n# file: a.yaml\nkind: unit\nid: u\n# file: b.md\n---\n{LATE}\n---\n"
    assert told(tmp_path, text).startswith("car005.cases.yaml:10: ")


def test_silence_has_to_be_a_judgement(tmp_path: Path) -> None:
    nothing = told(tmp_path, f"{HEAD}kind: unit\nid: u\n")
    assert nothing == (
        "car005.cases.yaml:3: case `late`: not evaluated, which is not expected:"
        " CAR005 no corrective-action records"
    )
    unread = told(tmp_path, f"{HEAD}kind: corrective-action\nid: C\ndue_on: [soon]\n")
    assert "not evaluated, which is not expected: CAR005 C: " in unread
    every = told(tmp_path, "# rules: REF001\n[1]: 2 # nothing that is a record\n")
    assert "there is no record that REF001 could judge" in every


def test_what_was_expected_to_be_not_evaluated(tmp_path: Path) -> None:
    text = f"{HEAD}# expect-not-evaluated: CAR005 soon\n{LATE.replace('2026', '2027')}\n"
    assert told(tmp_path, text) == (
        "car005.cases.yaml:4: case `late`: expected to be not evaluated, and is not: CAR005 soon"
    )


def test_records_outside_the_vocabulary_prove_nothing(tmp_path: Path) -> None:
    text = f"{HEAD}{LATE.replace('due_on', 'deu_on')}\n"
    assert "not expected: REF006[field]" in told(tmp_path, text)


def test_control_characters_of_records_do_not_reach_the_terminal(tmp_path: Path) -> None:
    said = told(tmp_path, f'{HEAD}{LATE}\n# \x1b[31m::error::x\ntitle: "\x9b"\n')
    assert "\x1b" not in said
    assert "\x9b" not in said
    assert "::error::" not in said

"""How case files are read: what they may say, and that what is mistyped is an error."""

from __future__ import annotations

from pathlib import Path

import pytest

from isms_lint.config.errors import UsageError
from isms_lint.testing import check_cases

LATE = "kind: corrective-action\nid: CAR-1\nstatus: planned\ndue_on: 2026-11-19"


def written(folder: Path, text: str) -> Path:
    file = folder / "car005.cases.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_all_that_a_case_file_may_say(tmp_path: Path) -> None:
    text = f"""\
# What is not due is not late.
# as-of: 2026-11-20
# rules: CAR005, CAR006

# file: people.yaml
kind: person
id: ana

# case: late
# rules: CAR005
{LATE}  # expect: CAR005[overdue] warning "1 day later"

# case: on another day
# as-of: 2026-11-19
# rules: overdue
{LATE}

# case: with an option
# rules: CAR005
# options: {{CAR005: {{grace_days: 1}}}}
{LATE}

# case: in Markdown
# rules: CAR005
# file: actions/one.md
---
{LATE}  # expect: CAR005[overdue]
---
# What we do

Text.
# file: actions/two.yaml
kind: corrective-action
id: CAR-2
due_on: 2026-11-18  # a remark  # expect: CAR005[overdue]

# case: what cannot be judged
# rules: CAR005
# expect-not-evaluated: CAR005 CAR-1: `due_on` cannot be read
kind: corrective-action
id: CAR-1
due_on: soon  # expect: REF007[not-iso]

# case: two at one line
# rules: CAR005
{LATE}  # expect: CAR005[overdue]
---
{{kind: corrective-action, id: C, due_on: 2026-11-19, x: 1}} # expect: CAR005[overdue], REF006[field]
"""
    check_cases(written(tmp_path, text))
    check_cases(tmp_path)


def test_a_file_of_a_case_stands_for_the_one_of_all(tmp_path: Path) -> None:
    text = f"""\
# rules: CAR005
# file: isms/org.yaml
kind: organization
id: org
timezone: Asia/Tokyo

# case: today in Tokyo
# as-of: 2026-11-19T15:30:00+00:00
{LATE}  # expect: CAR005[overdue]

# case: not yet in London
# as-of: 2026-11-19T15:30:00+00:00
{LATE}
# file: isms/org.yaml
kind: organization
id: org
timezone: Europe/London
"""
    check_cases(written(tmp_path, text))


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (f"# rulse: CAR005\n{LATE}", 1, "`# rulse:` is no directive; did you mean `rules`?"),
        (f"# rules: CAR005\n# note: x\n{LATE}", 2, "`# note:` is no directive; known: as-of"),
        (f"# rules: CAR005\n# as of 2026-11-20\n{LATE}", 2, "write `# as-of: ...`"),
        (f"# rules: CAR005\n# As-of: 2026-11-20\n{LATE}", 2, "write `# as-of: ...`"),
        (f"# rules: CAR005\n# Options: {{}}\n{LATE}", 2, "write `# options: ...`"),
        (f"# rules: CAR005\n# Expected-not-evaluated: CAR005\n{LATE}", 2, "write `# expect-not-"),
        (f"# rules: CAR005\n# case: a\n{LATE}\n# Case: b\n{LATE}", 7, "write `# case: ...`"),
        (f"# rules: CAR005\n# case: a\n{LATE}\n# case b\n{LATE}", 7, "write `# case: ...`"),
        (f"# rules: CAR005\n# case: a\n{LATE}\n  # case: b\n", 7, "at the beginning of a line"),
        (f"# rules: CAR005\n# as-of: 20.11.2026\n{LATE}", 2, "not a date (YYYY-MM-DD) or an"),
        (f"# rules: CAR005\n# as-of: 2026-11-20T10:00:00\n{LATE}", 2, "an instant with an offset"),
        (f"# rules: CAR005\n# as-of:\n{LATE}", 2, "`# as-of:` says nothing"),
        (f"# rules: CAR005\n# rules: CAR006\n{LATE}", 2, "`# rules:` stands there twice"),
        (f"# rules: CAR905\n{LATE}", 1, "no rule is called `CAR905`"),
        (LATE, 1, "say which rules are under test: `# rules: CODE`"),
        ("# rules: CAR005\n", 1, "has no records"),
        (f"# rules: CAR005\n# options: {{x\n{LATE}", 1, "write `# options: {CODE: {option: "),
        (f"# rules: CAR005\n# options: {{CAR005: {{days: 1}}}}\n{LATE}", 1, "no option `days`"),
        (f"# rules: CAR005\n# file: ../x.yaml\n{LATE}", 2, "a path inside the repository"),
        (f"# rules: CAR005\n# file: a.yaml\n{LATE}\n# file: a.yaml\n", 7, "stands there twice"),
        (f"# rules: CAR005\n{LATE}\n# case: a\n{LATE}", 2, "records before the first `# case:`"),
        (f"# rules: CAR005\n# case:\n{LATE}", 2, "a case has a name"),
        (f"# rules: CAR005\n# case: a\n{LATE}\n# case: a\n{LATE}", 7, "two cases are called `a`"),
        (f"# rules: CAR005\n{LATE} # expect: CAR005", 5, "`CAR005` is no expectation: write"),
        (f"# rules: CAR005\n{LATE} # expect:", 5, "nothing is expected"),
        (f"# rules: CAR005\n{LATE} # expect CAR005[overdue]", 5, "this comment is no expectation"),
        (f"# rules: CAR005\n{LATE} # exepct: CAR005[overdue]", 5, "this comment is no expectation"),
        (f"# rules: CAR005\n{LATE} # Expected: overdue", 5, "this comment is no expectation"),
        (f"# rules: CAR005\n{LATE} # expect: CAR005[overdue] fatal", 5, "fatal` is no expectation"),
        (f"# rules: CAR005\n{LATE}\n# expect: CAR005[overdue]", 6, "at the end of the line it is"),
        (f"# rules: CAR005\n{LATE} # expect: CAR005[late]", 5, "CAR005 has no message `late`"),
        (f"# rules: CAR005\n{LATE} # expect: CAR905[late]", 5, "no rule is called CAR905"),
        (f"# rules: CAR005\n{LATE} # expect: CAR006[own]", 5, "`# rules:` does not name it"),
        (f"# rules: CAR005\n# expect-not-evaluated: soon\n{LATE}", 2, "write `# expect-not-eval"),
        (f"# rules: CAR005\n# expect-not-evaluated: CAR006 x\n{LATE}", 2, "does not name it"),
    ],
)
def test_what_is_mistyped_is_an_error(tmp_path: Path, text: str, line: int, message: str) -> None:
    file = written(tmp_path, text)
    with pytest.raises(UsageError) as raised:
        check_cases(file)
    assert message in raised.value.message
    assert raised.value.where == f"{file}:{line}"


def test_comments_that_are_prose(tmp_path: Path) -> None:
    text = f"""\
# What is not due: not late.
# rules: CAR005
# Note: a file of the house.

---
# case: what is not due
kind: corrective-action
id: CAR-1  # in this case: nothing
due_on: 2026-11-20

---
# case: headings of a page are no comments
# file: notes.md
# Rules

Nothing.
# file: isms.yaml
{LATE}  # expect: CAR005[overdue]
"""
    check_cases(written(tmp_path, text))


@pytest.mark.parametrize("make", [Path.mkdir, Path.touch])
def test_where_there_are_no_cases(tmp_path: Path, make: object) -> None:
    place = tmp_path / "rules"
    assert callable(make)
    make(place)
    with pytest.raises(UsageError, match=r"no file there ends with \.cases\.yaml"):
        check_cases(place)


def test_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file or folder"):
        check_cases(tmp_path / "rules")


def test_what_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.cases.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match=r"a\.cases\.yaml: cannot be read"):
        check_cases(tmp_path)

"""Lines put into a configuration: all that people wrote stays, byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest
from recognise_kit import REGISTER, REPORT, mapped, settings

from isms_lint.config.errors import UsageError
from isms_lint.recognise.insert import Configuration

MINE = """\
# Ours. Do not touch.
exclude:   [ "drafts/**" ]   # odd spacing
mappings:
- files: risikoregister.csv   # by Anna
  kind: risk
  fields: { id: ID,  title: Risikobezeichnung }

# the end
severities:
  SOA001: warning
"""


def without_new(text: str, before: str) -> str:
    """The lines of `text` that stand in `before`, in their order."""
    old = before.splitlines(keepends=True)
    kept = []
    for line in text.splitlines(keepends=True):
        if old and line == old[0]:
            kept.append(old.pop(0))
    return "".join(kept)


def test_all_that_was_there_stays(tmp_path: Path) -> None:
    files = {"risikoregister.csv": REGISTER, "audits/report.md": REPORT}
    outcome = mapped(tmp_path, files, MINE)
    assert outcome.is_changed
    assert without_new(outcome.text, MINE) == MINE
    assert set(settings(outcome)["mappings"]) == {"risikoregister.csv", "audits/report.md"}
    assert settings(outcome)["severities"] == {"SOA001": "warning"}


def test_new_entries_have_the_indent_of_the_others(tmp_path: Path) -> None:
    files = {"risikoregister.csv": REGISTER, "audits/report.md": REPORT}
    outcome = mapped(tmp_path, files, MINE)
    assert "\n- files: audits/report.md\n  kind: audit\n" in outcome.text
    assert outcome.text.index("audits/report.md") < outcome.text.index("# the end")


def test_what_an_entry_does_not_account_for_is_noted_in_it(tmp_path: Path) -> None:
    outcome = mapped(tmp_path, {"risikoregister.csv": REGISTER}, MINE)
    lines = outcome.text.splitlines()
    first = lines.index("  fields: { id: ID,  title: Risikobezeichnung }")
    assert lines[first + 1] == "  # ? not placed: Bedrohung, for threat?"
    assert "  # ? not placed: Kostenstelle" in lines[first : lines.index("# the end")]
    assert (outcome.new, outcome.noted, outcome.mapped) == (0, 1, 1)


def test_a_second_run_finds_nothing(tmp_path: Path) -> None:
    files = {"risikoregister.csv": REGISTER, "audits/report.md": REPORT}
    first = mapped(tmp_path, files, MINE)
    second = mapped(tmp_path, files, first.text)
    assert not second.is_changed
    assert second.text == first.text
    assert second.questions == first.questions


def test_what_is_new_since_is_noted(tmp_path: Path) -> None:
    first = mapped(tmp_path, {"risikoregister.csv": REGISTER})
    more = REGISTER.replace("Status\n", "Status;Versicherung\n", 1).replace("offen\n", "offen;ja\n")
    second = mapped(
        tmp_path, {"risikoregister.csv": more.replace("geschlossen", "vertagt")}, first.text
    )
    added = set(second.text.splitlines()) - set(first.text.splitlines())
    assert {line.strip() for line in added} == {
        "# ? not placed: Versicherung",
        "# ? no word yet for vertagt in Status: {vertagt: which?}",
    }


def test_a_new_file_gets_an_entry_of_its_own(tmp_path: Path) -> None:
    first = mapped(tmp_path, {"risikoregister.csv": REGISTER})
    second = mapped(tmp_path, {"audits/report.md": REPORT}, first.text)
    assert without_new(second.text, first.text) == first.text
    assert list(settings(second)["mappings"]) == ["/risikoregister.csv", "audits/report.md"]


def test_an_answer_is_not_asked_again(tmp_path: Path) -> None:
    files = {"risikoregister.csv": REGISTER}
    first = mapped(tmp_path, files)
    answered = "".join(
        line.replace("# ? ignore:", "ignore:")
        for line in first.text.splitlines(keepends=True)
        if "# not placed:" not in line
    )
    second = mapped(tmp_path, files, answered)
    assert not second.is_changed
    assert not any("Kostenstelle" in asked for _, asked in second.questions)


@pytest.mark.parametrize(
    "text",
    [
        "mappings: [{files: a.md, kind: risk}]\n",
        "mappings:\n  [{files: a.md, kind: risk}]\n",
    ],
)
def test_what_stands_in_brackets_takes_no_comments(text: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"isms\.yaml:\d:\d+: `mappings` is written in brackets"):
        mapped(tmp_path, {"risikoregister.csv": REGISTER}, text)


@pytest.mark.parametrize(
    "before",
    [
        "mappings:\n",
        "mappings:\n  - {files: x.csv, kind: risk}\n",
        "mappings:\n  - files: x.csv\n    kind: risk # it is",
        "mappings: # ours\nrecords:\n",
        "---\nexclude: [a]\n...\n",
        "exclude: [a]",
        "# nothing yet\n",
        "exclude: [a]\r\n# ours\r\n",
        "\ufeffexclude: [a]\n",
    ],
)
def test_every_form_of_a_configuration_can_be_added_to(before: str, tmp_path: Path) -> None:
    files = {"risikoregister.csv": REGISTER}
    outcome = mapped(tmp_path, files, before)
    assert list(settings(outcome)["mappings"])[-1] == "/risikoregister.csv"
    assert {one["kind"] for one in settings(outcome)["records"]} == {"organization", "person"}
    ended = before if before.endswith("\n") else f"{before}\n"
    assert without_new(outcome.text, ended) == ended
    assert ("\r\n" in before) == ("\r\n" in outcome.text)
    assert outcome.text.count("\r\n") in (0, outcome.text.count("\n"))
    assert not mapped(tmp_path, files, outcome.text).is_changed


def test_nothing_added_is_nothing_changed() -> None:
    configuration = Configuration(MINE, "isms.yaml")
    configuration.append("mappings", [])
    configuration.append_names({})
    configuration.note("mappings", 0, [])
    assert not configuration.is_changed
    assert configuration.text() == MINE


def test_names_go_behind_those_that_are_there() -> None:
    configuration = Configuration("names:\n  Boss: ana # she\n\nexclude: [a]\n", "isms.yaml")
    configuration.append_names({"The chair: Bo": "bo"})
    assert configuration.text() == (
        'names:\n  Boss: ana # she\n  "The chair: Bo": bo\n\nexclude: [a]\n'
    )


def test_names_in_brackets_take_no_more() -> None:
    configuration = Configuration("names: {Boss: ana}\n", "isms.yaml")
    with pytest.raises(UsageError, match="`names` is written in brackets"):
        configuration.append_names({"Bo": "bo"})

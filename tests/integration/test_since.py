"""`check --since` on real repositories with branches: exactly what a change brings."""

from __future__ import annotations

import json
import random
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from machinery import ROOT, commit, run

SAMPLE = ROOT / "examples" / "mistakes" / "no-follow-up-before-review"
ISMS_LINT = (sys.executable, "-m", "isms_lint")
AS_OF = "--as-of=2026-11-20"
Report = dict[str, Any]


class Repository:
    """A git repository with records, on a branch of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def git(self, *arguments: str) -> str:
        return run("git", *arguments, cwd=self.folder).stdout

    def commit(self, message: str = "change") -> str:
        self.git("add", "-A")
        self.git("commit", "-qm", message, "--allow-empty")
        return self.git("rev-parse", "HEAD").strip()

    def edit(self, file: str, old: str, new: str) -> None:
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, text.count(old)
        path.write_text(text.replace(old, new), encoding="utf-8")

    def write(self, file: str, text: str) -> None:
        (self.folder / file).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / file).write_text(text, encoding="utf-8")

    def check(self, *arguments: str, code: int | None = None) -> Report:
        done = run(
            *ISMS_LINT, "check", AS_OF, "--format=json", *arguments, cwd=self.folder, may_fail=True
        )
        assert "Traceback" not in done.stderr
        assert done.returncode in ((0, 1) if code is None else (code,)), done.stderr
        report: Report = json.loads(done.stdout)
        return report

    def since(self, *arguments: str, code: int | None = None) -> Report:
        return self.check("--since=main", *arguments, code=code)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """The sample, committed to `main`; a branch `change` is checked out."""
    folder = tmp_path / "isms"
    shutil.copytree(SAMPLE, folder)
    made = Repository(folder)
    made.git("init", "-q", "-b", "main")
    made.git("config", "user.name", "Ana")
    made.git("config", "user.email", "ana@example.org")
    made.commit("base")
    made.git("checkout", "-q", "-b", "change")
    return made


def said(report: Report, status: str = "open") -> list[tuple[str, str]]:
    return [
        (f["code"], f["record"]["id"] if f["record"] else "")
        for f in report["findings"]
        if f["status"] == status
    ]


def loosened(report: Report) -> list[str]:
    return [f["message_id"] for f in report["findings"] if f["code"] == "GATE005"]


OLD = [("SEQ005", "NC-2026-2"), ("CAR005", "CAR-2026-1"), ("MRV016", "MR-2026")]
OVERDUE = "due_on: 2026-12-18"


def test_nothing_changed(repository: Repository) -> None:
    assert said(repository.check()) == OLD
    report = repository.since("--fail-on=info", code=0)
    assert said(report) == []
    moved = report["comparison"]
    assert (moved["new"], moved["existing"], moved["gone"]) == (0, 3, 0)
    assert moved["base"] == repository.git("rev-parse", "main").strip()


FAULT = (
    "kind: corrective-action\nid: CAR-9\nnonconformity: NC-2026-1\nstatus: planned\nowner: nobody\n"
)


def test_a_fault_is_new_wherever_it_stands_in_the_change(repository: Repository) -> None:
    repository.write("new.yaml", FAULT)
    untracked = repository.since("--fail-on=info", code=1)
    assert ("REF001", "CAR-9") in said(untracked)
    assert {record for _, record in said(untracked)} == {"CAR-9"}
    repository.git("add", "-A")
    assert said(repository.since()) == said(untracked)
    repository.commit()
    assert said(repository.since()) == said(untracked)
    assert untracked["comparison"]["existing"] == 3
    # The whole check says the same and what was there before.
    assert sorted(said(repository.check())) == sorted(OLD + said(untracked))


def test_a_fix_makes_its_finding_vanish_and_no_other_new(repository: Repository) -> None:
    repository.edit("corrective-actions.yaml", "due_on: 2026-09-30", "due_on: 2026-12-30")
    report = repository.since("--fail-on=info", code=0)
    assert (report["comparison"]["existing"], report["comparison"]["gone"]) == (2, 1)


def _rename(repository: Repository) -> None:
    repository.git("mv", "audit.yaml", "renamed.yaml")


def _move(repository: Repository) -> None:
    (repository.folder / "deep").mkdir()
    for file in ("review.yaml", "corrective-actions.yaml"):
        repository.git("mv", file, f"deep/{file}")


def _push_down(repository: Repository) -> None:
    for path in repository.folder.glob("*.yaml"):
        path.write_text("# a note\n\n" + path.read_text(encoding="utf-8"), encoding="utf-8")


def _reorder(repository: Repository) -> None:
    path = repository.folder / "corrective-actions.yaml"
    head, *rows = re.split(r"(?m)^  - ", path.read_text(encoding="utf-8"))
    assert len(rows) == 2
    path.write_text("  - ".join([head, *reversed(rows)]), encoding="utf-8")


def _line_ends(repository: Repository) -> None:
    for path in repository.folder.glob("*.yaml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


@pytest.mark.parametrize("change", [_rename, _move, _push_down, _reorder, _line_ends])
def test_where_records_stand_makes_nothing_new(repository: Repository, change: Any) -> None:
    change(repository)
    for _ in range(2):
        report = repository.since("--fail-on=info", code=0)
        assert said(report) == []
        moved = report["comparison"]
        assert (moved["existing"], moved["gone"], moved["reworded"]) == (3, 0, [])
        repository.commit()


def test_an_edit_makes_the_finding_of_an_untouched_record_new(repository: Repository) -> None:
    repository.git("checkout", "-q", "main")
    repository.edit("review.yaml", "held_on: 2026-10-08", "held_on: 2026-07-20")
    repository.commit()
    repository.git("checkout", "-q", "-B", "change")
    repository.edit("review.yaml", "held_on: 2026-07-20", "held_on: 2026-10-08")
    report = repository.since()
    assert ("SEQ005", "NC-2026-2") in said(report), "the audit with its finding was not touched"
    assert said(repository.since("--diff-only")) == said(report)


def test_diff_only_shows_what_was_there_in_touched_records(repository: Repository) -> None:
    repository.edit("corrective-actions.yaml", "due_on: 2026-09-30", "due_on: 2026-09-29")
    assert said(repository.since("--diff-only", "--fail-on=info", code=0), "existing") == [
        ("CAR005", "CAR-2026-1")
    ]
    report = repository.since(code=0)
    assert said(report, "existing") == []
    assert report["comparison"]["reworded"] == ["CAR005 CAR-2026-1"]
    # Without a revision: against the last commit.
    assert said(repository.check("--diff-only"), "existing") == [("CAR005", "CAR-2026-1")]
    repository.commit()
    assert said(repository.check("--diff-only"), "existing") == []


def test_paths_narrow_what_is_new(repository: Repository) -> None:
    repository.write("new.yaml", FAULT)
    assert said(repository.since("review.yaml", code=0)) == []
    assert said(repository.since("new.yaml"))


def test_what_the_main_branch_did_since_is_not_the_changes(repository: Repository) -> None:
    repository.write("new.yaml", FAULT)
    repository.commit()
    expected = said(repository.since())
    repository.git("checkout", "-q", "main")
    repository.edit("corrective-actions.yaml", "due_on: 2026-09-30", "due_on: 2026-12-30")
    repository.commit("mended on main")
    repository.git("checkout", "-q", "change")
    assert said(repository.since()) == expected


def test_the_first_commit_compares_with_nothing(tmp_path: Path) -> None:
    shutil.copytree(SAMPLE, tmp_path / "isms")
    repository = Repository(tmp_path / "isms")
    repository.git("init", "-q", "-b", "main")
    report = repository.check("--since=HEAD")
    assert said(report) == OLD
    assert report["comparison"]["base"] is None


CONFIG = "profile: certification\nseverities: {CAR005: error}\nfail_on: warning\nexclude: [a/]\n"


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        (CONFIG, []),
        (CONFIG + "# a note\n", []),
        (CONFIG.replace("certification", "starter"), ["rules"]),
        (CONFIG + "ignore: [MRV]\n", ["rules"]),
        (CONFIG + "select: [CAR]\n", ["rules"]),
        (CONFIG.replace("CAR005: error", "CAR005: info"), ["severities"]),
        (CONFIG.replace("severities: {CAR005: error}\n", ""), ["severities"]),
        (CONFIG.replace("CAR005: error", "SEQ001: error"), ["severities"]),
        (CONFIG.replace("fail_on: warning", "fail_on: error"), ["fail-on"]),
        (CONFIG.replace("fail_on: warning", "fail_on: never"), ["fail-on"]),
        (CONFIG.replace("fail_on: warning", "fail_on: info"), ["settings"]),
        (CONFIG + "per_file_ignores: {'*.yaml': [CAR005]}\n", ["ignores"]),
        (CONFIG + "per_record_ignores: {CAR-2026-1: [CAR005]}\n", ["ignores"]),
        (CONFIG.replace("[a/]", "[a/, review.yaml]"), ["exclude"]),
        (CONFIG.replace("exclude: [a/]\n", ""), ["settings"]),
        (CONFIG + "include: ['audit.yaml']\n", ["include"]),
        (CONFIG + "external_ids: [NC-]\n", ["external-ids"]),
        (CONFIG + "parameters: {CAR005: {grace_days: 90}}\n", ["options"]),
    ],
)
def test_a_change_that_lowers_its_own_bar(
    repository: Repository, config: str, expected: list[str]
) -> None:
    repository.git("checkout", "-q", "main")
    repository.write(".isms-lint.yaml", CONFIG)
    repository.commit()
    repository.git("checkout", "-q", "-B", "change")
    repository.write(".isms-lint.yaml", config)
    assert loosened(repository.since()) == expected


def test_a_commit_without_records_has_a_bar_too(tmp_path: Path) -> None:
    """The first records come with a configuration that lets all of them pass."""
    repository = Repository(tmp_path / "isms")
    repository.folder.mkdir()
    repository.write("LICENSE", "all rights reserved\n")
    commit(repository.folder)
    repository.git("checkout", "-q", "-b", "change")
    repository.write("new.yaml", FAULT)
    repository.write(".isms-lint.yaml", "ignore: [REF]\nfail_on: never\n")
    report = repository.since(code=1)
    assert ("REF001", "CAR-9") in said(report)
    assert loosened(report) == ["rules", "fail-on"]


def test_the_configuration_of_the_change_does_not_count(repository: Repository) -> None:
    repository.write(".isms-lint.yaml", "ignore: [REF001]\nfail_on: never\n")
    repository.write("new.yaml", FAULT)
    report = repository.since(code=1)
    assert ("REF001", "CAR-9") in said(report)
    assert set(loosened(report)) == {"rules", "fail-on"}
    assert {f["severity"] for f in report["findings"] if f["code"] == "GATE005"} == {"error"}
    told = repository.since("--config-from=head", code=0)
    assert ("REF001", "CAR-9") not in said(told)
    assert said(told, "allowed") == [("GATE005", ""), ("GATE005", "")]


def test_where_the_loosening_stands(repository: Repository) -> None:
    repository.write(
        ".isms-lint.yaml", "# house rules\nseverities:\n  CAR006: info\n  CAR005: info\n"
    )
    found = [f for f in repository.since()["findings"] if f["message_id"] == "severities"]
    (place,) = (finding["location"] for finding in found)
    assert (place["file"], place["line"]) == (".isms-lint.yaml", 2)


def waiver(**fields: str) -> str:
    whole = {
        "id": "WV-1",
        "rule": "CAR005",
        "target": "CAR-2026-1",
        "reason": "the supplier delivers in January",
        "approved_by": "jan",
        "approved_on": "2026-10-01",
        "expires_on": "2026-12-31",
        **fields,
    }
    lines = [f"{name}: {value}" for name, value in whole.items()]
    return "\n".join(["kind: waiver", *lines, ""])


def _with_waiver(repository: Repository) -> None:
    repository.git("checkout", "-q", "main")
    repository.write("waivers.yaml", waiver())
    repository.commit()
    repository.git("checkout", "-q", "-B", "change")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, []),
        ({"id": "WV-2"}, []),
        ({"reason": "another one"}, ["waiver-rewritten"]),
        ({"approved_by": "ana"}, ["waiver-rewritten"]),
        ({"expires_on": "2026-12-30"}, []),
        ({"expires_on": "2027-01-01"}, ["waiver-extended"]),
        ({"target": "CAR-2026-2"}, ["waiver-new"]),
        ({"target": "CAR-*"}, ["waiver-new"]),
        ({"rule": "CAR006"}, ["waiver-new"]),
        ({"rule": "CAR"}, ["waiver-new"]),
        ({"rule": "overdue"}, []),
        ({"expires_on": "2026-11-19", "rule": "CAR006"}, []),
    ],
)
def test_waivers_that_are_added_or_extended(
    repository: Repository, fields: dict[str, str], expected: list[str]
) -> None:
    _with_waiver(repository)
    repository.write("waivers.yaml", waiver(**fields))
    assert loosened(repository.since()) == expected


def test_a_change_does_not_waive_its_own_fault(repository: Repository) -> None:
    fault = FAULT.replace("owner: nobody\n", "owner: nobody\ndue_on: 2026-11-01\n")
    repository.write("new.yaml", fault)
    repository.write("waivers.yaml", waiver(target="CAR-9"))
    report = repository.since()
    assert ("CAR005", "CAR-9") in said(report)
    assert said(report, "waived") == []
    assert loosened(report) == ["waiver-new"]
    told = repository.since("--config-from=head")
    assert ("CAR005", "CAR-9") in said(told, "waived")
    assert ("CAR005", "CAR-9") not in said(told)


def test_a_waiver_of_the_base_accepts_what_the_change_brings(repository: Repository) -> None:
    repository.git("checkout", "-q", "main")
    repository.write("waivers.yaml", waiver(target="CAR-9"))
    repository.commit()
    repository.git("checkout", "-q", "-B", "change")
    fault = FAULT.replace("owner: nobody\n", "owner: nobody\ndue_on: 2026-11-01\n")
    repository.write("new.yaml", fault)
    report = repository.since()
    assert ("CAR005", "CAR-9") in said(report, "waived")
    assert loosened(report) == []


def test_what_was_accepted_is_accepted_in_the_words_of_the_base(repository: Repository) -> None:
    _with_waiver(repository)
    repository.write("waivers.yaml", waiver(reason="other", expires_on="2027-06-30"))
    (finding,) = (f for f in repository.since()["findings"] if f["status"] == "waived")
    assert finding["acceptance"]["reason"] == "the supplier delivers in January"
    assert finding["acceptance"]["until"] == "2026-12-31"
    (told,) = (
        f for f in repository.since("--config-from=head")["findings"] if f["status"] == "waived"
    )
    assert told["acceptance"]["reason"] == "other"


def test_a_finding_that_weighs_more_is_new(repository: Repository) -> None:
    """CAR005 is graver where the nonconformity is a major one."""
    repository.edit(
        "audit.yaml",
        "id: NC-2026-1\n    grade: minor",
        "id: NC-2026-1\n    grade: major",
    )
    assert ("CAR005", "CAR-2026-1") in said(repository.since())


def test_a_waiver_taken_back_lets_its_finding_return(repository: Repository) -> None:
    _with_waiver(repository)
    assert said(repository.since(code=0), "waived") == [("CAR005", "CAR-2026-1")]
    (repository.folder / "waivers.yaml").unlink()
    assert said(repository.since("--fail-on=info", code=1)) == [("CAR005", "CAR-2026-1")]


def test_no_ignores_shows_everything(repository: Repository) -> None:
    _with_waiver(repository)
    repository.write(".isms-lint.yaml", "per_file_ignores: {'*': [SEQ005]}\n")
    everything = said(repository.check("--no-ignores"))
    assert set(OLD) <= set(everything)
    assert said(repository.check(), "waived") == [("CAR005", "CAR-2026-1")]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("--since=nowhere",), "there is no commit `nowhere`"),
        (("--since=--upload-pack=x",), "no name of a commit"),
        (("--since=main", "--fix"), "--since reports a part"),
        (("--diff-only", "--diff"), "--since reports a part"),
        (("--since=main", "--rev=main"), "--since compares with the files as they are"),
        (("--config-from=head",), "there is none"),
    ],
)
def test_what_cannot_be(repository: Repository, arguments: tuple[str, ...], complaint: str) -> None:
    done = run(*ISMS_LINT, "check", *arguments, cwd=repository.folder, may_fail=True)
    assert done.returncode == 2
    assert complaint in done.stderr
    assert "Traceback" not in done.stderr


def test_a_shallow_clone_says_what_it_cannot_see(repository: Repository, tmp_path: Path) -> None:
    repository.write("new.yaml", FAULT)
    repository.commit()
    source = f"file://{repository.folder}"
    run("git", "clone", "-q", "--depth=1", "--branch=change", source, "clone", cwd=tmp_path)
    clone = Repository(tmp_path / "clone")
    done = run(*ISMS_LINT, "check", "--since=main", cwd=clone.folder, may_fail=True)
    assert done.returncode == 2
    assert "shallow" in done.stderr
    assert "fetch" in done.stderr
    clone.git("fetch", "-q", "--depth=1", "origin", "main:main")
    report = clone.since()
    assert {record for _, record in said(report)} == {"CAR-9"}
    assert "shallow clone" in report["comparison"]["blind"]


def test_a_shallow_clone_in_which_both_sides_seem_to_meet_too_early(
    repository: Repository, tmp_path: Path
) -> None:
    # old — main mended it — the branch took that in and went on; the clone lacks that it did.
    repository.git("checkout", "-q", "main")
    repository.edit("corrective-actions.yaml", "due_on: 2026-09-30", "due_on: 2026-12-30")
    repository.commit("mended on main")
    repository.git("checkout", "-q", "change")
    repository.write("notes.md", "own work\n")
    repository.commit()
    repository.git("merge", "-q", "--no-edit", "main")
    repository.write("new.yaml", FAULT)
    repository.commit()
    source = f"file://{repository.folder}"
    run("git", "clone", "-q", "--depth=1", "--branch=change", source, "clone", cwd=tmp_path)
    clone = Repository(tmp_path / "clone")
    clone.git("fetch", "-q", "--depth=2", "origin", "main:main")
    report = clone.since()
    assert "shallow clone" in report["comparison"]["blind"]
    clone.git("fetch", "-q", "--unshallow", "origin")
    whole = clone.since()
    assert whole["comparison"]["blind"] is None
    assert said(whole) == said(report)


def test_readers_that_compare_themselves_get_what_was_there_before(repository: Repository) -> None:
    repository.write("new.yaml", FAULT)
    arguments = ("--since=main", "--format=sarif", "--output=a.sarif", "--format=gitlab")
    run(
        *ISMS_LINT, "check", AS_OF, *arguments, "--output=a.json", cwd=repository.folder,
        may_fail=True,
    )  # fmt: skip
    log = json.loads((repository.folder / "a.sarif").read_text(encoding="utf-8"))
    states = {(one["ruleId"], one["baselineState"]) for one in log["runs"][0]["results"]}
    assert {(code, "unchanged") for code, _ in OLD} < states
    assert ("REF001", "new") in states
    issues = json.loads((repository.folder / "a.json").read_text(encoding="utf-8"))
    assert len(issues) == len(log["runs"][0]["results"])


def test_a_configuration_that_only_the_change_has_is_not_the_bar(repository: Repository) -> None:
    repository.write("new.yaml", FAULT)
    repository.write("conf/lint.yaml", "ignore: [REF]\nfail_on: never\n")
    report = repository.since("--config=conf/lint.yaml", "--root=.", code=1)
    assert ("REF001", "CAR-9") in said(report)
    assert "INP007" not in [code for code, _ in said(report)]
    assert set(loosened(report)) >= {"rules", "fail-on"}


def test_what_is_wrong_with_the_whole_counts_whatever_paths_are_given(
    repository: Repository,
) -> None:
    repository.write(".isms-lint.yaml", "fail_on: never\n")
    assert loosened(repository.since("review.yaml", code=1)) == ["fail-on"]


def test_a_change_does_not_move_the_root(repository: Repository) -> None:
    """Where the configuration stands decides what is read as a whole."""
    repository.git("checkout", "-q", "main")
    repository.write("part/unit.yaml", "kind: unit\nid: board\n")
    repository.commit()
    repository.git("checkout", "-q", "-B", "change")
    repository.write("part/pyproject.toml", "[tool.isms-lint]\nfail_on = 'error'\n")
    part = repository.folder / "part"
    done = run(*ISMS_LINT, "check", "--since=main", cwd=part, may_fail=True)
    assert done.returncode == 2
    assert "moves the configuration, and with it the root" in done.stderr
    assert run(*ISMS_LINT, "check", AS_OF, "--since=main", "--root=.", cwd=part, may_fail=True)
    (part / "pyproject.toml").unlink()
    (repository.folder / ".isms-lint.yaml").unlink()
    repository.write("part/.isms-lint.yaml", "")
    done = run(*ISMS_LINT, "check", "--since=main", cwd=part, may_fail=True)
    assert done.returncode == 2


def test_a_configuration_that_becomes_a_link(repository: Repository) -> None:
    repository.git("checkout", "-q", "main")
    repository.write("ci/lint.yaml", "fail_on: warning\n")
    repository.commit()
    repository.git("checkout", "-q", "-B", "change")
    repository.write("ci/loose.yaml", "fail_on: never\nignore: [REF]\n")
    (repository.folder / "ci/lint.yaml").unlink()
    (repository.folder / "ci/lint.yaml").symlink_to("loose.yaml")
    repository.write("new.yaml", FAULT)
    report = repository.since("--config=ci/lint.yaml", "--root=.", code=1)
    assert ("REF001", "CAR-9") in said(report)
    assert set(loosened(report)) == {"fail-on", "rules"}


def test_a_configuration_too_large_to_be_read_is_not_none(repository: Repository) -> None:
    repository.git("checkout", "-q", "main")
    repository.write(".isms-lint.yaml", "fail_on: warning\n" + "#\n" * (17 << 20))
    repository.commit()
    repository.git("checkout", "-q", "-B", "change")
    (repository.folder / ".isms-lint.yaml").unlink()
    done = run(
        *ISMS_LINT, "check", "--since=main", "--root=.", cwd=repository.folder, may_fail=True
    )
    assert done.returncode == 2
    assert "larger than" in done.stderr


MAPPING = "mappings: [{files: %s, kind: action, ignore: [records, kind, nonconformity]}]\n"


@pytest.mark.parametrize(
    ("files", "expected"),
    [("corrective-actions.yaml", ["mappings-of-files"]), ("export/*.json", ["mappings"])],
)
def test_mappings_of_files_that_were_read(
    repository: Repository, files: str, expected: list[str]
) -> None:
    config = (repository.folder / ".isms-lint.yaml").read_text(encoding="utf-8")
    repository.write(".isms-lint.yaml", config + MAPPING % files)
    report = repository.since()
    assert loosened(report) == expected
    severity = {"mappings-of-files": "error", "mappings": "warning"}[expected[0]]
    assert [f["severity"] for f in report["findings"] if f["code"] == "GATE005"] == [severity]


def test_records_that_are_gone_are_named(repository: Repository) -> None:
    repository.git("mv", "corrective-actions.yaml", ".corrective-actions.yaml")
    report = repository.since()
    gone = ["corrective-action CAR-2026-1", "corrective-action CAR-2026-2"]
    assert report["comparison"]["removed"] == gone
    done = run(*ISMS_LINT, "check", AS_OF, "--since=main", cwd=repository.folder, may_fail=True)
    assert f"Records that are gone: {', '.join(gone)}." in done.stdout


def test_a_waiver_put_into_force_earlier(repository: Repository) -> None:
    repository.git("checkout", "-q", "main")
    repository.write("waivers.yaml", waiver(approved_on="2026-12-01"))
    repository.commit()
    repository.git("checkout", "-q", "-B", "change")
    repository.write("waivers.yaml", waiver(approved_on="2026-11-01"))
    report = repository.since(code=1)
    assert loosened(report) == ["waiver-new"]
    assert said(report, "waived") == []


def test_a_root_that_was_renamed(repository: Repository) -> None:
    (repository.folder / "a").mkdir()
    for path in list(repository.folder.glob("*.yaml")):
        repository.git("mv", path.name, f"a/{path.name}")
    repository.commit()
    repository.git("branch", "-f", "main")
    repository.git("mv", "a", "b")
    report = repository.since("--root=b")
    assert "has no file below this root" in report["comparison"]["blind"]


def test_what_cannot_be_judged_any_more_is_told(repository: Repository) -> None:
    (repository.folder / "review.yaml").unlink()
    assert repository.since()["comparison"]["unjudged"] > 0
    done = run(*ISMS_LINT, "check", AS_OF, "--since=main", cwd=repository.folder, may_fail=True)
    assert "evaluated there cannot be evaluated any more" in done.stdout
    repository.git("checkout", "-q", "review.yaml")
    assert repository.since()["comparison"]["unjudged"] == 0


def test_a_folder_of_a_larger_repository(repository: Repository) -> None:
    (repository.folder / "isms").mkdir()
    for path in list(repository.folder.glob("*.yaml")):
        repository.git("mv", path.name, f"isms/{path.name}")
    repository.commit()
    repository.git("branch", "-f", "main")
    repository.write("isms/new.yaml", FAULT)
    report = repository.since("--root=isms")
    assert {record for _, record in said(report)} == {"CAR-9"}
    assert report["comparison"]["existing"] == 3


def test_a_configuration_that_is_wrong_at_the_base(repository: Repository) -> None:
    repository.git("checkout", "-q", "main")
    repository.write(".isms-lint.yaml", "profle: starter\n")
    base = repository.commit()
    repository.git("checkout", "-q", "-B", "change")
    repository.write(".isms-lint.yaml", "profile: starter\n")
    done = run(*ISMS_LINT, "check", "--since=main", cwd=repository.folder, may_fail=True)
    assert done.returncode == 2
    assert f"{base[:7]}:.isms-lint.yaml:1:1: unknown setting `profle`" in done.stderr
    assert "--config-from head" in done.stderr
    assert said(repository.since("--config-from=head")) == []


def _with_baseline(repository: Repository) -> None:
    repository.git("checkout", "-q", "main")
    run(*ISMS_LINT, "baseline", AS_OF, cwd=repository.folder)
    repository.commit()
    repository.git("checkout", "-q", "-B", "change")


BASELINE = ".isms-lint-baseline.json"


def test_a_change_does_not_put_its_own_fault_into_the_baseline(repository: Repository) -> None:
    _with_baseline(repository)
    assert said(repository.since("--fail-on=info", code=0), "baseline") == OLD
    repository.write("new.yaml", FAULT)
    brought = said(repository.since(code=1))
    run(*ISMS_LINT, "baseline", AS_OF, "--grow", cwd=repository.folder)
    assert said(repository.check("--fail-on=info", code=0)) == []
    report = repository.since(code=1)
    assert said(report) == [("GATE005", ""), *brought]
    (finding,) = (f for f in report["findings"] if f["message_id"] == "baseline")
    assert finding["location"]["file"] == BASELINE
    assert "REF001 of CAR-9" in finding["message"]
    told = repository.since("--config-from=head", code=0)
    assert set(said(told, "baseline")) >= set(brought)


def test_a_fix_takes_its_entry_out_of_the_baseline(repository: Repository) -> None:
    _with_baseline(repository)
    repository.edit("corrective-actions.yaml", "due_on: 2026-09-30", "due_on: 2026-12-30")
    assert said(repository.since()) == [("GATE003", "")]
    run(*ISMS_LINT, "baseline", AS_OF, "--prune", cwd=repository.folder)
    assert said(repository.since("--fail-on=info", code=0)) == []


def test_findings_taken_out_of_the_baseline_count_again(repository: Repository) -> None:
    _with_baseline(repository)
    (repository.folder / BASELINE).unlink()
    assert said(repository.since()) == OLD


def test_a_baseline_named_on_the_command_line_is_that_of_the_base_too(
    repository: Repository,
) -> None:
    repository.git("checkout", "-q", "main")
    run(*ISMS_LINT, "baseline", AS_OF, "--output=held.json", cwd=repository.folder)
    repository.commit()
    repository.git("checkout", "-q", "-B", "change")
    repository.write("new.yaml", FAULT)
    run(*ISMS_LINT, "baseline", AS_OF, "--grow", "--output=held.json", cwd=repository.folder)
    assert loosened(repository.since("--baseline=held.json", code=1)) == ["baseline"]


BROKEN = "kind: ["


def test_a_file_that_breaks_is_new_though_another_was_broken(repository: Repository) -> None:
    repository.git("checkout", "-q", "main")
    repository.write("b.yaml", BROKEN)
    repository.commit()
    repository.git("checkout", "-q", "-B", "change")

    def broken(report: Report) -> list[str]:
        return [f["location"]["file"] for f in report["findings"] if f["code"] == "INP002"]

    repository.write("a.yaml", BROKEN)
    assert broken(repository.since(code=1)) == ["a.yaml"]
    repository.write("b.yaml", "kind: unit\nid: board\n")
    assert broken(repository.since(code=1)) == ["a.yaml"]
    (repository.folder / "a.yaml").unlink()
    (repository.folder / "b.yaml").unlink()
    repository.write("renamed.yaml", BROKEN)
    assert broken(repository.since(code=0)) == []


SOA = """\
kind: statement-of-applicability
id: SOA
version: "1"
status: approved
approved_on: 2026-03-05
controls:
  - {control: A.5.15, applicable: true, justification: r}
  - {control: A.5.16, applicable: true, justification: r}
  - {control: A.5.17, applicable: true, justification: r, implementation: implemented}
"""
MORE = ("justification: r, implementation: implemented}", "justification: r}")
OTHER = SOA.replace("r}", "r, implementation: planned}").replace(*MORE)


@pytest.mark.parametrize(
    ("old", "new", "brought", "gone"),
    [
        # The rows change places, one of two is mended, one more is missing it.
        (SOA, re.sub(r"(  - .*A.5.15.*\n)(  - .*A.5.16.*\n)", r"\2\1", SOA), [], 0),
        ("A.5.15, applicable: true", "A.5.15, implementation: planned, applicable: true", [], 0),
        (*MORE, ["SOA"], 0),
        # Both are mended and another is missing it: what was there is gone.
        (SOA, OTHER, ["SOA"], 1),
    ],
)  # fmt: skip
def test_a_finding_on_several_rows(
    repository: Repository, old: str, new: str, brought: list[str], gone: int
) -> None:
    repository.git("checkout", "-q", "main")
    repository.write("soa.yaml", SOA)
    repository.commit()
    repository.git("checkout", "-q", "-B", "change")
    repository.edit("soa.yaml", old, new)
    report = repository.since("--select=SOA003")
    assert [record for _, record in said(report)] == brought
    assert report["comparison"]["gone"] == gone


def test_a_baseline_beside_the_root_is_that_of_the_base_too(
    repository: Repository, tmp_path: Path
) -> None:
    repository.git("checkout", "-q", "main")
    (repository.folder / "isms").mkdir()
    for path in list(repository.folder.glob("*.yaml")):
        repository.git("mv", path.name, f"isms/{path.name}")
    (repository.folder / "ci").mkdir()
    write = (*ISMS_LINT, "baseline", AS_OF, "--root=isms", "--output=ci/held.json")
    run(*write, cwd=repository.folder)
    repository.commit()
    repository.git("checkout", "-q", "-B", "change")
    repository.write("isms/new.yaml", FAULT)
    run(*write, "--grow", cwd=repository.folder)
    (tmp_path / "linked").symlink_to(repository.folder)
    for spelled in ("ci/held.json", tmp_path / "linked" / "ci" / "held.json"):
        report = repository.since("--root=isms", f"--baseline={spelled}", code=1)
        assert loosened(report) == ["baseline"]
        assert ("REF001", "CAR-9") in said(report)


def test_a_configuration_spelled_by_way_of_a_link(repository: Repository, tmp_path: Path) -> None:
    repository.git("checkout", "-q", "main")
    repository.write("ci/lint.yaml", "fail_on: warning\n")
    repository.commit()
    repository.git("checkout", "-q", "-B", "change")
    repository.write("ci/lint.yaml", "fail_on: never\n")
    (tmp_path / "linked").symlink_to(repository.folder)
    spelled = tmp_path / "linked" / "ci" / "lint.yaml"
    assert loosened(repository.since(f"--config={spelled}", "--root=.", code=1)) == ["fail-on"]


ALDER = ROOT / "examples" / "alder"


@pytest.mark.parametrize("seed", range(3))
def test_new_and_gone_are_what_two_whole_checks_tell_apart(tmp_path: Path, seed: int) -> None:
    """Alder with lines lost at random, then with others lost, its files renamed and pushed down."""
    chance = random.Random(seed)
    folder = Path(shutil.copytree(ALDER, tmp_path / "isms"))
    repository = Repository(folder)
    repository.git("init", "-q", "-b", "main")
    sound = {path: path.read_text(encoding="utf-8") for path in sorted(folder.rglob("[a-z]*.yaml"))}
    _lose_lines(sound, chance)
    repository.commit()
    before = _open(repository.check())
    repository.git("checkout", "-q", "-b", "change")
    _lose_lines(sound, chance)
    for number, path in enumerate(sound):
        if number % 3 == 0:
            path.rename(path.with_name(f"moved-{number}.yaml"))
    repository.commit()
    after = _open(repository.check())
    new = {print_ for print_, names in after.items() if not names <= before.get(print_, NONE)}
    new |= after.keys() - before.keys()
    gone = before.keys() - after.keys()
    assert new
    assert gone
    report = repository.since()
    assert _open(report).keys() == new
    moved = report["comparison"]
    assert moved["new"] == len([f for f in report["findings"] if f["status"] == "open"])
    assert moved["existing"] >= len(after.keys() - new)
    assert moved["gone"] >= len(gone)


NONE: frozenset[str] = frozenset()


def _lose_lines(texts: dict[Path, str], chance: random.Random) -> None:
    """Write each text without one of its lines that only hold a field."""
    for path, text in texts.items():
        lines = text.splitlines(keepends=True)
        fields = [n for n, line in enumerate(lines) if re.match(r"  +[a-z_]+: [^|>&{\[]+$", line)]
        if fields and chance.random() < 0.8:
            del lines[chance.choice(fields)]
        path.write_text("".join(lines), encoding="utf-8")


def _open(report: Report) -> dict[str, frozenset[str]]:
    """Open findings of records, and what each is about; those of files are told apart by file too."""
    return {
        finding["fingerprint"]: frozenset(part["name"] for part in finding["about"])
        for finding in report["findings"]
        if finding["status"] == "open" and finding["record"]
    }

"""`init`: what it writes, what the records it writes come to, and what it leaves alone."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml
from cli_process import COMMAND, Ran, clean_environment

import isms_lint
from isms_lint.cli.main import main
from isms_lint.new_files import write_below
from isms_lint.offers.start import Begun
from isms_lint.plugins.manager import load_plugins
from isms_lint.scaffold.answers import answers_in
from isms_lint.scaffold.asking import answered
from isms_lint.scaffold.facts import facts_of
from isms_lint_iso27001.start import START

DAY = "2026-11-20"
ANSWERS: dict[str, Any] = {
    "name": "Birkenau Systems GmbH",
    "timezone": "Europe/Berlin",
    "headcount": 40,
    "top-management": ["Ana Reyes", "Bo Lind"],
    "isms-manager": "Dana Holt (Security)",
    "internal-auditor": "Ines Ferro (Finance)",
    "owner-of-it-operations": "Finn Berg (IT)",
    "owner-of-people-security": "Pia Sund (People)",
}
OUTSIDE = {**ANSWERS, "audit-firm": "Sable Assurance", "internal-auditor": "Omar Said"}
STAGES = {"stage-1-on": "2027-05-10", "stage-2-on": "2027-07-05", "certification-body": "CertCo"}
TO_DECIDE = {"CTX001": 1, "CTX002": 5, "CTX003": 1, "DOC001": 1, "PRG001": 1, "SOA011": 1}
HOSTILE = [
    "Müller & Söhne",
    "\"q\" 's'",
    "a: b # c",
    "- x",
    "{a: b}",
    "!!python/object:os.system",
    "&a *a",
    "%YAML",
    "---",
    "🚀 Ünïcödé",
    "x" * 500,
    "null",
    "1.10",
    "2026-01-01",
    "yes",
    "<script>alert(1)</script>",
    "${name} $x $$",
    "a | pipe\n| b: c",
    "\x1b[31mred",
    "\u202eRTL",
    "\u2028",
    "山田太郎",
    "leadership",
    "isms-manager",
    "full-isms",
    "9",
    "A.5.1",
    "key:",
    "()",
    "..",
]

Init = Callable[..., Ran]
Begin = Callable[[dict[str, Any]], Begun]


@pytest.fixture
def init(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Init:
    """Call with answers and arguments; it writes into `isms` below the test's folder."""
    monkeypatch.chdir(tmp_path)

    def call(answers: dict[str, Any], *arguments: str, folder: str = "isms") -> Ran:
        Path("answers.json").write_text(json.dumps(answers), encoding="utf-8")
        given = ["init", folder, "--answers", "answers.json", f"--as-of={DAY}", *arguments]
        code = main(given)
        return Ran(code, *capsys.readouterr())

    return call


@pytest.fixture
def begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Begin:
    """Begin with answers, without the command: what its records come to, in `isms` too. Files for
    editors, which take their time, are not there.
    """
    monkeypatch.chdir(tmp_path)

    def begin(answers: dict[str, Any]) -> Begun:
        day = date.fromisoformat(DAY)
        questions = START.questions(day)
        given = answers_in(json.dumps(answers), "answers.json", questions)
        facts = partial(facts_of, plugins=load_plugins(), day=day)
        made = START.begin(answered(questions, given, None), facts)
        write_below("isms", {path: text.encode() for path, text in made.files.items()})
        return made

    return begin


def found(day: str = DAY, profile: str | None = None) -> dict[str, int]:
    result = isms_lint.check("isms", as_of=day, profile=profile)
    assert not result.errors
    return Counter(finding.code for finding in result.findings)


def records(file: str) -> Any:
    return yaml.load(Path("isms", file).read_text(encoding="utf-8"), yaml.BaseLoader)


def files(folder: Path) -> set[str]:
    return {one.relative_to(folder).as_posix() for one in folder.rglob("*")}


def test_what_is_found_is_what_is_still_to_be_decided(init: Init) -> None:
    assert init(ANSWERS).code == 0
    assert found() == TO_DECIDE
    assert found(profile="certification") == TO_DECIDE
    # Time alone adds nothing in the first weeks.
    assert found("2026-11-21") == TO_DECIDE
    assert found("2026-12-15", "certification") == TO_DECIDE
    said = {one.code: one.message for one in isms_lint.check("isms", as_of=DAY).findings}
    assert "PRG-1 is a draft" in said["PRG001"]
    assert "93 of the 93 rows of SOA have no decision yet" in said["SOA011"]
    assert "12 of the 13 pieces of information" in said["DOC001"]


def test_an_auditor_from_outside(begun: Begin) -> None:
    begun(OUTSIDE)
    assert found(profile="certification") == TO_DECIDE
    assert records("people/external.yaml")["records"] == [
        {"id": "omar-said", "name": "Omar Said", "firm": "Sable Assurance"}
    ]
    leads = {one.get("lead") for one in records("audits/programme.yaml")["entries"]}
    assert leads == {"omar-said", None}


def test_a_certification_ahead(begun: Begin) -> None:
    begun({**ANSWERS, **STAGES})
    # Nothing of what the body asks for is in force yet, the draft of the programme neither.
    assert found(profile="certification") == {**TO_DECIDE, "EXT004": 1, "SEQ007": 2}
    programme = records("audits/programme.yaml")["entries"]
    before = [one for one in programme if one["planned_on"] < STAGES["stage-2-on"]]
    scope = {item for one in before for item in one["scope"]}
    assert {"4", "5", "6", "7", "8", "9.1", "9.2", "9.3", "10", "physical-security"} <= scope
    assert records("reviews/MR-2027.yaml")["planned_on"] < STAGES["stage-2-on"]


def test_a_certificate_that_is_there(begun: Begin) -> None:
    begun({**ANSWERS, "certified-on": "2026-06-10", "next-visit-on": "2027-05-20"})
    assert found() == {**TO_DECIDE, "EXT004": 1}
    assert records("organization.yaml")["certificate"] == {
        "decided_on": "2026-06-10",
        "expires_on": "2029-06-09",
        "edition": "2022",
    }
    assert records("audits/external.yaml")["records"][0]["type"] == "surveillance"


def test_a_certificate_of_old_asks_for_what_took_place_under_it(begun: Begin) -> None:
    begun({**ANSWERS, "certified-on": "2025-10-20"})
    assert set(found()) - set(TO_DECIDE) == {"EXT001", "EXT004", "MRV001", "PRG006", "RSK007"}


def test_text_stays_text(begun: Begin) -> None:
    answers = {
        **ANSWERS,
        "name": HOSTILE[2],
        "top-management": HOSTILE,
        "isms-manager": "Dana: # (a: b # c)",
        "certification-body": "{x}",
        "stage-1-on": "2028-05-10",
    }
    begun(answers)
    assert found(profile="certification") == {**TO_DECIDE, "SEQ007": 1}
    people = {one["name"]: one["id"] for one in records("people/staff.yaml")["records"]}
    assert set(people) >= {" ".join(name.split()) for name in HOSTILE if name.split()}
    assert len(set(people.values())) == len(people)
    assert records("organization.yaml")["name"] == "a: b # c"


def test_names_that_give_one_id(begun: Begin) -> None:
    begun({**ANSWERS, "top-management": ["Ana Reyes", "ana  reyes", "Ána Reyes", "Ana-Reyes"]})
    assert records("organization.yaml")["top_management"] == [
        "ana-reyes",
        "ana-reyes-2",
        "ana-reyes-3",
    ]
    assert found() == TO_DECIDE


def test_who_is_tied_to_something_does_not_lead_its_audit(begun: Begin) -> None:
    made = begun({**ANSWERS, "owner-of-access-control": "Ola Krog (Finance)"})
    assert "Something ties the internal auditor to what is audited in AUD-2027-2" in " ".join(
        made.notes
    )
    apart = [
        one["scope"]
        for one in records("audits/programme.yaml")["entries"]
        if "lead" not in one and one["scope"] != ["9.2", "internal-audit"]
    ]
    assert apart == [["access-control"], ["access-control"]]


def test_it_tells_what_comes_next(
    init: Init, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = init({**ANSWERS, "isms-lint": "https://git.example.org/tools/isms-lint@0123abc"})
    first, note, *after = ran.out.splitlines()
    number = len([one for one in tmp_path.joinpath("isms").rglob("*") if one.is_file()])
    assert first.startswith(f"Wrote {number} files into isms")
    assert note.startswith("Internal audit itself is audited in AUD-2027-3, AUD-2028-3, AUD-2029-3")
    assert after[:2] == ["Next:", "  cd isms"]
    assert after[-2] == "  isms-lint check"
    # What is for editors is as the command writes it that renews it.
    assert main(["schema", "--install", "--root", "isms"]) == 0
    assert "wrote" not in capsys.readouterr().out


def test_the_readme_has_every_day_of_the_plan(begun: Begin) -> None:
    begun({**ANSWERS, **STAGES})
    readme = Path("isms/README.md").read_text(encoding="utf-8")
    entries = records("audits/programme.yaml")["entries"]
    for number, one in enumerate(entries, 1):
        assert f"--programme PRG-1 --entry {number}" in readme
        assert one["planned_on"] in readme
    for day in ("2027-05-10", "2027-07-05"):
        assert f"**{day}**" in readme
    told = {code for code in (*TO_DECIDE, "EXT004", "SEQ007") if code in readme}
    assert told == {*TO_DECIDE, "EXT004", "SEQ007"}


def test_configuration_and_pipelines(begun: Begin) -> None:
    source = "https://git.example.org/tools/isms-lint.git@0123abc"
    begun({**ANSWERS, "isms-lint": source, "language": "de"})
    assert records(".isms-lint.yaml")["report"] == {"language": "de"}
    assert found() == TO_DECIDE
    hook = records(".pre-commit-config.yaml")["repos"][0]
    assert hook["repo"] == "https://git.example.org/tools/isms-lint.git"
    assert hook["rev"] == "0123abc"
    known = yaml.safe_load(Path(__file__).parents[2].joinpath(".pre-commit-hooks.yaml").read_text())
    assert hook["hooks"][0]["id"] in {one["id"] for one in known}
    steps = records(".github/workflows/isms-lint.yml")["jobs"]["records"]["steps"]
    assert steps[-1]["uses"] == "tools/isms-lint@0123abc"
    gitlab = records(".gitlab-ci.yml")
    assert gitlab["include"][0]["project"] == "tools/isms-lint"
    assert gitlab["variables"]["ISMS_LINT_INSTALL"].endswith("tools/isms-lint.git@0123abc")


def test_nothing_is_overwritten(init: Init, tmp_path: Path) -> None:
    there = "soa/statement-of-applicability.yaml"
    file = tmp_path / "isms" / there
    file.parent.mkdir(parents=True)
    file.write_text("mine")
    before = files(tmp_path / "isms")
    ran = init(ANSWERS)
    assert (ran.code, ran.out) == (2, "")
    assert f"isms/{there}: there already, so nothing was written" in ran.err
    assert file.read_text() == "mine"
    assert files(tmp_path / "isms") == before


def test_a_folder_with_other_things_in_it(init: Init, tmp_path: Path) -> None:
    tmp_path.joinpath("isms/.git").mkdir(parents=True)
    tmp_path.joinpath("isms/LICENSE").write_text("mine")
    assert init(ANSWERS).code == 0
    assert tmp_path.joinpath("isms/LICENSE").read_text() == "mine"
    assert found() == TO_DECIDE


def test_a_repository_is_not_begun_twice(init: Init) -> None:
    init(ANSWERS)
    ran = init({})
    assert ran.code == 2
    assert "isms/.isms-lint.yaml: a repository is there already" in ran.err


def test_where_something_goes_wrong_nothing_stays(init: Init, tmp_path: Path) -> None:
    tmp_path.joinpath("isms").mkdir()
    tmp_path.joinpath("isms/risk").write_text("a file where a folder has to be")
    ran = init(ANSWERS)
    assert ran.code == 2
    assert "isms/risk: File exists" in ran.err
    assert files(tmp_path / "isms") == {"risk"}


def test_a_file_where_the_folder_should_be(init: Init, tmp_path: Path) -> None:
    tmp_path.joinpath("isms").write_text("")
    assert "isms: there already, and no folder" in init(ANSWERS).err


def test_links_lead_nowhere_else(init: Init, tmp_path: Path) -> None:
    tmp_path.joinpath("elsewhere").mkdir()
    tmp_path.joinpath("isms").mkdir()
    tmp_path.joinpath("isms/people").symlink_to(tmp_path / "elsewhere")
    ran = init(ANSWERS)
    assert ran.code == 2
    assert "isms/people/staff.yaml: a link leads it out of isms" in ran.err
    assert files(tmp_path / "isms") == {"people"}
    assert not files(tmp_path / "elsewhere")


def test_the_repository_here(init: Init, tmp_path: Path) -> None:
    ran = init(ANSWERS, folder=".")
    assert ran.code == 0
    assert "  cd " not in ran.out
    assert tmp_path.joinpath("organization.yaml").exists()


def test_without_answers_and_terminal_it_says_how(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["init", "isms", "--set", "name=Acme"]) == 2
    assert capsys.readouterr().err == (
        "isms-lint: no answer to: headcount, top-management, isms-manager, internal-auditor."
        " --set NAME=VALUE gives one, --answers FILE all of them; --print-questions shows what such a"
        " file holds\n"
    )
    assert not files(tmp_path)


def test_answers_one_by_one(init: Init) -> None:
    ran = init({}, *(f"--set={name}={_text(value)}" for name, value in ANSWERS.items()))
    assert ran.code == 0
    assert records("organization.yaml")["top_management"] == ["ana-reyes", "bo-lind"]


def test_one_by_one_counts_before_the_file(init: Init) -> None:
    init(ANSWERS, "--set=name=Another")
    assert records("organization.yaml")["name"] == "Another"


def test_the_questions_are_a_file_for_answers(
    init: Init, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", "--print-questions", f"--as-of={DAY}"]) == 0
    lines = capsys.readouterr().out.splitlines()
    for name, value in ANSWERS.items():
        place = next(i for i, line in enumerate(lines) if line.lstrip("# ").startswith(f"{name}:"))
        lines[place] = f"{name}: {json.dumps(value)}"
    Path("written.yaml").write_text("\n".join(lines), encoding="utf-8")
    assert main(["init", "isms", "--answers", "written.yaml", f"--as-of={DAY}"]) == 0
    assert records("organization.yaml")["id"] == "birkenau-systems-gmbh"


def test_on_a_terminal_it_asks(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    typed = (
        "Acme\n\nUTC\nmany\n40\n\nAna Reyes, Bo Lind\nDana Holt\n\n"
        "Dana Holt\nInes Ferro\nInes Ferro (Finance)\n" + 18 * "\n"
    )
    os.write(ours, typed.encode())
    done = subprocess.run(
        [*COMMAND, "init", "isms", "--as-of", DAY],
        cwd=tmp_path,
        env=clean_environment(),
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=theirs,
        timeout=60,
        check=False,
    )
    os.close(theirs)
    said = os.read(ours, 65536).decode()
    os.close(ours)
    assert done.returncode == 0, said
    assert "a whole number from 1 to 1000000 is wanted" in said
    assert "Dana Holt is the ISMS manager." in said
    assert "put the unit behind the name, such as `Ines Ferro (Finance)`" in said
    assert "id: acme\n" in tmp_path.joinpath("isms/organization.yaml").read_text()


def test_the_page_on_starting_shows_what_is_printed(
    init: Init, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = Path(__file__).parents[2].joinpath("docs/starting.md").read_text(encoding="utf-8")
    (answers,) = re.findall(r"^```yaml\n# answers.yaml\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    shown = re.findall(r"^<!-- \w+ -->\n```text\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    assert init(yaml.load(answers, yaml.BaseLoader)).out == shown[0]
    main(["check", "--root=isms", f"--as-of={DAY}", "--format=concise", "--quiet"])
    assert capsys.readouterr().out.replace("isms/", "") == shown[1]
    for question in START.questions(date.fromisoformat(DAY)):
        name = "owner-of-..." if question.name.startswith("owner-of-") else question.name
        assert f"`{name}`" in page, name


def test_a_start_of_another_plugin(init: Init, tmp_path: Path) -> None:
    tmp_path.joinpath("house.py").write_text(_START.replace("PATH", "note.md"))
    ran = init({}, "--plugin", "house.py")
    assert ran.code == 2
    assert "--start says which repository to start from: house, iso27001" in ran.err
    assert init({"word": "hello"}, "--plugin=house.py", "--start=house").code == 0
    assert tmp_path.joinpath("isms/note.md").read_text() == "hello"


def test_a_start_that_fails_is_told(init: Init, tmp_path: Path) -> None:
    tmp_path.joinpath("house.py").write_text(_START.replace('"word"]', '"words"]'))
    ran = init({"word": "hello"}, "--plugin=house.py", "--start=house")
    assert ran.code == 2
    assert "house.py:9: plugin house: the start `house` failed: KeyError: 'words'" in ran.err


def test_a_start_writes_below_the_folder_only(init: Init, tmp_path: Path) -> None:
    tmp_path.joinpath("house.py").write_text(_START.replace("PATH", "../note.md"))
    ran = init({"word": "hello"}, "--plugin=house.py", "--start=house")
    assert ran.code == 2
    assert "isms-lint: ../note.md: its name leads it out of isms" in ran.err
    assert not tmp_path.joinpath("note.md").exists()


_START = """
from isms_lint.offers.start import Begun, Start, StartQuestion
from isms_lint.plugins.hookspecs import hookimpl

def questions(day):
    return (StartQuestion("word", "A word", lambda text, _: text, None),)

def begin(answers, facts):
    return Begun({"PATH": answers["word"]})

@hookimpl
def isms_lint_starts():
    return [Start("house", "a note", questions, begin)]
"""


def _text(value: object) -> str:
    return ",".join(value) if isinstance(value, list) else str(value)

"""What is known of rules from one run to the next is enough to know which have to look again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import pytest
from left_repository import LeftRepository

from isms_lint.plugins.manager import load_plugins
from isms_lint.records.record import Record
from isms_lint.rules import Basis, Pass, Related, Report, Rule, Severity, rule
from isms_lint.rules.rule import Check


def _house(
    code: str, kinds: set[str], says: str, needs: Iterable[str] = ()
) -> Callable[[Check], Rule]:
    """A rule of the house, with one message."""
    return rule(
        code=code,
        name=code.lower(),
        kinds=kinds,
        scope="register",
        basis=Basis.ORGANIZATION,
        severity=Severity.INFO,
        since="1.0",
        messages={"says": says},
        needs=needs,
    )


@_house("ZZZ001", {"corrective-action"}, "{title}")
def of_findings(record: Record, run: Pass) -> Iterator[Report]:
    """The title of the finding that it is for."""
    found = run.register.get(record.text("nonconformity"))
    if record.text("title") == "Boom":
        raise ValueError("boom")
    if found is not None:
        there = (Related(found, ("title",), "said here"),)
        yield Report("says", ("nonconformity",), title=found.text("title"), related=there)


def _names(run: Pass) -> tuple[str, ...]:
    return tuple(person.text("name") for person in run.register.of("person"))


def _many(run: Pass) -> str:
    return " and ".join(run.derive(_names))


@_house("ZZZ002", {"organization"}, "{names}")
def of_people(record: Record, run: Pass) -> Iterator[Report]:
    """Everybody by name, as a fact has them that goes by another."""
    del record
    yield Report("says", ("id",), names=run.derive(_many))


FILES = {
    "organization.yaml": "kind: organization\nid: acme\nname: Acme\n",
    "ana.yaml": "kind: person\nid: ana\nname: Ana\n",
    "finding.yaml": "kind: nonconformity\nid: NC-1\ntitle: Backups\n",
    "one.yaml": "kind: corrective-action\nid: CAR-1\ntitle: One\nnonconformity: NC-1\n",
    "two.yaml": "kind: corrective-action\nid: CAR-2\ntitle: Two\n",
}


@pytest.fixture
def repository(monkeypatch: pytest.MonkeyPatch) -> LeftRepository:
    """Few records count as many; the rules are as good as our own."""
    monkeypatch.setattr("isms_lint.rerun._WORTH", 0)
    plugins = load_plugins()
    own = next(one.name for one in plugins.loaded if one.is_own)
    for each in (of_findings, of_people):
        plugins.rules[each.code] = each
        plugins.rule_origin[each.code] = own
    return LeftRepository(plugins, FILES, ("ZZZ",), frozenset({__name__}))


def test_what_a_rule_read_for_others_still_counts(repository: LeftRepository) -> None:
    assert repository.messages() == ["Ana", "Backups"]
    repository.edit("two.yaml", "Two", "Twice")  # for which it reads no other record
    assert repository.messages() == ["Ana", "Backups"]
    repository.edit("finding.yaml", "Backups", "Restores")
    assert repository.messages() == ["Ana", "Restores"]


def test_what_a_rule_says_no_more_of_a_record_is_gone(repository: LeftRepository) -> None:
    repository.judged()
    repository.edit("one.yaml", "nonconformity: NC-1\n", "")
    assert repository.messages() == ["Ana"]
    repository.edit("two.yaml", "Two", "Twice")
    assert repository.messages() == ["Ana"]


def test_what_was_said_of_others_leads_to_where_things_stand_now(
    repository: LeftRepository,
) -> None:
    repository.judged()
    repository.edit("finding.yaml", "kind:", "# A line that moves all others.\nkind:")
    (finding,) = (one for one in repository.judged().findings if one.related)
    assert (finding.location.file, finding.related[0].location.line) == ("one.yaml", 4)


def test_facts_of_facts_count(repository: LeftRepository) -> None:
    repository.judged()
    repository.edit("two.yaml", "Two", "Twice")
    repository.judged()
    repository.edit("ana.yaml", "Ana", "Eva")
    assert repository.messages() == ["Backups", "Eva"]


def test_a_rule_that_crashes_is_told_and_looks_at_everything_after_it(
    repository: LeftRepository,
) -> None:
    repository.edit("two.yaml", "title: Two", "nonconformity: NC-1\ntitle: Two")
    repository.judged()
    for text, crashed in (("Boom", True), ("Boom", True), ("Two", False)):
        for name in ("one.yaml", "two.yaml"):
            before = repository.files[name]
            repository.files[name] = "\n".join(
                f"title: {text}" if line.startswith("title: ") else line
                for line in before.split("\n")
            )
            assert bool(repository.judged().errors) is crashed or name == "one.yaml"
    repository.edit("finding.yaml", "Backups", "Restores")
    assert repository.messages() == ["Ana", "Restores", "Restores"]


def test_nothing_is_left_where_days_are_not_known(repository: LeftRepository) -> None:
    repository.judged()
    assert repository.left is not None
    repository.files["more.yaml"] = "kind: audit\nid: AUD-1\nreported_on: 2026-03-01/2026-03-31\n"
    repository.judged()
    assert repository.left is None


@_house("ZZZ003", {"process"}, "{ids}", needs={"risk"})
def of_risks(record: Record, run: Pass) -> Iterator[Report]:
    """Which risks there are, none of which is looked into."""
    del record
    yield Report("says", ("id",), ids=" ".join(one.id for one in run.register.of("risk")))


@_house("ZZZ004", {"role"}, "nobody knows {id}")
def of_ids(record: Record, run: Pass) -> Iterator[Report]:
    """What names a record that is not there."""
    if run.register.get(record.text("title")) is None:
        yield Report("says", ("id",), id=record.text("title"))


@_house("ZZZ005", {"scope"}, "{n} records")
def of_all(record: Record, run: Pass) -> Iterator[Report]:
    """How many records there are."""
    del record
    yield Report("says", ("id",), n=str(len(run.register.records)))


@pytest.fixture
def counting(repository: LeftRepository) -> LeftRepository:
    """With rules that go by which records there are."""
    for each in (of_risks, of_ids, of_all):
        repository.plugins.rules[each.code] = each
        repository.plugins.rule_origin[each.code] = repository.plugins.rule_origin["ZZZ001"]
    repository.files["role.yaml"] = "kind: role\nid: lead\ntitle: RISK-2\n"
    repository.files["process.yaml"] = "kind: process\nid: P-1\n"
    repository.files["scope.yaml"] = "kind: scope\nid: SCOPE\n"
    return repository


def test_records_that_come_and_go_count_for_who_counts_them(counting: LeftRepository) -> None:
    of_others = ["Ana", "Backups"]
    assert counting.messages() == ["8 records", *of_others, "nobody knows RISK-2"]
    counting.files["risk.yaml"] = "kind: risk\nid: RISK-1\n"
    assert counting.messages() == ["9 records", *of_others, "RISK-1", "nobody knows RISK-2"]
    counting.files["risk.yaml"] += "---\nkind: risk\nid: RISK-2\n"
    assert counting.messages() == ["10 records", *of_others, "RISK-1 RISK-2"]
    counting.edit("risk.yaml", "RISK-1", "RISK-3")
    assert counting.messages() == ["10 records", *of_others, "RISK-2 RISK-3"]
    counting.edit("risk.yaml", "RISK-2", "RISK-4")
    assert counting.messages() == ["10 records", *of_others, "RISK-3 RISK-4", "nobody knows RISK-2"]
    del counting.files["risk.yaml"]
    assert counting.messages() == ["8 records", *of_others, "nobody knows RISK-2"]


def test_what_was_said_stays_with_its_record_where_others_come_and_go(
    counting: LeftRepository,
) -> None:
    counting.judged()
    counting.files["early.yaml"] = "kind: corrective-action\nid: CAR-0\nnonconformity: NC-1\n"
    counting.files["late.yaml"] = "kind: corrective-action\nid: CAR-3\nnonconformity: NC-1\n"

    def who_names_it() -> list[str]:
        found = (one for one in counting.judged().findings if one.related)
        return sorted(one.record_id for one in found)

    assert who_names_it() == ["CAR-0", "CAR-1", "CAR-3"]
    del counting.files["early.yaml"]
    counting.edit("two.yaml", "Two", "Twice")
    assert who_names_it() == ["CAR-1", "CAR-3"]
    del counting.files["one.yaml"]
    assert who_names_it() == ["CAR-3"]
    del counting.files["finding.yaml"]
    assert who_names_it() == []


def test_an_id_that_two_records_have_is_judged_anew(counting: LeftRepository) -> None:
    counting.judged()
    counting.files["another.yaml"] = "kind: nonconformity\nid: NC-1\ntitle: Others\n"
    counting.judged()
    del counting.files["finding.yaml"]
    assert "Others" in counting.messages()
    # Of another number of zeros: which of them comes first goes by their files.
    counting.files["aaa.yaml"] = "kind: corrective-action\nid: CAR-01\nnonconformity: NC-1\n"
    counting.judged()
    del counting.files["one.yaml"]
    counting.judged()


@_house("ZZZ006", {"corrective-action"}, "it is there")
def of_places(record: Record, run: Pass) -> Iterator[Report]:
    """Where the finding is, into which it does not look."""
    found = run.register.get(record.text("nonconformity"))
    if found is not None:
        yield Report("says", ("id",), related=(Related(found, (), "here"),))


@_house("ZZZ007", {"corrective-action"}, "of {kind}")
def of_parents(record: Record, run: Pass) -> Iterator[Report]:
    """In what the finding is nested."""
    found = run.register.get(record.text("nonconformity"))
    if found is not None and found.parent is not None:
        yield Report("says", ("id",), kind=found.parent.kind)


@_house("ZZZ008", {"scope"}, "{kinds}")
def of_kinds(record: Record, run: Pass) -> Iterator[Report]:
    """Which kinds there are."""
    del record
    yield Report("says", ("id",), kinds=" ".join(run.register.kinds_present()))


@_house("ZZZ009", {"risk", "action", "stated-count"}, "such a status")
def of_two_kinds(record: Record, run: Pass) -> Iterator[Report]:
    """Records of several kinds, each of which has something to say."""
    del run
    yield Report("says", ("status",) if record.get("status") else ("id",))


def _titled(run: Pass) -> str:
    found = run.register.get("NC-1")
    if found is None or found.text("title") == "Unfit":
        raise ValueError("unfit")
    return found.text("title")


@_house("ZZZ010", {"scope"}, "{title}")
def of_a_fact_that_fails(record: Record, run: Pass) -> Iterator[Report]:
    """What a derivation says, or that it fails."""
    del record
    try:
        title = run.derive(_titled)
    except ValueError:
        title = "none that is fit"
    yield Report("says", ("id",), title=title)


def only(repository: LeftRepository, rule: Rule) -> LeftRepository:
    """The repository with `rule` in the place of all others."""
    origin = repository.plugins.rule_origin["ZZZ001"]
    repository.plugins.rules = {rule.code: rule}
    repository.plugins.rule_origin = {rule.code: origin}
    return repository


def test_the_first_of_two_with_one_id_is_the_one_that_is_meant(repository: LeftRepository) -> None:
    only(repository, of_places).judged()
    repository.files["another.yaml"] = "kind: nonconformity\nid: NC-1\n"

    def file() -> str:
        (finding,) = (one for one in repository.judged().findings if one.record_id == "CAR-1")
        return finding.related[0].location.file

    assert file() == "another.yaml"
    del repository.files["another.yaml"]
    assert file() == "finding.yaml"


def test_what_a_record_is_nested_in_is_part_of_what_it_is(repository: LeftRepository) -> None:
    only(repository, of_parents)
    repository.files["finding.yaml"] = "kind: audit\nid: A-1\nfindings:\n  - {id: NC-1}\n"
    assert repository.messages() == ["of audit"]
    repository.edit("finding.yaml", "kind: audit", "kind: external-audit")
    assert repository.messages() == ["of external-audit"]
    repository.files["finding.yaml"] = "kind: nonconformity\nid: NC-1\n"
    assert repository.messages() == []
    # In a record that has no id either.
    repository.files["finding.yaml"] = "kind: audit\nfindings:\n  - {id: NC-1}\n"
    assert repository.messages() == ["of audit"]
    repository.files["finding.yaml"] = "kind: audit\n---\nkind: nonconformity\nid: NC-1\n"
    assert repository.messages() == []


def test_a_kind_that_comes_and_goes(repository: LeftRepository) -> None:
    only(repository, of_kinds)
    repository.files["scope.yaml"] = "kind: scope\nid: SCOPE\n"
    kinds = "corrective-action nonconformity organization person scope"
    assert repository.messages() == [kinds]
    repository.files["more.yaml"] = "kind: unknown\nid: U-1\n"
    assert repository.messages() == [f"{kinds} unknown"]
    repository.files["even-more.yaml"] = "kind: unknown\nid: U-2\n"
    assert repository.messages() == [f"{kinds} unknown"]
    del repository.files["more.yaml"], repository.files["even-more.yaml"]
    assert repository.messages() == [kinds]


def test_findings_in_one_place_come_in_the_order_of_a_run_from_nothing(
    repository: LeftRepository,
) -> None:
    only(repository, of_two_kinds)
    repository.files["rows.yaml"] = (
        "kind: action\nstatus: odd\nrecords:\n- {id: Q-2}\n- {id: Q-1, kind: risk}\n"
        "- {id: Q-3, kind: risk}\n"
    )
    assert len(repository.judged().findings) == 3
    repository.edit("two.yaml", "Two", "Twice")
    assert len(repository.judged().findings) == 3


COUNT = "kind: stated-count\nlabel: {}\n"


def test_records_without_an_id_keep_what_was_said_of_them(repository: LeftRepository) -> None:
    """They stand where what they are called comes, which may change."""
    only(repository, of_two_kinds)
    for number in range(5):
        repository.files[f"{number}.yaml"] = COUNT.format(f"b{number}")
    repository.judged()
    repository.files["3.yaml"] = COUNT.format("a")
    repository.judged()
    repository.files["5.yaml"] = COUNT.format("z") + 'id: ""\n'
    repository.judged()
    for name in ("5.yaml", "1.yaml"):
        del repository.files[name]
        repository.judged()
    # Two of one name: which of them went is not told by what others know of them.
    repository.files["2.yaml"] = (
        COUNT.format("same") + "---\n" + COUNT.format("same") + "count: 2\n"
    )
    repository.judged()
    repository.files["2.yaml"] = COUNT.format("same") + "count: 2\n"
    repository.judged()
    repository.files["1.yaml"] = COUNT.format("same")
    repository.judged()
    del repository.files["2.yaml"]
    repository.judged()


def test_what_a_fact_that_fails_went_by_counts(repository: LeftRepository) -> None:
    only(repository, of_a_fact_that_fails)
    repository.files["scope.yaml"] = "kind: scope\nid: SCOPE\n"
    repository.edit("finding.yaml", "Backups", "Unfit")
    assert repository.messages() == ["none that is fit"]
    repository.edit("finding.yaml", "Unfit", "Restores")
    assert repository.messages() == ["Restores"]
    del repository.files["finding.yaml"]
    assert repository.messages() == ["none that is fit"]


def test_only_those_look_again_for_whom_something_is_otherwise(counting: LeftRepository) -> None:
    def looks() -> dict[str, int]:
        counting.judged()
        return {code[-1]: n for code, n in counting.looks.items() if n and code.startswith("ZZZ")}

    assert looks() == {"1": 2, "2": 1, "4": 1, "5": 1}
    counting.edit("two.yaml", "Two", "Twice")
    assert looks() == {"1": 1}
    counting.files["three.yaml"] = "kind: corrective-action\nid: CAR-3\n"
    assert looks() == {"1": 1, "5": 1}  # and who counts all records
    counting.edit("finding.yaml", "Backups", "Restores")
    assert looks() == {"1": 1}  # the one of which a message has the title
    counting.files["risk.yaml"] = "kind: risk\nid: RISK-1\n"
    assert looks() == {"3": 1, "5": 1}
    counting.edit("risk.yaml", "RISK-1", "RISK-2")
    assert looks() == {"3": 1, "4": 1, "5": 1}  # somebody looked for that id in vain

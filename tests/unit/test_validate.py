"""Records against their schemas: faults with advice, and three validators of one mind."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import jsonschema_rs
import pytest
from jsonschema import Draft202012Validator
from records_kit import example_records, plugins, records, register

from isms_lint.records.faults import Fault
from isms_lint.records.record import Record
from isms_lint.records.validate import nearest, validate

KINDS = plugins().kinds


KINDS_LISTED = "`isms-lint schema` lists the kinds"


def faults(text: str) -> list[Fault]:
    (record,) = [r for r in records(text) if r.parent is None]
    return validate(record, KINDS)


def told(text: str) -> list[tuple[str, tuple[str | int, ...], str, str]]:
    return [(str(f.kind), f.path, f.written, f.advice) for f in faults(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kind: audit\n", ("missing-id", (), "audit", "")),
        ("kind: audti\nid: x\n", ("unknown-kind", ("kind",), "audti", "did you mean `audit`?")),
        ("kind: banana\nid: x\n", ("unknown-kind", ("kind",), "banana", KINDS_LISTED)),
        (
            "kind: audit\nid: x\nscop: [A.5.1]\n",
            ("unknown-field", ("scop",), "scop", "did you mean `scope`?"),
        ),
        ("kind: audit\nid: x\nzzzz: 1\n", ("unknown-field", ("zzzz",), "zzzz", "")),
        (
            "kind: audit\nid: x\nfieldwork: {begin: 2026-01-01}\n",
            ("unknown-field", ("fieldwork", "begin"), "begin", "known: end, start"),
        ),
        (
            "kind: audit\nid: x\nstatus: reprted\n",
            (
                "unknown-word",
                ("status",),
                "reprted",
                "did you mean `reported`? Known: cancelled, closed, fieldwork-done, in-progress,"
                " planned, postponed, reported",
            ),
        ),
        ("kind: audit\nid: x\nteam: ana\n", ("wrong-type", ("team",), "text", "a list")),
        (
            "kind: audit\nid: x\nteam: [{function: lead}]\n",
            ("missing-field", ("team", 0), "person", ""),
        ),
        ("kind: audit\nid: x\nowner: 7\n", ("numeric-id", ("owner",), "7", "")),
        ("kind: audit\nid: 0012\n", ("numeric-id", ("id",), "0012", "")),
        ("kind: audit\nid: x\nscope: [5.10]\n", ("numeric-id", ("scope", 0), "5.10", "")),
        ("kind: audit\nid: x\nscope: 5.10\n", ("numeric-id", ("scope",), "5.10", "")),
        ("kind: audit\nid: x\nreported_on: 2026\n", ("bad-date", ("reported_on",), "2026", "")),
        ("kind: audit\nid: x\ntitle: [a]\n", ("wrong-type", ("title",), "a list", "text")),
        ("kind: audit\nid: x\ntitle: {a: b}\n", ("wrong-type", ("title",), "a mapping", "text")),
        (
            "kind: audit\nid: x\ntitle: yes\nmethods: true\n",
            ("wrong-type", ("methods",), "true or false", "text or a list"),
        ),
        (
            "kind: organization\nid: x\nheadcount: many\n",
            ("wrong-type", ("headcount",), "text", "a whole number"),
        ),
    ],
)
def test_one_fault(text: str, expected: tuple[str, tuple[str | int, ...], str, str]) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "kind: audit\nid: x\n",
        "kind: audit\nid: x\nx_own: {anything: [1, 2]}\nnotes: words\n",
        "kind: audit\nid: x\nreported_on:\nteam:\nowner: ~\n",
        "kind: organization\nid: x\nheadcount: 60\n",
    ],
)
def test_no_fault(text: str) -> None:
    assert told(text) == []


def test_an_unknown_field_points_at_its_name() -> None:
    (fault,) = faults("kind: audit\nid: x\nscop: 1\n")
    assert fault.at_key
    assert fault.record.locate_key(fault.path)[:2] == (3, 1)


def test_several_faults() -> None:
    found = told("kind: audit\nid: x\nzz: 1\nstatus: no\nteam: ana\nstatsu: 2\n")
    assert {path[0] for _, path, _, _ in found} == {"zz", "status", "team", "statsu"}


def test_a_record_with_more_faults_than_anyone_reads() -> None:
    many = "".join(f"k{n}: 1\n" for n in range(1000))
    assert len(told("kind: audit\nid: x\n" + many)) == 200
    assert len(told("kind: audit\nid: x\nscope: [" + "1.5, " * 1000 + "]\n")) == 200


def test_a_record_too_large_to_explain_is_a_fault_all_the_same() -> None:
    ((kind, path, _, advice),) = told("kind: audit\nid: x\nscope: [" + "1, " * 30_000 + "]\n")
    assert (kind, path) == ("wrong-value", ())
    assert "too large" in advice


@pytest.mark.parametrize(
    ("word", "known", "advice"),
    [
        ("clsoed", ["open", "closed"], "did you mean `closed`?"),
        ("zzz", ["open", "closed"], "known: closed, open"),
        ("zzz", [], ""),
        ("zzz", [str(n) for n in range(13)], ""),
        ("x" * 10**6, ["open"], "known: open"),
        ("inactive", ["active", "closed"], "known: active, closed"),
    ],
)
def test_nearest(word: str, known: list[str], advice: str) -> None:
    assert nearest(word, known) == advice


@pytest.mark.parametrize(
    ("text", "advice", "meant"),
    [
        ("kind: observation\nid: x\n", "did you mean `opportunity-for-improvement`?", True),
        ("kind: internal-audit\nid: x\n", "did you mean `audit`?", True),
        ("kind: SoA\nid: x\n", "did you mean `statement-of-applicability`?", True),
        ("kind: KPI\nid: x\n", "did you mean `measure`?", True),
        ("kind: policy\nid: x\n", "did you mean `document`?", True),
        ("kind: capa\nid: x\n", "did you mean `corrective-action`?", True),
        ("kind: training\nid: x\n", "did you mean `competence`?", True),
        (
            "kind: finding\nid: x\n",
            "did you mean `nonconformity` or `opportunity-for-improvement`?",
            False,
        ),
        ("kind: supplier\nid: x\n", "did you mean `contract` or `interested-party`?", False),
        ("kind: asset\nid: x\n", KINDS_LISTED, False),
        (
            "kind: corrective-action\nid: x\nstatus: done\n",
            "did you mean `implemented` or `closed`? Known: cause-determined, closed, implemented,"
            " opened, planned, rejected, verified",
            False,
        ),
        (
            "kind: risk\nid: x\nstatus: inactive\n",
            "known: active, closed",
            False,
        ),
        (
            "kind: risk\nid: x\ntreatment: Mitigate\n",
            "did you mean `modify`? Known: avoid, modify, retain, share",
            True,
        ),
        (
            "kind: audit\nid: x\nteam: [{person: a, function: Lead Auditor}]\n",
            "did you mean `lead`? Known: auditor, expert, lead, observer, trainee",
            True,
        ),
        (
            "kind: statement-of-applicability\nid: x\n"
            "controls: [{control: A.5.1, implementation: not implemented}]\n",
            "did you mean `planned`? Known: implemented, partly, planned",
            True,
        ),
    ],
)
def test_what_people_write_instead(text: str, advice: str, meant: bool) -> None:
    (fault,) = faults(text)
    assert fault.advice == advice
    assert fault.neighbour == ""
    assert fault.meant == (advice.split("`")[1] if meant else "")


@pytest.mark.parametrize(
    ("text", "said", "truth"),
    [
        *(
            (f"present: {word}", f"`{word}` is a word here: write `{truth}`", truth)
            for word, truth in (
                *(("yes", "true"), ("Yes", "true"), ("ON", "true"), ("no", "false")),
                *(("oFF", "false"), ("'true'", "true")),
            )
        ),
        ("present: maybe", "`maybe` is text", ""),
        ("present: 1", "this is a number", ""),
    ],
)
def test_words_for_true_and_false(text: str, said: str, truth: str) -> None:
    review = f"kind: management-review\nid: x\nparticipants: [{{person: a, {text}}}]\n"
    (fault,) = faults(review)
    assert (fault.said, fault.neighbour) == (said.replace("'", ""), truth)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "kind: management-review\nid: x\nparticipants: [sabine]\n",
            "`sabine` is text: write `{person: sabine}`",
        ),
        (
            "kind: management-review\nid: x\nparticipants: [Sabine Voss]\n",
            "`Sabine Voss` is text: write `{person: ...}`",
        ),
        (
            f"kind: nonconformity\nid: x\ncorrection: {'rights removed ' * 9}\n",
            "this is text: write `{text: ...}`",
        ),
        ("kind: nonconformity\nid: x\ncorrection: [a]\n", "this is a list"),
        ("kind: audit\nid: x\nfieldwork: may\n", "`may` is text"),
        ("kind: organization\nid: x\nheadcount: many\n", "`many` is text"),
    ],
)
def test_what_is_said_of_a_value_of_the_wrong_type(text: str, said: str) -> None:
    assert [fault.said for fault in faults(text)] == [said]


def test_numeric_ids_quote_what_was_written() -> None:
    found = register("kind: audit\nid: x\nscope: [1_000, 5.10, 0x10]\nowner: 007\nprogramme: 1e3\n")
    (record,) = found.records
    written = {fault.path: fault.written for fault in found.faults(record)}
    assert written == {
        ("scope", 0): "1_000",
        ("scope", 1): "5.10",
        ("scope", 2): "0x10",
        ("owner",): "007",
        ("programme",): "1e3",
    }


def test_dates_that_cannot_be_read() -> None:
    found = register(
        "kind: audit\nid: x\nreported_on: TBD\nfieldwork: {start: 2026-02-30, end: 2026-03-01}\n"
    )
    (record,) = found.records
    assert {(f.path, f.written) for f in found.faults(record)} == {
        (("reported_on",), "TBD"),
        (("fieldwork", "start"), "2026-02-30"),
    }


def broken(data: dict[str, Any]) -> list[dict[str, Any]]:
    """Every field of a record spoilt in turn: another type, a wrong word, an unknown name, emptied."""
    variants: list[dict[str, Any]] = []
    for name, value in data.items():
        others: list[Any] = [
            "zzz",
            5.1,
            True,
            [],
            [3],
            ["zzz", None],
            {},
            {"zzz": 1},
            -1,
            "",
            10**400,
            1e999,
        ]
        variants.extend({**data, name: other} for other in others)
        variants.append({key: item for key, item in data.items() if key != name})
        variants.append({**data, f"{name}z": value})
        if isinstance(value, list) and value and isinstance(value[0], dict):
            for inner in value[0]:
                for other in ("zzz", 5, [], {}):
                    copy = deepcopy(data)
                    copy[name][0][inner] = other
                    variants.append(copy)
            copy = deepcopy(data)
            copy[name][0]["zzz"] = 1
            variants.append(copy)
        if isinstance(value, dict):
            variants.append({**data, name: {**value, "zzz": 1}})
            variants.extend({**data, name: {**value, inner: 5}} for inner in value)
    return variants


EXAMPLE_RECORDS = example_records()


def test_there_are_examples_of_many_kinds() -> None:
    assert len({record.kind for record in EXAMPLE_RECORDS}) > 20


@pytest.mark.parametrize("kind", sorted({record.kind for record in EXAMPLE_RECORDS}))
def test_three_validators_of_one_mind(kind: str) -> None:
    loaded = KINDS.get(kind)
    assert loaded is not None
    reference = Draft202012Validator(loaded.bundled)
    other = jsonschema_rs.Draft202012Validator(loaded.bundled)
    samples = [record.data for record in EXAMPLE_RECORDS if record.kind == kind]
    variants = [variant for data in samples[:2] for variant in broken(data)]
    verdicts = set()
    for data in [*samples, *variants]:
        verdict = reference.is_valid(data)
        verdicts.add(verdict)
        assert loaded.sound(data) is verdict, data
        if not beyond(data):
            assert other.is_valid(data) is verdict, data
    assert verdicts == {True, False}


def beyond(data: Any) -> bool:
    """Numbers the third validator does not take at all."""
    if isinstance(data, dict | list):
        return any(map(beyond, data.values() if isinstance(data, dict) else data))
    return isinstance(data, int | float) and abs(data) > 2**60


@pytest.mark.parametrize("kind", sorted({record.kind for record in EXAMPLE_RECORDS}))
def test_what_is_not_sound_has_a_fault(kind: str) -> None:
    loaded = KINDS.get(kind)
    assert loaded is not None
    sample = next(record for record in EXAMPLE_RECORDS if record.kind == kind)
    for data in broken(sample.data)[::3]:
        if data.get("kind") == kind:
            record = Record(kind, "x", data, sample.file, sample.document, sample.slots)
            found = validate(record, KINDS)
            assert bool(found) is not loaded.sound(data) or "id" not in data
            for fault in found:
                record.locate(fault.path)
                record.locate_key(fault.path)

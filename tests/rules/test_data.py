"""The tables of the pack: as many rows as the standard has clauses, items and controls."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import isms_lint_iso27001

DATA = Path(isms_lint_iso27001.__file__).parent / "data"


def rows(name: str) -> list[dict[str, str]]:
    with open(DATA / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


CONTROLS = rows("annex_a_2022")
PAIRS = rows("annex_a_2013_to_2022")
CLAUSES = rows("clauses_2022")
ITEMS = rows("clause_items_2022")


def test_controls_of_2022() -> None:
    ids = [row["id"] for row in CONTROLS]
    counts = {"A.5": 37, "A.6": 8, "A.7": 14, "A.8": 34}
    assert ids == [f"{theme}.{n}" for theme, count in counts.items() for n in range(1, count + 1)]
    assert len(ids) == 93
    assert list(Counter(row["theme"] for row in CONTROLS).items()) == [
        ("organizational", 37),
        ("people", 8),
        ("physical", 14),
        ("technological", 34),
    ]
    assert len({row["title"] for row in CONTROLS}) == 93


def test_new_controls() -> None:
    new = [row["id"] for row in CONTROLS if row["new_in_2022"] == "yes"]
    expected = "A.5.7 A.5.23 A.5.30 A.7.4 A.8.9 A.8.10 A.8.11 A.8.12 A.8.16 A.8.23 A.8.28"
    assert " ".join(new) == expected
    assert {row["new_in_2022"] for row in CONTROLS} == {"yes", "no"}
    # New is what nothing of 2013 became.
    assert {row["id"] for row in CONTROLS} - {row["id_2022"] for row in PAIRS} == set(new)


def test_controls_of_2013() -> None:
    old = [row["id_2013"] for row in PAIRS]
    assert len(old) == 115
    assert len(set(old)) == 114
    assert [id for id, count in Counter(old).items() if count > 1] == ["A.18.2.3"]
    assert all(re.fullmatch(r"A\.(?:[5-9]|1[0-8])(?:\.\d){2}", id) for id in old)
    assert len(PAIRS) == len({(row["id_2013"], row["id_2022"]) for row in PAIRS})


def test_what_became_of_them() -> None:
    sources = Counter(row["id_2022"] for row in PAIRS)
    assert len([id for id, count in sources.items() if count > 1]) == 24
    assert len([id for id, count in sources.items() if count == 1]) == 58
    assert Counter(row["relation"] for row in PAIRS) == {
        "one-to-one": 58,
        "merged": 55,
        "split+merged": 2,
    }
    for row in PAIRS:
        assert (row["relation"] == "one-to-one") == (sources[row["id_2022"]] == 1)
    split = [row["id_2022"] for row in PAIRS if row["id_2013"] == "A.18.2.3"]
    assert split == ["A.5.36", "A.8.8"]
    titles = {row["id"]: row["title"] for row in CONTROLS}
    assert all(titles[row["id_2022"]] == row["title_2022"] for row in PAIRS)
    by_old = {row["id_2013"]: row["id_2022"] for row in PAIRS}
    assert (by_old["A.9.2.3"], by_old["A.12.3.1"], by_old["A.9.1.1"]) == (
        "A.8.2",
        "A.8.13",
        "A.5.15",
    )


def test_clauses() -> None:
    ids = [row["clause"] for row in CLAUSES]
    assert len(ids) == len(set(ids)) == 41
    assert [row["clause"] for row in CLAUSES if not row["parent"]] == [str(n) for n in range(4, 11)]
    assert {row["parent"] for row in CLAUSES} <= {"", *ids}
    leaves = [row["clause"] for row in CLAUSES if row["auditable"] == "yes"]
    assert len(leaves) == 30
    assert set(leaves) == set(ids) - {row["parent"] for row in CLAUSES}
    assert [row["clause"] for row in CLAUSES if not row["clause_2013"]] == ["6.3"]


def test_lettered_items() -> None:
    items = [row["item_2022"] for row in ITEMS]
    assert len(items) == len(set(items)) == 60
    assert {item.partition(" ")[0] for item in items} <= {row["clause"] for row in CLAUSES}
    inputs = [item.removeprefix("9.3.2 ") for item in items if item.startswith("9.3.2 ")]
    assert inputs == ["a", "b", "c", "d1", "d2", "d3", "d4", "e", "f", "g"]
    old = {row["item_2022"]: row["item_2013"] for row in ITEMS}
    assert (old["9.3.2 d3"], old["9.3.2 c"], old["10.2 b2"]) == ("9.3 c3", "(new)", "10.1 b2")


def test_letters() -> None:
    clauses = {row["clause"] for row in CLAUSES}
    leaves = {row["clause"] for row in CLAUSES if row["auditable"] == "yes"}
    table = rows("clause_letters")
    assert len(table) == len({row["clause"] for row in table})
    for edition in ("2022", "2013"):
        listed = {row["clause"]: row[f"letters_{edition}"] for row in table}
        listed = {clause: letters for clause, letters in listed.items() if letters}
        for letters in listed.values():
            assert letters == "none" or re.fullmatch(r"[a-h]\d?(?: [a-h]\d?)*", letters)
        items = {row[f"item_{edition}"].partition(" ")[0] for row in ITEMS} & clauses
        # Either table says of each clause which letters it has; of 6.1.2 both do.
        assert set(listed) & items == {"6.1.2"}
        if edition == "2022":
            assert set(listed) | items == leaves
        else:
            assert set(listed) | items == leaves - {"6.3"} - set(_SPLIT) | {"9.2", "9.3"}


_SPLIT = ("9.2.1", "9.2.2", "9.3.1", "9.3.2", "9.3.3")


def test_other_frameworks() -> None:
    known = {row["id"] for row in CONTROLS}
    for row in rows("other_frameworks"):
        assert set(row) == {"pattern", "framework", "near"}
        re.compile(row["pattern"])
        assert row["framework"]
        # Ids that come near are controls of 2022.
        assert set(re.findall(r"A\.\d+\.\d+", row["near"])) <= known
        assert bool(row["near"]) == bool(re.search(r"A\.\d", row["near"]))

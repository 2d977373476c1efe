"""What the name of a column may mean: names of the schemas in six languages, exactly or nearly."""

from __future__ import annotations

import pytest
from records_kit import plugins

from isms_lint.recognise.names import CERTAIN, Names, plain


@pytest.fixture(scope="module")
def names() -> Names:
    return Names(plugins().kinds)


@pytest.mark.parametrize(
    ("name", "kind", "field"),
    [
        ("Risk owner", "risk", "owner"),
        ("Risikoeigner", "risk", "owner"),
        ("Proprietário do risco", "risk", "owner"),
        ("proprietario do risco", "risk", "owner"),
        ("Probabilité", "risk", "likelihood"),
        ("Auswirkung (1-5)", "risk", "consequence"),
        ("Root Cause", "corrective-action", "cause"),
        ("Causa raiz", "corrective-action", "cause"),
        ("Due date", "action", "due_on"),
        ("due_on", "action", "due_on"),
    ],
)
def test_a_name_of_the_schemas_is_certain(names: Names, name: str, kind: str, field: str) -> None:
    best = names.meanings(name)[kind][0]
    assert (".".join(best.path), best.confidence >= CERTAIN) == (field, True)


def test_a_slip_is_near(names: Names) -> None:
    best = names.meanings("Likelyhood")["risk"][0]
    assert best.path == ("likelihood",)
    assert 0.7 < best.confidence < CERTAIN


@pytest.mark.parametrize("name", ["Cost centre", "NIST CSF", "", "—"])
def test_what_no_schema_has_means_nothing_for_certain(names: Names, name: str) -> None:
    found = [one for meant in names.meanings(name).values() for one in meant]
    assert all(one.confidence < CERTAIN for one in found)


def test_a_longer_name_is_that_of_something_else(names: Names) -> None:
    meant = names.meanings("Document owner").get("risk", ())
    assert all(one.path != ("title",) for one in meant)


def test_a_name_that_many_kinds_have_says_less_of_the_kind(names: Names) -> None:
    assert names.weight("Status") < names.weight("Risk owner") <= 1


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Risk register", "risk"),
        ("Informationssicherheits-Risikoregister", ""),
        ("Risikoregister 2026", "risk"),
        ("Declaração de Aplicabilidade", "statement-of-applicability"),
        ("Statement of Applicability (ISO 27001:2022)", "statement-of-applicability"),
    ],
)
def test_kinds_that_a_heading_speaks_of(names: Names, heading: str, kind: str) -> None:
    found = names.kinds_in(heading)
    assert not kind or max(found, key=lambda one: found[one]) == kind


def test_names_are_compared_without_accents_and_signs() -> None:
    assert plain("Declaração_de-Aplicabilidade:") == "declaracao de aplicabilidade"

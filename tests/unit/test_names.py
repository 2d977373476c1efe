"""What people call the kinds, their fields and their words, in six languages."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path

import pytest

from isms_lint.plugins.manager import load_plugins
from isms_lint.records.annotations import Field
from isms_lint.records.kinds import Kind, Kinds
from isms_lint.records.names import OWN, names_of
from isms_lint.records.vocabulary import word_for
from isms_lint.written.normal import normal

KINDS = load_plugins().kinds
LANGUAGES = {"en", "de", "fr", "es", "pt", "nl"}
LEAST = 5
"""Spellings of a word besides itself: one for each other language, at the least."""
EITHER: dict[tuple[str, str], list[set[str]]] = {
    ("risk", "status"): [{"active", "closed"}],
    ("audit", "status"): [{"fieldwork-done", "closed"}],
    ("external-audit", "status"): [{"fieldwork-done", "closed"}],
    ("corrective-action", "status"): [{"opened", "planned"}, {"implemented", "closed"}],
    ("opportunity-for-improvement", "status"): [{"declined", "implemented"}],
    ("document", "status"): [{"superseded", "withdrawn"}],
    ("scope", "status"): [{"superseded", "withdrawn"}],
}
"""Words that one spelling may mean, where people mean now this and now that by it."""


def kind(name: str) -> Kind:
    """The kind called `name`."""
    found = KINDS.get(name)
    assert found is not None
    return found


def field(name: str, path: str) -> Field:
    """The field of a kind at a dotted path."""
    steps = [0 if step == "[]" else step for step in path.split(".")]
    found = kind(name).fields.at(tuple(steps))
    assert found is not None
    return found


def row_of(path: tuple[str, ...]) -> tuple[str, ...]:
    """Where the row begins that a field is in: a list begins new ones."""
    return path[: max((n + 1 for n, step in enumerate(path) if step == "[]"), default=0)]


def in_one_cell(path: tuple[str, ...]) -> bool:
    """Whether the field is part of what people write as one text: evidence, an input of a review."""
    inside = path[:-1]
    return bool({"evidence", "samples", "scales"} & set(inside)) or inside[:1] == ("inputs",)


def test_a_field_has_the_names_of_its_kind_before_those_of_every_record() -> None:
    owner = names_of(kind("risk"))[("owner",)]
    assert owner["pt"][:2] == ["dono do risco", "proprietário do risco"]
    assert owner["de"].index("Risikoeigentümer") < owner["de"].index("Zuständig")
    assert names_of(kind("unit"))[("owner",)]["nl"][0] == "verantwoordelijke"


def test_a_field_has_its_own_name_and_those_around_it() -> None:
    names = names_of(kind("nonconformity"))
    assert names[("raised_on",)][OWN] == ["raised on"]
    assert names[("correction", "done_on")][OWN] == ["correction done on"]
    assert names[("amendments", "[]", "on")][OWN] == ["on"]


def test_what_the_kind_calls_so_is_no_name_of_what_every_record_has() -> None:
    names = names_of(kind("nonconformity"))
    assert "ISO clause" in names[("requirement",)]["en"]
    assert "ISO clause" not in names[("clauses",)]["en"]
    assert "ISO clause" in names_of(kind("issue"))[("clauses",)]["en"]


def test_fields_of_definitions_that_contain_themselves_end(tmp_path: Path) -> None:
    part = {"properties": {"part": {"$ref": "#/$defs/part", "x-names": {"de": ["Teil"]}}}}
    schema = {
        "properties": {"whole": {"anyOf": [{"$ref": "#/$defs/part"}, {"type": "string"}]}},
        "$defs": {"part": part},
    }
    (tmp_path / "badge.json").write_text(json.dumps(schema))
    badge = Kinds({"badge": (str(tmp_path / "badge.json"), "p")}, ()).get("badge")
    assert badge is not None
    assert names_of(badge) == {
        ("whole",): {OWN: ["whole"]},
        ("whole", "part"): {OWN: ["whole part"], "de": ["Teil"]},
    }


@pytest.mark.parametrize("name", sorted(KINDS))
def test_every_field_has_a_name_in_every_language(name: str) -> None:
    fields = dict(kind(name).fields.walk())
    lacking = {
        ".".join(path): LANGUAGES - names.keys()
        for path, names in names_of(kind(name)).items()
        if not in_one_cell(path) and (len(names) > 1 or not fields[path].properties)
    }
    assert {path: languages for path, languages in lacking.items() if languages} == {}


@pytest.mark.parametrize("name", sorted(KINDS))
def test_a_heading_is_the_name_of_one_field(name: str) -> None:
    meant: dict[tuple[tuple[str, ...], str], set[str]] = defaultdict(set)
    fields = dict(kind(name).fields.walk())
    for path, names in names_of(kind(name)).items():
        is_nameless = len(names) == 1 and bool(fields[path].properties)
        if path != ("kind",) and not is_nameless:
            for heading in {heading for found in names.values() for heading in found}:
                meant[row_of(path), normal(heading)].add(".".join(path))
    assert {heading: paths for heading, paths in meant.items() if len(paths) > 1} == {}


@pytest.mark.parametrize("name", sorted(KINDS))
def test_every_word_has_other_spellings_and_each_means_one(name: str) -> None:
    for path, found in kind(name).fields.walk():
        by_word = {word: set(found.other_words.get(word, ())) for word in found.words}
        assert {word for word, others in by_word.items() if len(others) < LEAST} == set(), path
        either = EITHER.get((name, ".".join(path)), [])
        for spelling in {spelling for others in by_word.values() for spelling in others}:
            meant = {word for word in found.words if spelling in by_word[word]}
            if meant in either:
                assert word_for(spelling, found) is None
            else:
                assert meant == {word_for(spelling, found)}, (path, spelling)


def entries(table: str) -> list[str]:
    """The entries of a table, a line each; a line that begins with space goes on."""
    return re.sub(r"\n +", " ", table).strip().splitlines()


WRITTEN = """
nonconformity status open: In Progress | in Bearbeitung | en cours | en curso |
    em andamento | lopend
nonconformity status closed: ✅ Closed | geschlossen | clôturée | cerrada | Concluída | afgesloten
nonconformity grade major: Major NC | Hauptabweichung | majeure | mayor | maior | major afwijking
nonconformity grade minor: Minor NC | Nebenabweichung | mineure | menor | NC menor | minor afwijking
corrective-action status opened: Open | offen | ouverte | abierta | em aberto | openstaand
corrective-action status closed: Closed | geschlossen | clôturée | cerrada | encerrada | gesloten
corrective-action verified.result effective: Yes | wirksam | efficace | eficaz | sim | doeltreffend
action status open: 🟡 In Progress | offen | à faire | pendiente | Em Andamento | te doen
action status done: ✅ Complete | erledigt | terminé | hecho | concluído | afgerond
action status cancelled: canceled | entfallen | annulé | anulada | cancelada | vervallen
risk status active: In Treatment | in Behandlung | en cours | en tratamiento | em tratamento | open
risk status closed: Retired | erledigt | clos | cerrado | encerrado | gesloten
risk treatment modify: Mitigate | reduzieren | réduction | mitigar | Mitigação | beperken
risk treatment retain: Accepted | Akzeptanz | accepter | aceptar | Aceito | accepteren
risk treatment share: Transfer | Übertragung | transfert | transferir | compartilhar | overdragen
risk treatment avoid: Avoidance | vermeiden | éviter | evitar | evitação | vermijden
audit status planned: Scheduled | geplant | prévu | programada | Planejada | gepland
audit status in-progress: In Progress | laufend | en cours | en curso | em andamento | lopend
audit status postponed: Deferred | verschoben | reporté | aplazada | adiada | uitgesteld
audit team.[].function lead: Lead Auditor | Auditleiter | auditeur principal |
    auditor jefe | auditor líder
audit results.[].result conforming: ✅ C | konform | conforme | cumple | conforme | voldoet
audit results.[].result nonconforming: Fail | nicht erfüllt | non-conforme |
    no cumple | não conforme
management-review status held: Completed | durchgeführt | tenue | celebrada | realizada | gehouden
management-review participants.[].present true: Yes | ja | oui | sí | sim | ✓
opportunity-for-improvement status raised: Open | offen | ouverte | abierta | em análise | ingediend
document status draft: Draft | Entwurf | brouillon | borrador | Minuta | concept
document status approved: In Force | freigegeben | en vigueur | vigente | aprovada | vastgesteld
incident status closed: Resolved | behoben | résolu | resuelto | solucionado | opgelost
objective status active: On Track | im Plan | en bonne voie | en curso | no prazo | op schema
change status proposed: Requested | beantragt | demandé | solicitado | proposta | aangevraagd
external-audit type surveillance: Surveillance Audit | Überwachungsaudit | suivi |
    auditoría de seguimiento
issue type external: External | extern | externe | externo | externa | ext.
statement-of-applicability status approved: Approved | genehmigt | validée | vigente |
    aprovada | van kracht
statement-of-applicability controls.[].applicable true: ✅ Yes | Ja | oui | Sí |
    Aplicável | van toepassing
statement-of-applicability controls.[].applicable false: ❌ No | entfällt | non | N/A |
    não se aplica | n.v.t.
statement-of-applicability controls.[].implementation implemented: In Place | umgesetzt | en place |
    sí | sim
statement-of-applicability controls.[].implementation partly: Partial | teilweise | partiel |
    parcial | deels
statement-of-applicability controls.[].implementation planned: Missing | geplant | à faire |
    previsto | nee
"""


@pytest.mark.parametrize("line", entries(WRITTEN))
def test_people_write_their_own_language(line: str) -> None:
    place, _, texts = line.partition(":")
    name, path, word = place.split()
    read = {text: word_for(text, field(name, path)) for text in texts.strip().split(" | ")}
    assert read == dict.fromkeys(read, word)


CALLED = """
risk kind: Risk Register | Risikoregister | Registre des risques |
    Registro de Riscos | Risicoregister
risk owner: Risk Owner | Risikoeigentümer | porteur du risque | dono do risco |
    risico-eigenaar | Responsible
risk residual.level: Residual Risk | Restrisiko | risque résiduel | riesgo residual | risco residual
risk consequence: Impact | Schadensausmaß | gravité | impacto | severidade | gevolg | I
risk likelihood: Likelihood | Eintrittswahrscheinlichkeit | vraisemblance | probabilidad | kans | L
statement-of-applicability kind: SoA | Erklärung zur Anwendbarkeit | DdA |
    Declaração de Aplicabilidade | VvT
statement-of-applicability controls.[].control: Control | Maßnahme | mesure |
    ID Controle | beheersmaatregel
statement-of-applicability controls.[].justification: Inclusion / exclusion justification |
    Begründung
statement-of-applicability controls.[].applicable: Applicable | Anwendbarkeit | aplica |
    aplicável | van toepassing
nonconformity kind: Findings | Abweichungen | Non-conformités | No conformidades |
    RNC | Tekortkomingen
nonconformity id: NCR ID | Abweichungs-Nr. | n° NC | n.º NC | número RNC | afwijkingsnummer
nonconformity requirement: ISO Clause | Normkapitel | exigence | requisito | critério | normelement
corrective-action kind: CAPA Log | Korrekturmaßnahmen | actions correctives |
    ações corretivas | CAPA
corrective-action cause: Root Cause | Ursachenanalyse | cause racine | causa raíz |
    causa-raiz | oorzaak
corrective-action due_on: Target Date | Frist | échéance | fecha límite | Prazo | streefdatum
action kind: Action Items | Maßnahmenplan | Plan d'action | Plan de acción |
    Plano de Ação | Actielijst
audit-programme kind: Internal Audit Programme | Auditprogramm | programme d'audit |
    cronograma de auditorias
audit-programme entries.[].planned_on: Timing | Quartal | trimestre | mes | período | kwartaal
management-review kind: Management Review | Managementbewertung | revue de direction |
    Análise Crítica pela Direção
management-review inputs.previous_actions: Status of Previous Management Review Actions |
    Revisão de Ações Anteriores
management-review inputs.context_changes: 2.2 Changes in External and Internal Issues |
    Mudanças (Internas e Externas)
management-review inputs.risk: Risk Treatment Status | Ergebnisse der Risikobeurteilung | risques |
    riscos
document id: Document ID | Dokumenten-ID | référence du document | código |
    ID do documento | documentcode
document approved_by: Approved by | Freigegeben von | Approuvé par | Aprobado por |
    Aprovado por | Goedgekeurd door
result value: Actual | Istwert | résultat | valor | realizado | waarde
"""


@pytest.mark.parametrize("line", entries(CALLED))
def test_what_people_call_it(line: str) -> None:
    place, _, texts = line.partition(":")
    name, path = place.split()
    names = names_of(kind(name))[tuple(path.split("."))]
    known = {normal(heading) for found in names.values() for heading in found}
    assert [text for text in texts.strip().split(" | ") if normal(text) not in known] == []

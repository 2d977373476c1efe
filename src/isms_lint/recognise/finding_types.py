"""Tables of findings with a column that says of which type each is: some are no records at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from isms_lint.recognise.cells import Column
from isms_lint.recognise.names import plain
from isms_lint.recognise.placing import takes_at
from isms_lint.recognise.plan import QUESTION, FieldLine, PartPlan
from isms_lint.recognise.seen import Known
from isms_lint.records.kinds import Kind
from isms_lint.written.vocabulary import phrases

NONCONFORMITY, IMPROVEMENT = "nonconformity", "opportunity-for-improvement"
_MOST = 0.6
"""Share of the types in a column that are known, from which it is one of types."""
_SEVERAL = 2
_TYPES: dict[str | None, frozenset[str]] = {
    NONCONFORMITY: phrases(
        """
        nonconformity; non conformity; non conformance; nonconformance; nc; minor nc; major nc; nc minor
        nc major; minor; major; minor nonconformity; major nonconformity; minor non conformity
        major non conformity; minor non conformance; major non conformance
        abweichung; hauptabweichung; nebenabweichung; nichtkonformitat; schwere abweichung
        geringfugige abweichung; hauptnichtkonformitat; nebennichtkonformitat
        nao conformidade; nao conformidade maior; nao conformidade menor; nc maior; nc menor
        no conformidad; no conformidad mayor; no conformidad menor; nc mayor
        non conformite; non conformite majeure; non conformite mineure; nc majeure; nc mineure
        non conformiteit; afwijking; grote afwijking; kleine afwijking; kritieke afwijking
        """
    ),
    IMPROVEMENT: phrases(
        """
        observation; observations; ofi; opportunity for improvement; opportunity; improvement
        recommendation; area for improvement; area of concern; suggestion
        beobachtung; hinweis; empfehlung; verbesserungspotenzial; verbesserungspotential
        verbesserungsmoglichkeit; verbesserungsvorschlag
        observacao; oportunidade de melhoria; recomendacao; om
        observacion; oportunidad de mejora; recomendacion
        piste d amelioration; opportunite d amelioration; point sensible; recommandation
        observatie; verbeterpunt; verbetermogelijkheid; aanbeveling; opmerking
        """
    ),
    None: phrases(
        """
        conformity; conforming; conformance; conform; conforms; compliant; compliance; positive
        positive finding; positive observation; strength; good practice; best practice
        noteworthy effort; noteworthy practice; no finding; ok
        konform; konformitat; starke; positiv; positive feststellung; positiver aspekt
        conformidade; conforme; ponto forte; ponto positivo; boa pratica
        conformidad; punto fuerte; fortaleza; buena practica
        conformite; point fort; bonne pratique
        conformiteit; sterk punt; positief; goede praktijk
        """
    ),
}
"""What types of findings are called, and which kind of record is each; None: it is no finding."""


def by_type(
    parts: Sequence[PartPlan], columns: Iterable[Column], kind: Kind, known: Known
) -> list[PartPlan]:
    """The parts for rows of findings, each with the kind that a column says, if one does."""
    if kind.name not in (NONCONFORMITY, IMPROVEMENT):
        return list(parts)
    for column in columns:
        meant = {text: sort for text in column.values for sort in _sorts(text)}
        if len(set(meant.values())) >= _SEVERAL and len(meant) >= _MOST * len(column.values):
            unknown = [text for text in column.values if text not in meant]
            return [_said(part, column, meant, unknown, known) for part in parts]
    return list(parts)


def _sorts(text: str) -> list[str | None]:
    """The one sort that a text is, if it is a type of finding."""
    return [sort for sort, names in _TYPES.items() if plain(text) in names]


def _said(
    part: PartPlan,
    column: Column,
    meant: dict[str, str | None],
    unknown: Sequence[str],
    known: Known,
) -> PartPlan:
    """The part with the kinds that the column says; a second record is of nonconformities alone."""
    own = str(part.kind)
    if own not in (NONCONFORMITY, IMPROVEMENT):
        words = {text: own if sort == NONCONFORMITY else None for text, sort in meant.items()}
        return part._replace(kind={"from": column.name, "words": words})
    kinds = [known.kind(name) for name in dict.fromkeys(filter(None, meant.values()))]
    shared = [line for line in part.fields if line.off or all(_has(kind, line) for kind in kinds)]
    rest = tuple(line for line in part.fields if line not in shared)
    of_kind = {
        kind.name: lines
        for kind in kinds
        if (lines := tuple(line for line in rest if _has(kind, line)))
    }
    asked = (f"{QUESTION}what are findings of type {', '.join(unknown)}?",) if unknown else ()
    return part._replace(
        kind={"from": column.name, "words": meant},
        fields=tuple(shared),
        of_kind=of_kind,
        remarks=(*part.remarks, *asked),
    )


def _has(kind: Kind, line: FieldLine) -> bool:
    return takes_at(kind, tuple(line.target.split("."))) is not None

"""Which kind of record the rows of a table are, by its columns, the headings above it, and its ids."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from isms_lint.lifting.schema_types import takes_of
from isms_lint.recognise.cells import WIDEST, Column, are_clauses, are_controls, most_common_lead
from isms_lint.recognise.habits import (
    ABOUT,
    EXAMPLES,
    FOREIGN_LEADS,
    FOREIGN_NOUNS,
    KIND_OF_LEAD,
    NAMING,
    PAPERWORK,
    ROW_SHOWS,
    ROWS,
    ROWS_OF,
)
from isms_lint.recognise.names import CERTAIN, Names, plain
from isms_lint.recognise.placing import Placed, Placing, place
from isms_lint.records.kinds import Kind, Kinds
from isms_lint.records.names import Path
from isms_lint.values import NamedTuple
from isms_lint.written.vocabulary import words

ENOUGH = 1.9
"""The score from which a table is taken for one of a kind."""
_FURTHER = 0.78
"""How much less each further heading says."""
ENOUGH_OF_LIST = 1.5
"""The score from which a table is taken for a list that the record of its page has."""
MAYBE = 1.25
"""The score from which it is asked about."""
_GENERAL = frozenset(
    {
        "id",
        "title",
        "text",
        "status",
        "owner",
        "evidence",
        "notes",
        "version",
        "clauses",
        "approved_by",
    }
    | {"approved_on"}
)
"""Fields that records of every kind have."""
_AHEAD = 1.12
"""How far the first kind has to be before the second."""


class Ranked(NamedTuple):
    """A kind that the rows of a table may be, or a list in a record of the page (`within`)."""

    kind: Kind
    within: Path
    score: float
    placed: Placed


class Verdict(NamedTuple):
    """What a table is: the likeliest first. `is_clear` says that the first one may be taken."""

    ranked: tuple[Ranked, ...]
    is_clear: bool

    @property
    def best(self) -> Ranked | None:
        """The likeliest, if any is likely."""
        return self.ranked[0] if self.ranked else None


def judge(
    columns: Sequence[Column],
    headings: Sequence[str],
    file: str,
    kinds: Kinds,
    names: Names,
    page_kind: Kind | None = None,
    among: Collection[str] = ROWS,
) -> Verdict:
    """What the rows of a table with these columns are, `among` these kinds.

    `headings` are those above it, the nearest first; `page_kind` is what the page itself is. More than
    `WIDEST` columns are nothing.
    """
    if len(columns) > WIDEST:
        return Verdict((), is_clear=False)
    ranked = [
        *(
            _rows(columns, headings, file, kinds, names, among)
            if not is_paperwork(columns, headings)
            else ()
        ),
        *(_lists(columns, headings, page_kind, names) if page_kind is not None else ()),
    ]
    ranked = sorted(
        (one for one in ranked if one.score >= MAYBE),
        key=lambda one: (-one.score, one.kind.name, one.within),
    )
    title = plain(headings[-1]).split() if headings else []
    enough = ENOUGH * (1.6 if ABOUT.intersection(title) else 1)
    if ranked and ranked[0].within:
        enough = ENOUGH_OF_LIST  # what the page is says more than a heading
    examples = any(EXAMPLES.intersection(plain(one).split()) for one in headings)
    is_clear = bool(ranked) and ranked[0].score >= enough and not examples
    if is_clear and len(ranked) > 1:
        is_clear = ranked[0].score >= ranked[1].score * _AHEAD
    return Verdict(tuple(ranked[:4]), is_clear and _is_shown(ranked[0]))


def _is_shown(found: Ranked) -> bool:
    """Whether rows state what only records of their kind have to."""
    wanted = ROW_SHOWS.get(found.kind.name) if not found.within else None
    return wanted is None or any(one.path[0] in wanted for one in found.placed.placings)


def is_paperwork(columns: Sequence[Column], headings: Sequence[str]) -> bool:
    """Whether a table says how its paper came about: who changed or approved it, and when."""
    has = [set(plain(one.name).split()) for one in columns]
    if any(one & _IDS for one in has) or not has:
        return False
    begins = bool(has[0] & (_VERSION | _DATE))
    if begins and any(one & _VERSION for one in has) and any(one & _CHANGES for one in has):
        return True
    is_signed = any(one & _SIGNED for one in has)
    named = set(plain(headings[0]).split()) if headings else set()
    return bool(PAPERWORK & named) and (begins or is_signed or len(columns) <= _FEW)


_FEW = 5
_VERSION = words("version versao revision rev versie ver fassung")
_DATE = words("date datum data fecha")
_IDS = words("id kennung codigo code nr ref reference")
_SIGNED = words("signature unterschrift assinatura firma handtekening")
_CHANGES = words(
    """
    change changes author autor auteur autores anderung anderungen alteracao alteracoes cambio cambios
    modification modifications wijziging wijzigingen amendment amendments
    """
)


def _rows(
    columns: Sequence[Column],
    headings: Sequence[str],
    file: str,
    kinds: Kinds,
    names: Names,
    among: Collection[str],
) -> Iterator[Ranked]:
    said = spoken_of(headings, file, names)
    by_id = _by_ids(columns)
    for paper, rows in ROWS_OF.items():
        if said.get(paper, 0) > max((said.get(one, 0) for one in by_id), default=0):
            by_id = {one: by_id.get(one, 0) for one in rows} if by_id else {}
    for name in names.named:
        kind = kinds.get(name)
        if kind is None or name not in among:
            continue
        placed = place(columns, kind, names)
        score = _score(placed, columns, said.get(name, 0), by_id.get(name, 0), names)
        if by_id and name not in by_id:
            score -= 1.5 if "" in by_id else 1.0
        yield Ranked(kind, (), round(score, 3), placed)


def _score(
    placed: Placed, columns: Sequence[Column], said: float, by_id: float, names: Names
) -> float:
    """Names of columns count by how much they tell; a heading and ids count beside them."""
    filled = sum(1 for column in columns if column.values) or len(columns)
    if len(placed.placings) < min(2, len(columns)):
        return 0
    coverage = len(placed.placings) / max(filled, len(placed.placings))
    score = placed.score * (0.5 + 0.5 * coverage) + 1.5 * said + by_id
    telling = sum(one.confidence for one in placed.placings if _tells(one, names))
    if telling < 0.65 and not by_id:
        return 0
    if not by_id and not any(
        one.confidence >= CERTAIN for one in placed.placings if _tells(one, names)
    ):
        score = min(score, ENOUGH - 0.1)
    if not any(one.path[0] in NAMING for one in placed.placings):
        score -= 1.0  # nothing says which one a row is
    if not said and not by_id:
        score -= 0.5 if telling > 2 else 1.0
    return score


def _tells(placing: Placing, names: Names) -> bool:
    """Whether a column says of which kind its row is: it is for a field that only some kinds have."""
    if placing.path[0] not in _GENERAL:
        return placing.confidence >= 0.65
    return placing.confidence >= CERTAIN and names.weight(placing.column.name) >= 0.5


def _by_ids(columns: Sequence[Column]) -> dict[str, float]:
    """What the ids in the first column say: of which kind they are, or of none."""
    first = next((column for column in columns if column.values), None)
    if first is None:
        return {}
    if FOREIGN_NOUNS.intersection(plain(first.name).split()):
        return {"": 1.0}
    lead = most_common_lead(first.values)
    if not lead or len(first.values) < first.filled:
        return {}
    if lead in FOREIGN_LEADS:
        return {"": 1.0}
    kind = KIND_OF_LEAD.get(lead)
    return {kind: 0.7} if kind else {}


def spoken_of(headings: Sequence[str], file: str, names: Names) -> dict[str, float]:
    """The kinds that the headings above a table and the name of its file speak of, and how plainly."""
    found: dict[str, float] = {}
    folders = file.rpartition(".")[0].split("/")
    speaking = [(heading, _FURTHER**number) for number, heading in enumerate(headings)]
    speaking.append((folders[-1], 0.8 * _FURTHER ** min(len(headings), 2)))
    speaking.extend((folder, 0.3) for folder in folders[:-1])
    for heading, weight in speaking:
        for kind, plainly in names.kinds_in(heading).items():
            about = ABOUT.intersection(names.beside_kind(heading, kind))
            here = plainly * weight * (0.5 if about else 1)
            for one in (kind, *ROWS_OF.get(kind, ())):
                found[one] = max(found.get(one, 0), here)
    return found


def _lists(
    columns: Sequence[Column], headings: Sequence[str], kind: Kind, names: Names
) -> Iterator[Ranked]:
    """The lists of a record of the page that the rows may make."""
    for within in lists_of(kind):
        placed = place(columns, kind, names, (*within, "[]"))
        if not placed.placings:
            continue
        said = list_spoken_of(headings, kind, within, names)
        filled = sum(1 for column in columns if column.values) or len(columns)
        coverage = len(placed.placings) / max(filled, len(placed.placings))
        score = placed.score * (0.5 + 0.5 * coverage) + 1.6 * said - (0 if said else 0.8)
        if within == ("controls",):
            score += 1.5 if have_controls(columns) else -1.5
        yield Ranked(kind, within, round(score, 3), placed)


def have_controls(columns: Sequence[Column]) -> bool:
    """Whether one of the first columns has controls in it."""
    return any(
        len(column.values) > 2
        and are_controls(column.values) > 0.7
        and not are_clauses(column.values)
        for column in columns[:3]
    )


def lists_of(kind: Kind) -> Iterator[Path]:
    """The lists of a kind whose items are mappings with fields of their own, and no records."""
    for name, takes in takes_of(kind).inside.items():
        inside = takes.items.inside.keys() if takes.items is not None else set()
        is_other = takes.field.lift is not None or {"uri", "sha256"} & set(inside)
        if inside and not is_other and name not in ("history", "extensions"):
            yield (name,)


def list_spoken_of(headings: Sequence[str], kind: Kind, within: Path, names: Names) -> float:
    """How plainly the headings above a table name a list of the kind."""
    best, weight = 0.0, 1.0
    for heading in headings[:3]:
        for meaning in names.meanings(plain(heading)).get(kind.name, ()):
            if meaning.path == within:
                best = max(best, meaning.confidence * weight)
        weight *= 0.7
    return best

"""The words of dates in English, German, French, Spanish, Portuguese and Dutch.

A short form is here only where it is the same month in all of them.
"""

from __future__ import annotations

import unicodedata

from isms_lint.written.vocabulary import words

_MONTHS = """
january januar januari janvier janeiro enero jänner jaenner jan jän janv ene
february februar februari février febrero fevereiro feb febr févr fév fev
march märz maerz maart mars marzo março mar mär mrz mrt
april avril abril apr abr avr
may mai mei mayo maio
june juni juin junio junho jun
july juli juillet julio julho jul juil
august augustus août agosto aug ago aou
september septembre septiembre setiembre setembro sep sept set
october oktober octobre octubre outubro oct okt out
november novembre noviembre novembro nov
december dezember décembre diciembre dezembro dec dez dic déc
"""
_WEEKDAYS = """
monday montag lundi lunes maandag segunda segunda-feira mon mo lun seg ma
tuesday dienstag mardi martes dinsdag terça terça-feira tue tues di mar ter
wednesday mittwoch mercredi miércoles woensdag quarta quarta-feira wed weds mi mer mié qua wo
thursday donnerstag jeudi jueves quinta quinta-feira thu thur thurs do jeu jue qui
friday freitag vendredi viernes vrijdag sexta sexta-feira fri fr ven vie sex vr vrij
saturday samstag sonnabend samedi sábado zaterdag sat sa sam sáb za zat
sunday sonntag dimanche domingo zondag sun so dim dom zo
"""
_ORDINALS = """
first erstes ersten erste premier primer primero primeiro eerste
second zweites zweiten zweite deuxième segundo tweede
third drittes dritten dritte troisième tercer tercero terceiro derde
fourth viertes vierten vierte quatrième cuarto quarto vierde
"""
LABELS = words(
    """
    by due on at until till before-end no later than latest the of date day target deadline in for
    bis zum am den der vom von im spätestens datum fällig frist termin zu um nicht später als
    até em a o dia data prazo de do da no na
    le la jusqu jusque au du d échéance pour
    el al hasta para fecha plazo del en
    op tot uiterlijk het voor
    """
)
"""Words before a date that add nothing to it."""
ABOUT = words(
    """
    ca circa approx approximately about around roughly early mid late end beginning start eo bo
    etwa ungefähr anfang mitte ende ungef env environ vers début mi fin
    aprox aproximadamente cerca inicio mediados finales final principios início meados fim finais
    begin medio eind ongeveer rond since from ab seit desde depuis vanaf partir à dès sinds
    planned geplant voraussichtlich previsto prevista prévu prevu gepland expected probably
    likely eoy ye eom eoq
    spring summer autumn fall winter frühjahr frühling sommer herbst printemps été automne hiver
    primavera verano otoño invierno verão outono inverno lente voorjaar zomer herfst najaar
    """
)
"""Words before a date that make it less of one, and leave it its period."""


def _numbered(lines: str) -> dict[str, int]:
    """Each word with the number of its line, with and without accents."""
    numbers: dict[str, int] = {}
    for number, line in enumerate(lines.strip().splitlines(), 1):
        for word in line.split():
            numbers[word] = numbers[_bare(word)] = number
    return numbers


def _bare(word: str) -> str:
    """Without accents."""
    decomposed = unicodedata.normalize("NFD", word)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


MONTHS = _numbered(_MONTHS)
WEEKDAYS = _numbered(_WEEKDAYS)
ORDINALS = _numbered(_ORDINALS)


def any_of(words: dict[str, int]) -> str:
    """A regular expression for one of the words, the longest first."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))

"""What says nothing yet, and ids of nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isms_lint.written.placeholders import is_example, not_stated


@pytest.mark.parametrize(
    "text",
    [
        # Nothing, dashes, question marks.
        *(
            "",
            " ",
            "\n",
            "\u00a0",
            "—",
            "–",
            "-",
            "--",
            "---",
            "...",
            "…",
            "?",
            "??",
            "❓",
            "_",
            "/",
        ),
        *("____", "__/__/____", "_____ / _____ / 2026", "Name: ______ Date: ______"),
        # Short forms.
        *("N/A", "n/a", "n.a.", "N.A", "NA", "(n/a)", "n / a", "#N/A", "null", "NaN"),
        *("TBD", "tbd.", "TBC", "TBA", "T.B.D.", "**TBD**", "❓ TBC", "TBD?", "TBD/TBC"),
        *(
            "k. A.",
            "k.A.",
            "o. D.",
            "N.N.",
            "s.o.",
            "N/D",
            "n.d.",
            "S/D",
            "n.t.b.",
            "n.v.t.",
            "NTB",
        ),
        # A remark that has no date.
        *("TBD (after the audit)", "TBC – see minutes", "tbd: HR"),
        # Phrases, in six languages.
        *("To be defined", "to be confirmed", "To be formally agreed", "not yet assigned"),
        *("Not set", "None yet", "to follow", "TODO", "unassigned"),
        *("noch offen", "Noch zu klären", "folgt", "noch nicht festgelegt", "wird nachgereicht"),
        *("à définir", "À confirmer", "non défini", "pas encore"),
        *("por definir", "Pendiente de definir", "sin asignar"),
        *("a definir", "A Definir", "por designar", "não definido", "sem data"),
        *("nog te bepalen", "nader te bepalen", "nog niet bekend"),
        # Brackets.
        *("[DATE]", "[NAME — ISMS Owner]", "[Name]", "[insert date]", "[TODO]", "[dd/mm/aaaa]"),
        *("[DATE] / [NAME]", "[Nome], [Cargo]", "[LIST ANY ABSENCES]", "[[DATE]]", "**[DATE]**"),
        *("[dd/mm a dd/mm/aaaa]", "[Wozu wird es genutzt?]", "[]"),
        *("<date>", "<Name des Prüfers>", "<owner> <date>", "{{ date }}", "{{meta.owner}}"),
        *("${OWNER}", "{% date %}", "{name}", "«Name»"),
        # Shapes of dates and ids.
        *("YYYY-MM-DD", "yyyy/mm/dd", "DD.MM.YYYY", "TT.MM.JJJJ", "dd/mm/aaaa", "JJ/MM/AAAA"),
        *("DD/MM", "DD/MM HH:MM", "2025-MM-DD", "2025-XX-XX", "XX/XX/2025", "MM/YYYY", "YYYY"),
        *("XX.XX.20XX", "202X-MM-DD", "DD.MM.20YY", "d.m.yyyy", "dd. MMMM yyyy", "m/d/yyyy"),
        *("Choose an item.", "Klicken oder tippen Sie hier, um Text einzugeben."),
        *("DD MMM YYYY", "XX", "xxx", "XXXX", "##", "x.x", "vX.Y"),
        # Choices nobody made.
        *(
            "☐ Completed / ☐ In Progress / ☐ Overdue",
            "☐ Ja ☐ Nein",
            "[ ] Yes [ ] No",
            "🔲 Sim 🔲 Não",
        ),
        *("↑ / → / ↓", "Yes / No", "Ja/Nein", "Sim/Não", "Low / Medium / High", "H/M/L"),
        *(
            "Open / Closed",
            "Major / Minor",
            "🟢 / 🟡 / 🔴",
            "↑ ↓ →",
            "✅ Ja / ❌ Nein / 🟡 Bedingt",
        ),
        *("✅ Yes / ❌ No", "{Agent}", "{Aktion 1}", "[Action 1]", "[Ação 12]", "(XX)"),
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor",
    ],
)
def test_nothing_is_stated(text: str) -> None:
    assert not_stated(text)


@pytest.mark.parametrize(
    "text",
    [
        # Answers, be they poor ones.
        *(
            "none",
            "None",
            "nil",
            "keine",
            "nenhuma",
            "Open",
            "offen",
            "pending",
            "Ausstehend",
            "new",
        ),
        *(
            "unknown",
            "unbekannt",
            "not applicable",
            "não aplicável",
            "entfällt",
            "No",
            "0",
            "Ongoing",
        ),
        *("N/A – no development", "N/A (first time)", "TBD 2026-05-01", "TBD (Q3 2026)"),
        # Marks.
        *("✅", "☐", "☑", "x", "X", "[x]", "[ ]", "+", "↑", "→", "%", "!"),
        *("🔴🔴", "✅ ✅", "✅ Done / ⚠️ late", "→ HR / → IT", '{"a": 1}'),
        *("☑ Yes ☐ No", "☒ Ja / ☐ Nein", "[x] Yes [ ] No"),
        # What is only like a placeholder.
        *("KA", "ND", "SO", "So", "NB", "NN", "Ka", "Tba Ltd", "Nanda"),
        *("[NC-001]", "[1]", "<https://example.org>", "<a@example.org>", "R-XXX", "CVE-2024-XXXX"),
        *(
            "2025-02-10",
            "10.02.2025",
            "02/2025",
            "2025",
            "1.2",
            "A",
            "-5",
            "- a",
            "dd",
            "aaaa",
            "d.m.",
            "aa-bb",
        ),
        *("To be defined by HR in May", "Insert-molding machine", "Date", "Template", "HR / Legal"),
        *(
            "Name of the register",
            "Open door",
            "x.509",
            "to",
            "Folgt dem Prozess",
            "a confirmation",
        ),
        "The owner is to be defined after the reorganization of the department is complete",
    ],
)
def test_something_is_stated(text: str) -> None:
    assert not not_stated(text)


@pytest.mark.parametrize(
    "text",
    [
        *("RISK-EXAMPLE-001", "EXAMPLE-1", "Example 1", "BEISPIEL-1", "Beispiel 2", "EXEMPLO"),
        *("EXEMPLE-1", "EJEMPLO-01", "VOORBEELD-1", "R-SAMPLE-1", "DUMMY-1", "MUSTER-01"),
        *("XXX-000", "NC-YYYY-NN", "NC-2025-XX", "R-XXX", "R-###", "RISK-???", "AU-JJJJ-01"),
        *("e.g. R-001", "z. B. R-001", "Example: R-001", "(Beispiel: Brand)", "Exemplo – R-1"),
    ],
)
def test_examples(text: str) -> None:
    assert is_example(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "R-001",
            "NC-2025-01",
            "RISK-000",
            "A.5.1",
            "",
            "Sample size",
            "Examples of use",
            "ANNA-1",
        ),
        *("Phishing, for example", "Muster GmbH wird gehackt", "XXL-1", "IIX-1", "X-1", "AAA"),
        "An example: the risk that a sample is lost on the way from the laboratory",
    ],
)
def test_no_examples(text: str) -> None:
    assert not is_example(text)


@given(st.text(alphabet="[]<>{}$☐/.-_ xXyYdDmMnNaA1?—", max_size=30) | st.text())
def test_any_text_is_judged_by_what_it_says_and_not_by_space_around(text: str) -> None:
    assert not_stated(text) == not_stated(f" {text}\n")
    assert is_example(text) == is_example(f" {text} ")


@pytest.mark.parametrize("piece", ["[", "[DATE] ", "☐ ", "- ", "a-", "__/", "TBD ", "{{", "xx-"])
def test_a_long_text_is_judged(piece: str) -> None:
    assert not_stated(piece * 20_000) in {True, False}
    assert is_example(piece * 20_000) in {True, False}

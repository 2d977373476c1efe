"""`isms-lint lsp`, asked by a real language client about a copy of the example repository."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from editor import AS_OF, Editor, editing, played
from lsprotocol import types
from machinery import ROOT, commit, install_quickly, run, write_files

OPEN = "corrective-actions/open.yaml"


@pytest.fixture
def alder(tmp_path: Path) -> Path:
    """The example repository as a git repository of its own."""
    folder = Path(shutil.copytree(ROOT / "examples" / "alder", tmp_path / "alder"))
    commit(folder)
    return folder


def _range(line: int, start: int, end: int) -> types.Range:
    return types.Range(types.Position(line, start), types.Position(line, end))


def test_findings_follow_what_is_typed_in_this_file_and_in_others(alder: Path) -> None:
    async def scene() -> None:
        actions, findings = alder / OPEN, alder / "findings" / "2026.yaml"
        async with editing(alder) as editor:
            editor.open(actions)
            editor.replace(
                actions, "status: planned\nowner: viktor", "statuss: planned\nowner: vik"
            )
            await editor.until(lambda: editor.codes(actions) == {"REF001", "REF006"})
            by_code = {one.code: one for one in editor.found(actions)}
            unknown = by_code["REF006"]
            assert unknown.range == _range(5, 0, 7)
            assert unknown.severity is types.DiagnosticSeverity.Error
            assert unknown.source == "isms-lint"
            assert unknown.message == (
                "`statuss` is no field of corrective-action, so it was not checked; did you mean"
                " `status`? (corrective-action CAR-2026-3) [7.5; data coherence]"
            )
            assert by_code["REF001"].range == _range(6, 7, 10)
            # The nonconformity stands in a file that is not open.
            await editor.until(lambda: editor.found(findings))
            (other,) = editor.found(findings)
            assert other.code == "SEQ005"
            assert other.related_information is not None
            related = [editor.shown_place(one.location) for one in other.related_information]
            assert related == [
                "MR-2026-2.md:8:10 2026-10-08",
                "open.yaml:8:12 2026-08-10",
            ]
            assert other.related_information[1].message == "CAR-2026-3 was opened on 2026-08-10"
            editor.close(actions)
            await editor.until(lambda: not editor.found(actions) and not editor.found(findings))

    played(scene())


def test_columns_are_utf_16_and_lines_those_of_the_protocol(alder: Path) -> None:
    async def scene() -> None:
        new = alder / "corrective-actions" / "new.yaml"
        text = (
            "kind: corrective-action\nid: CAR-9\nstatus: opened\n"
            "cause: 'a line\u2028that only YAML ends'\n"
            'progress: [{on: 2026-09-01, note: "Größe 🚀🚀", byy: priya}]\n'
        )
        async with editing(alder) as editor:
            editor.open(new, text)
            await editor.until(lambda: "REF006" in editor.codes(new))
            (unknown,) = [one for one in editor.found(new) if one.code == "REF006"]
            line = text.split("\n")[4]
            column = len(line[: line.index("byy")].encode("utf-16-le")) // 2
            assert unknown.range == _range(4, column, column + 3)
            assert await editor.hover(new, "byy: pri¦ya") == ""
            editor.replace(new, "byy", "by")
            await editor.until(lambda: "REF006" not in editor.codes(new))
            assert "`person` `priya`" in await editor.hover(new, "by: pri¦ya")

    played(scene())


def test_markdown_and_json_are_records_too(alder: Path) -> None:
    async def scene() -> None:
        note, listed = alder / "reviews" / "MR-2026-2.md", alder / "risk" / "more.json"
        async with editing(alder) as editor:
            editor.open(note)
            editor.replace(note, "kind: management-review", "kind: management-review\ncolour: red")
            editor.open(listed, '[{"kind": "risk", "id": "RISK-90", "owner": "nobody"}]')
            await editor.until(lambda: "REF006" in editor.codes(note))
            await editor.until(lambda: "REF001" in editor.codes(listed))
            line = editor.texts[note].split("\n").index("colour: red")
            assert _range(line, 0, 6) in [one.range for one in editor.found(note)]
            choices = await editor.complete(listed, '"owner": "nobody¦"')
            assert choices == {}
            editor.replace(listed, "nobody", "pri")
            (choice,) = (await editor.complete(listed, '"owner": "pri¦"')).values()
            assert '"owner": "priya"}' in editor.apply(listed, choice.text_edit)  # type: ignore[arg-type]

    played(scene())


def test_what_is_accepted_is_not_shown(alder: Path) -> None:
    async def scene() -> None:
        new = alder / "corrective-actions" / "new.yaml"
        late = "kind: corrective-action\nid: CAR-9\nstatus: planned\ndue_on: 2026-09-30\n"
        async with editing(alder) as editor:
            editor.open(new, late)
            await editor.until(lambda: "CAR005" in editor.codes(new))
            waiver = alder / "waivers.yaml"
            editor.open(
                waiver,
                "kind: waiver\nid: WVR-1\nrule: CAR005\ntarget: CAR-9\nreason: the move\n"
                "approved_by: marieke\napproved_on: 2026-10-01\nexpires_on: 2027-01-31\n",
            )
            await editor.until(lambda: "CAR005" not in editor.codes(new))
            assert "A corrective action" in await editor.hover(waiver, "rule: CAR¦005")
            assert "`CAR-9`" in await editor.hover(waiver, "target: CA¦R-9")
            assert (await editor.complete(waiver, "rule: CAR00¦5"))["CAR005"].detail
            assert await editor.definition(waiver, "target: CAR¦-9") == ["new.yaml:2:5 CAR-9"]

    played(scene())


def test_hover_says_what_a_word_stands_for(alder: Path) -> None:
    async def scene() -> None:
        actions = alder / OPEN
        async with editing(alder) as editor:
            editor.open(actions)
            editor.replace(actions, "status: planned\nowner: vik", "statuss: planned\nowner: vik")
            await editor.until(lambda: editor.codes(actions) == {"REF006"})
            person = await editor.hover(actions, "owner: vik¦tor\nopened_on: 2026-08-10")
            assert person.startswith("`person` `viktor`: `")
            assert "`people/staff.yaml:" in person
            record = await editor.hover(actions, "nonconformity: NC-2026¦-3")
            assert record.startswith("`nonconformity` `NC-2026-3`")
            assert "- status: `open`" in record
            assert record.endswith("- `findings/2026.yaml:4`")
            own = await editor.hover(actions, "id: CAR-2026¦-3")
            assert "A sub-processor without a yearly review" in own
            control = await editor.hover(actions, "controls: [A.5.¦22]")
            assert control.startswith("A.5.22 ")
            assert "27001:2022" in control
            kind = await editor.hover(actions, "kind: corrective-¦action\nid: CAR-2026-3")
            assert kind.startswith("Corrective action\n\n")
            field = await editor.hover(actions, "cause_de¦termined_on: 2026-09-07")
            assert field
            assert field == field.strip()
            editor.replace(actions, "statuss: planned", "statuss: x # isms-lint: ignore[REF006] y")
            assert (await editor.hover(actions, "ignore[REF¦006]")).startswith("REF006 ")

    played(scene())


def test_hover_on_a_rule_says_what_is_in_force(alder: Path) -> None:
    async def scene() -> None:
        (alder / ".isms-lint.yaml").write_text(
            "severities: {CAR005: error}\nparameters: {CAR005: {grace_days: 3}}\n"
            "explanations: {CAR005: {text: 'Ask *Priya* <img src=x>'}}\n"
        )
        async with editing(alder) as editor:
            waiver = alder / "waiver.yaml"
            editor.open(waiver, "kind: waiver\nid: WVR-9\nrule: CAR005\n")
            await editor.until(lambda: editor.found(waiver))
            said = await editor.hover(waiver, "rule: CAR¦005")
            assert said.startswith(
                "CAR005 overdue, error (by default: warning): A corrective action"
            )
            assert "- Option: `grace_days = 3 (by default: 0)`" in said
            assert "In this organization: Ask &#42;Priya&#42; &#60;img src=x&#62;" in said

    played(scene())


def test_what_is_endless_holds_nobody_up(alder: Path) -> None:
    async def scene() -> None:
        async with editing(alder) as editor:
            endless = alder / "endless.yaml"
            editor.open(endless, "kind: risk\nid: R-1\nnotes: " + "[" * 100_000 + "\n")
            await editor.until(lambda: editor.found(endless))
            assert await editor.hover(endless, "notes: ¦[") == ""
            assert await editor.hover(endless, "no¦tes: [") != ""

    played(scene())


def test_a_client_that_errs_is_not_told_of_it(alder: Path) -> None:
    async def scene() -> None:
        async with editing(alder) as editor:
            for path in ("/a%00b.yaml", f"{alder}/a%00b.yaml"):
                item = types.TextDocumentItem(f"file://{path}", "yaml", 1, "kind: risk\n")
                editor.text_document_did_open(types.DidOpenTextDocumentParams(item))
                document = types.TextDocumentIdentifier(item.uri)
                at = types.HoverParams(document, types.Position(0, 1))
                assert await editor.text_document_hover_async(at) is None
            never = types.VersionedTextDocumentIdentifier(2, (alder / "never.yaml").as_uri())
            change = types.TextDocumentContentChangeWholeDocument("kind: risk\n")
            editor.text_document_did_change(types.DidChangeTextDocumentParams(never, [change]))
            actions = alder / OPEN
            editor.open(actions)
            editor.replace(actions, "status: planned", "statuss: planned")
            await editor.until(lambda: "REF006" in editor.codes(actions))
            assert editor.messages == []

    played(scene())


def test_a_record_is_code_in_a_hover_and_its_markup_is_none(alder: Path) -> None:
    async def scene() -> None:
        new = alder / "risk" / "new.yaml"
        async with editing(alder) as editor:
            title = "`![x](https://example.org/x.png)` <img src=x>"
            editor.open(new, f"kind: risk\nid: RISK-90\ntitle: '{title}'\n")
            await editor.until(lambda: editor.found(new))
            said = await editor.hover(new, "id: RISK¦-90")
            assert "`'![x](https://example.org/x.png)' <img src=x>`" in said

    played(scene())


def test_ids_lead_to_records_and_records_to_where_they_are_named(alder: Path) -> None:
    async def scene() -> None:
        actions = alder / OPEN
        async with editing(alder) as editor:
            editor.open(actions)
            editor.replace(actions, "owner: viktor", "owner: nobody")
            await editor.until(lambda: "REF001" in editor.codes(actions))
            marked = "nonconformity: NC-¦2026-3"
            assert await editor.definition(actions, marked) == ["2026.yaml:4:9 NC-2026-3"]
            named = [
                "open.yaml:5:16 NC-2026-3",
                "MR-2026-2.md:32:41 NC-2026-3",
            ]
            assert await editor.references(actions, marked, declaration=False) == named
            everywhere = await editor.references(actions, marked, declaration=True)
            assert everywhere == ["2026.yaml:4:9 NC-2026-3", *named]
            # In a list, in brackets, by the record itself.
            assert await editor.definition(actions, "approved_by: in¦grid, approved_on: 2026-11-10")
            own = await editor.references(actions, "id: CAR-2026-¦3", declaration=True)
            assert own[0] == "open.yaml:3:5 CAR-2026-3"
            # What is typed counts at once, here and in a file nobody saved.
            editor.replace(actions, "owner: nobody", "owner: lena")
            people = alder / "people" / "new.yaml"
            editor.open(people, "kind: person\nid: lena\nname: Lena\n")
            assert await editor.definition(actions, "owner: le¦na") == ["new.yaml:2:5 lena"]

    played(scene())


def test_completion_knows_records_controls_words_fields_and_kinds(alder: Path) -> None:
    async def scene() -> None:
        new = alder / "audits" / "new.yaml"
        async with editing(alder) as editor:
            editor.open(new, "kind: aud\n")
            await editor.until(lambda: editor.found(new))
            assert set(await editor.complete(new, "kind: aud¦")) >= {"audit", "audit-programme"}

            # None of these texts is a record, or YAML, when it is asked about.
            lead = "kind: audit\nid: AUD-9\nteam: [{person: \n"
            editor.type(new, f"{lead}sta")
            fields = await editor.complete(new, "sta¦")
            assert fields["status"].text_edit.new_text == "status: "  # type: ignore[union-attr]
            assert "team" not in await editor.complete(new, "¦sta")
            editor.type(new, f"{lead}status: ")
            words = await editor.complete(new, "status: ¦")
            assert "planned" in words
            assert "open" not in words
            editor.type(new, f"{lead}programme: ")
            programmes = await editor.complete(new, "programme: ¦")
            assert {
                item.detail.partition(" ")[0] for item in programmes.values() if item.detail
            } == {"audit-programme"}
            editor.type(new, "kind: audit\nid: AUD-9\nteam:\n  - {person: na")
            people = await editor.complete(new, "person: na¦")
            assert people["nadia"].detail == "person Lead auditor"
            assert "AUD-2026-1" not in people
            editor.type(new, "kind: audit\nid: AUD-9\nteam:\n  - ")
            assert "person: " in {
                item.text_edit.new_text  # type: ignore[union-attr]
                for item in (await editor.complete(new, "  - ¦")).values()
            }

    played(scene())


def test_completion_of_scope_items_writes_ids_that_stay_what_they_are(alder: Path) -> None:
    async def scene() -> None:
        new = alder / "audits" / "new.yaml"
        async with editing(alder) as editor:
            editor.open(new, "kind: audit\nid: AUD-9\nscope: [A.5.1\n")
            await editor.until(lambda: editor.found(new))
            controls = await editor.complete(new, "scope: [A.5.1¦")
            assert controls["A.5.15"].detail == "Access control"
            text = editor.apply(new, controls["A.5.15"].text_edit)  # type: ignore[arg-type]
            assert "scope: [A.5.15\n" in text
            editor.type(new, "kind: audit\nid: AUD-9\nscope: [9.2\n")
            clauses = await editor.complete(new, "scope: [9.2¦")
            assert {"9.2", "9.2.1", "9.2.2"} <= clauses.keys()
            text = editor.apply(new, clauses["9.2"].text_edit)  # type: ignore[arg-type]
            assert 'scope: ["9.2"\n' in text
            editor.type(new, 'kind: audit\nid: AUD-9\nscope: ["9.2')
            inside = await editor.complete(new, '"9.2¦')
            assert editor.apply(new, inside["9.2.1"].text_edit).endswith('"9.2.1"')  # type: ignore[arg-type]
            editor.type(new, "kind: audit\nid: AUD-9\nscope:\n  - supplier\n")
            assert "supplier-management" in await editor.complete(new, "- supplier¦")

    played(scene())


def test_symbols_of_a_file_and_of_the_repository(alder: Path) -> None:
    async def scene() -> None:
        audit = alder / "audits" / "2025" / "AUD-2025-1.yaml"
        async with editing(alder) as editor:
            editor.open(audit)
            params = types.DocumentSymbolParams(types.TextDocumentIdentifier(audit.as_uri()))
            (symbol,) = await editor.text_document_document_symbol_async(params) or ()
            assert isinstance(symbol, types.DocumentSymbol)
            assert symbol.name == "AUD-2025-1"
            assert symbol.detail is not None
            assert symbol.detail.startswith("audit")
            assert symbol.range.end.line > symbol.selection_range.end.line
            children = [child.name for child in symbol.children or ()]
            assert children == ["NC-2025-1", "OFI-2025-1"]
            found = await editor.workspace_symbol_async(
                types.WorkspaceSymbolParams("RESTORE drill")
            )
            assert "MSR-2 Restore drills" in [one.name for one in found or ()]

    played(scene())


def test_quick_fixes_change_the_text_and_the_finding_is_gone(alder: Path) -> None:
    async def scene() -> None:
        new = alder / "audits" / "new.yaml"
        async with editing(alder) as editor:
            # An edit counts in UTF-16, too.
            editor.open(new, "kind: audit\nid: AUD-9\nscope: ['🚀', 9.20] # ü\nstatuss: planned\n")
            await editor.until(lambda: {"REF010", "REF006"} <= editor.codes(new))
            (number,) = [one for one in editor.found(new) if one.code == "REF010"]
            found = await editor.actions(new, number.range, only=["quickfix"])
            fix, ignore = found.values()
            assert fix.is_preferred
            assert fix.diagnostics == (number,)
            assert "scope: ['🚀', \"9.20\"] # ü\n" in editor.apply(new, fix.edit)
            await editor.until(lambda: "REF010" not in editor.codes(new))
            assert ignore.title == "Ignore REF010 here: write the reason behind it"

            (unknown,) = [one for one in editor.found(new) if one.code == "REF006"]
            renamed, ignored = (await editor.actions(new, unknown.range)).values()
            assert renamed.title.startswith("Decide yourself: ")
            assert not renamed.is_preferred
            text = editor.apply(new, ignored.edit)
            assert text.endswith("statuss: planned  # isms-lint: ignore[REF006] \n")
            await editor.until(lambda: "GATE001" in editor.codes(new))
            assert "REF006" in editor.codes(new)
            editor.type(new, text.replace("[REF006] \n", "[REF006] renamed next week\n"))
            await editor.until(lambda: not {"REF006", "GATE001"} & editor.codes(new))

    played(scene())


def test_all_safe_fixes_of_a_file_at_once(alder: Path) -> None:
    async def scene() -> None:
        new = alder / "audits" / "new.yaml"
        async with editing(alder) as editor:
            editor.open(new, "kind: audit\nid: AUD-9\nscope: [5.10, 9.20]\nstatuss: x\n")
            await editor.until(lambda: "REF010" in editor.codes(new))
            (fix,) = (await editor.actions(new, _range(0, 0, 0), only=["source.fixAll"])).values()
            text = editor.apply(new, fix.edit)
            assert text == 'kind: audit\nid: AUD-9\nscope: [A.5.10, "9.20"]\nstatuss: x\n'
            assert await editor.actions(new, _range(0, 0, 0), only=["refactor"]) == {}

    played(scene())


def test_configuration_counts_as_soon_as_it_is_written(alder: Path) -> None:
    async def scene() -> None:
        actions, config = alder / OPEN, alder / ".isms-lint.yaml"
        async with editing(alder) as editor:
            editor.open(actions)
            editor.replace(actions, "status: planned", "statuss: planned")
            await editor.until(lambda: "REF006" in editor.codes(actions))
            assert "workspace/didChangeWatchedFiles" in editor.watched

            config.write_text("# words\nignored: [REF006]\n")
            editor.changed_on_disk(config)
            await editor.until(lambda: editor.found(config))
            (wrong,) = editor.found(config)
            assert wrong.range.start == types.Position(1, 0)
            assert wrong.message.startswith("unknown setting `ignored`; did you mean `ignore`?")
            assert editor.codes(actions) == {"REF006"}
            editor.type(actions, editor.texts[actions] + "# more\n")
            editor.changed_on_disk(config)
            assert [m for m in editor.messages if "unknown setting" in m] == editor.messages
            config.write_text("ignore: [REF006]\n")
            editor.changed_on_disk(config)
            await editor.until(lambda: not editor.found(config) and not editor.found(actions))
            assert len(editor.messages) == 1

    played(scene())


def test_a_rule_of_the_house_leads_to_its_page(alder: Path) -> None:
    async def scene() -> None:
        (alder / ".isms-lint.yaml").write_text(
            "explanations: {REF006: {url: 'https://wiki.example.org/fields'}}\n"
        )
        async with editing(alder) as editor:
            editor.open(alder / OPEN)
            editor.replace(alder / OPEN, "status: planned", "statuss: planned")
            await editor.until(lambda: editor.found(alder / OPEN))
            (unknown,) = [one for one in editor.found(alder / OPEN) if one.code == "REF006"]
            assert unknown.code_description is not None
            assert unknown.code_description.href == "https://wiki.example.org/fields"

    played(scene())


def test_files_that_others_write_are_read_again(alder: Path) -> None:
    async def scene() -> None:
        action = alder / "corrective-actions" / "CAR-2026-1.yaml"
        text = action.read_text()
        async with editing(alder) as editor:
            action.write_text(text.replace("status:", "statuss:", 1))
            editor.changed_on_disk(action)
            await editor.until(lambda: "REF006" in editor.codes(action))
            action.unlink()
            editor.changed_on_disk(action)
            await editor.until(lambda: not editor.found(action))

    played(scene())


def test_each_root_has_rules_of_its_own(alder: Path, tmp_path: Path) -> None:
    async def scene() -> None:
        other = Path(shutil.copytree(alder, tmp_path / "other"))
        (other / ".isms-lint.yaml").write_text("ignore: [REF006]\n")
        nested = write_files(alder / "site", {".isms-lint.yaml": "ignore: [REF003]\n"})
        async with editing(alder, other) as editor:
            for root in (alder, other):
                editor.open(root / OPEN)
                editor.replace(
                    root / OPEN, "status: planned\nowner: v", "statuss: planned\nowner: x"
                )
            await editor.until(lambda: editor.codes(alder / OPEN) >= {"REF001", "REF006"})
            await editor.until(lambda: "REF001" in editor.codes(other / OPEN))
            assert "REF006" not in editor.codes(other / OPEN)
            # A file belongs to the innermost root around it.
            inner = nested / "risk.yaml"
            editor.open(inner, "kind: risk\nid: RISK-01\nowner: nobody\n")
            await editor.until(lambda: "REF001" in editor.codes(inner))
            assert "REF003" not in editor.codes(inner)

    played(scene())


def test_yaml_that_is_none_of_ours_is_left_alone(tmp_path: Path) -> None:
    async def scene() -> None:
        files = {
            "deploy.yaml": "kind: Deployment\nmetadata: {name: web}\n",
            "note.yaml": "title: no kind at all\n",
            "risk.yaml": "kind: risk\nid: RISK-1\nowner: nobody\n",
        }
        write_files(tmp_path / "code", files)
        commit(tmp_path / "code")
        async with editing(tmp_path / "code") as editor:
            for name in ("deploy.yaml", "note.yaml"):
                editor.open(tmp_path / "code" / name)
                assert await editor.hover(tmp_path / "code" / name, "¦" + files[name]) == ""
            assert editor.shown == {}
            editor.open(tmp_path / "code" / "risk.yaml")
            await editor.until(lambda: "REF001" in editor.codes(tmp_path / "code" / "risk.yaml"))

    played(scene())


CRASHING = """
from isms_lint.plugins.hookspecs import hookimpl
from isms_lint.rules import RECORD, Basis, Report, Severity, rule

print("loading")


@rule(
    code="NOI001",
    name="noisy",
    kinds={"corrective-action"},
    scope=RECORD,
    basis=Basis.ORGANIZATION,
    severity=Severity.INFO,
    since="1.0",
    messages={"noise": "noise"},
)
def check(record, run):
    '''A noisy rule.'''
    print("running")
    if record.text("title") == "crash":
        raise ValueError("no such luck")
    yield Report("noise")


@hookimpl
def isms_lint_rules():
    return [check]
"""


def test_what_a_plugin_prints_and_what_it_breaks_stops_nothing(alder: Path, tmp_path: Path) -> None:
    async def scene() -> None:
        site = install_quickly(tmp_path / "site", "noisy", CRASHING)
        async with editing(alder, PYTHONPATH=str(site)) as editor:
            actions = alder / OPEN
            editor.open(actions)
            await editor.until(lambda: "NOI001" in editor.codes(actions))
            (note, *_) = [one for one in editor.found(actions) if one.code == "NOI001"]
            assert note.severity is types.DiagnosticSeverity.Information
            editor.replace(actions, "title: A sub-processor", "title: crash # A sub-processor")
            await editor.until(lambda: editor.messages)
            assert "NOI001" in editor.messages[0]
            assert "no such luck" in editor.messages[0]
            editor.replace(actions, "status: planned", "statuss: planned")
            await editor.until(lambda: "REF006" in editor.codes(actions))
            assert len(editor.messages) == 1

    played(scene())


def test_many_quick_edits_end_with_the_findings_of_the_last(alder: Path) -> None:
    async def scene() -> None:
        actions = alder / OPEN
        async with editing(alder) as editor:
            editor.open(actions)
            text = editor.texts[actions]
            for number in range(150):
                # Half of them are no YAML at all.
                broken = "]" if number % 2 else ""
                editor.type(actions, text.replace("planned", f"word{number}{broken}", 1))
                if number % 25 == 0:
                    await editor.complete(actions, f"status: word{number}¦")
            last = text.replace("status: planned", "statuss: planned", 1).replace(
                "viktor", "vik", 1
            )
            editor.type(actions, last)
            expected = _checked(alder, {actions: last})
            await editor.until(lambda: _shown(editor, alder) == expected)
            editor.type(actions, text)
            await editor.until(lambda: _shown(editor, alder) == _checked(alder, {}))

    played(scene())


def test_a_long_session_says_what_a_fresh_run_says(alder: Path) -> None:
    """Readings are kept from run to run: nothing that a run does to them may show in the next."""

    async def scene() -> None:
        paths = sorted(alder.glob("*/**/*.yaml"))
        async with editing(alder) as editor:
            for path in paths:
                editor.open(path)
            for path in paths[::6]:
                spoilt = (
                    editor.texts[path]
                    .replace("2026-0", "2025-0", 2)
                    .replace("\nowner:", "\nwho:", 1)
                )
                editor.type(path, f"{spoilt}\nmore: 1.10\n")
                expected = _checked(alder, editor.texts)
                await editor.until(lambda expected=expected: _shown(editor, alder) == expected)

    played(scene())


def _shown(editor: Editor, root: Path) -> set[tuple[str, int, str]]:
    """What the editor shows: file, line, code."""
    return {
        (
            str(Path(uri.removeprefix("file://")).relative_to(root)),
            one.range.start.line + 1,
            str(one.code),
        )
        for uri, found in editor.shown.items()
        for one in found
    }


def _checked(root: Path, texts: dict[Path, str]) -> set[tuple[str, int, str]]:
    """What `isms-lint check` finds where these texts are saved."""
    copy = Path(shutil.copytree(root, root.parent / "saved", dirs_exist_ok=True))
    for path, text in texts.items():
        (copy / path.relative_to(root)).write_text(text, encoding="utf-8")
    command = (
        sys.executable,
        "-m",
        "isms_lint",
        "check",
        copy,
        "--as-of",
        AS_OF,
        "--format",
        "json",
    )
    done = run(*command, cwd=root, may_fail=True)
    assert done.returncode < 2, done.stderr
    report = json.loads(done.stdout)
    return {
        (one["location"]["file"], one["location"]["line"], one["code"])
        for one in report["findings"]
        if one["status"] == "open"
    }


def test_without_its_library_it_says_how_to_install_it() -> None:
    code = (
        "import sys; sys.modules['pygls'] = None\n"
        "from isms_lint.cli.main import main; sys.exit(main(['lsp']))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "pip install 'isms-lint[lsp]'" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--as-of", "today"), "--as-of today"),
        (("--config", "none.yaml"), "none.yaml: no such file"),
        (("--require-plugin", "none"), "`none`"),
    ],
)
def test_what_cannot_begin_says_so(arguments: tuple[str, ...], said: str, tmp_path: Path) -> None:
    done = run(sys.executable, "-m", "isms_lint", "lsp", *arguments, cwd=tmp_path, may_fail=True)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr

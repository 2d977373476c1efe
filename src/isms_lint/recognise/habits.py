"""What papers of a management system are like: what ids begin with, which kinds fill a page."""

from __future__ import annotations

from isms_lint.written.vocabulary import words

LEADS = {
    "risk": words("R RISK RSK RI RISIKO RISCO RIESGO RSG"),
    "nonconformity": words("NC NCR NCF NK ABW RNC FND FINDING"),
    "opportunity-for-improvement": words("OFI OBS OM OBSERVATION IMP"),
    "corrective-action": words("CAR CAPA CA CAP KM AC RAC"),
    "action": words("ACT ACTION TASK AI TODO MA RTP"),
    "incident": words("INC SIR IR INCIDENT VORFALL"),
    "audit": words("AUD AUDIT IA AU"),
    "management-review": words("MR MRV REVIEW"),
    "objective": words("OBJ ZIEL OBJETIVO"),
    "measure": words("KPI MET METRIC"),
    "document": words("DOC POL PRO PROC SOP STD DOK"),
    "interested-party": words("IP STK"),
    "change": words("CHG CHANGE"),
}
"""What ids of records of a kind mostly begin with."""
KIND_OF_LEAD = {lead: kind for kind, leads in LEADS.items() for lead in leads}
FOREIGN_LEADS = words(
    """
    AST ASSET SUP SUPPLIER VEN VUL VULN CVE KEY RET DR BC DEL T TH THR V CTRL SR LR EXC TR USR SYS DOM
    """
)
"""What ids begin with of things that are no records here: assets, suppliers, threats, keys."""

FOREIGN_NOUNS = words(
    """
    asset supplier vendor system employee user threat vulnerability key device application ativo ativos
    fornecedor lieferant anbieter bedrohung schwachstelle activo activos proveedor amenaza actif
    fournisseur leverancier kpi level scale score rating severity likelihood
    """
)
"""What the first column is called in tables of things that are no records here."""
NAMING = words("id title statement text action name what topic person party subject")
"""Fields that say which one a record is."""

PAGES = (
    "statement-of-applicability",
    "management-review",
    "audit-programme",
    "audit",
    "external-audit",
    "treatment-plan",
    "risk-assessment",
    "incident",
    "scope",
)
"""Kinds of which a page is one record."""
STATEMENT = PAGES[0]
_REFERENCE = frozenset({"id"})
PAGE_SHOWS = {
    "audit": (
        _REFERENCE,
        frozenset({"fieldwork", "planned_on", "reported_on", "closed_on"}),
        frozenset({"team", "criteria", "scope", "programme"}),
    ),
    "external-audit": (
        _REFERENCE,
        frozenset({"planned_on", "start", "end", "reported_on", "decided_on"}),
        frozenset({"body", "type", "decision"}),
    ),
    "incident": (
        _REFERENCE,
        frozenset({"occurred_on", "detected_on", "reported_on", "closed_on"}),
        frozenset({"severity", "status", "detected_by"}),
    ),
}
"""What pages that are such records state as keys: two of these at least."""
ROWS = words(
    """
    risk nonconformity opportunity-for-improvement corrective-action action incident audit objective
    measure result interested-party issue change document competence person role external-audit
    management-review evidence contract process
    """
)
"""Kinds of which a row of a table is one record."""
ROW_SHOWS = {"objective": frozenset({"id", "owner", "status", "plan", "risks", "from"})}
"""What rows of such a kind state, one of these at least: a target alone is none of the system's."""
ROWS_OF = {"treatment-plan": ("action",), "audit-programme": ("audit",)}
"""What the rows of tables are in a paper of a kind of which a page is one record."""
TWINS = {"nonconformity": "corrective-action"}
"""Kinds that people keep in one row, or in one section: what was found, and what is done about it."""
TWIN_LEAD = {"corrective-action": "CA-"}
"""What the ids of the second of both begin with."""

DOCUMENT_TYPES = {
    "policy": words(
        "policy policies richtlinie leitlinie politik politica politicas politique beleid"
    ),
    "procedure": words(
        """
        procedure procedures sop verfahren verfahrensanweisung prozess procedimento procedimiento
        procedimentos procedimientos process werkwijze runbook playbook arbeitsanweisung
        """
    ),
    "method": words("methodology method methode methodik metodologia metodo methodologie vorgehen"),
    "plan": words("plan roadmap strategy konzept plano"),
    "record": words(
        """
        checklist checkliste register registro registo verzeichnis log protokoll inventory report
        bericht minutes assessment review liste lista
        """
    ),
    "manual": words("manual handbook handbuch guide leitfaden guia manuel handleiding guideline"),
    "standard": words("standard baseline norma estandar"),
}
"""Words of a title by which it is a document of that sort."""
ABOUT = words(
    """
    policy policies procedure procedures process methodology method checklist guide guideline manual
    handbook standard training framework definition definitions template templates criteria matrix
    questionnaire form richtlinie verfahren verfahrensanweisung methodik checkliste leitfaden handbuch
    prozess politica procedimento procedimiento metodologia guia proceso processo politique methodologie
    beleid werkwijze criterios kriterien formular formulario
    """
)
"""Words beside the name of a kind that make a title one about it, and not one of it."""
PAPERWORK = words(
    """
    history changelog revisions revision approval approvals signoff signatures release
    anderungsprotokoll anderungshistorie anderungsverzeichnis versionshistorie
    dokumentenhistorie freigabe freigaben freigabematrix unterschriften historie
    historico revisoes aprovacao aprovacoes assinaturas versoes
    historial revisiones aprobacion aprobaciones firmas
    historique approbation approbations
    revisiegeschiedenis versiebeheer goedkeuring wijzigingshistorie
    """
)
"""Words of headings below which a paper says how it came about: no records."""
EXAMPLES = words(
    "example examples sample beispiel beispiele exemplo exemplos ejemplo ejemplos exemple voorbeeld"
)
"""Words of headings below which nothing is a record."""
ROLE_WORDS = words(
    """
    lead leads manager managers officer officers head director directors owner owners team teams analyst
    analysts engineer engineers engineering admin administrator administrators operations ops security
    legal hr it compliance finance committee board consultant consultants auditor auditors staff
    department departments management representative coordinator specialist architect developer
    developers user users group office counsel vendor supplier contractor contractors chief president
    executive executives secretary governance risk privacy infrastructure platform support service desk
    soc cloud network facilities procurement marketing sales product data protection information systems
    responsible provider advisor expert personnel all external internal top senior steering change human
    resources quality devops sysadmin attendees
    leiter leiterin leitung leitende verantwortlicher verantwortliche beauftragter beauftragte vorstand
    geschäftsführung geschäftsführer geschäftsführerin abteilung einkauf personal personalabteilung
    vertrieb vertriebsleitung recht revision technik betrieb it-leitung it-betrieb isb dsb
    abteilungsleitungen mitarbeitende administratoren
    gestor gestora gestão gerente gerência diretor diretora diretoria coordenador coordenadora
    coordenação encarregado encarregada responsável equipe equipa analista administrador comitê jurídico
    segurança ti rh direção presidência usuários auditoria consultoria consultor desenvolvedor
    dirección responsable gerencia equipo comité jefe jefa seguridad operaciones recursos humanos
    sistemas
    directeur directrice direction équipe chef sécurité juridique rssi dsi
    verantwoordelijke hoofd afdeling directie beheerder
    ciso cto ceo coo cfo cio cpo cro dpo dpd rsi
    """
)
"""Words of a text that names a function, not a person."""
ROLE_ENDINGS = (
    "leitung",
    "leiter",
    "leiterin",
    "beauftragter",
    "beauftragte",
    "beauftragte/r",
    "verantwortlicher",
    "verantwortliche",
    "manager",
    "betrieb",
    "abteilung",
    "direktor",
    "führung",
)
"""Endings of German words for functions."""
FIRMS = words(
    """
    gmbh ag se kg ohg ug ltd limited inc llc llp plc corp corporation co bhd sdn ltda lda sa s.a sl s.l
    sas sarl bv b.v nv oy ab as aps pty pvt
    """
)
"""What the name of a firm ends with."""

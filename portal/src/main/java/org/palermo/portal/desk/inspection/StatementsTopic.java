package org.palermo.portal.desk.inspection;

import static org.palermo.portal.api.Schema.code;

import jakarta.inject.Singleton;
import java.util.List;
import org.palermo.portal.desk.page.Condition;
import org.palermo.portal.desk.page.Input;
import org.palermo.portal.desk.page.ListPage;
import org.palermo.portal.desk.page.Page;
import org.palermo.portal.desk.page.RecordPage;
import org.palermo.portal.desk.page.Section;
import org.palermo.portal.desk.page.TaskPage;
import org.palermo.portal.desk.page.Topic;
import org.palermo.portal.gateway.Roles;

/// Statements on modern slavery: what registers say of them, what a reader finds in them, and what inspectors found at the suppliers.
@Singleton
class StatementsTopic implements Topic {
    private static final String STATEMENT = "/statements/{statement}";
    /// Hand-made forms. They are declared too, so that the list leads to them.
    private static final String IMPORT = "importStatements";
    private static final String EXPORT = "exportStatements";
    private static final String[] OF_FILES = {"chief-inspector", "national-rapporteur", Roles.MECHANISM_ADMINISTRATOR};

    @Override
    public String name() {
        return "statements";
    }

    @Override
    public List<Page> pages() {
        return List.of(
                ListPage.of("/statements", "listStatements").purpose("INSPECTION")
                        .entry().filter("regime", code("StatementRegime", List.of("UK", "AU")))
                        .filter("missing",
                                code("StatementArea",
                                        List.of("STRUCTURE", "POLICIES", "RISKS", "DUE_DILIGENCE", "EFFECTIVENESS", "TRAINING",
                                                "CONSULTATION"))).filters("regime", "year", "missing")
                        .columns("companyName", "year", "regime", "organisationName", "missing")
                        .row("/statements/{=id}").tasks(IMPORT, EXPORT),
                RecordPage.of("/statement-files/new", null).named(IMPORT).back("/statements").only(OF_FILES),
                RecordPage.of("/statement-files/export", null).named(EXPORT).back("/statements").only(OF_FILES),
                RecordPage.of(STATEMENT, "getStatement").purpose("INSPECTION").title("companyName").back("/statements").sections(
                        Section.facts("about", "regime", "year", "organisationName", "periodStart", "periodEnd", "statementUrl",
                                "summaryUrl", "turnoverListed", "areas", "missing"),
                        Section.table("answers", "text", "answer", "place", "from", "answeredAt").tasks("answerStatementQuestion"),
                        Section.tasks("compare", "crossCheckStatement"),
                        Section.table("sharedWith", "organisationName").row("/statements/{=id}").when(Condition.present("sharedWith")),
                        Section.table("columns", "name", "value").when(Condition.present("columns"))),
                TaskPage.of(STATEMENT + "/answers/new", "answerStatementQuestion").purpose("INSPECTION")
                        .ask(Input.choice("question", "listStatementQuestions", "code", "text"), Input.of("answer"), Input.of("place",
                                Input.Kind.LONG_TEXT)).then(STATEMENT),
                RecordPage.of(STATEMENT + "/cross-check", "crossCheckStatement")
                        .purpose("INSPECTION").title("companyName").back(STATEMENT).sections(
                        Section.facts("check", "year", "since", "suppliers", "cut", "contrasts"),
                        Section.table("says", "text", "answer", "place", "from"),
                        Section.table("found", "workplace.name", "workplace.reference", "step", "via", "visits", "findings", "positive",
                                        "violations", "finalOrders", "lastVisit")
                                .row("/workplaces/{=workplace.id}").when(Condition.present("found"))),
                TaskPage.of("/companies/{company}/statements/new", "recordStatement").purpose("INSPECTION")
                        .ask(Input.hidden("company"), Input.of("regime"), Input.of("year"), Input.of("periodStart"), Input.of("periodEnd"),
                                Input.of("statementUrl"), Input.of("areas"))
                        .then("/statements/{=id}"),
                TaskPage.of("/companies/{company}/turnovers/new", "recordTurnover").purpose("INSPECTION").ask("yearEnds", "turnover",
                        "source").then("/companies/{company}"),
                ListPage.of("/statement-obligations", "listStatementObligations").entry().only("inspector", "chief-inspector",
                                "national-rapporteur")
                        .columns("law", "from", "until", "threshold", "measure", "applies", "areas", "unverified", "sources"),
                ListPage.of("/statement-questions", "listStatementQuestions").only("inspector", "chief-inspector",
                        "national-rapporteur").entry().columns("text", "crossChecked", "ukColumn"));
    }

    @Override
    public List<Addition> additions() {
        return List.of(Addition.to("getCompany",
                Section.table("statements", "year", "regime", "organisationName", "areas", "missing").from("listStatements").with("company",
                        "{company}").row("/statements/{=id}")
                        .tasks("recordStatement"),
                Section.table("years", "yearEnds", "turnover", "law", "threshold", "reaches", "applies", "due",
                        "unverified").from("getCompanyObligations").list("years")
                        .tasks("recordTurnover")));
    }
}

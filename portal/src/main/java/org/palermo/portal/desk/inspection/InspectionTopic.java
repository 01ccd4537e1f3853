package org.palermo.portal.desk.inspection;

import static org.palermo.portal.api.Schema.code;

import jakarta.inject.Singleton;
import java.util.List;
import org.palermo.portal.desk.page.Condition;
import org.palermo.portal.desk.page.Field;
import org.palermo.portal.desk.page.Input;
import org.palermo.portal.desk.page.ListPage;
import org.palermo.portal.desk.page.Page;
import org.palermo.portal.desk.page.RecordPage;
import org.palermo.portal.desk.page.Section;
import org.palermo.portal.desk.page.TaskPage;
import org.palermo.portal.desk.page.Topic;

/// A workplace with its visits, a visit with its findings, and the suspected victims who are reported to the mechanism.
@Singleton
class InspectionTopic implements Topic {
    private static final String WORKPLACE = "/workplaces/{workplace}";
    private static final String VISIT = "/visits/{visit}";
    private static final String REFUSED = "/refused-reports/{subscriber}/{aggregate}";

    @Override
    public String name() {
        return "inspection";
    }

    @Override
    public List<Page> pages() {
        return List.of(
                ListPage.of("/workplaces", "listWorkplaces").purpose("INSPECTION").entry()
                        .filter("state", code("WorkplaceState", List.of("OPEN", "CLOSED", "MERGED")))
                        .filter("kind",
                                code("WorkplaceKind", List.of("ESTABLISHMENT", "PRIVATE_HOUSEHOLD", "RECRUITMENT_AGENCY", "INFORMAL")))
                        .filters("q", "country", "state", "kind")
                        .columns("name", "reference", "kind", "address", "sector", "workers", "state")
                        .row("/workplaces/{=id}").tasks("registerWorkplace"),
                RecordPage.of(WORKPLACE, "getWorkplace").purpose("INSPECTION").title("name").back("/workplaces").sections(
                        Section.facts("about", Field.of("reference"), Field.of("kind"), Field.of("state"),
                                Field.of("mergedInto", Field.As.PAGE).to("/workplaces/{=mergedInto}"), Field.of("address"),
                                Field.of("addressFrom"), Field.of("closedOn"), Field.of("closedFor"), Field.of("region"),
                                Field.of("sector"), Field.of("isic"), Field.of("workers"), Field.of("workersLeast"),
                                Field.of("workersMost"), Field.of("women"), Field.of("men"), Field.of("womenShare"), Field.of("osId")),
                        Section.table("visits", "startedAt", "kind").columns(Field.of("checklist", Field.As.WORD)).from("listVisits")
                                .with("workplace", "{workplace}").row("/visits/{=id}")
                                .tasks("recordVisit", "recordHouseholdVisit"),
                        Section.table("possibleDuplicates", "name", "reference", "likeness")
                                .row("/duplicates/{=id}").when(Condition.present("possibleDuplicates")),
                        Section.table("listings", "list", "row", "contributors", "notes", "listedAt")),
                TaskPage.of("/workplaces/new", "registerWorkplace").purpose("INSPECTION")
                        .ask("kind", "name", "country", "address", "region", "sector", "isic")
                        .page("people", Input.of("workers"), Input.of("workersLeast"), Input.of("workersMost"), Input.of("women"),
                                Input.of("men"))
                        .page("place", Input.of("latitude"), Input.of("longitude"), Input.of("osId")).then("/workplaces/{=id}"),
                // A visit on a complaint is planned by the chief inspector; nobody else learns that there was one.
                TaskPage.of(WORKPLACE + "/visits/new", "recordVisit").purpose("INSPECTION")
                        .when(Condition.is("kind", "ESTABLISHMENT", "RECRUITMENT_AGENCY", "INFORMAL"))
                        .ask(Input.hidden("workplace"), Input.of("kind").only("PLANNED", "FOLLOW_UP"), Input.of("startedAt"),
                                Input.choice("checklist", "listChecklists", "code", "title")).then("/visits/{=id}"),
                HouseholdPages.asked(TaskPage.of(WORKPLACE
                        + "/visits/household", "recordVisit").named("recordHouseholdVisit").purpose("INSPECTION")
                        .when(Condition.is("kind", "PRIVATE_HOUSEHOLD"))
                        .ask(Input.hidden("workplace"), Input.of("kind").only("PLANNED", "FOLLOW_UP"), Input.of("startedAt"),
                                Input.choice("checklist", "listChecklists", "code", "title"), Input.of("householdAccess").required()),
                        "householdAccess").then("/visits/{=id}"),
                ListPage.of("/visits", "listVisits").named("visits").purpose("INSPECTION").entry()
                        .columns("startedAt", "workplaceName", "kind", "country").row("/visits/{=id}"),
                RecordPage.of(VISIT, "getVisit").purpose("INSPECTION").title("startedAt").back("/visits").sections(
                        Section.facts("visit", Field.of("workplaceName"), Field.of("kind"), Field.of("householdAccess"),
                                Field.of("checklist", Field.As.WORD), Field.of("recordedAt"),
                                Field.of("workplace", Field.As.PAGE).to("/workplaces/{=workplace}")),
                        Section.table("findings", "recordedAt", "subject", "workers")
                                .columns(Field.of("indicators", Field.As.INDICATOR), Field.of("screening.positive"),
                                Field.of("report.state"), Field.of("note")).from("listFindings")
                                .row("/visits/{=visit}/findings/{=id}").tasks("recordFinding")),
                TaskPage.of(VISIT + "/findings/new", "recordFinding").purpose("INSPECTION")
                        .ask(Input.of("subject"), Input.of("workers"),
                                Input.choice("indicators", "listIndicators", "code", "code", "text", "dimension"), Input.of("note"))
                        .page("violated",
                                Input.repeatedOf("violations", Input.choice("code", "listViolationCodes", "code", "text"),
                                        Input.of("actedOn"), Input.of("workers")))
                        .page("victim", Input.of("suspectedVictim.ageGroup"), Input.of("suspectedVictim.consent"),
                                Input.of("suspectedVictim.sex"), Input.of("suspectedVictim.exploitation"),
                                Input.of("suspectedVictim.region"), Input.of("suspectedVictim.nationality"),
                                Input.of("suspectedVictim.languages"))
                        .page("person", Input.of("suspectedVictim.person.givenName"), Input.of("suspectedVictim.person.familyName"),
                                Input.of("suspectedVictim.person.dateOfBirth"), Input.of("suspectedVictim.safeContact.channel"),
                                Input.of("suspectedVictim.safeContact.value"), Input.of("suspectedVictim.safeContact.when"),
                                Input.of("suspectedVictim.safeContact.words"))
                        .then(VISIT),
                ListPage.of("/suspected-victim-reports", "listSuspectedVictimReports").purpose("INSPECTION").entry()
                        .columns("recordedAt", "kind", "state", "deliveredAt", "takenUpOn", "ageCorrection")
                        .row("/suspected-victim-reports/{=id}"),
                RecordPage.of("/suspected-victim-reports/{report}", "getSuspectedVictimReport")
                        .purpose("INSPECTION").back("/suspected-victim-reports")
                        .sections(Section.facts("report", Field.of("kind"), Field.of("state"), Field.of("recordedAt"),
                                Field.of("deliveredAt"), Field.of("takenUpOn"), Field.of("mechanismReference"), Field.of("ageCorrection"),
                                Field.of("indicators", Field.As.INDICATOR))),
                ListPage.of("/refused-reports", "listRefusedReports").purpose("INSPECTION").entry()
                        .columns("parkedAt", "lastFailure").row("/refused-reports/{=subscriber}/{=aggregate}"),
                RecordPage.of(REFUSED, null).named("refusedReport").only("chief-inspector").back("/refused-reports")
                        .sections(Section.tasks("refused", "resendRefusedReport", "skipRefusedReport")),
                TaskPage.of(REFUSED + "/resend", "resendRefusedReport").then("/refused-reports"),
                TaskPage.of(REFUSED + "/skip", "skipRefusedReport").ask("reason").then("/refused-reports"),
                ListPage.of("/goods", "listGoods").entry().only("inspector", "chief-inspector", "mechanism-administrator").filters("good")
                        .filter("edition", "listGoodsEditions", "name")
                        .columns("good", "countryName", "sector", "childLabour", "forcedLabour"),
                ListPage.of("/indicators", "listIndicators").entry().only("inspector", "chief-inspector")
                        .columns("code", "text", "dimension", "adult", "child"));
    }
}

package org.palermo.portal.desk.inspection;

import static org.palermo.portal.api.Schema.code;

import jakarta.inject.Singleton;
import java.util.List;
import org.palermo.portal.desk.Input;
import org.palermo.portal.desk.ListPage;
import org.palermo.portal.desk.Page;
import org.palermo.portal.desk.RecordPage;
import org.palermo.portal.desk.Room;
import org.palermo.portal.desk.Section;
import org.palermo.portal.desk.Show;
import org.palermo.portal.desk.TaskPage;
import org.palermo.portal.desk.When;

/// A workplace with its visits, a visit with its findings, and the suspected victims who are reported to the mechanism.
@Singleton
class InspectionRoom implements Room {
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
                        .filter("kind", code("WorkplaceKind", List.of("ESTABLISHMENT", "PRIVATE_HOUSEHOLD", "RECRUITMENT_AGENCY", "INFORMAL")))
                        .filters("q", "country", "state", "kind").columns("name", "reference", "kind", "address", "sector", "workers", "state")
                        .row("/workplaces/{=id}").tasks("registerWorkplace"),
                RecordPage.of(WORKPLACE, "getWorkplace").purpose("INSPECTION").title("name").back("/workplaces").sections(
                        Section.facts("about", Show.of("reference"), Show.of("kind"), Show.of("state"), Show.of("mergedInto", Show.As.PAGE).to("/workplaces/{=mergedInto}"), Show.of("address"),
                                Show.of("addressFrom"), Show.of("closedOn"), Show.of("closedFor"), Show.of("sector"), Show.of("isic"), Show.of("workers"), Show.of("workersLeast"),
                                Show.of("workersMost"), Show.of("women"), Show.of("men"), Show.of("womenShare"), Show.of("osId")),
                        Section.table("visits", "startedAt", "kind", "checklist").from("listVisits").with("workplace", "{workplace}").row("/visits/{=id}").tasks("recordVisit"),
                        Section.table("possibleDuplicates", "name", "reference", "likeness").row("/duplicates/{=id}").when(When.present("possibleDuplicates")),
                        Section.table("listings", "list", "row", "contributors", "notes", "listedAt")),
                TaskPage.of("/workplaces/new", "registerWorkplace").purpose("INSPECTION").ask("kind", "name", "country", "address", "sector", "isic")
                        .page("people", Input.of("workers"), Input.of("workersLeast"), Input.of("workersMost"), Input.of("women"), Input.of("men"))
                        .page("place", Input.of("latitude"), Input.of("longitude"), Input.of("osId")).then("/workplaces/{=id}"),
                // A visit on a complaint is planned by the chief inspector; nobody else learns that there was one.
                TaskPage.of(WORKPLACE + "/visits/new", "recordVisit").purpose("INSPECTION").ask(Input.hidden("workplace"), Input.of("kind").only("PLANNED", "FOLLOW_UP"), Input.of("startedAt"),
                        Input.of("householdAccess"), Input.of("checklist")).then("/visits/{=id}"),
                ListPage.of("/visits", "listVisits").named("visits").purpose("INSPECTION").entry().columns("startedAt", "kind", "country", "checklist").row("/visits/{=id}"),
                RecordPage.of(VISIT, "getVisit").purpose("INSPECTION").title("startedAt").back("/visits").sections(
                        Section.facts("visit", Show.of("kind"), Show.of("householdAccess"), Show.of("checklist"), Show.of("recordedAt"),
                                Show.of("workplace", Show.As.PAGE).to("/workplaces/{=workplace}")),
                        Section.table("findings", "recordedAt", "subject", "workers", "indicators", "screening.positive", "report.state", "note").from("listFindings")
                                .row("/visits/{=visit}/findings/{=id}").tasks("recordFinding")),
                TaskPage.of(VISIT + "/findings/new", "recordFinding").purpose("INSPECTION")
                        .ask(Input.of("subject"), Input.of("workers"), Input.choice("indicators", "listIndicators", "code", "text", "dimension"), Input.of("note"))
                        .page("violated", Input.repeatedOf("violations", Input.choice("code", "listViolationCodes", "code", "text"), Input.of("actedOn"), Input.of("workers")))
                        .page("victim", Input.of("suspectedVictim.ageGroup"), Input.of("suspectedVictim.consent"), Input.of("suspectedVictim.sex"), Input.of("suspectedVictim.exploitation"),
                                Input.of("suspectedVictim.region"), Input.of("suspectedVictim.nationality"), Input.of("suspectedVictim.languages"))
                        .page("person", Input.of("suspectedVictim.person.givenName"), Input.of("suspectedVictim.person.familyName"), Input.of("suspectedVictim.person.dateOfBirth"),
                                Input.of("suspectedVictim.safeContact.channel"), Input.of("suspectedVictim.safeContact.value"), Input.of("suspectedVictim.safeContact.when"),
                                Input.of("suspectedVictim.safeContact.words"))
                        .then(VISIT),
                ListPage.of("/suspected-victim-reports", "listSuspectedVictimReports").purpose("INSPECTION").entry()
                        .columns("recordedAt", "kind", "state", "deliveredAt", "takenUpOn", "ageCorrection").row("/suspected-victim-reports/{=id}"),
                RecordPage.of("/suspected-victim-reports/{report}", "getSuspectedVictimReport").purpose("INSPECTION").back("/suspected-victim-reports")
                        .sections(Section.facts("report", "kind", "state", "recordedAt", "deliveredAt", "takenUpOn", "mechanismReference",
                                "ageCorrection")),
                ListPage.of("/refused-reports", "listRefusedReports").purpose("INSPECTION").entry().columns("parkedAt", "lastFailure").row("/refused-reports/{=subscriber}/{=aggregate}"),
                RecordPage.of(REFUSED, null).named("refusedReport").only("chief-inspector").back("/refused-reports").sections(Section.tasks("refused", "resendRefusedReport", "skipRefusedReport")),
                TaskPage.of(REFUSED + "/resend", "resendRefusedReport").then("/refused-reports"),
                TaskPage.of(REFUSED + "/skip", "skipRefusedReport").ask("reason").then("/refused-reports"),
                ListPage.of("/goods", "listGoods").entry().only("inspector", "chief-inspector").filters("good").columns("good", "countryName", "sector", "childLabour", "forcedLabour"),
                ListPage.of("/indicators", "listIndicators").entry().only("inspector", "chief-inspector").columns("code", "text", "dimension", "adult", "child"));
    }
}

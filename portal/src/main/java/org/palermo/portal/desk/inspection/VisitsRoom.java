package org.palermo.portal.desk.inspection;

import static org.palermo.portal.api.Schema.code;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.palermo.portal.desk.Input;
import org.palermo.portal.desk.ListPage;
import org.palermo.portal.desk.Page;
import org.palermo.portal.desk.RecordPage;
import org.palermo.portal.desk.Room;
import org.palermo.portal.desk.Section;
import org.palermo.portal.desk.Show;
import org.palermo.portal.desk.TaskPage;
import org.palermo.portal.desk.When;

/// The plan of visits, an inspector's day, and the record of a visit: interviews, checklists, the closing and corrections.
@Singleton
class VisitsRoom implements Room {
    private static final String CHIEF = "chief-inspector";
    private static final String PLANNED = "/planned-visits/{planned}";
    private static final String WORKPLACE = "/workplaces/{workplace}";
    private static final String RECORD = "/visits/{visit}/record";
    private static final String CHECKLIST = "/visits/{visit}/checklists/{checklist}";
    private static final String QUESTION = CHECKLIST + "/questions/{question}";
    private static final List<String> STATES = List.of("PLANNED", "ASSIGNED", "ACCEPTED", "OPENED", "CLOSED", "CANCELLED");
    private static final When AHEAD = When.is("state", "PLANNED", "ASSIGNED", "ACCEPTED");
    private static final When MINE = When.readerOrNobody("inspector");
    private static final When OPEN = When.is("closed", "false");
    private static final When CLOSED = When.is("closed", "true");

    @Override
    public String name() {
        return "visits";
    }

    @Override
    public List<Page> pages() {
        return Stream.of(plan(), steps(), risk(), team(), record(), checklist(), corrections()).flatMap(List::stream).toList();
    }

    @Override
    public List<Addition> additions() {
        return List.of(
                Addition.to("getWorkplace", Section.table("plannedVisits", "by", "day", "inspectorName", "state").from("listPlannedVisits")
                        .with("workplace", "{workplace}").row("/planned-visits/{=id}").tasks("planVisit", "declareConflictOfInterest",
                                "declareForInspector")),
                Addition.first("getVisit", Section.tasks("record", "getVisitRecord")));
    }

    private static List<Page> plan() {
        return List.of(
                ListPage.of("/my-day", "listVisitsOfMyDay").purpose("INSPECTION").entry().columns("name", "address", "reference", "state")
                        .row("/planned-visits/{=id}"),
                ListPage.of("/planned-visits", "listPlannedVisits").purpose("INSPECTION").entry()
                        .filter("state", code("PlannedVisitState", STATES))
                        .filters("state", "quarter")
                        .columns("name", "reference", "from", "by", "inspectorName", "day", "state").row("/planned-visits/{=id}"),
                ListPage.of("/my-visits", "listPlannedVisits").named("myPlannedVisits").purpose("INSPECTION").entry().with("inspector", "me")
                        .filter("state", code("PlannedVisitState", STATES)).filters("state")
                        .columns("name", "reference", "from", "by", "day", "state").row("/planned-visits/{=id}"),
                RecordPage.of("/plan-progress", "getPlanProgress").entry().sections(
                        Section.facts("figures", "quarter", "planned", "unassigned", "done", "cancelled", "capacity", "weeks"),
                        Section.table("members", "name", "capacity", "assigned", "done", "free")),
                RecordPage.of(PLANNED, "getPlannedVisit").purpose("INSPECTION").title("reference").back("/planned-visits").sections(
                        Section.facts("plan", Show.of("name"), Show.of("address"), Show.of("kind"), Show.of("from"), Show.of("by"),
                                Show.of("quarter"), Show.of("jointWith"),
                                Show.of("inspectorName"), Show.of("day"), Show.of("state"), Show.of("workplace", Show.As.PAGE)
                                        .to("/workplaces/{=workplace}"),
                                Show.of("visit", Show.As.PAGE).to("/visits/{=visit}/record"), Show.of("directive", Show.As.PAGE)
                                        .to("/directives/{=directive}"), Show.of("complaint", Show.As.PAGE)
                                        .to("/complaints/{=complaint}"))
                                .tasks("assignPlannedVisit", "acceptPlannedVisit", "openPlannedVisit", "openHousehold", "moveMyVisit",
                                        "movePlannedVisit", "cancelPlannedVisit"),
                        Section.table("steps", "doneAt", "step", "from", "by", "day", "ground")));
    }

    private static List<Page> steps() {
        return List.of(
                TaskPage.of(WORKPLACE + "/planned-visits/new", "planVisit").purpose("INSPECTION")
                        .ask(Input.hidden("workplace"), Input.of("kind"), Input.of("from"), Input.of("by"), Input.of("jointWith"))
                        .page("who", Input.choice("inspector", "listTeam", "subject", "name"), Input.of("day"))
                                .then("/planned-visits/{=id}"),
                TaskPage.of(PLANNED + "/assign", "assignPlannedVisit").purpose("INSPECTION").reads("getPlannedVisit").when(AHEAD)
                        .ask(Input.choice("inspector", "listTeam", "subject", "name"), Input.of("day")).then(PLANNED),
                TaskPage.of(PLANNED + "/accept", "acceptPlannedVisit").purpose("INSPECTION").reads("getPlannedVisit")
                        .when(When.is("state", "ASSIGNED")).when(MINE)
                        .ask("day").direct().then(PLANNED),
                TaskPage.of(PLANNED + "/day", "movePlannedVisit").named("moveMyVisit").purpose("INSPECTION").only("inspector")
                        .reads("getPlannedVisit").when(When.is("state", "ACCEPTED"))
                        .when(MINE).ask("day", "ground").direct().then(PLANNED),
                TaskPage.of(PLANNED + "/move", "movePlannedVisit").purpose("INSPECTION").only(CHIEF).reads("getPlannedVisit").when(AHEAD)
                        .ask(Input.of("from"), Input.of("by"), Input.choice("inspector", "listTeam", "subject", "name"), Input.of("day"),
                                Input.of("ground")).then(PLANNED),
                TaskPage.of(PLANNED + "/cancel", "cancelPlannedVisit").purpose("INSPECTION").reads("getPlannedVisit").when(AHEAD)
                        .ask("ground").then("/planned-visits"),
                TaskPage.of(PLANNED + "/open", "openPlannedVisit").purpose("INSPECTION").when(When.is("state", "ACCEPTED")).when(MINE)
                        .when(When.is("workplaceKind", "ESTABLISHMENT", "RECRUITMENT_AGENCY", "INFORMAL"))
                        .ask(Input.of("startedAt"), Input.choice("checklist", "listChecklists", "code", "title"))
                                .then("/visits/{=visit}/record"),
                TaskPage.of(PLANNED + "/enter", "openPlannedVisit").named("openHousehold").purpose("INSPECTION")
                        .when(When.is("state", "ACCEPTED")).when(MINE)
                        .when(When.is("workplaceKind", "PRIVATE_HOUSEHOLD"))
                        .ask(Input.of("startedAt"), Input.choice("checklist", "listChecklists", "code", "title"),
                                Input.of("householdAccess").required())
                        .pageWhen(When.is("householdAccess", "CONSENT"), "consent", Input.of("entry.consentBy"),
                                Input.of("entry.consentForm"))
                        .pageWhen(When.is("householdAccess", "WARRANT"), "warrant", Input.of("entry.warrantNumber"),
                                Input.of("entry.warrantCourt"), Input.of("entry.warrantIssuedOn"),
                                Input.of("entry.warrantScope", Input.Kind.LONG_TEXT))
                        .then("/visits/{=visit}/record"));
    }

    private static List<Page> risk() {
        return List.of(
                ListPage.of("/risk", "listWorkplacesByRisk").purpose("INSPECTION").entry().filters("country").columns("name", "reference",
                        "sector", "score", "positiveFindings", "lastVisitAt")
                        .row("/risk/{=workplace}"),
                RecordPage.of("/risk/{workplace}", "explainRisk").purpose("INSPECTION").title("reference").back("/risk").sections(
                        Section.facts("score", Show.of("name"), Show.of("sector"), Show.of("score"), Show.of("weights"),
                                Show.of("computedAt"),
                                Show.of("workplace", Show.As.PAGE).to("/workplaces/{=workplace}")).tasks("planVisit"),
                        Section.table("lines", "line", "points", "because")));
    }

    private static List<Page> team() {
        return List.of(
                ListPage.of("/team", "listTeam").entry().columns("name", "visitsPerWeek", "joinedAt").row("/team/{=subject}")
                        .tasks("joinTeam"),
                RecordPage.of("/team/{member}", "getTeamMember").title("name").back("/team").sections(
                        Section.facts("member", "visitsPerWeek", "joinedAt", "leftAt").tasks("changeTeamMember")),
                TaskPage.of("/team/join", "joinTeam").ask("name", "visitsPerWeek").direct().then("/team"),
                TaskPage.of("/team/{member}/change", "changeTeamMember").reads("getTeamMember").ask("visitsPerWeek", "inTeam")
                        .then("/team"),
                ListPage.of("/conflicts-of-interest", "listConflictsOfInterest").entry().columns("inspectorName", "reference", "ground",
                        "declaredAt").row("/conflicts-of-interest/{=id}"),
                RecordPage.of("/conflicts-of-interest/{conflict}", null).named("conflict").only(CHIEF).back("/conflicts-of-interest")
                        .sections(Section.tasks("conflict", "liftConflictOfInterest")),
                TaskPage.of("/conflicts-of-interest/{conflict}/lift", "liftConflictOfInterest").then("/conflicts-of-interest"),
                TaskPage.of(WORKPLACE + "/conflict", "declareConflictOfInterest").only("inspector").ask(Input.hidden("workplace"),
                        Input.of("ground")).then(WORKPLACE),
                TaskPage.of(WORKPLACE + "/conflict-of-inspector", "declareConflictOfInterest").named("declareForInspector").only(CHIEF)
                        .ask(Input.hidden("workplace"), Input.choice("inspector", "listTeam", "subject", "name").required(),
                                Input.of("ground")).then(WORKPLACE));
    }

    private static List<Page> record() {
        return List.of(
                RecordPage.of(RECORD, "getVisitRecord").purpose("INSPECTION").title("startedAt").back("/visits/{visit}").sections(
                        Section.facts("course", Show.of("closed"), Show.of("endedAt"), Show.of("workersPresent"), Show.of("summary"),
                                Show.of("householdAccess"), Show.of("entry.consentBy"),
                                Show.of("entry.consentForm"), Show.of("consentWithdrawnAt"), Show.of("entry.warrantNumber"),
                                        Show.of("entry.warrantCourt"),
                                Show.of("entry.warrantIssuedOn"), Show.of("entry.warrantScope"), Show.of("workplace", Show.As.PAGE)
                                        .to("/workplaces/{=workplace}"))
                                .tasks("closeVisit", "withdrawEntryConsent", "correctSummary", "correctWorkersPresent", "correctTimes"),
                        Section.facts("found", Show.of("id", Show.As.PAGE).to("/visits/{=id}"))
                                .tasks("recordFinding", "addEvidence", "recordWageClaimOfVisit", "issueDirective"),
                        Section.table("interviews", "number", "workers", "alone", "language", "interpretation", "note")
                                .rowTasks("correctInterview").tasks("addInterview"),
                        Section.table("checklists", "title", "questionCount").from("listChecklists")
                                .row("/visits/{visit}/checklists/{=code}"),
                        Section.table("answers", "words.checklist", "words.question").columns(Show.of("words.value", Show.As.WORD), Show.of("at"))
                                .rowTasks("correctAnswer"),
                        Section.table("corrections", "at", "part", "words.question").columns(Show.of("words.before", Show.As.WORD),
                                Show.of("beforeAt"), Show.of("words.after", Show.As.WORD), Show.of("reason"))),
                TaskPage.of("/visits/{visit}/interviews/new", "addInterview").purpose("INSPECTION").when(OPEN)
                        .ask("workers", "alone", "language", "interpretation", "note").direct().then(RECORD),
                TaskPage.of("/visits/{visit}/consent-withdrawal", "withdrawEntryConsent").purpose("INSPECTION")
                        .when(When.is("householdAccess", "CONSENT"))
                        .when(When.absent("consentWithdrawnAt")).ask("withdrawnAt").then(RECORD),
                TaskPage.of("/visits/{visit}/close", "closeVisit").purpose("INSPECTION").when(OPEN)
                        .ask(Input.of("endedAt"), Input.of("workersPresent"), Input.of("summary", Input.Kind.LONG_TEXT)).then(RECORD));
    }

    private static List<Page> checklist() {
        When yesNo = When.is("type", "YES_NO");
        When open = When.is("page.closed", "false");
        return List.of(
                RecordPage.of(CHECKLIST, "getVisitRecord").named("visitChecklist").purpose("INSPECTION").back(RECORD).sections(
                        Section.table("questions", "number", "text").columns(Show.of("words.value", Show.As.WORD)).from("getVisitChecklist")
                                .with("checklist", "{checklist}")
                                .rowTasks("answerYes", "answerNo", "answerNotApplicable", "answerNotSeen", "answerNumber", "answerDay",
                                        "answerChoice", "answerText")),
                answer("answerYes", "/yes").fixed("answer", "YES").when(yesNo).when(open),
                answer("answerNo", "/no").fixed("answer", "NO").when(yesNo).when(open),
                answer("answerNotApplicable", "/not-applicable").fixed("answer", "NOT_APPLICABLE").when(yesNo).when(open),
                answer("answerNotSeen", "/not-seen").fixed("answer", "NOT_SEEN").when(yesNo).when(open),
                answer("answerNumber", "/number").ask(Input.of("number").required()).when(When.is("type", "NUMBER")).when(open),
                answer("answerDay", "/day").ask(Input.of("day").required()).when(When.is("type", "DATE")).when(open),
                answer("answerChoice", "/choice").ask(Input.choice("choice", "listQuestionChoices", "code", "text").required())
                        .when(When.is("type", "CHOICE")).when(open),
                answer("answerText", "/text").ask(Input.of("text", Input.Kind.LONG_TEXT).required()).when(When.is("type", "TEXT"))
                        .when(open));
    }

    private static TaskPage answer(String name, String path) {
        return TaskPage.of(QUESTION + path, "answerQuestion").named(name).purpose("INSPECTION").direct().then(CHECKLIST);
    }

    private static List<Page> corrections() {
        Input reason = Input.of("reason");
        return List.of(
                correct("correctSummary", "/summary").fixed("part", "SUMMARY").when(CLOSED).ask(Input.of("value", Input.Kind.LONG_TEXT)
                        .from("summary"), reason),
                correct("correctWorkersPresent", "/workers-present").fixed("part", "WORKERS_PRESENT").when(CLOSED).ask(Input.of("value"),
                        reason),
                correct("correctTimes", "/times").when(CLOSED).ask(Input.of("part").only("START", "END"), Input.of("value"), reason),
                correct("correctInterview", "/interview").fixed("part", "INTERVIEW_NOTE").when(When.is("page.closed", "true"))
                        .ask(Input.hidden("interview").from("number"), Input.of("value", Input.Kind.LONG_TEXT), reason),
                correct("correctAnswer", "/answer").fixed("part", "ANSWER").when(When.is("page.closed", "true"))
                        .ask(Input.hidden("checklist"), Input.hidden("question"), Input.of("value"), reason));
    }

    private static TaskPage correct(String name, String path) {
        return TaskPage.of("/visits/{visit}/corrections" + path, "correctVisit").named(name).purpose("INSPECTION").then(RECORD);
    }
}

package org.palermo.portal.desk.inspection;

import static org.palermo.portal.api.Schema.code;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.palermo.portal.api.Schema;
import org.palermo.portal.desk.page.Condition;
import org.palermo.portal.desk.page.Field;
import org.palermo.portal.desk.page.Input;
import org.palermo.portal.desk.page.ListPage;
import org.palermo.portal.desk.page.Page;
import org.palermo.portal.desk.page.RecordPage;
import org.palermo.portal.desk.page.Section;
import org.palermo.portal.desk.page.TaskPage;
import org.palermo.portal.desk.page.Topic;

/// The plan of visits, an inspector's day, and the record of a visit: interviews, checklists, the closing and corrections.
@Singleton
class VisitsTopic implements Topic {
    private static final String CHIEF = "chief-inspector";
    private static final String PLANNED = "/planned-visits/{planned}";
    private static final String WORKPLACE = "/workplaces/{workplace}";
    private static final String RECORD = "/visits/{visit}/record";
    private static final String CHECKLIST = "/visits/{visit}/checklists/{checklist}";
    private static final String QUESTION = CHECKLIST + "/questions/{question}";
    private static final Schema STATES = code("PlannedVisitState",
            List.of("TO_DO", "PLANNED", "ASSIGNED", "ACCEPTED", "OPENED", "FINISHED", "CLOSED", "CANCELLED"));
    /// What lists of planned visits show until the reader chooses.
    private static final String TO_DO = "TO_DO";
    private static final Condition AHEAD = Condition.is("state", "PLANNED", "ASSIGNED", "ACCEPTED");
    private static final Condition MINE = Condition.readerOrNobody("inspector");
    private static final Condition OPEN = Condition.is("closed", "false");
    private static final Condition CLOSED = Condition.is("closed", "true");
    /// One for each type of question.
    private static final String[] CORRECT_ANSWER =
            {"correctYesNo", "correctNumber", "correctDay", "correctChoice", "correctText"};

    @Override
    public String name() {
        return "visits";
    }

    @Override
    public List<Page> pages() {
        return Stream.of(plan(), steps(), risk(), coverage(), team(), record(), checklist(), corrections()).flatMap(List::stream).toList();
    }

    @Override
    public List<Addition> additions() {
        return List.of(
                Addition.to("getWorkplace", Section.table("plannedVisits", "by", "day", "inspectorName", "state").from("listPlannedVisits")
                        .with("workplace", "{workplace}").with("state", TO_DO).row("/planned-visits/{=id}")
                        .tasks("planVisit", "declareConflictOfInterest", "declareForInspector"),
                        Section.table("finishedVisits", "by", "day", "inspectorName", "state").from("listPlannedVisits")
                                .with("workplace", "{workplace}").with("state", "FINISHED").row("/planned-visits/{=id}"),
                        Section.table("visitMoves", "movedAt", "fromWorkplaceName", "toWorkplaceName").from("listVisitMoves")
                                .with("workplace", "{workplace}").row("/visits/{=visit}/record")),
                Addition.first("getVisit", Section.tasks("record", "getVisitRecord")));
    }

    private static List<Page> plan() {
        return List.of(
                ListPage.of("/my-day", "listVisitsOfMyDay").purpose("INSPECTION").entry().columns("name", "address", "state", "reference")
                        .row("/planned-visits/{=id}"),
                ListPage.of("/planned-visits", "listPlannedVisits").purpose("INSPECTION").entry()
                        .filter("state", STATES, TO_DO).filters("state", "quarter")
                        .columns("name", "reference", "from", "by", "inspectorName", "day", "state").row("/planned-visits/{=id}"),
                ListPage.of("/my-visits", "listPlannedVisits").named("myPlannedVisits")
                        .purpose("INSPECTION").entry().with("inspector", "me")
                        .filter("state", STATES, TO_DO)
                        .columns("name", "reference", "from", "by", "day", "state").row("/planned-visits/{=id}"),
                RecordPage.of("/plan-progress", "getPlanProgress").entry().sections(
                        Section.facts("figures", "quarter", "planned", "unassigned", "done", "cancelled", "capacity", "weeks"),
                        Section.table("members", "name", "capacity", "assigned", "done", "free")),
                RecordPage.of(PLANNED, "getPlannedVisit").purpose("INSPECTION").title("reference").back("/planned-visits").sections(
                        Section.facts("plan", Field.of("name"), Field.of("address"), Field.of("kind"), Field.of("from"), Field.of("by"),
                                        Field.of("quarter"), Field.of("jointWith"),
                                        Field.of("inspectorName"), Field.of("day"), Field.of("state"), Field.of("workplace", Field.As.PAGE)
                                                .to("/workplaces/{=workplace}"),
                                        Field.of("visit", Field.As.PAGE).to("/visits/{=visit}/record"), Field.of("directive", Field.As.PAGE)
                                                .to("/directives/{=directive}"), Field.of("complaint", Field.As.PAGE)
                                                .to("/complaints/{=complaint}"), Field.of("tip", Field.As.PAGE).to("/tips/{=tip}"))
                                .tasks("assignPlannedVisit", "acceptPlannedVisit", "openPlannedVisit", "openHousehold", "moveMyVisit",
                                        "movePlannedVisit", "changeVisitCompanions", "cancelPlannedVisit"),
                        Section.table("steps", "doneAt", "step", "inspectorName", "from", "by", "day", "jointWith")
                                .columns(Field.of("ground", Field.As.WORD))));
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
                        .when(Condition.is("state", "ASSIGNED")).when(MINE)
                        .ask("day").direct().then(PLANNED),
                TaskPage.of(PLANNED + "/day", "movePlannedVisit").named("moveMyVisit").purpose("INSPECTION").only("inspector")
                        .reads("getPlannedVisit").when(Condition.is("state", "ACCEPTED"))
                        .when(MINE).ask("day", "ground").direct().then(PLANNED),
                TaskPage.of(PLANNED + "/move", "movePlannedVisit").purpose("INSPECTION").only(CHIEF).reads("getPlannedVisit").when(AHEAD)
                        .ask(Input.of("from"), Input.of("by"), Input.choice("inspector", "listTeam", "subject", "name"), Input.of("day"),
                                Input.of("ground")).then(PLANNED),
                TaskPage.of(PLANNED + "/companions", "changeVisitCompanions").purpose("INSPECTION").reads("getPlannedVisit").when(AHEAD)
                        .ask("jointWith").direct().then(PLANNED),
                TaskPage.of(PLANNED + "/cancel", "cancelPlannedVisit").purpose("INSPECTION").reads("getPlannedVisit").when(AHEAD)
                        .ask("ground").then("/planned-visits"),
                TaskPage.of(PLANNED + "/open", "openPlannedVisit").purpose("INSPECTION").when(Condition.is("state", "ACCEPTED")).when(MINE)
                        .when(Condition.is("workplaceKind", "ESTABLISHMENT", "RECRUITMENT_AGENCY", "INFORMAL"))
                        .ask(Input.of("startedAt"), Input.choice("checklist", "listChecklists", "code", "title"))
                                .then("/visits/{=visit}/record"),
                HouseholdPages.asked(TaskPage.of(PLANNED + "/enter", "openPlannedVisit").named("openHousehold").purpose("INSPECTION")
                                .when(Condition.is("state", "ACCEPTED")).when(MINE)
                                .when(Condition.is("workplaceKind", "PRIVATE_HOUSEHOLD"))
                                .ask(Input.of("startedAt"), Input.choice("checklist", "listChecklists", "code", "title"),
                                        Input.of("householdAccess").required()), "householdAccess")
                        .then("/visits/{=visit}/record"));
    }

    private static List<Page> risk() {
        return List.of(
                ListPage.of("/risk", "listWorkplacesByRisk").purpose("INSPECTION")
                        .entry().filters("country", "region").columns("name", "reference",
                                "region", "sector", "score", "positiveFindings", "violations", "lastVisitAt")
                        .row("/risk/{=workplace}"),
                ListPage.of("/risk-by-region", "listRiskByRegion").entry().filters("country")
                        .columns("region", "workplaces", "score", "meanScore", "highestScore",
                        "positiveFindings", "violations", "finalOrders", "neverVisited"),
                RecordPage.of("/risk/{workplace}", "explainRisk").purpose("INSPECTION").title("reference").back("/risk").sections(
                        Section.facts("score", Field.of("name"), Field.of("region"), Field.of("sector"), Field.of("score"),
                                Field.of("weights"), Field.of("computedAt"),
                                Field.of("workplace", Field.As.PAGE).to("/workplaces/{=workplace}")).tasks("planVisit"),
                        Section.table("lines", "line", "points", "because")));
    }

    private static List<Page> coverage() {
        List<String> shares =
                List.of("workplaces", "percentInOneYear", "percentInTwoYears", "percentInThreeYears", "percentInFiveYears", "neverVisited");
        return List.of(RecordPage.of("/visit-coverage", "getVisitCoverage").entry().sections(
                Section.facts("figures", "computedAt"),
                Section.table("countries", columns(List.of("country"), shares)),
                Section.table("regions", columns(List.of("country", "region"), shares)),
                Section.table("sectors", columns(List.of("country", "sector"), shares))));
    }

    private static String[] columns(List<String> first, List<String> then) {
        return Stream.of(first, then).flatMap(List::stream).toArray(String[]::new);
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
                        Section.facts("course", Field.of("workplaceName"), Field.of("closed"), Field.of("endedAt"),
                                        Field.of("workersPresent"), Field.of("present.companions"), Field.of("present.bodies"),
                                        Field.of("present.alone"),
                                        Field.of("summary"), Field.of("householdAccess"),
                                        Field.of("entry.consentBy"),
                                        Field.of("entry.consentForm"), Field.of("consentWithdrawnAt"), Field.of("entry.warrantNumber"),
                                        Field.of("entry.warrantCourt"),
                                        Field.of("entry.warrantIssuedOn"), Field.of("entry.warrantScope"),
                                        Field.of("workplace", Field.As.PAGE)
                                                .to("/workplaces/{=workplace}"))
                                .tasks("closeVisit", "withdrawEntryConsent", "correctSummary", "correctWorkersPresent", "correctTimes",
                                        "correctHousehold", "correctWithdrawal", "recordVisitCompanions", "correctCompanions",
                                        "moveVisitRecord"),
                        Section.facts("found", Field.of("id", Field.As.PAGE).to("/visits/{=id}"))
                                .tasks("recordFinding", "addEvidence", "recordWageClaimOfVisit", "issueDirective"),
                        Section.table("interviews", "number", "workers", "alone", "language", "interpretation", "note")
                                .rowTasks("correctInterview").tasks("addInterview"),
                        Section.table("checklists", "title", "questionCount").from("listChecklists")
                                .row("/visits/{visit}/checklists/{=code}"),
                        Section.table("answers", "words.checklist", "words.question")
                                .columns(Field.of("words.value", Field.As.WORD), Field.of("by", Field.As.COLLEAGUE), Field.of("at"))
                                .rowTasks(CORRECT_ANSWER),
                        otherAnswers(),
                        Section.table("corrections", "at").columns(Field.of("by", Field.As.COLLEAGUE), Field.of("part"),
                                Field.of("words.question"), Field.of("words.before", Field.As.WORD),
                                Field.contentOf("valuesBefore", Field.Content.ALL), Field.of("beforeAt"),
                                Field.of("words.after", Field.As.WORD), Field.contentOf("valuesAfter", Field.Content.ALL),
                                Field.of("reason")),
                        Section.table("moves", "movedAt", "fromWorkplaceName", "toWorkplaceName").columns(
                                Field.of("movedBy", Field.As.COLLEAGUE), Field.of("reason")).when(Condition.present("moves"))),
                TaskPage.of("/visits/{visit}/interviews/new", "addInterview").purpose("INSPECTION").when(OPEN)
                        .ask("workers", "alone", "language", "interpretation", "note").direct().then(RECORD),
                TaskPage.of("/visits/{visit}/companions", "recordVisitCompanions").purpose("INSPECTION").reads("getVisitRecord").when(OPEN)
                        .ask(Input.of("companions").from("present.companions"), Input.of("bodies").from("present.bodies")).direct()
                        .then(RECORD),
                TaskPage.of("/visits/{visit}/consent-withdrawal", "withdrawEntryConsent").purpose("INSPECTION")
                        .when(Condition.is("householdAccess", "CONSENT"))
                        .when(Condition.absent("consentWithdrawnAt")).ask("withdrawnAt").then(RECORD),
                TaskPage.of("/visits/{visit}/close", "closeVisit").purpose("INSPECTION").when(OPEN)
                        .ask(Input.of("endedAt"), Input.of("workersPresent"), Input.of("summary", Input.Kind.LONG_TEXT)).then(RECORD));
    }

    private static List<Page> checklist() {
        Condition yesNo = Condition.is("type", "YES_NO");
        Condition open = Condition.is("page.closed", "false");
        return List.of(
                RecordPage.of(CHECKLIST, "getVisitRecord").named("visitChecklist").purpose("INSPECTION").back(RECORD).sections(
                        Section.facts("list", "title", "source").from("getChecklist").with("code", "{checklist}"),
                        Section.table("questions", "number", "text").columns(Field.of("words.value", Field.As.WORD), Field.of("disputed"))
                                .from("getVisitChecklist")
                                .with("checklist", "{checklist}")
                                .rowTasks(Stream.concat(Stream.of("answerYes", "answerNo", "answerNotApplicable", "answerNotSeen",
                                        "answerNumber", "answerDay", "answerChoice", "answerText"), Stream.of(CORRECT_ANSWER))
                                        .toArray(String[]::new)),
                        otherAnswers()),
                answer("answerYes", "/yes").fixed("answer", "YES").when(yesNo).when(open),
                answer("answerNo", "/no").fixed("answer", "NO").when(yesNo).when(open),
                answer("answerNotApplicable", "/not-applicable").fixed("answer", "NOT_APPLICABLE").when(yesNo).when(open),
                answer("answerNotSeen", "/not-seen").fixed("answer", "NOT_SEEN").when(yesNo).when(open),
                answer("answerNumber", "/number").ask(Input.of("number").required()).when(Condition.is("type", "NUMBER")).when(open),
                answer("answerDay", "/day").ask(Input.of("day").required()).when(Condition.is("type", "DATE")).when(open),
                answer("answerChoice", "/choice").ask(Input.choice("choice", "listQuestionChoices", "code", "text").required())
                        .when(Condition.is("type", "CHOICE")).when(open),
                answer("answerText", "/text").ask(Input.of("text", Input.Kind.LONG_TEXT).required()).when(Condition.is("type", "TEXT"))
                        .when(open));
    }

    /// What other people answered than the answer that counts, until somebody chooses.
    private static Section otherAnswers() {
        return Section.table("otherAnswers", "words.checklist", "words.question")
                .columns(Field.of("words.value", Field.As.WORD), Field.of("by", Field.As.COLLEAGUE), Field.of("at"))
                .when(Condition.present("otherAnswers"));
    }

    private static TaskPage answer(String name, String path) {
        return TaskPage.of(QUESTION + path, "answerQuestion").named(name).purpose("INSPECTION").direct().then(CHECKLIST);
    }

    private static List<Page> corrections() {
        Input reason = Input.of("reason");
        return List.of(
                TaskPage.of("/visits/{visit}/corrections/workplace", "moveVisitRecord").purpose("INSPECTION")
                        .reads("getVisitRecord").about("workplaceName", "startedAt")
                        .ask(Input.of("workplaceReference").required(), reason).then(RECORD),
                correct("correctSummary", "/summary").fixed("part", "SUMMARY").reads("getVisitRecord").when(CLOSED)
                        .ask(Input.of("value", Input.Kind.LONG_TEXT).from("summary").required(), reason),
                correct("correctWorkersPresent", "/workers-present").fixed("part", "WORKERS_PRESENT").reads("getVisitRecord").when(CLOSED)
                        .ask(Input.of("value").from("workersPresent").required(), reason),
                correct("correctCompanions", "/companions").fixed("part", "COMPANIONS").fixed("present.companions", List.of())
                        .reads("getVisitRecord").when(CLOSED).ask(Input.of("present.companions"), Input.of("present.bodies"), reason),
                correct("correctTimes", "/times").when(CLOSED).ask(Input.of("part").only("START", "END"), Input.of("at").required(),
                        reason),
                correct("correctWithdrawal", "/withdrawal").fixed("part", "CONSENT_WITHDRAWN").reads("getVisitRecord")
                        .when(Condition.present("consentWithdrawnAt")).ask(Input.of("at").from("consentWithdrawnAt").required(), reason),
                HouseholdPages.asked(correct("correctHousehold", "/household").fixed("part", "HOUSEHOLD_ACCESS").reads("getVisitRecord")
                        .when(Condition.present("householdAccess"))
                        .ask(Input.of("value").only("CONSENT", "WARRANT").from("householdAccess").required()), "value").page("why", reason),
                correct("correctInterview", "/interview").fixed("part", "INTERVIEW").when(Condition.is("page.closed", "true"))
                        .ask(Input.hidden("interview").from("number"), Input.of("interviewed.workers"), Input.of("interviewed.alone"),
                                Input.of("interviewed.language"), Input.of("interviewed.interpretation"),
                                Input.of("value", Input.Kind.LONG_TEXT), reason),
                correctAnswer("correctYesNo", "/yes-no", "YES_NO", Input.of("answer.answer")),
                correctAnswer("correctNumber", "/number", "NUMBER", Input.of("answer.number")),
                correctAnswer("correctDay", "/day", "DATE", Input.of("answer.day")),
                correctAnswer("correctChoice", "/choice", "CHOICE", Input.choice("answer.choice", "listQuestionChoices", "code", "text")),
                correctAnswer("correctText", "/text", "TEXT", Input.of("answer.text", Input.Kind.LONG_TEXT)));
    }

    private static TaskPage correctAnswer(String name, String path, String type, Input answer) {
        return TaskPage.of(QUESTION + "/correction" + path, "correctVisit").named(name).purpose("INSPECTION").fixed("part", "ANSWER")
                .when(Condition.is("correctable", "true")).when(Condition.is("type", type))
                .ask(Input.hidden("checklist"), Input.hidden("question"), answer.required(), Input.of("reason")).then(RECORD);
    }

    private static TaskPage correct(String name, String path) {
        return TaskPage.of("/visits/{visit}/corrections" + path, "correctVisit").named(name).purpose("INSPECTION").then(RECORD);
    }
}

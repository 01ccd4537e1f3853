package org.palermo.portal.desk.enforcement;

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

/// What follows from a visit: a finding with its violations and persons, its evidence, orders and penalties with all their steps.
@Singleton
class EnforcementRoom implements Room {
    private static final String VISIT = "/visits/{visit}";
    private static final String FINDING = VISIT + "/findings/{finding}";
    private static final String EVIDENCE = VISIT + "/evidence/{evidence}";
    private static final String FILE = "/visits/{=visit}/evidence/{=id}";
    private static final String ORDER = "/directives/{directive}";
    private static final String PENALTY = "/penalties/{penalty}";
    private static final String[] INSPECTORS = {"inspector", "chief-inspector"};
    /// The hand-made form. It is declared too, so that other pages lead to it.
    static final String FORM = "addEvidence";

    @Override
    public String name() {
        return "enforcement";
    }

    @Override
    public List<Page> pages() {
        return List.of(
                ListPage.of("/overdue-orders", "listDirectives").named("overdueDirectives").purpose("INSPECTION").entry().with("overdue", "true")
                        .columns("dueOn", "kind", "state", "servedOn").row("/directives/{=id}"),
                ListPage.of("/overdue-penalties", "listPenalties").named("overduePenalties").purpose("INSPECTION").entry().with("overdue", "true")
                        .columns("dueOn", "amount", "paid", "text").row("/penalties/{=id}"),
                ListPage.of("/directives", "listDirectives").purpose("INSPECTION").entry()
                        .filter("state", code("DirectiveState", List.of("ISSUED", "APPEALED", "COMPLIED", "LIFTED", "QUASHED"))).filters("state")
                        .columns("servedOn", "kind", "state", "dueOn", "overdue", "isFinal")
                        .row("/directives/{=id}"),
                ListPage.of("/penalties", "listPenalties").purpose("INSPECTION").entry()
                        .filter("state", code("PenaltyState", List.of("IMPOSED", "APPEALED", "PAID", "CANCELLED"))).filters("state")
                        .columns("servedOn", "state", "amount", "paid", "dueOn", "overdue", "isFinal").row("/penalties/{=id}"),
                ListPage.of("/violations", "listViolations").entry().only(INSPECTORS).filters("country")
                        .columns("text", "code", "from", "until", "statute", "verified"),
                finding(), addPerson(),
                RecordPage.of(VISIT + "/evidence/new", null).named(FORM).back(VISIT).only(INSPECTORS),
                RecordPage.of(FINDING + "/evidence/new", null).named("addFindingEvidence").back(FINDING).only(INSPECTORS),
                evidence(), handOver(),
                TaskPage.of(EVIDENCE + "/removal", "removeEvidence").purpose("INSPECTION").reads("getEvidence").about("kind", "name", "description", "addedAt")
                        .when(When.is("state", "KEPT", "AWAITED"))
                        .ask(Input.of("reason").only("WRONG_VISIT", "DUPLICATE", "SHOWS_SOMEBODY", "NOT_NEEDED")).then(EVIDENCE),
                order(), penalty(),
                TaskPage.of(VISIT + "/directives/new", "issueDirective").purpose("INSPECTION")
                        .ask(Input.of("kind"), Input.choice("violations", "listVisitViolations", "id", "text", "actedOn"), Input.of("text", Input.Kind.LONG_TEXT))
                        .page("days", Input.of("servedOn"), Input.of("dueOn"))
                        .pageWhen(When.is("kind", "PAYMENT"), "payment", Input.of("amount").required()).then("/directives/{=id}"),
                TaskPage.of(VISIT + "/penalties/new", "imposePenalty").purpose("INSPECTION")
                        .ask(Input.choice("violation", "listVisitViolations", "id", "text", "actedOn"), Input.of("amount"))
                        .page("days", Input.of("servedOn"), Input.of("dueOn")).then("/penalties/{=id}"),
                step("/extension", "extendDirective", "ISSUED").when(When.present("dueOn")).ask(Input.of("dueOn"), Input.of("reason", Input.Kind.LONG_TEXT)).then(ORDER),
                step("/appeal", "lodgeDirectiveAppeal", "ISSUED", "COMPLIED", "LIFTED").when(When.absent("appeal.lodgedOn"))
                        .ask("lodgedOn", "admittedLate").then(ORDER),
                step("/appeal-decision", "decideDirectiveAppeal", "APPEALED", "LIFTED").when(When.present("appeal.lodgedOn")).when(When.absent("appeal.outcome"))
                        .ask(Input.of("outcome"), Input.of("decidedOn"), Input.of("note", Input.Kind.LONG_TEXT))
                        .pageWhen(When.is("outcome", "UPHELD", "VARIED", "WITHDRAWN"), "term", Input.of("dueOn")).then(ORDER),
                step("/compliance", "recordDirectiveCompliance", "ISSUED", "APPEALED").when(When.absent("compliedOn"))
                        .ask(Input.of("on"), Input.of("note", Input.Kind.LONG_TEXT)).then(ORDER),
                step("/lifting", "liftDirective", "ISSUED", "APPEALED", "COMPLIED").ask(Input.of("reason"), Input.of("on"), Input.of("note", Input.Kind.LONG_TEXT)).then(ORDER),
                step("/follow-up", "planDirectiveFollowUp", "ISSUED", "APPEALED", "COMPLIED").ask("from", "by").then(ORDER),
                step("/steps", "addDirectiveStep", "ISSUED").when(When.present("text")).ask(Input.of("text", Input.Kind.LONG_TEXT), Input.of("dueOn")).then(ORDER),
                TaskPage.of(ORDER + "/steps/{step}/completion", "finishDirectiveStep").purpose("INSPECTION").reads("getDirective").when(When.absent("doneOn")).ask("on").direct().then(ORDER),
                part("/payments", "recordPenaltyPayment", "IMPOSED", "APPEALED").ask("amount", "paidOn").then(PENALTY),
                part("/appeal", "lodgePenaltyAppeal", "IMPOSED", "PAID").when(When.absent("appeal.lodgedOn")).ask("lodgedOn", "admittedLate").then(PENALTY),
                part("/appeal-decision", "decidePenaltyAppeal", "APPEALED").ask("outcome", "decidedOn")
                        .pageWhen(When.is("outcome", "VARIED"), "amount", Input.of("amount").required())
                        .pageWhen(When.is("outcome", "UPHELD", "VARIED", "WITHDRAWN"), "term", Input.of("dueOn")).then(PENALTY),
                part("/cancellation", "cancelPenalty", "IMPOSED", "APPEALED").ask(Input.of("reason").only("IMPOSED_IN_ERROR", "CANT_BE_COLLECTED"), Input.of("on")).then(PENALTY));
    }

    private static TaskPage step(String path, String operation, String... states) {
        return TaskPage.of(ORDER + path, operation).purpose("INSPECTION").reads("getDirective").about("kind", "state", "servedOn", "dueOn").when(When.is("state", states));
    }

    private static TaskPage part(String path, String operation, String... states) {
        return TaskPage.of(PENALTY + path, operation).purpose("INSPECTION").reads("getPenalty").about("text", "state", "amount", "paid", "dueOn").when(When.is("state", states));
    }

    private static Page finding() {
        return RecordPage.of(FINDING, "getFinding").purpose("INSPECTION").back(VISIT).sections(
                Section.facts("about", "subject", "workers", "sector", "indicators", "screening.label", "screening.positive", "note", "recordedAt"),
                Section.table("violations", "text", "actedOn", "workers", "statute", "verified").when(When.present("violations")),
                Section.table("reports", "recordedAt", "kind", "state", "screening.positive", "indicators").row("/suspected-victim-reports/{=id}").tasks("addSuspectedVictim"),
                Section.table("evidence", "kind", "name", "state", "addedAt").from("listEvidence").with("finding", "{finding}").row(FILE),
                Section.tasks("more", "addFindingEvidence", "issueDirective", "imposePenalty"));
    }

    private static Page addPerson() {
        return TaskPage.of(FINDING + "/victims/new", "addSuspectedVictim").purpose("INSPECTION").reads("getFinding")
                .ask(Input.of("victim.ageGroup"), Input.of("victim.consent"), Input.of("victim.sex"), Input.of("victim.exploitation"), Input.of("victim.region"))
                .page("signs", Input.choice("indicators", "listIndicators", "code", "text", "dimension"))
                .page("person", Input.of("victim.person.givenName"), Input.of("victim.person.familyName"), Input.of("victim.person.dateOfBirth"),
                        Input.of("victim.nationality"), Input.of("victim.languages"))
                .page("contact", Input.of("victim.safeContact.channel"), Input.of("victim.safeContact.value"), Input.of("victim.safeContact.when"),
                        Input.of("victim.safeContact.words"))
                .then(FINDING);
    }

    private static Page evidence() {
        return RecordPage.of(EVIDENCE, "getEvidence").purpose("INSPECTION").back(VISIT).sections(
                Section.facts("picture", Show.of("id", Show.As.PICTURE).to(FILE + "/picture")).when(When.is("state", "KEPT")).when(When.is("shown", "true")),
                Section.facts("file", Show.of("id", Show.As.FILE).to(FILE + "/content"), Show.of("name"), Show.of("type"), Show.of("size"), Show.of("scanned"))
                        .when(When.is("state", "KEPT")),
                Section.facts("awaited", "name", "type").when(When.is("state", "AWAITED")),
                Section.facts("about", "kind", "description", "takenAt", "latitude", "longitude", "addedAt", "keptAt", "sha256", "shownSha256"),
                Section.facts("removed", "removedFor", "removedAt").when(When.is("state", "REMOVED")),
                Section.table("custody", "at", "step", "purpose", "who", "note", "sha256").tasks("recordEvidenceCustody"),
                Section.tasks("tasks", "removeEvidence"));
    }

    private static Page handOver() {
        return TaskPage.of(EVIDENCE + "/custody/new", "recordEvidenceCustody").purpose("INSPECTION").reads("getEvidence").about("kind", "name", "sha256")
                .when(When.is("state", "KEPT")).ask("returned", "purpose", "who", "at", "note").then(EVIDENCE);
    }

    private static Page order() {
        return RecordPage.of(ORDER, "getDirective").purpose("INSPECTION").back("/directives").sections(
                Section.facts("about", Show.of("kind"), Show.of("state"), Show.of("overdue"), Show.of("isFinal"), Show.of("text"), Show.of("amount"), Show.of("servedOn"),
                        Show.of("dueOn"), Show.of("firstDueOn"), Show.of("compliedOn"), Show.of("liftedOn"), Show.of("liftedFor"),
                        Show.of("workplace", Show.As.PAGE).to("/workplaces/{=workplace}"), Show.of("visit", Show.As.PAGE).to("/visits/{=visit}"))
                        .tasks("recordDirectiveCompliance", "liftDirective", "extendDirective", "planDirectiveFollowUp"),
                Section.facts("appeal", "appeal.until", "appeal.suspends", "appeal.statute", "appeal.verified", "appeal.lodgedOn", "appeal.late", "appeal.outcome",
                        "appeal.decidedOn").tasks("lodgeDirectiveAppeal", "decideDirectiveAppeal"),
                Section.table("violations", "text", "actedOn", "workers", "statute", "verified"),
                Section.table("steps", "text", "dueOn", "doneOn").rowTasks("finishDirectiveStep").tasks("addDirectiveStep"),
                Section.table("plannedVisits", "by", "kind", "inspectorName", "state").from("listPlannedVisits").with("workplace", "{=workplace}")
                        .row("/planned-visits/{=id}"),
                Section.table("history", "recordedAt", "action", "on", "detail", "note"));
    }

    private static Page penalty() {
        return RecordPage.of(PENALTY, "getPenalty").purpose("INSPECTION").back("/penalties").sections(
                Section.facts("about", Show.of("text"), Show.of("state"), Show.of("overdue"), Show.of("isFinal"), Show.of("firstAmount"), Show.of("amount"), Show.of("paid"),
                        Show.of("statute"), Show.of("servedOn"), Show.of("dueOn"), Show.of("cancelledOn"), Show.of("cancelledFor"),
                        Show.of("workplace", Show.As.PAGE).to("/workplaces/{=workplace}"), Show.of("visit", Show.As.PAGE).to("/visits/{=visit}"),
                        Show.of("directive", Show.As.PAGE).to("/directives/{=directive}")).tasks("cancelPenalty"),
                Section.facts("appeal", "appeal.until", "appeal.suspends", "appeal.statute", "appeal.verified", "appeal.lodgedOn", "appeal.late", "appeal.outcome",
                        "appeal.decidedOn").tasks("lodgePenaltyAppeal", "decidePenaltyAppeal"),
                Section.table("payments", "paidOn", "amount", "recordedAt").tasks("recordPenaltyPayment"));
    }

    @Override
    public List<Addition> additions() {
        return List.of(Addition.to("getVisit",
                Section.table("evidence", "kind", "name", "state", "addedAt").from("listEvidence").row(FILE).tasks(FORM),
                Section.table("directives", "servedOn", "kind", "state", "dueOn", "overdue").from("listDirectives").with("visit", "{visit}").row("/directives/{=id}").tasks("issueDirective"),
                Section.table("penalties", "servedOn", "text", "state", "amount", "paid").from("listPenalties").with("visit", "{visit}").row("/penalties/{=id}").tasks("imposePenalty")));
    }
}

package org.palermo.portal.desk.enforcement;

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

/// What follows from a visit: a finding with its violations and persons, its evidence, orders and penalties with all their steps.
@Singleton
class EnforcementTopic implements Topic {
    private static final String VISIT = "/visits/{visit}";
    private static final String FINDING = VISIT + "/findings/{finding}";
    private static final String EVIDENCE = VISIT + "/evidence/{evidence}";
    private static final String FILE = "/visits/{=visit}/evidence/{=id}";
    private static final String ORDER = "/directives/{directive}";
    private static final String PENALTY = "/penalties/{penalty}";
    private static final String[] INSPECTORS = {"inspector", "chief-inspector"};
    /// The hand-made form. It is declared too, so that other pages lead to it.
    static final String FORM = "addEvidence";
    private static final String RECORDING = "sendRecording";

    @Override
    public String name() {
        return "enforcement";
    }

    @Override
    public List<Page> pages() {
        return List.of(
                ListPage.of("/overdue-orders", "listDirectives").named("overdueDirectives")
                        .purpose("INSPECTION").entry().with("overdue", "true")
                        .columns("dueOn", "workplaceName", "kind", "state", "servedOn").row("/directives/{=id}"),
                ListPage.of("/overdue-penalties", "listPenalties").named("overduePenalties")
                        .purpose("INSPECTION").entry().with("overdue", "true")
                        .columns("dueOn", "workplaceName", "amount", "paid", "text").row("/penalties/{=id}"),
                ListPage.of("/directives", "listDirectives").purpose("INSPECTION").entry()
                        .filter("state", code("DirectiveState", List.of("ISSUED", "APPEALED", "COMPLIED", "LIFTED", "QUASHED")))
                        .filters("state")
                        .columns("servedOn", "workplaceName", "kind", "state", "dueOn", "overdue", "isFinal")
                        .row("/directives/{=id}"),
                ListPage.of("/penalties", "listPenalties").purpose("INSPECTION").entry()
                        .filter("state", code("PenaltyState", List.of("IMPOSED", "APPEALED", "PAID", "CANCELLED"))).filters("state")
                        .columns("servedOn", "workplaceName", "state", "amount", "paid", "dueOn", "overdue", "isFinal")
                        .row("/penalties/{=id}"),
                ListPage.of("/violations", "listViolations").entry().only(INSPECTORS).filters("country")
                        .columns("text", "code", "from", "until", "statute", "verified"),
                finding(), correctFinding(), addPerson(),
                RecordPage.of(VISIT + "/evidence/new", null).named(FORM).back(VISIT).only(INSPECTORS),
                RecordPage.of(FINDING + "/evidence/new", null).named("addFindingEvidence").back(FINDING).only(INSPECTORS),
                RecordPage.of(VISIT + "/recordings/new", null).named(RECORDING).back(VISIT).only(INSPECTORS),
                evidence(), handOver(),
                TaskPage.of(EVIDENCE + "/removal", "removeEvidence").purpose("INSPECTION")
                        .reads("getEvidence").about("kind", "name", "description", "addedAt")
                        .when(Condition.is("state", "KEPT", "AWAITED"))
                        .ask(Input.of("reason").only("WRONG_VISIT", "DUPLICATE", "SHOWS_SOMEBODY", "NOT_NEEDED")).then(EVIDENCE),
                order(), penalty(),
                TaskPage.of(VISIT + "/directives/new", "issueDirective").purpose("INSPECTION")
                        .ask(Input.of("kind"), Input.choice("violations", "listVisitViolations", "id", "text", "actedOn"),
                                Input.of("text", Input.Kind.LONG_TEXT))
                        .page("days", Input.of("servedOn"), Input.of("dueOn"))
                        .pageWhen(Condition.is("kind", "PAYMENT"), "payment",
                                Input.choice("claims", "listWageClaims", "id", "reference", "name", "label", "balance")
                                        .with("visitWorkplace", "{visit}").with("unpaid", "true"),
                                Input.of("amount")).then("/directives/{=id}"),
                TaskPage.of(VISIT + "/penalties/new", "imposePenalty").purpose("INSPECTION")
                        .ask(Input.choice("violation", "listVisitViolations", "id", "text", "actedOn"), Input.of("amount"))
                        .page("days", Input.of("servedOn"), Input.of("dueOn")).then("/penalties/{=id}"),
                step("/extension", "extendDirective", "ISSUED").when(Condition.present("dueOn"))
                        .ask(Input.of("dueOn"), Input.of("reason", Input.Kind.LONG_TEXT)).then(ORDER),
                step("/appeal", "lodgeDirectiveAppeal", "ISSUED", "COMPLIED", "LIFTED").when(Condition.absent("appeal.lodgedOn"))
                        .ask("lodgedOn", "admittedLate").then(ORDER),
                step("/appeal-decision", "decideDirectiveAppeal", "APPEALED", "LIFTED")
                        .when(Condition.present("appeal.lodgedOn")).when(Condition.absent("appeal.outcome"))
                        .ask(Input.of("outcome"), Input.of("decidedOn"), Input.of("note", Input.Kind.LONG_TEXT))
                        .pageWhen(Condition.is("outcome", "UPHELD", "VARIED", "WITHDRAWN"), "term", Input.of("dueOn")).then(ORDER),
                step("/compliance", "recordDirectiveCompliance", "ISSUED", "APPEALED").when(Condition.absent("compliedOn"))
                        .ask(Input.of("on"), Input.of("note", Input.Kind.LONG_TEXT)).then(ORDER),
                step("/lifting", "liftDirective", "ISSUED", "APPEALED", "COMPLIED")
                        .ask(Input.of("reason"), Input.of("on"), Input.of("note", Input.Kind.LONG_TEXT)).then(ORDER),
                step("/follow-up", "planDirectiveFollowUp", "ISSUED", "APPEALED", "COMPLIED").ask("from", "by", "jointWith").then(ORDER),
                step("/steps", "addDirectiveStep", "ISSUED").when(Condition.present("text"))
                        .ask(Input.of("text", Input.Kind.LONG_TEXT).from(Input.NOWHERE), Input.of("dueOn").from(Input.NOWHERE)).then(ORDER),
                TaskPage.of(ORDER + "/steps/{step}/completion", "finishDirectiveStep").purpose("INSPECTION")
                        .reads("getDirective").when(Condition.absent("doneOn")).ask("on").direct().then(ORDER),
                part("/payments", "recordPenaltyPayment", "IMPOSED", "APPEALED")
                        .ask(Input.of("amount").from(Input.NOWHERE), Input.of("paidOn")).then(PENALTY),
                part("/extension", "extendPenalty", "IMPOSED")
                        .ask(Input.of("dueOn"), Input.of("reason", Input.Kind.LONG_TEXT)).then(PENALTY),
                part("/appeal", "lodgePenaltyAppeal", "IMPOSED", "PAID")
                        .when(Condition.absent("appeal.lodgedOn")).ask("lodgedOn", "admittedLate").then(PENALTY),
                part("/appeal-decision", "decidePenaltyAppeal", "APPEALED", "CANCELLED")
                        .when(Condition.present("appeal.lodgedOn")).when(Condition.absent("appeal.outcome"))
                        .when(Condition.isOrAbsent("cancelledFor", "CANT_BE_COLLECTED")).ask("outcome", "decidedOn")
                        .pageWhen(Condition.is("outcome", "VARIED"), "amount", Input.of("amount").required())
                        .pageWhen(Condition.is("outcome", "UPHELD", "VARIED", "WITHDRAWN"), "term", Input.of("dueOn")).then(PENALTY),
                part("/cancellation", "cancelPenalty", "IMPOSED", "APPEALED")
                        .ask(Input.of("reason").only("IMPOSED_IN_ERROR", "CANT_BE_COLLECTED"), Input.of("on")).then(PENALTY));
    }

    private static TaskPage step(String path, String operation, String... states) {
        return TaskPage.of(ORDER + path, operation).purpose("INSPECTION").reads("getDirective")
                .about("kind", "state", "servedOn", "dueOn").when(Condition.is("state", states));
    }

    private static TaskPage part(String path, String operation, String... states) {
        return TaskPage.of(PENALTY + path, operation).purpose("INSPECTION").reads("getPenalty")
                .about("text", "state", "amount", "paid", "dueOn").when(Condition.is("state", states));
    }

    private static Page finding() {
        return RecordPage.of(FINDING, "getFinding").purpose("INSPECTION").back(VISIT).sections(
                Section.facts("about", Field.of("subject"), Field.of("workers"), Field.of("sector"),
                        Field.of("indicators", Field.As.INDICATOR), Field.of("screening.label"), Field.of("screening.positive"),
                        Field.of("note"), Field.of("recordedAt"))
                                .tasks("correctFinding"),
                Section.table("violations", "text", "actedOn", "workers", "statute", "verified").when(Condition.present("violations")),
                Section.table("reports", "recordedAt", "kind", "state", "screening.positive")
                        .columns(Field.of("indicators", Field.As.INDICATOR))
                        .row("/suspected-victim-reports/{=id}").tasks("addSuspectedVictim"),
                Section.table("evidence", "kind", "name", "state", "addedAt").from("listEvidence").with("finding", "{finding}").row(FILE),
                Section.tasks("more", "addFindingEvidence", "issueDirective", "imposePenalty"));
    }

    /// What it says now stands in the form, but for the violations: those that are wrong are chosen, and others are added.
    private static Page correctFinding() {
        return TaskPage.of(FINDING + "/correction", "correctFinding").purpose("INSPECTION").reads("getFinding")
                .when(Condition.absent("erased"))
                .ask(Input.of("subject"), Input.of("workers"), Input.choice("indicators", "listIndicators", "code", "code", "text",
                "dimension"),
                        Input.of("note", Input.Kind.LONG_TEXT))
                .page("violated", Input.choice("withdrawn", "listVisitViolations", "id", "text", "actedOn").with("finding", "{finding}"),
                        Input.repeatedOf("violations", Input.choice("code", "listViolationCodes", "code", "text"), Input.of("actedOn"),
                                Input.of("workers")).from("added"))
                .page("why", Input.of("reason", Input.Kind.LONG_TEXT)).then(FINDING);
    }

    private static Page addPerson() {
        return TaskPage.of(FINDING + "/victims/new", "addSuspectedVictim").purpose("INSPECTION").reads("getFinding")
                .ask(Input.of("victim.ageGroup"), Input.of("victim.consent"), Input.of("victim.sex"), Input.of("victim.exploitation"),
                        Input.of("victim.region"))
                .page("signs", Input.choice("indicators", "listIndicators", "code", "code", "text", "dimension"))
                .page("person", Input.of("victim.person.givenName"), Input.of("victim.person.familyName"),
                        Input.of("victim.person.dateOfBirth"), Input.of("victim.nationality"), Input.of("victim.languages"))
                .page("contact", Input.of("victim.safeContact.channel"), Input.of("victim.safeContact.value"),
                        Input.of("victim.safeContact.when"), Input.of("victim.safeContact.words"))
                .then(FINDING);
    }

    private static Page evidence() {
        return RecordPage.of(EVIDENCE, "getEvidence").purpose("INSPECTION").back(VISIT).sections(
                Section.facts("picture", Field.of("id", Field.As.PICTURE).to(FILE + "/picture"))
                        .when(Condition.is("state", "KEPT")).when(Condition.is("shown", "true")),
                Section.facts("file", Field.of("id", Field.As.FILE).to(FILE + "/content"), Field.of("name"), Field.of("type"),
                                Field.of("size"), Field.of("scanned"))
                        .when(Condition.is("state", "KEPT")),
                Section.facts("awaited", "name", "type").when(Condition.is("state", "AWAITED")),
                Section.facts("about", Field.of("kind"), Field.of("description"), Field.of("takenAt"), Field.of("latitude"),
                        Field.of("longitude"), Field.of("addedAt"), Field.of("addedBy", Field.As.COLLEAGUE), Field.of("keptAt"),
                        Field.of("sha256"), Field.of("shownSha256")),
                Section.facts("from", Field.of("attachment", Field.As.PAGE).to("/visits/{=visit}/attachments/{=attachment}"))
                        .when(Condition.present("attachment")),
                Section.facts("removed", Field.of("removedFor"), Field.of("removedAt"), Field.of("removedBy", Field.As.COLLEAGUE))
                        .when(Condition.is("state", "REMOVED")),
                Section.table("custody", "at", "step").columns(Field.of("recordedBy", Field.As.COLLEAGUE), Field.of("purpose"),
                        Field.of("who"), Field.of("note"), Field.of("sha256")).tasks("recordEvidenceCustody"),
                Section.tasks("tasks", "removeEvidence"));
    }

    private static Page handOver() {
        return TaskPage.of(EVIDENCE + "/custody/new", "recordEvidenceCustody")
                .purpose("INSPECTION").reads("getEvidence").about("kind", "name", "sha256")
                .when(Condition.is("state", "KEPT")).ask("returned", "purpose", "who", "at", "note").then(EVIDENCE);
    }

    private static Page order() {
        return RecordPage.of(ORDER, "getDirective").purpose("INSPECTION").back("/directives").sections(
                Section.facts("about", Field.of("workplaceName"), Field.of("kind"), Field.of("state"), Field.of("overdue"),
                                Field.of("isFinal"), Field.of("text"), Field.of("amount"), Field.of("repaid"), Field.of("balance"),
                                Field.of("servedOn"), Field.of("dueOn"), Field.of("firstDueOn"), Field.of("compliedOn"),
                                Field.of("liftedOn"), Field.of("liftedFor"),
                                Field.of("workplace", Field.As.PAGE).to("/workplaces/{=workplace}"),
                                Field.of("visit", Field.As.PAGE).to("/visits/{=visit}"))
                        .tasks("recordDirectiveCompliance", "liftDirective", "extendDirective", "planDirectiveFollowUp"),
                Section.facts("appeal", "appeal.until", "appeal.suspends", "appeal.statute", "appeal.verified", "appeal.lodgedOn",
                        "appeal.late", "appeal.outcome", "appeal.decidedOn").tasks("lodgeDirectiveAppeal", "decideDirectiveAppeal"),
                Section.table("claims", "reference", "owed", "repaid", "balance").row("/wage-claims/{=claim}")
                        .when(Condition.present("claims")),
                Section.table("violations", "text", "actedOn", "workers", "statute", "verified"),
                Section.table("steps", "text", "dueOn", "doneOn", "overdue").rowTasks("finishDirectiveStep").tasks("addDirectiveStep"),
                Section.table("plannedVisits", "by", "kind", "inspectorName", "state")
                        .from("listPlannedVisits").with("directive", "{directive}")
                        .row("/planned-visits/{=id}"),
                Section.table("history", "recordedAt", "action", "on")
                        .columns(Field.of("detail", Field.As.WORD), Field.of("note")));
    }

    private static Page penalty() {
        return RecordPage.of(PENALTY, "getPenalty").purpose("INSPECTION").back("/penalties").sections(
                Section.facts("about", Field.of("workplaceName"), Field.of("text"), Field.of("state"), Field.of("overdue"),
                        Field.of("isFinal"), Field.of("firstAmount"), Field.of("amount"), Field.of("paid"), Field.of("statute"),
                        Field.of("servedOn"), Field.of("dueOn"),
                        Field.of("cancelledOn"), Field.of("cancelledFor"),
                        Field.of("workplace", Field.As.PAGE).to("/workplaces/{=workplace}"),
                        Field.of("visit", Field.As.PAGE).to("/visits/{=visit}"),
                        Field.of("directive", Field.As.PAGE).to("/directives/{=directive}")).tasks("extendPenalty", "cancelPenalty"),
                Section.facts("appeal", "appeal.until", "appeal.suspends", "appeal.statute", "appeal.verified", "appeal.lodgedOn",
                        "appeal.late", "appeal.outcome", "appeal.decidedOn").tasks("lodgePenaltyAppeal", "decidePenaltyAppeal"),
                Section.table("payments", "paidOn", "amount", "recordedAt").tasks("recordPenaltyPayment"),
                Section.table("extensions", "extendedAt", "dueBefore", "dueOn", "reason"));
    }

    @Override
    public List<Addition> additions() {
        return List.of(Addition.to("getWorkplace",
                Section.table("directives", "servedOn", "kind", "state", "dueOn", "overdue")
                        .from("listDirectives").with("workplace", "{workplace}").row("/directives/{=id}"),
                Section.table("penalties", "servedOn", "text", "state", "amount", "paid")
                        .from("listPenalties").with("workplace", "{workplace}").row("/penalties/{=id}")),
                Addition.to("getVisit",
                Section.table("evidence", "kind", "name", "state", "addedAt").from("listEvidence").row(FILE).tasks(FORM, RECORDING),
                Section.table("directives", "servedOn", "kind", "state", "dueOn", "overdue")
                        .from("listDirectives").with("visit", "{visit}").row("/directives/{=id}").tasks("issueDirective"),
                Section.table("penalties", "servedOn", "text", "state", "amount", "paid").from("listPenalties")
                        .with("visit", "{visit}").row("/penalties/{=id}").tasks("imposePenalty")));
    }
}

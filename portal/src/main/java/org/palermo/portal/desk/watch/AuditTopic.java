package org.palermo.portal.desk.watch;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.palermo.portal.desk.page.Condition;
import org.palermo.portal.desk.page.Field;
import org.palermo.portal.desk.page.Input;
import org.palermo.portal.desk.page.ListPage;
import org.palermo.portal.desk.page.Page;
import org.palermo.portal.desk.page.RecordPage;
import org.palermo.portal.desk.page.Section;
import org.palermo.portal.desk.page.TaskPage;
import org.palermo.portal.desk.page.Topic;

/// Who has read what, break-glass, how long records are kept, and legal holds.
@Singleton
class AuditTopic implements Topic {
    private static final Field[] RETAINED = {
        Field.of("kind", Field.As.WORD), Field.of("reference"), Field.of("over"), Field.of("due"), Field.of("held"), Field.of("erased"),
                Field.of("rule")};
    /// What the page of a case asks for when it is opened. Who she is stands behind a click of its own, and is never among them.
    private static final List<String> PARTS_OF_A_CASE = List.of("READ", "READ_REFERRAL", "READ_RECORDS", "READ_PROPOSALS", "READ_TEAM",
            "READ_TASKS", "READ_ACCOMMODATION", "READ_RELATED", "READ_CERTIFICATES", "READ_TIMELINE", "READ_ERASURE", "READ_ONWARD",
            "READ_INFORMATION", "READ_RIGHTS_REQUEST", "READ_ANSWERS", "LIST_LETTERS", "LIST_DOCUMENTS");
    private static final String GLASS = "/break-glass/{access}";

    /// A service with the kinds of its records that have an end.
    private enum Service {
        Referral("case_file", "htcds_upload"), Shelter("hold", "broadcast", "waitlist_entry", "on_call_shift"),
        Inspection("agency_note", "attachment", "directive", "evidence", "finding", "tip", "visit_record", "wage_claim");

        private final List<String> kinds;

        Service(String... kinds) {
            this.kinds = List.of(kinds);
        }
    }

    @Override
    public String name() {
        return "watch";
    }

    @Override
    public List<Page> pages() {
        return Stream.of(Stream.of(auditOfCase()), Stream.of(Service.values()).map(AuditTopic::audit), breakGlass(),
                        Stream.of(Service.values()).map(AuditTopic::byName),
                        Stream.of(Service.values()).flatMap(service -> service.kinds.stream().map(kind -> due(service, kind))),
                        Stream.of(Service.values()).flatMap(AuditTopic::legalHolds), erasure())
                .flatMap(pages -> pages).toList();
    }

    /// By the reference, which is what people know of a case.
    private static Page auditOfCase() {
        return accesses(ListPage.of("/audit/cases", "listCaseAudit").filters("reference"));
    }

    private static Page audit(Service service) {
        return accesses(ListPage.of("/audit/" + path(service), "list" + service + "Audit").filters("record"));
    }

    private static ListPage accesses(ListPage list) {
        return list.entry().columns(Field.of("at"), Field.of("action", Field.As.WORD), Field.of("agency", Field.As.ORGANISATION),
                        Field.of("subject", Field.As.STAFF).to("/audit/people/{=subject}"),
                        Field.of("kind", Field.As.WORD), Field.of("purpose", Field.As.WORD), Field.of("purposeReference"),
                        Field.of("address"))
                .looks("action", "audit.look", PARTS_OF_A_CASE);
    }

    private static Stream<Page> breakGlass() {
        return Stream.of(
                ListPage.of("/break-glass", "listReferralBreakGlass").entry()
                        .columns("openedAt", "reason", "reference", "agency", "state", "endsAt").row("/break-glass/{=id}")
                        .tasks("openReferralBreakGlass", "approveByName", "approveCaseworker", "approveCoordinator",
                                "approveReferralBreakGlass"),
                RecordPage.of(GLASS, "getReferralBreakGlass").back("/break-glass").sections(
                        Section.facts("access", Field.of("reason"), Field.of("explanation"), Field.of("reference"), Field.of("region"),
                                        Field.of("subject", Field.As.STAFF), Field.of("agency"), Field.of("openedAt"), Field.of("endsAt"),
                                        Field.of("state"), Field.of("endedAt"))
                                .tasks("endReferralBreakGlass", "reviewReferralBreakGlass"),
                        Section.facts("review", Field.of("reviewedAt"), Field.of("reviewedBy", Field.As.STAFF), Field.of("outcome"),
                                Field.of("comment"))),
                TaskPage.of("/break-glass/open", "openReferralBreakGlass")
                        .fixed("kind", "case_file").ask(Input.of("reference").required(), Input.of("reason"), Input.of("explanation"),
                                Input.of("minutes"))
                        .then("/break-glass/{=id}"),
                approve("/approve-person", Input.choice("person", "listPeople", "id", "givenName", "familyName", "email"))
                        .named("approveByName").only("agency-administrator"),
                approve("/approve-caseworker", Input.choice("person", "listCaseworkers", "person", "name"))
                        .named("approveCaseworker").only("competent-authority"),
                approve("/approve-coordinator", Input.choice("person", "listCaseCoordinators", "person", "name"))
                        .named("approveCoordinator").only("case-coordinator"),
                approve("/approve", Input.of("person")),
                TaskPage.of(GLASS + "/end", "endReferralBreakGlass")
                        .reads("getReferralBreakGlass").when(Condition.is("state", "OPEN")).then(GLASS),
                TaskPage.of(GLASS + "/review", "reviewReferralBreakGlass").reads("getReferralBreakGlass")
                        .when(Condition.is("state", "OVER"))
                        .when(Condition.notReader("subject")).ask("outcome", "comment").then(GLASS));
    }

    /// Who may read names chooses one. Of everybody else, and while names can't be had, the number of the account is told by the person who
    /// needs more: her help page shows it.
    private static TaskPage approve(String path, Input whom) {
        return TaskPage.of("/break-glass" + path, "approveReferralBreakGlass").ask(whom).then("/break-glass");
    }

    /// A record that is open or not due, by the reference or id that people know: to hold it, to erase it, or to see until when it is kept.
    private static Page byName(Service service) {
        return ListPage.of("/retained/" + path(service), "find" + service + "Records").entry().filters("reference").columns(RETAINED)
                .row("/legal-holds/" + path(service) + "/{=kind}/{=record}");
    }

    private static Page due(Service service, String kind) {
        return ListPage.of("/retention/" + kind, "listDue" + service + "Records")
                .named("due." + kind).entry().with("kind", kind).filters("country")
                .columns("reference", "over", "due", "held", "rule").row("/legal-holds/" + path(service) + "/{=kind}/{=record}");
    }

    private static Stream<Page> legalHolds(Service service) {
        String record = "/legal-holds/" + path(service) + "/{kind}/{record}";
        return Stream.of(
                RecordPage.of(record, null).named("legalHolds" + service).only("auditor", "data-protection-officer").sections(
                        Section.table("record").columns(RETAINED)
                                .columns(Field.of("record", Field.As.PAGE).to("/audit/" + path(service) + "?record={=record}"))
                                .from("find" + service + "Records").with("reference", "{record}"),
                        Section.table("holds", "reason", "explanation", "placedAt")
                                .columns(Field.of("placedBy", Field.As.STAFF), Field.of("liftedAt")).from("list" + service + "LegalHolds")
                                .rowTasks("lift" + service + "LegalHold").tasks("place" + service + "LegalHold")),
                TaskPage.of(record + "/place", "place" + service + "LegalHold").ask("reason", "explanation").then(record),
                TaskPage.of(record + "/{hold}/lift", "lift" + service + "LegalHold").when(Condition.absent("liftedAt")).then(record));
    }

    private static Stream<Page> erasure() {
        return Stream.of(
                TaskPage.of("/case-files/{caseFile}/erasure", "eraseCasePerson")
                        .ask("reason").when(Condition.absent("askedAt")).when(Condition.absent("erasedAt"))
                        .shows(Section.facts("erasure", "reference", "askedAt", "erasedAt")),
                TaskPage.of("/case-files/{caseFile}/erasure/answer", "answerErasure").ask("erase").when(Condition.present("askedAt"))
                        .shows(Section.facts("erasure", "reference", "askedAt", "erasedAt")));
    }

    private static String path(Service service) {
        return service.name().toLowerCase(Locale.ROOT);
    }
}

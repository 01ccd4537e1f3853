package org.palermo.portal.desk.watch;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.palermo.portal.desk.ListPage;
import org.palermo.portal.desk.Page;
import org.palermo.portal.desk.RecordPage;
import org.palermo.portal.desk.Room;
import org.palermo.portal.desk.Section;
import org.palermo.portal.desk.Show;
import org.palermo.portal.desk.TaskPage;
import org.palermo.portal.desk.When;

/// Who has read what, break-glass, how long records are kept, and legal holds.
@Singleton
class AuditRoom implements Room {
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
        return Stream.of(Stream.of(auditOfCase()), Stream.of(Service.values()).map(AuditRoom::audit), breakGlass(),
                        Stream.of(Service.values()).flatMap(service -> service.kinds.stream().map(kind -> due(service, kind))),
                        Stream.of(Service.values()).flatMap(AuditRoom::legalHolds), erasure())
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
        return list.entry().columns(Show.of("at"), Show.of("action", Show.As.WORD), Show.of("agency", Show.As.ORGANISATION), Show.of("subject"),
                Show.of("kind", Show.As.WORD), Show.of("purpose", Show.As.WORD), Show.of("purposeReference"), Show.of("address"));
    }

    private static Stream<Page> breakGlass() {
        return Stream.of(
                ListPage.of("/break-glass", "listReferralBreakGlass").entry().columns("openedAt", "reason", "reference", "agency", "state", "endsAt").row("/break-glass/{=id}")
                        .tasks("openReferralBreakGlass", "approveReferralBreakGlass"),
                RecordPage.of(GLASS, "getReferralBreakGlass").back("/break-glass").sections(
                        Section.facts("access", "reason", "explanation", "reference", "region", "subject", "agency", "openedAt", "endsAt", "state", "endedAt")
                                .tasks("endReferralBreakGlass", "reviewReferralBreakGlass"),
                        Section.facts("review", "reviewedAt", "reviewedBy", "outcome", "comment")),
                TaskPage.of("/break-glass/open", "openReferralBreakGlass").fixed("kind", "case_file").ask("reference", "reason", "explanation", "minutes")
                        .then("/break-glass/{=id}"),
                TaskPage.of("/break-glass/approve", "approveReferralBreakGlass").ask("person").then("/break-glass"),
                TaskPage.of(GLASS + "/end", "endReferralBreakGlass").reads("getReferralBreakGlass").when(When.is("state", "OPEN")).then(GLASS),
                TaskPage.of(GLASS + "/review", "reviewReferralBreakGlass").reads("getReferralBreakGlass").when(When.is("state", "OVER"))
                        .only("agency-administrator", "auditor").ask("outcome", "comment").then(GLASS));
    }

    private static Page due(Service service, String kind) {
        return ListPage.of("/retention/" + kind, "listDue" + service + "Records").named("due." + kind).entry().with("kind", kind).filters("country")
                .columns("reference", "over", "due", "held", "rule").row("/legal-holds/" + path(service) + "/{=kind}/{=record}");
    }

    private static Stream<Page> legalHolds(Service service) {
        String record = "/legal-holds/" + path(service) + "/{kind}/{record}";
        return Stream.of(
                RecordPage.of(record, null).named("legalHolds" + service).only("auditor", "data-protection-officer").sections(
                        Section.table("holds", "reason", "explanation", "placedAt", "placedBy", "liftedAt").from("list" + service + "LegalHolds")
                                .rowTasks("lift" + service + "LegalHold").tasks("place" + service + "LegalHold")),
                TaskPage.of(record + "/place", "place" + service + "LegalHold").ask("reason", "explanation").then(record),
                TaskPage.of(record + "/{hold}/lift", "lift" + service + "LegalHold").when(When.absent("liftedAt")).then(record));
    }

    private static Stream<Page> erasure() {
        return Stream.of(
                TaskPage.of("/case-files/{caseFile}/erasure", "eraseCasePerson").ask("reason").when(When.absent("askedAt")).when(When.absent("erasedAt"))
                        .shows(Section.facts("erasure", "reference", "askedAt", "erasedAt")),
                TaskPage.of("/case-files/{caseFile}/erasure/answer", "answerErasure").ask("erase").when(When.present("askedAt"))
                        .shows(Section.facts("erasure", "reference", "askedAt", "erasedAt")));
    }

    private static String path(Service service) {
        return service.name().toLowerCase(Locale.ROOT);
    }
}

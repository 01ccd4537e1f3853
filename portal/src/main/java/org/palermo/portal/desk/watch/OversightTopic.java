package org.palermo.portal.desk.watch;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
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

/// What a person has seen, which accesses are unusual, inquiries into them, and the state of the audit.
@Singleton
class OversightTopic implements Topic {
    private static final String PERSON = "/audit/people/{person}";
    private static final String INQUIRIES = "/access-inquiries";
    private static final String INQUIRY = INQUIRIES + "/{inquiry}";
    static final String EXPORT_PATH = "/audit/export";
    static final List<String> SERVICES = List.of("Referral", "Shelter", "Inspection");

    @Override
    public String name() {
        return "oversight";
    }

    @Override
    public List<Page> pages() {
        return Stream.of(people(), SERVICES.stream().map(OversightTopic::accesses), SERVICES.stream().map(OversightTopic::unusual),
                        inquiries(), Stream.of(chain(), RecordPage.of(EXPORT_PATH, null).named("auditExport").entry().only("auditor")))
                .flatMap(pages -> pages).toList();
    }

    private static Stream<Page> people() {
        return Stream.of(
                TaskPage.of("/audit/people", "findWatchedPeople").entry().direct()
                        .ask(Input.of("name"), Input.choice("agency", "listProviders", "id", "name"))
                        .shows(Section.table("items", "name", "agency", "open").row("/audit/people/{=id}")),
                RecordPage.of(PERSON, "getWatchedPerson").title("name").back("/audit/people").sections(
                        Section.facts("person", "agency", "open"), days("cases", "Referral"), days("shelters", "Shelter"),
                        days("inspection", "Inspection")));
    }

    private static Section days(String name, String service) {
        return Section.table(name, "day", "accesses", "records", "changes", "breakGlass").from("list" + service + "AccessDays")
                .row(PERSON + "/" + path(service) + "/{=day}");
    }

    private static Page accesses(String service) {
        return ListPage.of(PERSON + "/" + path(service) + "/{day}", "list" + service + "AccessesOfPerson").with("day", "{day}").columns(
                Field.of("at"), Field.of("action", Field.As.WORD), Field.of("kind", Field.As.WORD), Field.of("reference"),
                Field.of("listed"), Field.of("purpose", Field.As.WORD), Field.of("purposeReference"),
                Field.of("breakGlass", Field.As.PAGE).to("/break-glass/{=breakGlass}"),
                Field.of("record", Field.As.PAGE).to("/audit/" + path(service) + "?record={=record}")).tasks("openAccessInquiry");
    }

    private static Page unusual(String service) {
        return ListPage.of("/unusual/" + path(service), "list" + service + "UnusualAccesses").entry().filters("country")
                .columns(Field.of("day"), Field.of("person", Field.As.STAFF), Field.of("agency"), Field.of("reasons"), Field.of("records"),
                        Field.of("atNight"), Field.of("foreign"), Field.of("breakGlass"), Field.of("inAnHour"))
                .row("/audit/people/{=person}/" + path(service) + "/{=day}");
    }

    private static Stream<Page> inquiries() {
        return Stream.of(
                ListPage.of(INQUIRIES, "listAccessInquiries").entry()
                        .filter("state", Schema.code("InquiryState", List.of("OPEN", "CLOSED")))
                        .columns(Field.of("openedAt"), Field.of("person", Field.As.STAFF), Field.of("agency"), Field.of("day"),
                                Field.of("reason"), Field.of("state"), Field.of("outcome"))
                        .row(INQUIRIES + "/{=id}"),
                RecordPage.of(INQUIRY, "getAccessInquiry").back(INQUIRIES).sections(
                        Section.facts("inquiry", Field.of("person", Field.As.STAFF).to("/audit/people/{=person}"), Field.of("agency"),
                                        Field.of("day"), Field.of("reason"), Field.of("state"), Field.of("openedAt"),
                                        Field.of("openedBy", Field.As.STAFF), Field.of("outcome"), Field.of("fileNumber"),
                                        Field.of("closedAt"), Field.of("closedBy", Field.As.STAFF))
                                .tasks("closeAccessInquiry")),
                TaskPage.of(PERSON + "/{day}/inquiry", "openAccessInquiry").fixed("person", "{person}").fixed("day", "{day}").ask("reason")
                        .then(INQUIRIES + "/{=id}"),
                TaskPage.of(INQUIRY + "/closure", "closeAccessInquiry").reads("getAccessInquiry").when(Condition.is("state", "OPEN"))
                        .ask("outcome", "fileNumber").then(INQUIRY));
    }

    private static Page chain() {
        return RecordPage.of("/audit/chain", null).named("auditChain").entry().only("auditor", "data-protection-officer")
                .sections(SERVICES.stream().map(OversightTopic::chain).toArray(Section[]::new));
    }

    private static Section chain(String service) {
        return Section.facts(path(service), "state", "brokenAt", "breach", "foundAt", "checkedTo", "checkedAt", "wholeAt", "links",
                "lastAt", "waiting").from("get" + service + "AuditChain");
    }

    private static String path(String service) {
        return service.toLowerCase(Locale.ROOT);
    }
}

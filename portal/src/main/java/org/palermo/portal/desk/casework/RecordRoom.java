package org.palermo.portal.desk.casework;

import jakarta.inject.Singleton;
import java.util.Arrays;
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

/// The records of a case. All kinds work alike: a page shows the record with its earlier editions, one task adds a record,
/// one changes it.
@Singleton
class RecordRoom implements Room {
    private static final String CASE = "/cases/{case}";

    /// A kind of record and what is asked for it. The name is the code of the kind.
    private enum Kind {
        SAFE_CONTACT("SafeContact", Input.repeated("ways", "channel", "value"), Input.of("when"), Input.of("words"), Input.of("never"), Input.of("endedOn")),
        RISK_ASSESSMENT("RiskAssessment", "occasion", "assessedAt", "level", "factors", "note"),
        MISSING_EPISODE("MissingEpisode", "reportedAt", "lastSeenAt", "foundAt", "found", "returnInterviewAt", "note"),
        GUARDIAN("Guardian", Input.of("name"), Input.of("contact"), Input.of("appointedOn"), Input.of("endedOn"), organisation("body"), Input.of("note")),
        CONSENT("Consent", "about", "scope", "givenAt", "givenBy", "givenHow", "withdrawnAt", "withdrawnBy", "withdrawnHow", "note"),
        NEED("Need", "pillar", "category", "what", "horizonMonths", "state", "since", "reviewOn", "note"),
        LOAN("Loan", "means", "lentOn", "until", "returnedOn", "end", "note"),
        LIVELIHOOD_STEP("LivelihoodStep", "type", "what", "state", "since", "endedOn", "barriers", "note"),
        PROCEEDING("Proceeding", Input.of("type"), Input.of("part"), Input.of("court"), Input.of("number"), Input.of("state"), Input.of("begunOn"), Input.of("endedOn"),
                Input.of("outcome"), organisation("adviser"), Input.of("note")),
        HEARING("Hearing", proceeding(), Input.of("at"), Input.of("mode"), Input.of("needs"), Input.of("state"), organisation("adviser"), Input.of("note")),
        DELAY("Delay", proceeding(), Input.of("since"), Input.of("until"), Input.of("cause"), Input.of("effects"), Input.of("note")),
        OFFENCE("Offence", Input.of("type"), Input.of("what"), Input.of("committedOn"), Input.of("state"), organisation("prosecutor"), Input.of("statement"),
                Input.of("statementSentOn"), Input.of("note")),
        CLAIM("Claim", Input.of("against"), Input.of("scheme"), Input.of("state"), Input.of("amount"), Input.of("lodgedOn"), Input.of("answerDueOn"), Input.of("answeredOn"),
                organisation("adviser"), Input.of("number"), Input.of("note")),
        AWARD("Award", of("claim", "CLAIM", "state", "recordedAt"), Input.of("head"), Input.of("amount"), Input.of("awardedOn"), Input.repeated("payments", "amount", "paidOn"),
                Input.of("note")),
        ASSET("Asset", "type", "what", "trial", "value", "state", "frozenOn", "confiscatedOn", "allocatedOn", "allocated", "victims", "share", "note"),
        RIGHTS_REQUEST("RightsRequest", "type", "what", "receivedAt", "language", "state", "answeredOn", "answer");

        private final String operation;
        private final Input[] inputs;

        Kind(String operation, Input... inputs) {
            this.operation = operation;
            this.inputs = inputs;
        }

        Kind(String operation, String... fields) {
            this(operation, Arrays.stream(fields).map(Input::of).toArray(Input[]::new));
        }

        private String path() {
            return CASE + "/" + name() + "/{record}";
        }

        private Show[] shown() {
            return Stream.concat(Stream.of(Show.of("state", Show.As.CODE), Show.of("dueAt")), Arrays.stream(inputs).map(input -> Show.of("particulars." + input.field())
                            .as(input.options() != null && input.options().operation().equals("listProviders") ? Show.As.ORGANISATION : null)))
                    .toArray(Show[]::new);
        }

        private Stream<Page> pages() {
            return Stream.of(
                    RecordPage.of(path(), "get" + operation).back(CASE).sections(
                            Section.facts("record", shown()).tasks("change" + operation),
                            Section.table("editions", "edition", "saidAt", "agency").from("listRecordEditions")),
                    TaskPage.of(CASE + "/" + name() + "/new", "add" + operation).ask(inputs).then(CASE),
                    TaskPage.of(path() + "/change", "change" + operation).reads("get" + operation).ask(inputs).then(path()));
        }
    }

    @Override
    public String name() {
        return "casework";
    }

    @Override
    public List<Page> pages() {
        return Stream.concat(Arrays.stream(Kind.values()).flatMap(Kind::pages), Stream.of(
                ListPage.of("/addressed-records", "listAddressedRecords").entry().columns(Show.of("kind"), Show.of("state", Show.As.CODE), Show.of("recordedAt"), Show.of("changedAt"))
                        .row("/addressed-records/{=id}"),
                RecordPage.of("/addressed-records/{record}", "getAddressedRecord").back("/addressed-records").sections(
                        Section.facts("record", Show.of("kind"), Show.of("state", Show.As.CODE), Show.of("dueAt"), Show.of("recordedAt")),
                        Section.facts("content", Show.of("particulars", Show.As.CONTENT))))).toList();
    }

    @Override
    public List<Addition> additions() {
        return List.of(Addition.to("caseFile",
                Section.table("records").columns(Show.of("kind"), Show.of("state", Show.As.CODE), Show.of("dueAt"), Show.of("changedAt"), Show.of("agency"))
                        .from("listCaseRecords").row(CASE + "/{=kind}/{=id}"),
                Section.tasks("addRecord", Arrays.stream(Kind.values()).map(kind -> "add" + kind.operation).toArray(String[]::new))));
    }

    private static Input organisation(String field) {
        return Input.choice(field, "listProviders", "id", "name");
    }

    private static Input proceeding() {
        return of("proceeding", "PROCEEDING", "particulars.court", "particulars.number");
    }

    /// Another record of the case.
    private static Input of(String field, String kind, String... label) {
        return Input.choice(field, "listCaseRecords", "id", label).with("kind", kind);
    }
}

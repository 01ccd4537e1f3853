package org.palermo.portal.desk.casework;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.palermo.portal.desk.page.Field;
import org.palermo.portal.desk.page.Input;
import org.palermo.portal.desk.page.Page;
import org.palermo.portal.desk.page.RecordPage;
import org.palermo.portal.desk.page.Section;
import org.palermo.portal.desk.page.TaskPage;
import org.palermo.portal.desk.page.Topic;

/// The records of a case. All kinds work alike: a page shows the record with its earlier editions, one task adds a record,
/// one changes it.
@Singleton
class RecordTopic implements Topic {
    private static final String CASE = "/cases/{case}";

    /// What a table of records says of each, so that nobody opens them one by one: no remarks, and not how to reach anybody. A hearing and
    /// an award name the proceeding or claim that they belong to.
    private static final Field TELLING = Field.contentOf("particulars", new Field.Content(
            List.of("level", "factors", "exploitation", "country", "place", "from", "pillar", "category", "type", "about", "scope",
                    "scheme", "against", "what", "means", "name", "body", "proceeding", "claim", "court", "number", "part", "at", "mode",
                    "needs", "cause", "effects", "barriers", "head", "amount", "assessedAt", "lastSeenAt", "foundAt", "found",
                    "returnInterviewAt", "appointedOn", "committedOn", "givenAt", "givenBy", "givenHow", "withdrawnAt", "until",
                    "meansOfControl", "suspects", "authorityReference", "reviewOn", "lodgedOn", "answerDueOn", "awardedOn",
                    "receivedAt", "endedOn", "outcome"),
            List.of("particulars.court", "particulars.scheme")));

    /// A kind of record and what is asked for it. The name is the code of the kind.
    private enum Kind {
        SAFE_CONTACT("SafeContact", Input.repeated("ways", "channel", "value"), Input.of("when"), Input.of("words"), Input.of("never"),
                Input.of("endedOn")),
        RISK_ASSESSMENT("RiskAssessment", "occasion", "assessedAt", "level", "factors", "note"),
        MISSING_EPISODE("MissingEpisode", "reportedAt", "lastSeenAt", "foundAt", "found", "returnInterviewAt", "note"),
        GUARDIAN("Guardian", Input.of("name"), Input.of("contact"), Input.of("appointedOn"), Input.of("endedOn"), organisation("body"),
                Input.of("note")),
        CONSENT("Consent", "about", "scope", "givenAt", "givenBy", "givenHow", "withdrawnAt", "withdrawnBy", "withdrawnHow", "note"),
        NEED("Need", "pillar", "category", "what", "horizonMonths", "state", "since", "reviewOn", "note"),
        LOAN("Loan", "means", "lentOn", "until", "returnedOn", "end", "note"),
        LIVELIHOOD_STEP("LivelihoodStep", "type", "what", "state", "since", "endedOn", "barriers", "note"),
        EXPLOITATION_PLACE("ExploitationPlace", "exploitation", "country", "place", "from", "until", "meansOfControl", "suspects",
                "authorityReference", "note"),
        PROCEEDING("Proceeding", Input.of("type"), Input.of("part"), Input.of("court"), Input.of("number"), Input.of("state"),
                Input.of("begunOn"), Input.of("endedOn"), Input.of("outcome"), organisation("adviser"), Input.of("note")),
        HEARING("Hearing", proceeding(), Input.of("at"), Input.of("mode"), Input.of("needs"), Input.of("state"), organisation("adviser"),
                Input.of("note")),
        DELAY("Delay", proceeding(), Input.of("since"), Input.of("until"), Input.of("cause"), Input.of("effects"), Input.of("note")),
        OFFENCE("Offence", Input.of("type"), Input.of("what"), Input.of("committedOn"), Input.of("state"), organisation("prosecutor"),
                Input.of("statement"), Input.of("statementSentOn"), Input.of("note")),
        CLAIM("Claim", Input.of("against"), Input.choice("scheme", "listCompensationSchemes", "code", "name"), Input.of("state"),
                Input.of("amount"), Input.of("lodgedOn"), Input.of("answerDueOn"), Input.of("answeredOn"), organisation("adviser"),
                Input.of("number"), Input.of("note")),
        AWARD("Award", of("claim", "CLAIM", "state", "recordedAt"), Input.of("head"), Input.of("amount"), Input.of("awardedOn"),
                Input.repeated("payments", "amount", "paidOn"), Input.of("note")),
        ASSET("Asset", "type", "what", "trial", "value", "state", "frozenOn", "confiscatedOn", "allocatedOn", "allocated", "victims",
                "share", "note"),
        RIGHTS_REQUEST("RightsRequest", "type", "what", "receivedAt", "channel", "language", "state", "answeredOn", "refusal", "answer",
                "extendedBecause");

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

        private Field[] shown() {
            return Stream.concat(Stream.of(Field.of("reference"), Field.of("state", Field.As.CODE), Field.of("dueAt")),
                            Arrays.stream(inputs).map(input -> Field.of("particulars." + input.field())
                                    .as(input.options() != null && input.options().operation().equals("listProviders")
                                            ? Field.As.ORGANISATION : null)))
                    .toArray(Field[]::new);
        }

        /// What an earlier edition said, in the order of the form.
        private Field said() {
            return Field.contentOf("particulars", new Field.Content(Arrays.stream(inputs).map(Input::field).toList(), List.of()));
        }

        private Stream<Page> pages() {
            return Stream.of(
                    RecordPage.of(path(), "get" + operation).back(CASE).sections(
                            Section.facts("record", shown()).tasks("change" + operation),
                            Section.table("editions", "edition", "saidAt", "agency")
                                    .columns(Field.of("state", Field.As.CODE), said()).from("listRecordEditions")),
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
        return Stream.of(Arrays.stream(Kind.values()).flatMap(Kind::pages), AddressedPages.pages().stream(), CaseTasks.pages().stream())
                .flatMap(Function.identity()).toList();
    }

    @Override
    public List<Addition> additions() {
        return List.of(Addition.to("caseFile", CaseTasks.ofCase(), SupportPlan.ofCase(),
                Section.table("records")
                        .columns(Field.of("kind"), TELLING, Field.of("state", Field.As.CODE), Field.of("dueAt"), Field.of("changedAt"),
                                Field.of("agency"))
                        .from("listCaseRecords").row(CASE + "/{=kind}/{=id}"),
                Section.table("answers", "answeredAt", "kind", "answer", "said").columns(Field.of("agency"))
                        .from("listRecordAnswers").row(CASE + "/{=kind}/{=record}"),
                Section.tasks("addRecord", Arrays.stream(Kind.values()).map(kind -> "add" + kind.operation).toArray(String[]::new))));
    }

    private static Input organisation(String field) {
        return Input.choice(field, "listProviders", "id", "name").with("closed", "false");
    }

    private static Input proceeding() {
        return of("proceeding", "PROCEEDING", "particulars.court", "particulars.number");
    }

    /// Another record of the case.
    private static Input of(String field, String kind, String... label) {
        return Input.choice(field, "listCaseRecords", "id", label).with("kind", kind);
    }
}

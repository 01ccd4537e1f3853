package org.palermo.portal.desk.watch;

import jakarta.inject.Singleton;
import java.util.List;
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

/// The desk of the data protection officer: what persons ask about their data, with its terms and answers, and who was erased, with the
/// proof. Nothing here names a person.
@Singleton
class DataProtectionTopic implements Topic {
    private static final String REQUESTS = "/requests-of-persons";
    private static final String ONE = REQUESTS + "/{request}";
    private static final String LETTER = ONE + "/letters/{=id}";
    private static final String HELD = "/legal-holds/referral/case_file/{=id}";
    private static final String WAITING = "/erasures-waiting";
    private static final String DUE = "/retention/case_file";
    private static final String READ = "getRequestOfPerson";
    private static final Field LEFT = Field.of("daysLeft", Field.As.DAYS_LEFT);
    private static final Condition OPEN = Condition.is("state", "RECEIVED", "TAKEN_UP");

    @Override
    public String name() {
        return "protection";
    }

    @Override
    public List<Page> pages() {
        return Stream.of(Stream.of(counts()), requests(), letters(), erasures()).flatMap(pages -> pages).toList();
    }

    /// Each number leads to its list. The officer's other pages are reached from here too.
    private static Page counts() {
        return RecordPage.of("/data-protection", "countDataProtectionWork").named("dataProtection").entry().sections(
                Section.facts("requests", Field.of("requestsOpen").to(REQUESTS), Field.of("requestsOverdue").to(REQUESTS))
                        .tasks("registerRequestOfPerson", "listAnsweredRequestsOfPersons"),
                Section.facts("erasures", Field.of("erasuresWaiting").to(WAITING), Field.of("erasuresThisYear").to("/erasures")),
                Section.facts("kept", Field.of("filesDue").to(DUE), Field.of("filesDueHeld").to(DUE),
                                Field.of("legalHolds").to("/standing-legal-holds"))
                        .tasks("due.case_file", "findReferralRecords", "findShelterRecords", "findInspectionRecords"),
                Section.tasks("read", "listCaseAudit", "listReferralAudit", "listShelterAudit", "listInspectionAudit"));
    }

    private static Stream<Page> requests() {
        return Stream.of(
                ListPage.of(REQUESTS, "listRequestsOfPersons").entry()
                        .columns(Field.of("reference"), Field.of("type"), LEFT, Field.of("dueOn"), Field.of("language"), Field.of("state"),
                                Field.of("extended"))
                        .row(REQUESTS + "/{=id}").tasks("registerRequestOfPerson", "listAnsweredRequestsOfPersons"),
                ListPage.of("/answered-requests-of-persons", "listAnsweredRequestsOfPersons").entry()
                        .columns("reference", "type", "state", "answeredOn", "language").row(REQUESTS + "/{=id}"),
                RecordPage.of(ONE, READ).back(REQUESTS).sections(
                        Section.facts("standing", Field.of("state"), LEFT, Field.of("dueOn"), Field.of("extendedBecause"), Field.of("term"))
                                .tasks("answerRequestOfPerson", "extendRequestOfPerson"),
                        Section.facts("unread", Field.of("termUnverified")).when(Condition.is("termUnverified", "true")),
                        Section.facts("asked", "reference", "type", "what", "receivedOn", "channel", "language", "region"),
                        Section.facts("answered", "answeredOn", "refusal", "answer").when(Condition.present("answeredOn")),
                        Section.facts("next", "next").when(Condition.is("next", "GIVE_COPY", "CORRECT")),
                        Section.facts("erase", Field.of("next"),
                                        Field.of("caseFile", Field.As.PAGE).to("/legal-holds/referral/case_file/{=caseFile}"))
                                .when(Condition.is("next", "ERASE")),
                        Section.table("letters", "language", "state", "writtenAt", "handedOverOn", "handedOverBy")
                                .from("listAnswerLetters").row(LETTER)
                                .tasks("writeAnswerLetter")),
                TaskPage.of(REQUESTS + "/new", "registerRequestOfPerson").entry().ask(Input.of("reference"), Input.of("type"),
                        Input.of("what", Input.Kind.LONG_TEXT), Input.of("receivedOn"), Input.of("channel"), Input.of("language"))
                                .then(REQUESTS + "/{=id}"),
                TaskPage.of(ONE + "/answer", "answerRequestOfPerson").reads(READ).about("reference", "type", "what", "language", "dueOn")
                        .when(OPEN)
                        .ask("outcome").pageWhen(Condition.is("outcome", "PARTLY_GRANTED", "REFUSED"), "why",
                                Input.of("refusal").required())
                        .page("words", Input.of("answer", Input.Kind.LONG_TEXT)).then(ONE),
                TaskPage.of(ONE + "/extension", "extendRequestOfPerson").reads(READ).about("reference", "type", "dueOn", "language")
                        .when(Condition.is("extendable", "true")).ask(Input.of("reason", Input.Kind.LONG_TEXT)).then(ONE));
    }

    private static Stream<Page> letters() {
        return Stream.of(
                TaskPage.of(ONE + "/letters/new", "writeAnswerLetter").reads(READ).about("reference", "type", "state", "language")
                        .ask("language", "issuer", "contact").then(LETTER),
                RecordPage.of(ONE + "/letters/{letter}", "getAnswerLetter").back(ONE).sections(
                        Section.facts("print", Field.of("id", Field.As.PAGE).to(REQUESTS + "/{=rightsRequest}/letters/{=id}/page"))
                                .when(Condition.present("text")),
                        Section.facts("letter", "text").when(Condition.present("text")),
                        Section.facts("about", "language", "state", "writtenAt", "handedOverOn", "handedOverBy", "sha256")));
    }

    private static Stream<Page> erasures() {
        return Stream.of(
                ListPage.of("/erasures", "listErasures").entry().filters("year")
                        .columns("reference", "erasedAt", "reason", "askedAt", "askedBy", "erasedBy", "rule",
                                "keyDestroyedAt", "sequence", "hash").row(HELD),
                waiting(WAITING).only("data-protection-officer").row(HELD),
                // The authority answers on the page of the case.
                waiting("/erasures-to-answer").named("erasuresToAnswer").only("competent-authority").row("/cases/{=id}"),
                ListPage.of("/standing-legal-holds", "listStandingLegalHolds").entry()
                        .columns(Field.of("kind", Field.As.WORD), Field.of("reference"), Field.of("reason"), Field.of("placedAt"))
                        .row("/legal-holds/referral/{=kind}/{=record}"));
    }

    private static ListPage waiting(String path) {
        return ListPage.of(path, "listWaitingErasures").entry().columns("reference", "askedAt", "reason", "askedBy", "region");
    }
}

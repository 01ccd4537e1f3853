package org.palermo.portal.desk.casework;

import java.util.List;
import org.palermo.portal.desk.page.Condition;
import org.palermo.portal.desk.page.Field;
import org.palermo.portal.desk.page.Input;
import org.palermo.portal.desk.page.ListPage;
import org.palermo.portal.desk.page.Page;
import org.palermo.portal.desk.page.RecordPage;
import org.palermo.portal.desk.page.Section;
import org.palermo.portal.desk.page.TaskPage;

/// Records that are addressed to the reader's organisation, as guardian, adviser or prosecutor: what it says, whom to ask, and the answer.
/// A guardian sees here the person whom she guards; the name is behind one deliberate click.
final class AddressedPages {
    private static final String LIST = "/addressed-records";
    private static final String ONE = LIST + "/{record}";
    private static final Field CHANNEL = Field.of("channel", Field.As.WORD);

    private AddressedPages() {}

    static List<Page> pages() {
        return List.of(
                ListPage.of(LIST, "listAddressedRecords").entry()
                        .columns(Field.of("kind"), Field.of("reference"), Field.of("answer"), Field.of("state", Field.As.CODE),
                                Field.of("recordedAt"), Field.of("changedAt"))
                        .row(LIST + "/{=id}"),
                record(),
                RecordPage.of(ONE + "/person", "getAddressedPerson").back(ONE).sections(
                        Section.facts("who", "givenName", "familyName"),
                        Section.table("ways").columns(CHANNEL, Field.of("value"))),
                answer("accept", "acceptAddressedRecord", "ACCEPTED", Input.of("said")).when(Condition.absent("answer")),
                answer("accept-now", "acceptAfterAll", "ACCEPTED", Input.of("said")).when(Condition.is("answer", "DECLINED")),
                answer("decline", "declineAddressedRecord", "DECLINED", Input.of("said").required()).when(Condition.absent("answer")),
                answer("end", "endPart", "DECLINED", Input.of("said").required()).when(Condition.is("answer", "ACCEPTED")),
                answer("statement", "writeStatement", "STATEMENT", Input.of("said").required()));
    }

    private static Page record() {
        return RecordPage.of(ONE, "getAddressedCase").named("getAddressedRecord").back(LIST).sections(
                Section.table("safeContacts", "when", "words", "never").columns(CHANNEL).list("ward.safeContacts")
                        .when(Condition.is("ward.safeContactKept", "true")),
                Section.facts("noSafeContact", "ward.safeContactKept").when(Condition.is("ward.safeContactKept", "false")),
                ward("wardAsked").when(Condition.absent("answer")),
                ward("ward").when(Condition.is("answer", "ACCEPTED")),
                Section.tasks("person", "getAddressedPerson").when(Condition.is("answer", "ACCEPTED"))
                        .when(Condition.is("ward.name", "GIVEN_NAME", "FULL_NAME")),
                Section.table("dates", "what", "on", "at", "mode", "needs").list("ward.dates").when(Condition.is("answer", "ACCEPTED"))
                        .when(Condition.present("ward")),
                Section.facts("standing", "answer", "region").tasks(
                        "acceptAddressedRecord", "declineAddressedRecord", "acceptAfterAll", "endPart", "writeStatement"),
                Section.facts("record", Field.of("kind"), Field.of("reference"), Field.of("state", Field.As.CODE), Field.of("recordedAt"),
                        Field.of("particulars", Field.As.CONTENT)).from("getAddressedRecord"),
                Section.facts("proceeding", "proceeding.court", "proceeding.number").when(Condition.present("proceeding")),
                Section.facts("caseworker", "caseworker.name", "caseworker.organisation", "caseworker.email")
                        .when(Condition.present("caseworker")),
                Section.table("coordinators").columns(Field.of("name"), Field.of("organisation"), Field.of("email")),
                Section.table("answers", "answeredAt", "answer", "said").from("listAddressedRecordAnswers"));
    }

    /// The heading says what a guardian sees before she accepts, and after it.
    private static Section.Facts ward(String name) {
        return Section.facts(name, "ward.ageGroup", "ward.age", "ward.languages").when(Condition.present("ward"));
    }

    /// The conditions are on what the organisation has answered so far.
    private static TaskPage answer(String path, String key, String answer, Input said) {
        return TaskPage.of(ONE + "/" + path, "answerAddressedRecord").named(key).fixed("answer", answer).reads("getAddressedCase")
                .ask(said).then(ONE);
    }
}

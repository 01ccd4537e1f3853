package org.palermo.portal.desk.letter;

import jakarta.inject.Singleton;
import java.util.List;
import org.palermo.portal.desk.page.Condition;
import org.palermo.portal.desk.page.Field;
import org.palermo.portal.desk.page.Input;
import org.palermo.portal.desk.page.Page;
import org.palermo.portal.desk.page.RecordPage;
import org.palermo.portal.desk.page.Section;
import org.palermo.portal.desk.page.TaskPage;
import org.palermo.portal.desk.page.Topic;

/// Letters on a case: to the person, with a decision or the confirmation of her status, and to others, without a reason.
@Singleton
class LetterTopic implements Topic {
    private static final String CASE = "/cases/{case}";
    private static final String ONE = CASE + "/letters/{letter}";
    private static final String PRINT = "/cases/{=caseFile}/letters/{=id}/page";
    private static final String WRITTEN = CASE + "/letters/{=id}";
    private static final String DECISION = CASE + "/decisions/{decision}";
    private static final String TO_PERSON = "writeLetterToPerson";
    private static final Input REASONS = Input.of("reasons", Input.Kind.LONG_TEXT);
    /// The stages that have a status to confirm.
    private static final String[] STANDING = {
        "REFERRED", "REASONABLE_GROUNDS_POSITIVE", "RECOVERY", "CONCLUSIVE_GROUNDS_POSITIVE", "TRANSITION", "SUSPENDED"};

    @Override
    public String name() {
        return "letters";
    }

    @Override
    public List<Page> pages() {
        return List.of(
                RecordPage.of(ONE, "getLetter").named("caseLetter").back(CASE).sections(
                        Section.facts("print", Field.of("id", Field.As.PAGE).to(PRINT)).when(Condition.present("text"))
                                .tasks("handOverLetter", "discardLetter"),
                        Section.facts("letter", "text").when(Condition.present("text")),
                        Section.facts("handedOver", "handedOverOn", "handedOverBy").when(Condition.is("state", "HANDED_OVER")),
                        Section.facts("about", Field.of("kind"), Field.of("language"), Field.of("state"), Field.of("agency"),
                                Field.of("writtenAt"), Field.of("recordedAgency", Field.As.ORGANISATION), Field.of("recordedAt"),
                                        Field.of("sha256"))),
                TaskPage.of(ONE + "/handover", "handOverLetter").reads("getLetter").about("kind", "language", "writtenAt").ask("on", "by")
                        .when(Condition.is("state", "WRITTEN")).then(ONE),
                TaskPage.of(ONE + "/removal", "discardLetter").reads("getLetter").about("kind", "language", "writtenAt")
                        .when(Condition.is("state", "WRITTEN")).then(CASE),
                ofDecision(TaskPage.of(DECISION + "/letter", TO_PERSON).named("writeDecisionLetter"), REASONS)
                        .when(Condition.is("outcome", "POSITIVE")),
                ofDecision(TaskPage.of(DECISION + "/letter-with-reasons", TO_PERSON).named("writeNegativeDecisionLetter"),
                        REASONS.required()).when(Condition.is("outcome", "NEGATIVE")),
                TaskPage.of(CASE + "/letters/status", TO_PERSON).named("writeStatusLetter").fixed("kind", "STATUS")
                        .ask(language(), Input.of("issuer"), Input.of("contact")).when(Condition.is("stage", STANDING)).then(WRITTEN),
                TaskPage.of(CASE + "/letters/new", "writeLetter").ask(Input.of("to"), language(), Input.of("issuer"), Input.of("contact"))
                        .when(Condition.present("person")).then(WRITTEN));
    }

    /// A letter with a decision.
    private static TaskPage ofDecision(TaskPage task, Input reasons) {
        return task.fixed("kind", "DECISION").fixed("decision", "{decision}")
                .ask(language(), reasons, Input.of("issuer"), Input.of("contact")).then(WRITTEN);
    }

    private static Input language() {
        return Input.choice("language", "listLetterLanguages", "language", "language");
    }

    /// A case without an identified person has no letters.
    @Override
    public List<Addition> additions() {
        return List.of(Addition.to("caseFile", Section.table("letters", "kind", "language", "state", "writtenAt", "handedOverOn",
                "handedOverBy").from("listLetters").row(WRITTEN).tasks("writeLetter", "writeStatusLetter")
                        .when(Condition.present("person"))));
    }
}

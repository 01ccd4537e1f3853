package org.palermo.portal.desk.question;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.palermo.portal.desk.page.Condition;
import org.palermo.portal.desk.page.Field;
import org.palermo.portal.desk.page.Page;
import org.palermo.portal.desk.page.RecordPage;
import org.palermo.portal.desk.page.Section;
import org.palermo.portal.desk.page.Topic;

/// How the people of an authority share cases and decide together, and what organisations ask each other about a case. The page of
/// a case (`caseFile`) shows who works on it and what was proposed.
@Singleton
class QuestionTopic implements Topic {
    static final String CASE = "/cases/{case}";

    @Override
    public String name() {
        return "questions";
    }

    @Override
    public List<Page> pages() {
        return Stream.of(Caseworkers.pages(), CaseCounts.pages(), Questions.pages(), Proposals.pages(), List.of(referral()))
                .flatMap(List::stream).toList();
    }

    @Override
    public List<Addition> additions() {
        return List.of(Addition.to("caseFile", Questions.ofCase()));
    }

    /// What the referral said, before any correction.
    private static Page referral() {
        return RecordPage.of(CASE + "/referral", "getReferralOfCase").named("caseReferral").back(CASE).sections(
                Section.facts("sent", "reference", "receivedAt", "sender.name", "sender.kind", "region", "exploitation", "taken",
                        "ageCorrection", "corrected"),
                Section.facts("said", "account"),
                Section.table("indicators").columns(Field.of("code", Field.As.INDICATOR), Field.of("dimension"), Field.of("strength"))
                        .when(Condition.present("indicators")),
                Section.facts("consent", "consent.how", "consent.givenAt", "consent.withdrawn"),
                Section.facts("who", "person.givenName", "person.familyName", "person.dateOfBirth", "person.nationality",
                        "person.languages", "person.circumstances"),
                Section.table("identifiers", "kind", "value").list("person.identifiers").when(Condition.present("person.identifiers")),
                Section.facts("contact", Field.of("safeContact.when"), Field.of("safeContact.words"),
                        Field.of("safeContact.channel", Field.As.WORD), Field.of("safeContact.value")),
                Section.facts("imported", Field.of("fields", Field.As.CONTENT)).when(Condition.present("fields")));
    }
}

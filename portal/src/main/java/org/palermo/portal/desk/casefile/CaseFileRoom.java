package org.palermo.portal.desk.casefile;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.palermo.portal.desk.Page;
import org.palermo.portal.desk.RecordPage;
import org.palermo.portal.desk.Room;
import org.palermo.portal.desk.Section;
import org.palermo.portal.desk.Show;
import org.palermo.portal.desk.When;

/// A case, whole, on one page for whoever may read it. What a role may not see, the services leave out. Other topics add what
/// stands beside the file to the page `caseFile`.
@Singleton
class CaseFileRoom implements Room {
    static final String ONE = "/cases/{case}";
    private static final Show CHANNEL = Show.of("safeContact.channel", Show.As.WORD);

    @Override
    public String name() {
        return "cases";
    }

    @Override
    public List<Page> pages() {
        return Stream.of(CaseLists.pages(), List.of(caseFile(), person(), copy()), CaseSteps.pages(), CaseTasks.pages(),
                CasePlaces.pages()).flatMap(List::stream).toList();
    }

    /// The holds on a case, for data protection officers: whether she was erased, and what they do about it.
    @Override
    public List<Addition> additions() {
        return List.of(Addition.to("legalHoldsReferral", Section.facts("erasure", "reference", "askedAt", "erasedAt").from("getErasure")
                .tasks("eraseCasePerson", "answerErasure")));
    }

    private static Page caseFile() {
        return RecordPage.of(ONE, "getCase").named("caseFile").title("reference").back("/portal/cases").sections(
                Section.worked("safeContacts", SafeContacts.SHAPE, SafeContacts::current, "when", "words", "never")
                        .from("listCaseRecords").with("kind", "SAFE_CONTACT")
                        .columns(Show.of("channel", Show.As.WORD), Show.of("id", Show.As.PAGE).to("/cases/{=caseFile}/SAFE_CONTACT/{=id}")),
                Section.facts("safeContact", Show.of("safeContact.when"), Show.of("safeContact.words"), CHANNEL)
                        .when(When.present("safeContact")),
                Section.facts("noSafeContact", "safeContactKept").when(When.is("safeContactKept", "false")),
                Section.facts("noGuardian", "guardianNeeded").when(When.is("guardianNeeded", "true")),
                Section.worked("terms", CaseTerms.SHAPE, CaseTerms::now, "term", "lastDay", "daysLeft", "state"),
                Section.facts("proposed", Show.of("proposed.kind"), Show.of("proposed.outcome"), Show.of("proposed.proposedAt"),
                        Show.of("proposed.proposedBy", Show.As.COLLEAGUE)).when(When.present("proposed")),
                Section.facts("file", "stage", "paused.since", "paused.from", "ageGroup", "sex", "region", "exploitation", "referredAt",
                        "sender", "protectedUntil", "erased"),
                Section.facts("referral", "sender.name", "sender.kind", "receivedAt", "account").from("getReferralOfCase")
                        .tasks("caseReferral"),
                Section.tasks("person", "casePerson", "correctCasePerson", "personCopy").when(When.present("person")),
                Section.facts("steps", "next").tasks(CaseSteps.KEYS).when(When.present("next")),
                Section.facts("over", "stage").when(When.absent("next")),
                Section.table("decisions", "kind", "outcome", "decidedAt", "toldOn", "toldBy", "protectedUntil", "test", "reasons")
                        .rowTasks("recordTelling", "writeDecisionLetter", "writeNegativeDecisionLetter"),
                Section.table("proposals", "kind", "outcome", "proposedAt").from("listDecisionProposals")
                        .columns(Show.of("proposedBy", Show.As.COLLEAGUE), Show.of("state"), Show.of("test"), Show.of("reasons"),
                                Show.of("protectedUntil"), Show.of("answeredAt"), Show.of("answeredBy", Show.As.COLLEAGUE),
                                Show.of("answer"))
                        .rowTasks("confirmDecision", "returnDecision"),
                Section.table("ageDeterminations", "outcome", "method", "on", "body", "reasons")
                        .tasks("determineAge", "determineAgeOfAdult"),
                Section.table("corrections", "reason", "correctedAt").columns(Show.of("fields", Show.As.WORD))
                        .when(When.present("corrections")),
                Section.table("caseworkers", "part").from("listCaseCaseworkers")
                        .columns(Show.of("person", Show.As.COLLEAGUE), Show.of("assignedAt"), Show.of("endedAt"))
                        .rowTasks("unassignCaseworker").tasks("assignCases"),
                Section.table("team").from("listCoordinators").columns(Show.of("agency"), Show.of("assignedAt"))
                        .rowTasks("unassignCoordinator").tasks("assignCoordinator", "assignOwnCoordinator"),
                Section.table("places", "reference", "status", "purpose", "requestedAt", "from", "nights").from("listAccommodationRequests")
                        .row(ONE + "/places/{=id}").tasks("requestAccommodation"),
                Section.table("stays", "status", "from", "until", "changedAt").from("listStays"),
                Section.table("related", "reference", "is").from("listRelatedPersons").row("/cases/{=caseFile}")
                        .rowTasks("unrelatePersons").tasks("relatePersons", "relateOwn"),
                Section.table("links", "reference", "state", "reason", "foundAt").row("/cases/{=caseFile}")
                        .rowTasks("confirmCaseLink", "dismissCaseLink").when(When.present("links")),
                Section.table("certificates", "reference", "issuedAt", "issuedFor").from("listCertificates")
                        .row(ONE + "/certificates/{=id}/page").rowTasks("replaceCertificate").tasks("issueCertificate"),
                Section.table("timeline").from("getCaseTimeline").columns(Show.of("what", Show.As.WORD), Show.of("kind"), Show.of("at"),
                        Show.of("by", Show.As.ORGANISATION)),
                Section.table("history").columns(Show.of("event", Show.As.WORD), Show.of("at"), Show.of("after"), Show.of("reasons")),
                Section.facts("erasure", "askedAt", "erasedAt").from("getErasure").tasks("answerCaseErasure"));
    }

    /// All that is held about her, to give it to her.
    private static Page copy() {
        return RecordPage.of(ONE + "/copy", "getPersonCopy").named("personCopy").back(ONE).sections(
                Section.facts("who", "caseFile.person.givenName", "caseFile.person.familyName", "caseFile.person.dateOfBirth",
                        "caseFile.person.nationality",
                        "caseFile.person.languages", "caseFile.person.circumstances"),
                Section.table("identifiers", "kind", "value").list("caseFile.person.identifiers"),
                Section.facts("contact", Show.of("caseFile.safeContact.when"), Show.of("caseFile.safeContact.words"),
                        Show.of("caseFile.safeContact.channel", Show.As.WORD),
                        Show.of("caseFile.safeContact.value")),
                Section.facts("file", "caseFile.reference", "caseFile.stage", "caseFile.ageGroup", "caseFile.sex", "caseFile.region",
                        "caseFile.exploitation", "caseFile.referredAt",
                        "caseFile.sender"),
                Section.table("decisions", "kind", "outcome", "decidedAt", "toldOn", "protectedUntil", "test", "reasons")
                        .list("caseFile.decisions"),
                Section.table("ageDeterminations", "outcome", "method", "on", "body", "reasons").list("caseFile.ageDeterminations"),
                Section.table("corrections").columns(Show.of("correctedAt"), Show.of("reason"), Show.of("fields", Show.As.WORD),
                        Show.of("earlier", Show.As.CONTENT))
                        .list("caseFile.corrections"),
                Section.table("records").columns(Show.of("kind"), Show.of("recordedAt"), Show.of("agency"),
                        Show.of("particulars", Show.As.CONTENT)),
                Section.table("letters", "kind", "language", "writtenAt", "handedOverOn", "text"),
                Section.table("referrals").columns(Show.of("sentAt"), Show.of("to", Show.As.ORGANISATION)));
    }

    /// Who she is: behind one deliberate click, which has an entry of its own in the audit.
    private static Page person() {
        return RecordPage.of(ONE + "/person", "getCasePerson").named("casePerson").back(ONE).sections(
                Section.facts("who", "givenName", "familyName", "dateOfBirth", "nationality", "languages").tasks("correctCasePerson"),
                Section.table("identifiers", "kind", "value"),
                Section.facts("contact", Show.of("safeContact.when"), Show.of("safeContact.words"), CHANNEL, Show.of("safeContact.value")),
                Section.facts("account", "circumstances"));
    }
}

package org.palermo.portal.desk.casefile;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.palermo.portal.desk.page.Condition;
import org.palermo.portal.desk.page.Field;
import org.palermo.portal.desk.page.Page;
import org.palermo.portal.desk.page.RecordPage;
import org.palermo.portal.desk.page.Section;
import org.palermo.portal.desk.page.Topic;

/// A case, whole, on one page for whoever may read it. What a role may not see, the services leave out. Other topics add what
/// stands beside the file to the page `caseFile`.
@Singleton
class CaseFileTopic implements Topic {
    static final String ONE = "/cases/{case}";
    /// The pages of the records that the timeline names, by the kind of the entry.
    private static final Map<String, String> OF_TIMELINE = Map.of("RECORD_ADDED", ONE + "/{=what}/{=record}",
            "RECORD_CHANGED", ONE + "/{=what}/{=record}", "LETTER", ONE + "/letters/{=record}",
            "DOCUMENT_ADDED", ONE + "/documents/{=record}", "INFORMATION_REQUEST", ONE + "/questions/{=record}",
            "ONWARD_REFERRAL", ONE + "/onward-referrals/{=record}");
    private static final Field INDICATOR = Field.of("code", Field.As.INDICATOR);
    private static final Field CHANNEL = Field.of("safeContact.channel", Field.As.WORD);

    @Override
    public String name() {
        return "cases";
    }

    @Override
    public List<Page> pages() {
        return Stream.of(CaseLists.pages(), List.of(caseFile(), team(), person(), copy(), receipt()), CaseSteps.pages(), CaseTasks.pages(),
                CasePlaces.pages()).flatMap(List::stream).toList();
    }

    /// A section on the page of the legal holds of a case, for data protection officers: whether the person was erased, and the tasks
    /// to erase her.
    @Override
    public List<Addition> additions() {
        return List.of(Addition.to("legalHoldsReferral", Section.facts("erasure", "reference", "askedAt", "erasedAt").from("getErasure")
                .tasks("eraseCasePerson", "answerErasure")));
    }

    private static Page caseFile() {
        return RecordPage.of(ONE, "getCase").named("caseFile").title("reference").back("/portal/cases").sections(
                Section.worked("safeContacts", SafeContacts.SHAPE, SafeContacts::current, "when", "words", "never")
                        .from("listCaseRecords").with("kind", "SAFE_CONTACT")
                        .columns(Field.of("channel", Field.As.WORD),
                                Field.of("id", Field.As.PAGE).to("/cases/{=caseFile}/SAFE_CONTACT/{=id}")),
                Section.facts("safeContact", Field.of("safeContact.when"), Field.of("safeContact.words"), CHANNEL)
                        .when(Condition.present("safeContact")),
                Section.facts("noSafeContact", "safeContactKept").when(Condition.is("safeContactKept", "false")),
                Section.facts("noGuardian", "guardianNeeded").when(Condition.is("guardianNeeded", "true")),
                Section.worked("terms", CaseTerms.SHAPE, CaseTerms::now, "term", "lastDay", "daysLeft", "state"),
                Section.facts("proposed", Field.of("proposed.kind"), Field.of("proposed.outcome"), Field.of("proposed.proposedAt"),
                        Field.of("proposed.proposedBy", Field.As.COLLEAGUE)).when(Condition.present("proposed")),
                Section.facts("file", "stage", "paused.since", "paused.from", "ageGroup", "sex", "region", "exploitation", "referredAt",
                        "sender", "protectedUntil", "erased"),
                Section.facts("referral", "sender.name", "sender.kind", "receivedAt", "account").from("getReferralOfCase")
                        .tasks("caseReferral"),
                Section.facts("senderContact", Field.of("sender"), Field.of("senderContact.telephone"), Field.of("senderContact.email"),
                        Field.of("senderContact.hours")).when(Condition.present("senderContact")),
                Section.facts("noSenderContact", "sender").when(Condition.absent("senderContact")),
                Section.table("indicators").columns(INDICATOR, Field.of("dimension"), Field.of("strength"))
                        .when(Condition.present("indicators")),
                Section.tasks("person", "casePerson", "correctCasePerson", "personCopy").when(Condition.present("person")),
                Section.facts("steps", "next").tasks(CaseSteps.KEYS).when(Condition.present("next")),
                Section.facts("over", "stage").when(Condition.absent("next")),
                Section.table("decisions", "kind", "outcome", "decidedAt", "toldOn", "toldBy", "protectedUntil", "test", "reasons")
                        .rowTasks("recordTelling", "writeDecisionLetter", "writeNegativeDecisionLetter"),
                Section.table("proposals", "kind", "outcome", "proposedAt").from("listDecisionProposals")
                        .columns(Field.of("proposedBy", Field.As.COLLEAGUE), Field.of("state"), Field.of("test"), Field.of("reasons"),
                                Field.of("protectedUntil"), Field.of("answeredAt"), Field.of("answeredBy", Field.As.COLLEAGUE),
                                Field.of("answer"))
                        .rowTasks("confirmDecision", "returnDecision"),
                Section.table("ageDeterminations", "outcome", "method", "on", "body", "reasons")
                        .tasks("determineAge", "determineAgeOfAdult"),
                Section.table("corrections", "reason", "correctedAt").columns(Field.of("fields", Field.As.WORD))
                        .when(Condition.present("corrections")),
                Section.table("caseworkers", "part").from("listCaseCaseworkers")
                        .columns(Field.of("person", Field.As.COLLEAGUE), Field.of("assignedAt"), Field.of("endedAt"))
                        .rowTasks("unassignCaseworker").tasks("assignCases"),
                Section.table("team").from("listCoordinators").columns(Field.of("agency"), Field.of("assignedAt"))
                        .rowTasks("unassignCoordinator").tasks("assignCoordinator", "caseTeam"),
                Section.table("places", "reference", "status", "purpose", "requestedAt", "from", "nights").from("listAccommodationRequests")
                        .row(ONE + "/places/{=id}").tasks("requestAccommodation"),
                Section.table("stays", "status", "from", "until", "changedAt").from("listStays"),
                // Only the organisation that holds a place may open it, so a coordinator who came later has no link to those of others.
                Section.table("ownHolds", "reference", "status").from("listHolds").with("caseFile", "{case}")
                        .columns(Field.of("placement.status").to("/placements/{=placement.id}"), Field.of("from"), Field.of("nights"))
                        .row("/holds/{=id}"),
                Section.table("related", "reference", "is", "reason", "recordedAt").from("listRelatedPersons").row("/cases/{=caseFile}")
                        .rowTasks("unrelatePersons").tasks("relatePersons", "relateOwn"),
                Section.table("links", "reference", "state", "reason", "foundAt", "endReason", "endedAt").row("/cases/{=caseFile}")
                        .rowTasks("confirmCaseLink", "dismissCaseLink", "endCaseLink").when(Condition.present("links")),
                Section.tasks("linking", "linkCases"),
                Section.table("certificates", "reference", "issuedAt", "issuedFor").from("listCertificates")
                        .row(ONE + "/certificates/{=id}/page").rowTasks("replaceCertificate").tasks("issueCertificate"),
                Section.table("timeline").from("getCaseTimeline").columns(Field.of("what", Field.As.WORD), Field.of("kind"), Field.of("at"),
                        Field.of("by", Field.As.ORGANISATION)).rowsBy("kind", OF_TIMELINE),
                Section.table("history").columns(Field.of("event", Field.As.WORD), Field.of("at"), Field.of("after"), Field.of("reasons"),
                        Field.linesOf("terms", "clock", "before", "after")),
                Section.facts("erasure", "askedAt", "erasedAt").from("getErasure").tasks("answerCaseErasure"));
    }

    /// Who works on a case, for the administrator of their organisation, who does not see the case.
    private static Page team() {
        return RecordPage.of(ONE + "/team", "listCoordinators").named("caseTeam").only("agency-administrator").sections(
                Section.table("team").list("items").columns(Field.of("person", Field.As.COLLEAGUE), Field.of("assignedAt"))
                        .rowTasks("unassignOwnCoordinator").tasks("assignOwnCoordinator"));
    }

    /// All that is held about her, to give it to her.
    private static Page copy() {
        return RecordPage.of(ONE + "/copy", "getPersonCopy").named("personCopy").back(ONE).sections(
                Section.facts("who", "caseFile.person.givenName", "caseFile.person.familyName", "caseFile.person.dateOfBirth",
                        "caseFile.person.nationality",
                        "caseFile.person.languages", "caseFile.person.circumstances"),
                Section.table("identifiers", "kind", "value").list("caseFile.person.identifiers"),
                Section.facts("contact", Field.of("caseFile.safeContact.when"), Field.of("caseFile.safeContact.words"),
                        Field.of("caseFile.safeContact.channel", Field.As.WORD),
                        Field.of("caseFile.safeContact.value")),
                Section.facts("file", "caseFile.reference", "caseFile.stage", "caseFile.ageGroup", "caseFile.sex", "caseFile.region",
                        "caseFile.exploitation", "caseFile.referredAt",
                        "caseFile.sender"),
                Section.table("indicators").columns(INDICATOR, Field.of("dimension")).list("caseFile.indicators")
                        .when(Condition.present("caseFile.indicators")),
                Section.table("decisions", "kind", "outcome", "decidedAt", "toldOn", "protectedUntil", "test", "reasons")
                        .list("caseFile.decisions"),
                Section.table("ageDeterminations", "outcome", "method", "on", "body", "reasons").list("caseFile.ageDeterminations"),
                Section.table("corrections").columns(Field.of("correctedAt"), Field.of("reason"), Field.of("fields", Field.As.WORD),
                                Field.of("earlier", Field.As.CONTENT))
                        .list("caseFile.corrections"),
                Section.table("records").columns(Field.of("kind"), Field.of("recordedAt"), Field.of("agency"),
                        Field.of("particulars", Field.As.CONTENT)),
                Section.table("documents", "kind", "name", "why", "addedAt", "agency", "state"),
                Section.table("letters", "kind", "language", "writtenAt", "handedOverOn", "text"),
                Section.table("referrals").columns(Field.of("sentAt"), Field.of("to", Field.As.ORGANISATION),
                        Field.coded("kind", "OnwardKind"), Field.coded("status", "OnwardState"), Field.of("answeredAt"),
                        Field.coded("reason", "OnwardReason")));
    }

    /// What the organisation that referred her may read later; an immigration body never sees more.
    private static Page receipt() {
        return RecordPage.of("/referrals/{referral}", "getReferralReceipt").title("reference").back("/portal/referrals")
                .sections(Section.facts("receipt", "taken", "receivedAt", "ageCorrection"));
    }

    /// Who she is: behind one deliberate click, which has an entry of its own in the audit.
    private static Page person() {
        return RecordPage.of(ONE + "/person", "getCasePerson").named("casePerson").back(ONE).sections(
                Section.facts("who", "givenName", "familyName", "dateOfBirth", "nationality", "languages").tasks("correctCasePerson"),
                Section.table("identifiers", "kind", "value"),
                Section.facts("contact", Field.of("safeContact.when"), Field.of("safeContact.words"), CHANNEL,
                        Field.of("safeContact.value")),
                Section.facts("account", "circumstances"));
    }
}

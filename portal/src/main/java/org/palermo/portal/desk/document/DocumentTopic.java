package org.palermo.portal.desk.document;

import jakarta.inject.Singleton;
import java.util.List;
import org.palermo.portal.desk.page.Condition;
import org.palermo.portal.desk.page.Field;
import org.palermo.portal.desk.page.Page;
import org.palermo.portal.desk.page.RecordPage;
import org.palermo.portal.desk.page.Section;
import org.palermo.portal.desk.page.TaskPage;
import org.palermo.portal.desk.page.Topic;
import org.palermo.portal.gateway.Roles;

/// The documents of a case. The name of a file may be a name of a person, so it stands in no title.
@Singleton
class DocumentTopic implements Topic {
    private static final String CASE = "/cases/{case}";
    private static final String ONE = CASE + "/documents/{document}";
    private static final String FILE = "/cases/{=caseFile}/documents/{=id}";
    /// The hand-made form. It is declared too, so that the page of a case leads to it.
    static final String FORM = "addCaseDocument";
    static final String ANSWER_FORM = "addAnswerFile";
    /// Everybody of an organisation who works with cases answers its questions.
    private static final String[] ANSWERING = {
        Roles.FIRST_RESPONDER, Roles.CASE_COORDINATOR, Roles.COMPETENT_AUTHORITY, "service-provider", "ngo", "legal-adviser", "guardian",
        "prosecutor", "shelter-manager", "inspector", "chief-inspector"};
    private static final String QUESTION = "/received-questions/{request}";

    @Override
    public String name() {
        return "documents";
    }

    @Override
    public List<Page> pages() {
        return List.of(
                RecordPage.of(CASE + "/documents/new", null).named(FORM).back(CASE)
                        .only(Roles.CASE_COORDINATOR, Roles.COMPETENT_AUTHORITY),
                RecordPage.of(QUESTION + "/documents/new", null).named(ANSWER_FORM).back(QUESTION).only(ANSWERING),
                RecordPage.of(ONE, "getCaseDocument").named("caseDocument").back(CASE).sections(
                        Section.facts("picture", Field.of("id", Field.As.PICTURE).to(FILE + "/picture"))
                                .when(Condition.is("state", "KEPT")).when(Condition.is("shown", "true")),
                        Section.facts("file", Field.of("id", Field.As.FILE).to(FILE + "/content"), Field.of("name"), Field.of("type"),
                                Field.of("size"), Field.of("scanned")).when(Condition.is("state", "KEPT")),
                        Section.facts("awaited", "name", "type").when(Condition.is("state", "AWAITED")),
                        Section.facts("about", Field.of("kind"), Field.of("why"), Field.of("agency"),
                                Field.of("addedBy", Field.As.OWN_COLLEAGUE), Field.of("addedAt"), Field.of("keptAt"), Field.of("sha256")),
                        Section.facts("answers", Field.of("agency"),
                                        Field.of("question", Field.As.PAGE).to(CASE + "/questions/{=question}"))
                                .when(Condition.present("question")),
                        Section.facts("removed", Field.of("removedFor"), Field.of("removedBy", Field.As.OWN_COLLEAGUE),
                                Field.of("removedAt")).when(Condition.is("state", "REMOVED")),
                        Section.tasks("tasks", "removeCaseDocument")),
                TaskPage.of(ONE + "/removal", "removeCaseDocument").reads("getCaseDocument").about("kind", "name", "why", "addedAt")
                        .when(Condition.is("state", "KEPT", "AWAITED")).ask("reason").then(ONE));
    }

    /// A case without an identified person takes no documents.
    @Override
    public List<Addition> additions() {
        return List.of(Addition.to("caseFile", Section.table("documents", "kind", "name", "state", "addedAt", "agency")
                .from("listCaseDocuments").row(FILE).tasks(FORM).when(Condition.present("person"))),
                Addition.to("getInformationRequest", Section.table("files", "name", "kind", "state", "addedAt")
                        .from("listCaseDocuments").with("question", "{request}").row(FILE)),
                Addition.to("getReceivedInformationRequest",
                        Section.table("files", "name", "kind", "type", "state", "addedAt").from("listAnswerFiles"),
                        Section.tasks("addFile", ANSWER_FORM).when(Condition.is("status", "OPEN"))));
    }
}

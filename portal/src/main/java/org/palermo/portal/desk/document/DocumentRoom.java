package org.palermo.portal.desk.document;

import jakarta.inject.Singleton;
import java.util.List;
import org.palermo.portal.desk.Page;
import org.palermo.portal.desk.RecordPage;
import org.palermo.portal.desk.Room;
import org.palermo.portal.desk.Section;
import org.palermo.portal.desk.Show;
import org.palermo.portal.desk.TaskPage;
import org.palermo.portal.desk.When;
import org.palermo.portal.gateway.Roles;

/// The documents of a case. The name of a file may be a name of a person, so it stands in no title.
@Singleton
class DocumentRoom implements Room {
    private static final String CASE = "/cases/{case}";
    private static final String ONE = CASE + "/documents/{document}";
    private static final String FILE = "/cases/{=caseFile}/documents/{=id}";
    /// The hand-made form. It is declared too, so that the page of a case leads to it.
    static final String FORM = "addCaseDocument";

    @Override
    public String name() {
        return "documents";
    }

    @Override
    public List<Page> pages() {
        return List.of(
                RecordPage.of(CASE + "/documents/new", null).named(FORM).back(CASE)
                        .only(Roles.CASE_COORDINATOR, Roles.COMPETENT_AUTHORITY),
                RecordPage.of(ONE, "getCaseDocument").named("caseDocument").back(CASE).sections(
                        Section.facts("picture", Show.of("id", Show.As.PICTURE).to(FILE + "/picture"))
                                .when(When.is("state", "KEPT")).when(When.is("shown", "true")),
                        Section.facts("file", Show.of("id", Show.As.FILE).to(FILE + "/content"), Show.of("name"), Show.of("type"),
                                Show.of("size"), Show.of("scanned")).when(When.is("state", "KEPT")),
                        Section.facts("awaited", "name", "type").when(When.is("state", "AWAITED")),
                        Section.facts("about", "kind", "why", "agency", "addedAt", "keptAt", "sha256"),
                        Section.facts("removed", "removedFor", "removedAt").when(When.is("state", "REMOVED")),
                        Section.tasks("tasks", "removeCaseDocument")),
                TaskPage.of(ONE + "/removal", "removeCaseDocument").reads("getCaseDocument").about("kind", "name", "why", "addedAt")
                        .when(When.is("state", "KEPT", "AWAITED")).ask("reason").then(ONE));
    }

    /// A case without an identified person takes no documents.
    @Override
    public List<Addition> additions() {
        return List.of(Addition.to("caseFile", Section.table("documents", "kind", "name", "state", "addedAt")
                .from("listCaseDocuments").row(FILE).tasks(FORM).when(When.present("person"))));
    }
}

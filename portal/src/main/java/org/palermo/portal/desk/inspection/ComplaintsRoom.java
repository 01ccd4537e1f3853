package org.palermo.portal.desk.inspection;

import static org.palermo.portal.api.Schema.code;

import jakarta.inject.Singleton;
import java.util.List;
import org.palermo.portal.desk.Input;
import org.palermo.portal.desk.ListPage;
import org.palermo.portal.desk.Page;
import org.palermo.portal.desk.RecordPage;
import org.palermo.portal.desk.Room;
import org.palermo.portal.desk.Section;
import org.palermo.portal.desk.Show;
import org.palermo.portal.desk.TaskPage;
import org.palermo.portal.desk.When;

/// Complaints: anybody of an inspectorate takes one in and can't read it again; the chief inspector reads it and decides on it.
@Singleton
class ComplaintsRoom implements Room {
    private static final String COMPLAINT = "/complaints/{complaint}";

    @Override
    public String name() {
        return "complaints";
    }

    @Override
    public List<Page> pages() {
        return List.of(
                TaskPage.of("/complaints/new", "takeComplaint").purpose("INSPECTION").entry()
                        .ask(Input.of("channel").only("PHONE", "IN_PERSON", "LETTER", "PARTNER"), Input.of("country"), Input.of("place")
                                .required(),
                                Input.of("what", Input.Kind.LONG_TEXT))
                        .page("source", Input.of("from"), Input.of("contact"), Input.of("language"))
                        .shows(Section.facts("receipt", "reference", "receivedAt")),
                ListPage.of("/complaints", "listComplaints").purpose("INSPECTION").entry()
                        .filter("state", code("ComplaintState", List.of("NEW", "TRIAGED"))).filters("state")
                        .columns("reference", "takenAt", "channel", "country", "state", "outcome").row("/complaints/{=id}")
                                .tasks("takeComplaint"),
                RecordPage.of(COMPLAINT, "getComplaint").purpose("INSPECTION").title("reference").back("/complaints").sections(
                        Section.facts("said", Show.of("what"), Show.of("place"), Show.of("workplace", Show.As.PAGE)
                                .to("/workplaces/{=workplace}"), Show.of("country"),
                                Show.of("from"), Show.of("contact"), Show.of("language"), Show.of("channel"), Show.of("takenAt"))
                                .tasks("planFromComplaint", "triageComplaint"),
                        Section.tasks("unknown", "listWorkplaces", "registerWorkplace").when(When.is("state", "NEW"))
                                .when(When.absent("workplace")),
                        Section.facts("decided", Show.of("outcome"), Show.of("note"), Show.of("triagedAt"),
                                Show.of("plannedVisit", Show.As.PAGE).to("/planned-visits/{=plannedVisit}"))
                                        .when(When.is("state", "TRIAGED"))),
                TaskPage.of(COMPLAINT + "/visit", "triageComplaint").named("planFromComplaint").purpose("INSPECTION").reads("getComplaint")
                        .when(When.is("state", "NEW"))
                        .fixed("outcome", "VISIT").ask(Input.hidden("workplace"), Input.of("workplaceReference"), Input.of("from",
                                Input.Kind.TYPED).from("visitFrom").required(),
                                Input.of("by").required(), Input.of("jointWith"), Input.of("note", Input.Kind.LONG_TEXT)).then(COMPLAINT),
                TaskPage.of(COMPLAINT + "/triage", "triageComplaint").purpose("INSPECTION").reads("getComplaint")
                        .when(When.is("state", "NEW"))
                        .ask(Input.of("outcome").only("NO_VISIT", "PASSED_ON", "NOT_COMPETENT"), Input.of("note", Input.Kind.LONG_TEXT))
                                .then(COMPLAINT));
    }
}

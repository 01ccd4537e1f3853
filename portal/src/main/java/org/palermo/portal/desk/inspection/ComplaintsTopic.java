package org.palermo.portal.desk.inspection;

import static org.palermo.portal.api.Schema.code;

import jakarta.inject.Singleton;
import java.util.List;
import org.palermo.portal.desk.page.Condition;
import org.palermo.portal.desk.page.Field;
import org.palermo.portal.desk.page.Input;
import org.palermo.portal.desk.page.ListPage;
import org.palermo.portal.desk.page.Page;
import org.palermo.portal.desk.page.RecordPage;
import org.palermo.portal.desk.page.Section;
import org.palermo.portal.desk.page.TaskPage;
import org.palermo.portal.desk.page.Topic;

/// Complaints: anybody of an inspectorate takes one in and can't read it again; the chief inspector reads it and decides on it.
@Singleton
class ComplaintsTopic implements Topic {
    private static final String COMPLAINT = "/complaints/{complaint}";

    @Override
    public String name() {
        return "complaints";
    }

    @Override
    public List<Page> pages() {
        return List.of(
                TaskPage.of("/complaints/new", "takeComplaint").purpose("INSPECTION").entry()
                        .ask(Input.of("channel").only("PHONE", "IN_PERSON", "LETTER", "PARTNER"), Input.of("country"),
                                Input.of("workplaceReference"), Input.of("place"), Input.of("what", Input.Kind.LONG_TEXT))
                        .page("source", Input.of("from"), Input.of("contact"), Input.of("language"))
                        .shows(Section.facts("receipt", "reference", "receivedAt")),
                ListPage.of("/complaints", "listComplaints").purpose("INSPECTION").entry()
                        .filter("state", code("ComplaintState", List.of("NEW", "TRIAGED"))).filters("state")
                        .columns("reference", "takenAt", "channel", "country", "state", "outcome").row("/complaints/{=id}")
                                .tasks("takeComplaint"),
                RecordPage.of(COMPLAINT, "getComplaint").purpose("INSPECTION").title("reference").back("/complaints").sections(
                        Section.facts("said", Field.of("what"), Field.of("place"), Field.of("workplace", Field.As.PAGE)
                                        .to("/workplaces/{=workplace}"), Field.of("country"),
                                        Field.of("from"), Field.of("contact"), Field.of("language"), Field.of("channel"),
                                        Field.of("takenAt"))
                                .tasks("planFromComplaint", "triageComplaint"),
                        Section.tasks("unknown", "listWorkplaces", "registerWorkplace").when(Condition.is("state", "NEW"))
                                .when(Condition.absent("workplace")),
                        Section.facts("decided", Field.of("outcome"), Field.of("note"), Field.of("triagedAt"),
                                Field.of("plannedVisit", Field.As.PAGE).to("/planned-visits/{=plannedVisit}"))
                                        .when(Condition.is("state", "TRIAGED"))),
                TaskPage.of(COMPLAINT + "/visit", "triageComplaint").named("planFromComplaint").purpose("INSPECTION").reads("getComplaint")
                        .when(Condition.is("state", "NEW"))
                        .fixed("outcome", "VISIT").ask(Input.hidden("workplace"), Input.of("workplaceReference"), Input.of("from",
                                Input.Kind.TYPED).from("visitFrom").required(),
                                Input.of("by").required(), Input.of("jointWith"), Input.of("note", Input.Kind.LONG_TEXT)).then(COMPLAINT),
                TaskPage.of(COMPLAINT + "/triage", "triageComplaint").purpose("INSPECTION").reads("getComplaint")
                        .when(Condition.is("state", "NEW"))
                        .ask(Input.of("outcome").only("NO_VISIT", "PASSED_ON", "NOT_COMPETENT"), Input.of("note", Input.Kind.LONG_TEXT))
                                .then(COMPLAINT));
    }
}

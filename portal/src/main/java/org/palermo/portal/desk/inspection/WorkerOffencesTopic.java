package org.palermo.portal.desk.inspection;

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

/// What the law obliges an inspector to note of a worker, and the note with which the mechanism sees to it that she is not punished.
@Singleton
class WorkerOffencesTopic implements Topic {
    private static final String OFFENCES = "/visits/{visit}/worker-offences";
    private static final String OFFENCE = OFFENCES + "/{offence}";

    @Override
    public String name() {
        return "workeroffences";
    }

    @Override
    public List<Addition> additions() {
        return List.of(Addition.to("getVisitRecord", Section.table("workerOffences", "seenOn", "kind", "followsFromSituation", "steps")
                .from("listWorkerOffences").with("visit", "{visit}").row(OFFENCES + "/{=id}").tasks("noteWorkerOffence")));
    }

    @Override
    public List<Page> pages() {
        Input report = Input.choice("report", "listSuspectedVictimReports", "id", "recordedAt");
        return List.of(
                RecordPage.of(OFFENCE, "getWorkerOffence").purpose("INSPECTION").title("seenOn").back("/visits/{visit}/record").sections(
                        Section.facts("noted", Field.of("kind"), Field.of("seenOn"), Field.of("duty"), Field.of("text"), Field.of("at"),
                                Field.of("followsFromSituation"), Field.of("steps")).tasks("answerFollowsFromSituation"),
                        Section.facts("nonPunishment", Field.of("nonPunishment.report"), Field.of("nonPunishment.kind"),
                                        Field.of("nonPunishment.seenOn"), Field.of("nonPunishment.followsFromSituation"))
                                .when(Condition.is("followsFromSituation", "YES", "UNKNOWN")),
                        Section.table("answers", "at", "followsFromSituation", "report", "reason")),
                TaskPage.of(OFFENCES + "/new", "noteWorkerOffence").purpose("INSPECTION").when(Condition.is("closed", "false"))
                        .ask(Input.of("kind"), Input.of("seenOn"), Input.of("duty"), Input.of("text", Input.Kind.LONG_TEXT))
                        .page("situation", Input.of("followsFromSituation"), report).then(OFFENCES + "/{=id}"),
                TaskPage.of(OFFENCE + "/answer", "answerFollowsFromSituation").purpose("INSPECTION").reads("getWorkerOffence")
                        .ask(Input.of("followsFromSituation"), report.from("nonPunishment.report"),
                                Input.of("reason", Input.Kind.LONG_TEXT)).then(OFFENCE));
    }
}

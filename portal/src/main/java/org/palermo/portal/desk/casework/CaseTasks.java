package org.palermo.portal.desk.casework;

import java.util.List;
import org.palermo.portal.desk.page.Condition;
import org.palermo.portal.desk.page.ListPage;
import org.palermo.portal.desk.page.Page;
import org.palermo.portal.desk.page.RecordPage;
import org.palermo.portal.desk.page.Section;
import org.palermo.portal.desk.page.TaskPage;

/// What coordinators have to do on their cases, and by when.
final class CaseTasks {
    private static final String CASE = "/cases/{case}";
    private static final String ONE = CASE + "/tasks/{task}";

    private CaseTasks() {}

    static List<Page> pages() {
        return List.of(
                ListPage.of("/tasks", "listTasks").entry().columns("reference", "what", "dueOn", "due")
                        .row("/cases/{=caseFile}/tasks/{=id}"),
                RecordPage.of(ONE, "getCaseTask").back(CASE).sections(
                        Section.facts("task", "reference", "what", "dueOn", "due", "status", "agency", "madeAt", "endedAt")
                                .tasks("doneCaseTask", "cancelCaseTask")),
                TaskPage.of(CASE + "/tasks/new", "addCaseTask").ask("what", "dueOn").when(Condition.present("next")).then(CASE),
                end("done", "doneCaseTask", "DONE"), end("cancellation", "cancelCaseTask", "CANCELLED"));
    }

    private static TaskPage end(String path, String key, String outcome) {
        return TaskPage.of(ONE + "/" + path, "endCaseTask").named(key).fixed("outcome", outcome).reads("getCaseTask")
                .about("reference", "what", "dueOn").when(Condition.is("status", "OPEN")).then(CASE);
    }

    /// On the page of a case. Nobody but its coordinators may read them.
    static Section ofCase() {
        return Section.table("tasks", "what", "dueOn", "due", "status").from("listCaseTasks").row(CASE + "/tasks/{=id}")
                .rowTasks("doneCaseTask", "cancelCaseTask").tasks("addCaseTask");
    }
}

package org.palermo.portal.desk.question;

import java.util.List;
import org.palermo.portal.desk.Input;
import org.palermo.portal.desk.ListPage;
import org.palermo.portal.desk.Page;
import org.palermo.portal.desk.Section;
import org.palermo.portal.desk.Show;
import org.palermo.portal.desk.TaskPage;
import org.palermo.portal.desk.When;

/// Who of an authority has which cases. Cases are given one by one on their page, or many at once.
final class Caseworkers {
    private static final String ONE = QuestionRoom.CASE;
    private static final String PEOPLE = "/caseworkers";
    private static final String CASEWORKER = "CASEWORKER";

    private Caseworkers() {}

    static List<Page> pages() {
        return List.of(
                ListPage.of(PEOPLE, "listCaseworkers").columns("name", "cases", "secondReadings").row("/cases?assigned={=person}")
                        .tasks("giveCases", "moveCases", "giveSecondReadings").entry(),
                many("giveCases", "/cases", "nobody", CASEWORKER),
                many("moveCases", "/moves", "team", CASEWORKER),
                many("giveSecondReadings", "/second-readings", "team", "SECOND_READER"),
                shown(TaskPage.of(ONE + "/caseworkers/new", "assignCases").fixed("cases", List.of("{case}"))
                        .ask(Input.of("part"), person())).when(When.present("next")),
                TaskPage.of(ONE + "/caseworkers/{person}/end", "unassignCaseworker").when(When.absent("endedAt")).then(ONE));
    }

    private static TaskPage many(String key, String path, String assigned, String part) {
        return shown(TaskPage.of(PEOPLE + path, "assignCases").named(key).fixed("part", part)
                .ask(Input.choice("cases", "listCases", "id", "reference", "region", "dueOn").with("assigned", assigned))
                .page("whom", person()));
    }

    /// The answer says for each case whether it was given, so it is shown.
    private static TaskPage shown(TaskPage task) {
        return task.shows(Section.table("result").list("cases").columns(Show.of("outcome"), Show.of("id", Show.As.PAGE).to("/cases/{=id}")));
    }

    private static Input person() {
        return Input.choice("person", "listCaseworkers", "person", "name");
    }
}

package org.palermo.portal.desk.question;

import java.util.List;
import org.palermo.portal.desk.page.Condition;
import org.palermo.portal.desk.page.Field;
import org.palermo.portal.desk.page.Input;
import org.palermo.portal.desk.page.ListPage;
import org.palermo.portal.desk.page.Page;
import org.palermo.portal.desk.page.Section;
import org.palermo.portal.desk.page.TaskPage;

/// Who of an authority has which cases. Cases are given one by one on their page, or many at once.
final class Caseworkers {
    private static final String ONE = QuestionTopic.CASE;
    private static final String PEOPLE = "/caseworkers";
    private static final String CASEWORKER = "CASEWORKER";
    /// The most cases that can be given at once: the form reads and shows no more.
    private static final int MOST = 100;

    private Caseworkers() {}

    static List<Page> pages() {
        return List.of(
                ListPage.of(PEOPLE, "listCaseworkers").columns("name", "cases", "secondReadings").row("/cases?assigned={=person}")
                        .tasks("giveCases", "moveCases", "giveSecondReadings").entry(),
                many("giveCases", "/cases", "nobody", CASEWORKER),
                many("moveCases", "/moves", "team", CASEWORKER),
                many("giveSecondReadings", "/second-readings", "team", "SECOND_READER"),
                shown(TaskPage.of(ONE + "/caseworkers/new", "assignCases").fixed("cases", List.of("{case}"))
                        .ask(Input.of("part"), person())).when(Condition.present("next")),
                TaskPage.of(ONE + "/caseworkers/{person}/end", "unassignCaseworker").when(Condition.absent("endedAt")).then(ONE));
    }

    private static TaskPage many(String key, String path, String assigned, String part) {
        return shown(TaskPage.of(PEOPLE + path, "assignCases").named(key).fixed("part", part)
                .ask(Input.choice("cases", "listCases", "id", "reference", "region", "dueOn").with("assigned", assigned)
                        .with("sort", "due").first(MOST))
                .page("whom", person()));
    }

    /// The answer says for each case whether it was given, so it is shown.
    private static TaskPage shown(TaskPage task) {
        return task.shows(Section.table("result").list("cases")
                .columns(Field.of("outcome"), Field.of("id", Field.As.PAGE).to("/cases/{=id}")));
    }

    private static Input person() {
        return Input.choice("person", "listCaseworkers", "person", "name");
    }
}

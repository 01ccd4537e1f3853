package org.palermo.portal.desk.casefile;

import jakarta.inject.Singleton;
import java.util.List;
import org.palermo.portal.api.Schema;
import org.palermo.portal.desk.page.Field;
import org.palermo.portal.desk.page.Input;
import org.palermo.portal.desk.page.ListPage;
import org.palermo.portal.desk.page.Page;
import org.palermo.portal.desk.page.RecordPage;
import org.palermo.portal.desk.page.Section;
import org.palermo.portal.desk.page.TaskPage;
import org.palermo.portal.desk.page.Topic;
import org.palermo.portal.gateway.Roles;

/// Work with the list of cases: saved filters, the export, assigning the cases that are ticked, and the calendar.
@Singleton
class WorklistTopic implements Topic {
    static final String EXPORT = "exportWorklist";
    static final String EXPORT_PATH = "/cases/export";
    static final String FILE_PATH = "/calendar/file";
    private static final String LIST = "/cases";
    private static final String SAVED = LIST + "/filters";
    /// Days ahead.
    private static final Schema DAYS = Schema.code("CalendarDays", List.of("7", "30", "90"));

    /// Whose cases the calendar shows instead of the reader's.
    private static final Schema WHOSE = Schema.code("CalendarWhose", List.of("team"));

    @Override
    public String name() {
        return "worklist";
    }

    @Override
    public List<Page> pages() {
        return List.of(
                ListPage.of("/calendar", "getCalendar").filter("days", DAYS)
                        .filter("whose", WHOSE).onlyFor(Roles.COMPETENT_AUTHORITY, "whose")
                        .columns("reference", "what", "on", "at")
                        .row("/cases/{=caseFile}").withFilters("calendarFile").entry(),
                RecordPage.of(FILE_PATH, null).named("calendarFile").only(Roles.CASE_COORDINATOR, Roles.COMPETENT_AUTHORITY),
                TaskPage.of(SAVED + "/new", "saveWorklistFilter").direct()
                        .ask(Input.of("name"), Input.hidden("stage"), Input.hidden("due"), Input.hidden("with"), Input.hidden("assigned"),
                                Input.hidden("region"), Input.hidden("ageGroup"), Input.hidden("exploitation"),
                                Input.hidden("recoveryWithin"), Input.hidden("sort"))
                        .then(LIST),
                RecordPage.of(SAVED, "listWorklistFilters").named("worklistFilters").back("/portal/cases").sections(
                        Section.table("filters", "name", "savedAt").list("items").rowTasks("deleteWorklistFilter")),
                TaskPage.of(SAVED + "/{filter}/deletion", "deleteWorklistFilter").then(SAVED),
                RecordPage.of(EXPORT_PATH, null).named(EXPORT).only(Roles.COMPETENT_AUTHORITY),
                ofTicked("giveChosen", "/caseworker", "assignCases").fixed("part", "CASEWORKER")
                        .page("whom", Input.ticked("cases", LIST), Input.choice("person", "listCaseworkers", "person", "name")),
                ofTicked("giveChosenToCoordinator", "/coordinator", "assignCoordinatorToCases")
                        .ask(Input.choice("organisation", "listProviders", "id", "name").with("closed", "false").required(),
                                Input.ticked("cases", LIST))
                        .page("who", Input.choice("person", "listCaseCoordinators", "person", "name")
                                .with("organisation", "{=organisation}")));
    }

    /// The answer says for each case what became of it.
    private static TaskPage ofTicked(String key, String path, String operation) {
        return TaskPage.of(LIST + "/chosen" + path, operation).named(key).only(Roles.COMPETENT_AUTHORITY)
                .shows(Section.table("result").list("cases").columns(Field.of("reference"), Field.of("outcome"),
                        Field.of("id", Field.As.PAGE).to("/cases/{=id}")));
    }
}
